"""A frame of `/ws/assistant` as what it is: a JSON object, a text, or bytes of either."""

from dataclasses import dataclass
from typing import Any

from project.errors import Problem
from project.rest.reading import loads
from project.sockets import Kind

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came: the object where it is one, else the text."""

    text: str
    message: Object | None
    kind: Kind  # of the answer

    @property
    def bare(self) -> bool:
        """Whether the client reads tokens as they are: it said, or showed, that it speaks text."""
        return self.kind is Kind.TEXT


def read(raw: str | bytes, mode: Kind | None) -> Heard:
    """By Lanarky's modes: inferred, an object is JSON. Raises Problem 400, which quotes nothing."""
    if mode not in (None, Kind.JSON) and isinstance(raw, bytes) != (mode is Kind.BYTES):
        raise Problem(code="unexpected_frame")
    text = raw if isinstance(raw, str) else _decoded(raw)
    if mode is Kind.JSON or (mode is None and isinstance(raw, str) and _looks_like_json(text)):
        return Heard(text, _object(text), Kind.JSON)
    return Heard(text, _maybe(text), Kind.TEXT if isinstance(raw, str) else Kind.BYTES)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Problem(code="invalid_utf8") from None


def _looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] == "{"


def _object(text: str) -> Object:
    found = loads(text.encode("utf-8", "surrogatepass"))
    if not isinstance(found, dict):
        raise Problem("A message must be a JSON object.", code="invalid")
    return found


def _maybe(text: str) -> Object | None:
    """The request in a text or in bytes; None where it is a text like any other."""
    if not _looks_like_json(text):
        return None
    try:
        return _object(text)
    except Problem:
        return None
