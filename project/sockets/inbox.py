"""Messages that have come and are not yet read: bounded, so that a flood stays in the client's own buffers."""

import asyncio
from collections import deque
from typing import Any


class Inbox:
    """A queue with one writer, which waits for room, and one reader, which gets None after the end."""

    __slots__ = ("_ended", "_items", "_limit", "_reader", "_writer")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._items: deque[Any] = deque()
        self._ended = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._items)

    async def put(self, item: Any) -> None:
        """Add an item, once there is room; after the end it is dropped."""
        while len(self._items) >= self._limit and not self._ended:
            self._writer = asyncio.get_running_loop().create_future()
            await self._writer
        if not self._ended:
            self._items.append(item)
            _wake(self._reader)

    async def get(self) -> Any:
        """The next item, or None when the queue has ended and is empty."""
        while not self._items:
            if self._ended:
                return None
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        item = self._items.popleft()
        _wake(self._writer)
        return item

    def end(self, *, discard: bool = False) -> None:
        """Take no more; `discard` drops what has not been read."""
        self._ended = True
        if discard:
            self._items.clear()
        _wake(self._reader)
        _wake(self._writer)


def _wake(waiter: "asyncio.Future[None] | None") -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)
