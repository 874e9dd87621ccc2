"""The queue between a socket's protocol and its application: when it is full, the client is not read."""

import asyncio
from typing import Any, Protocol

FULL_EVENTS = 64
FULL_BYTES = 256 * 1024


class Reader(Protocol):
    """What can stop reading from its client."""

    def hold(self, why: str) -> None: ...

    def release(self, why: str) -> None: ...


class Inlet(asyncio.Queue[dict[str, Any]]):
    """An asyncio queue that holds its reader while too much waits, and lets it go when half of that is read."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._bytes = 0
        self._held = False

    def _put(self, item: dict[str, Any]) -> None:
        super()._put(item)
        self._bytes += _size(item)
        if not self._held and (self.qsize() > FULL_EVENTS or self._bytes > FULL_BYTES):
            self._held = True
            self._reader.hold("inlet")

    def _get(self) -> dict[str, Any]:
        item: dict[str, Any] = super()._get()
        self._bytes -= _size(item)
        if self._held and self.qsize() <= FULL_EVENTS // 2 and self._bytes <= FULL_BYTES // 2:
            self._held = False
            self._reader.release("inlet")
        return item


def _size(item: dict[str, Any]) -> int:
    return len(item.get("text") or item.get("bytes") or b"")
