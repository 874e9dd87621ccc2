"""What a client may say on `/ws/rooms/{room}`: one frozen value per frame, read from JSON, text or bytes."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as fields_of
from typing import Any, ClassVar

import orjson

from project.errors import Problem, invalid
from project.sockets import Kind

from . import fields

ID = 200  # characters of a frame's id
NAME = 64  # characters of a room's or an epoch's name: ours have 16
Message = dict[str, Any]
Check = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all frames may carry: an id that their answer repeats, and the room where it is not the path's."""

    type: ClassVar[str]
    id: str | int | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Frame):
    """With how far the client's knowledge of the room goes; all None where it knows nothing."""

    epoch: str | None = None
    last_seq: int | None = None
    last_rev: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Frame):
    """Of one message of the room."""

    seq: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello(Placed):
    type = "hello"


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Placed):
    type = "join"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Frame):
    type = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Frame):
    type = "post"
    text: Any = ""
    client_msg_id: Any = None
    reply_to: Any = None
    attachments: Any = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(About):
    type = "edit"
    text: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(About):
    type = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class React(About):
    type = "react"
    emoji: Any
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(About):
    type = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing(Frame):
    type = "typing"
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Frame):
    type = "preview"
    text: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Frame):
    type = "history"
    before: Any = None
    after: Any = None
    limit: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(About):
    type = "reveal"
    reason: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Frame):
    type = "cancel"
    response: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping(Frame):
    type = "ping"


KINDS = (Hello, Join, Leave, Post, Edit, Delete, React, Read, Typing, Preview, History, Reveal, Cancel, Ping)
FRAMES: Mapping[str, type[Frame]] = {kind.type: kind for kind in KINDS}


def read(raw: str | bytes, mode: Kind | None) -> tuple[Frame | Problem, Message | None]:
    """The frame and its JSON; a text that is no object, and bytes, are a post. A Problem where it cannot be read."""
    message: Message | None = None
    try:
        if (text := _bare(raw, mode)) is not None:
            return Post(text=text), None
        message = _object(raw)
        return parse(message), message
    except Problem as problem:
        return problem, message


def parse(message: Message) -> Frame:
    """The frame of an object. Raises Problem 400, which names the field and never the value."""
    given = message.get("type")
    kind = FRAMES.get(given) if isinstance(given, str) else None
    if kind is None:
        raise invalid("type", f"must be one of {', '.join(FRAMES)}", code="unknown_type")
    values = {}
    for field in fields_of(kind):
        if message.get(field.name) is not None:
            values[field.name] = CHECKS.get(field.name, _any)(message[field.name], field.name)
        elif field.default is MISSING:
            raise invalid(field.name, "is required")
    return kind(**values)


def _bare(raw: str | bytes, mode: Kind | None) -> str | None:
    """The text of a frame that is a post as it stands; None where it is JSON."""
    if mode is Kind.JSON:
        return None
    if isinstance(raw, str):
        return None if mode is None and raw.lstrip()[:1] == "{" else raw
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Problem(code="invalid_utf8") from None


def _object(raw: str | bytes) -> Message:
    try:
        message = orjson.loads(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
    except orjson.JSONDecodeError:
        raise Problem("The message is not JSON.", code="invalid_json") from None
    if not isinstance(message, dict):
        raise Problem("A message must be a JSON object.", code="invalid")
    return message


def _id(value: Any, field: str) -> str | int:
    if isinstance(value, str) and len(value) <= ID:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= fields.MOST:
        return value
    raise invalid(field, f"must be a whole number or a string of at most {ID} characters")


def _any(value: Any, field: str) -> Any:
    return value


def _name(value: Any, field: str) -> str:
    return fields.text(value, field, NAME)


# What the services do not look at themselves.
CHECKS: Mapping[str, Check] = {
    "id": _id,
    "room": _name,
    "epoch": _name,
    "last_seq": fields.whole,
    "last_rev": fields.whole,
    "on": fields.flag,
}
