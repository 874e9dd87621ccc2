"""A socket client that costs little, so that what is measured is the server: it stamps frames and parses none."""

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

Heard = Callable[[bytes, float], None]
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Wire(asyncio.Protocol):
    """Tells `heard` of each text frame and when it came (RFC 6455 section 5.2)."""

    def __init__(self, head: bytes, heard: Heard) -> None:
        self._head = head
        self._heard = heard
        self._buffer = bytearray()
        self.lost = False
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._head)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._buffer += data
        if not self.open.done():
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head[:20]:
                self.open.set_exception(ConnectionError(head[:40].decode()))
                return
            self._buffer = rest
            self.open.set_result(None)
        at = 0
        while (end := self._frame(at)) is not None:
            at = self._take(at, end, now)
        del self._buffer[:at]

    def _frame(self, at: int) -> tuple[int, int] | None:
        """Where the payload of the frame there begins and ends; None where it has not all come."""
        buffer = self._buffer
        if len(buffer) < at + 2:
            return None
        length, start = buffer[at + 1], at + 2
        if length == 126:
            length, start = int.from_bytes(buffer[at + 2 : at + 4], "big"), at + 4
        elif length == 127:
            length, start = int.from_bytes(buffer[at + 2 : at + 10], "big"), at + 10
        return (start, start + length) if len(buffer) >= start + length and start <= len(buffer) else None

    def _take(self, at: int, payload: tuple[int, int], now: float) -> int:
        kind, data = self._buffer[at] & 15, bytes(self._buffer[slice(*payload)])
        if kind == TEXT:
            self._heard(data, now)
        elif kind == PING:
            self._write(PONG, data)
        return payload[1]

    def send(self, text: str) -> None:
        """Send a text frame."""
        self._write(TEXT, text.encode())

    def _write(self, kind: int, data: bytes) -> None:
        size = len(data)
        head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else bytes([0x80 | kind, 254]) + size.to_bytes(2, "big")
        self.transport.write(head + bytes(4) + data)  # a mask of zeros: masking is for proxies, and there is none


async def opened(url: str, heard: Heard, key: str = "") -> Wire:
    """A socket past its handshake."""
    parts = urlsplit(url)
    lines = [
        f"GET {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + "dGhlIHNhbXBsZSBub25jZQ==",
    ]
    if key:
        lines.append(f"x-api-key: {key}")
    head = "\r\n".join([*lines, "", ""]).encode()
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(lambda: Wire(head, heard), parts.hostname or "", parts.port or 80)
    await wire.open
    return wire
