"""JSON, text and bytes on one socket: the kind of each message, inferred or set by `?mode=`."""

from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs

import orjson

from ..errors import Problem


class Kind(StrEnum):
    """What a message is: a JSON value or a text in a text frame, bytes in a binary one."""

    JSON = "json"
    TEXT = "text"
    BYTES = "bytes"


ALL_KINDS = frozenset(Kind)


def mode_of(query: bytes) -> Kind | None:
    """The kind that `?mode=` fixes; None infers it per message. Raises Problem on an unknown one."""
    asked = parse_qs(query.decode("latin-1")).get("mode")
    if not asked:
        return None
    try:
        return Kind(asked[-1])
    except ValueError:
        raise Problem("mode must be json, text or bytes", code="unknown_mode") from None


def decode(text: str | None, data: bytes | None, mode: Kind | None, kinds: frozenset[Kind]) -> tuple[Kind, Any]:
    """The kind and the value of one frame. Raises Problem where the socket does not speak the kind."""
    if text is None:
        return _decode_binary(data or b"", mode, kinds)
    if mode is Kind.TEXT or (mode is None and not _looks_like_json(text, kinds)):
        _require(Kind.TEXT, kinds)
        return Kind.TEXT, text
    if mode is Kind.BYTES:
        raise Problem("A binary frame is expected on this socket.", code="unexpected_frame")
    _require(Kind.JSON, kinds)
    return Kind.JSON, loads(text)


def _decode_binary(data: bytes, mode: Kind | None, kinds: frozenset[Kind]) -> tuple[Kind, Any]:
    if mode is Kind.TEXT:
        raise Problem("A text frame is expected on this socket.", code="unexpected_frame")
    if mode is Kind.JSON or (mode is None and Kind.BYTES not in kinds and Kind.JSON in kinds):
        return Kind.JSON, loads(data)
    _require(Kind.BYTES, kinds)
    return Kind.BYTES, data


def _looks_like_json(text: str, kinds: frozenset[Kind]) -> bool:
    """An object or a list is JSON; anything else is text where the socket speaks text."""
    return Kind.JSON in kinds and (Kind.TEXT not in kinds or text.lstrip()[:1] in ("{", "["))


def _require(kind: Kind, kinds: frozenset[Kind]) -> None:
    if kind not in kinds:
        raise Problem(f"This socket does not take {kind} messages.", code="unexpected_frame")


def loads(raw: str | bytes) -> Any:
    """A JSON value (RFC 8259). Raises Problem, which names a place and quotes nothing."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        detail = f"The message is not JSON (line {error.lineno}, column {error.colno})."
        raise Problem(detail, code="invalid_json") from None


def encode(payload: Any) -> str | bytes:
    """What goes on the wire: bytes and text as they are, any other value as JSON."""
    if isinstance(payload, str | bytes):
        return payload
    if isinstance(payload, bytearray | memoryview):
        return bytes(payload)
    return orjson.dumps(payload).decode()


def unwrap(payload: Any, envelope: str, kind: Kind) -> Any:
    """The bare text or bytes of an answer in an envelope, where the message came bare."""
    if kind is Kind.JSON or not isinstance(payload, dict) or set(payload) != {envelope}:
        return payload
    value = payload[envelope]
    return value.encode() if kind is Kind.BYTES and isinstance(value, str) else value


def wrap(value: Any, envelope: str, kind: Kind) -> Any:
    """A bare text or bytes (UTF-8) as an object, so that a handler sees one shape."""
    if kind is Kind.JSON:
        return value
    if kind is Kind.TEXT:
        return {envelope: value}
    try:
        return {envelope: value.decode()}
    except UnicodeDecodeError:
        raise Problem("The bytes are not UTF-8.", code="invalid_utf8") from None
