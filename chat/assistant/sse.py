"""Server-sent events (WHATWG HTML, section 9.2), read from bytes cut anywhere, and written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

COMMENT = b": wait\n\n"


@dataclass(slots=True)
class Reader:
    """Takes bytes, gives the `data` of the events that are complete. Raises ValueError over `most` bytes a line."""

    most: int
    _left: bytearray = field(default_factory=bytearray)
    _data: list[bytes] = field(default_factory=list)

    def take(self, piece: bytes) -> Iterator[bytes]:
        """The data of each event that these bytes complete."""
        self._left += piece
        *lines, rest = self._left.split(b"\n")
        self._left = bytearray(rest)
        for line in lines:
            yield from self._line(bytes(line).removesuffix(b"\r"))
        if len(self._left) > self.most:
            raise ValueError("an event is too long")

    def finish(self) -> Iterator[bytes]:
        """What an upstream that ends without an empty line meant."""
        yield from self._line(bytes(self._left).removesuffix(b"\r"))
        yield from self._line(b"")

    def _line(self, line: bytes) -> Iterator[bytes]:
        if line.startswith(b"data:"):
            self._data.append(line[5:].removeprefix(b" "))
        elif not line and self._data:
            yield b"\n".join(self._data)
            self._data.clear()


def event(data: bytes, name: str = "") -> bytes:
    """One event; `data` is one line."""
    return (b"event: " + name.encode() + b"\n" if name else b"") + b"data: " + data + b"\n\n"
