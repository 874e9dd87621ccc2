"""The way out of a session: at once where nothing waits, else through the outbox, in order, one message at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any

from ..metrics import tally
from .outbox import Join, Outbox

Transmit = Callable[[dict[str, Any]], Awaitable[None]]
Frame = str | bytes


class Writer:
    """Sends frames; `chore` runs the coroutine that empties the outbox."""

    __slots__ = ("_chore", "_direct", "_drained", "_outbox", "_transmit", "_writing")

    def __init__(
        self,
        transmit: Transmit,
        outbox: Outbox,
        chore: Callable[[Coroutine[Any, Any, None]], None],
        direct: Callable[[str], bool] | None = None,
    ) -> None:
        self._direct = direct
        self._transmit = transmit
        self._outbox = outbox
        self._chore = chore
        self._writing = False
        self._drained: asyncio.Future[None] | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being sent or waits."""
        return not self._writing and not self._outbox

    def write_now(self, frame: Frame) -> bool:
        """Send at once where nothing waits and the server can, without a task or a coroutine for each of many."""
        if self._direct is None or not self.idle or not isinstance(frame, str) or not self._direct(frame):
            return False
        tally.sent += 1
        return True

    async def write(self, frame: Frame) -> None:
        """Send past the outbox; returns when the client has taken enough."""
        self._writing = True
        try:
            await self._put_on_wire(frame)
        finally:
            self._writing = False
            self._settle()

    def join(self, key: Hashable | None, payload: Any, join: Join) -> bool:
        """Join the message to one with its key that still waits; False where there is none."""
        return self._outbox.join(key, payload, join)

    def queue(self, frame: Frame, key: Hashable | None, payload: Any) -> None:
        """Send when its turn comes."""
        self._outbox.put(frame, key, payload)
        self._settle()

    async def wait_for_room(self, frame: Frame, seconds: float) -> bool:
        """Whether there was room for the frame within so many seconds."""
        try:
            async with asyncio.timeout(seconds or None):
                await self._outbox.wait_for_room(len(frame))
        except TimeoutError:
            return False
        return True

    def make_room(self, frame: Frame, drop: bool) -> bool:
        """Whether there is room for the frame now; with `drop` the oldest go until there is."""
        while not self._outbox.has_room(len(frame)):
            if not drop:
                return False
            self._outbox.pop()
        return True

    async def flush(self, seconds: float) -> bool:
        """Wait until all that waits is sent; False when that took too long."""
        if self.idle:
            return True
        self._drained = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds or None):
                await self._drained
        except TimeoutError:
            return False
        return True

    def clear(self) -> None:
        """Drop all that waits."""
        self._outbox.clear()

    def _settle(self) -> None:
        """Send on what waits, and say so when nothing does."""
        if self._writing:
            return
        if self._outbox:
            self._writing = True
            self._chore(self._pump())
        elif self._drained is not None and not self._drained.done():
            self._drained.set_result(None)

    async def _pump(self) -> None:
        while self._outbox:
            await self._put_on_wire(self._outbox.pop())
        self._writing = False
        self._settle()

    async def _put_on_wire(self, frame: Frame) -> None:
        tally.sent += 1
        await self._transmit({"type": "websocket.send", "text" if isinstance(frame, str) else "bytes": frame})
