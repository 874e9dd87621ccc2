"""Messages that wait for a client to read: bounded, and those with the same key joined into one."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from .formats import encode

Join = Callable[[Any, Any], Any]


def latest(old: Any, new: Any) -> Any:
    """The join that keeps the newer message: a progress, a presence, a typing mark."""
    return new


@dataclass(slots=True)
class Waiting:
    """One message in the queue."""

    frame: str | bytes
    key: Hashable | None = None
    payload: Any = None  # kept only where a later message may be joined to it


class Outbox:
    """A queue bounded by messages and bytes (characters, for text)."""

    __slots__ = ("_by_key", "_bytes", "_items", "_max_bytes", "_max_messages", "_room")

    def __init__(self, max_messages: int, max_bytes: int) -> None:
        self._max_messages = max_messages
        self._max_bytes = max_bytes
        self._items: deque[Waiting] = deque()
        self._by_key: dict[Hashable, Waiting] | None = None
        self._bytes = 0
        self._room: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._items)

    def has_room(self, size: int) -> bool:
        """Whether a message of that size fits; one larger than the whole queue fits when the queue is empty."""
        if not self._items:
            return True
        return len(self._items) < self._max_messages and self._bytes + size <= self._max_bytes

    def join(self, key: Hashable | None, payload: Any, join: Join) -> bool:
        """Join the message to one with its key that still waits; False where there is none."""
        waiting = self._by_key.get(key) if self._by_key and key is not None else None
        if waiting is None:
            return False
        waiting.payload = join(waiting.payload, payload)
        self._bytes -= len(waiting.frame)
        waiting.frame = encode(waiting.payload)
        self._bytes += len(waiting.frame)
        return True

    def put(self, frame: str | bytes, key: Hashable | None = None, payload: Any = None) -> None:
        """Add a message; the caller has asked `has_room`."""
        waiting = Waiting(frame, key, payload if key is not None else None)
        self._items.append(waiting)
        self._bytes += len(frame)
        if key is not None:
            self._by_key = self._by_key or {}
            self._by_key[key] = waiting

    def pop(self) -> str | bytes:
        """Take the oldest message."""
        waiting = self._items.popleft()
        self._bytes -= len(waiting.frame)
        if waiting.key is not None and self._by_key and self._by_key.get(waiting.key) is waiting:
            del self._by_key[waiting.key]
        if self._room is not None and not self._room.done():
            self._room.set_result(None)
        return waiting.frame

    def clear(self) -> None:
        """Drop everything and let the waiting senders go."""
        while self._items:
            self.pop()

    async def wait_for_room(self, size: int) -> None:
        """Return when a message of that size fits."""
        while not self.has_room(size):
            if self._room is None or self._room.done():
                self._room = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._room)
