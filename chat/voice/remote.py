"""Frames to the members of a room in other processes, in order, and never more than a few waiting."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Event = dict[str, Any]
MOST = 64  # frames; what is older than that is no conversation any more
PATIENCE = 2.0  # s for one frame
logger = logging.getLogger(__name__)
_pumps: set["asyncio.Task[None]"] = set()  # a task that nobody holds may be collected


class Remote:
    """The way out of this process for one speaker; outlives the socket until all is sent."""

    __slots__ = ("_pump", "_send", "_waiting")

    def __init__(self, send: Callable[[Event], Awaitable[None]]) -> None:
        self._send = send
        self._waiting: deque[Event] = deque(maxlen=MOST)
        self._pump: asyncio.Task[None] | None = None

    def put(self, event: Event) -> None:
        """Send when its turn comes; the oldest goes where too many wait."""
        self._waiting.append(event)
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._empty())
            _pumps.add(self._pump)
            self._pump.add_done_callback(_pumps.discard)

    async def _empty(self) -> None:
        while self._waiting:
            event = self._waiting.popleft()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._send(event)
            except Exception as error:
                logger.warning("a voice frame did not reach other processes: %s", type(error).__name__)
