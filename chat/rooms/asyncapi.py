"""What AsyncAPI says of `/ws/rooms/{room}`; what clients send is read off `protocol`."""

from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any

from project.sockets.asyncapi import ID, Part, schema

from ..models import Person
from . import protocol
from .rights import ROLES

Document = dict[str, Any]
TEXT: Document = {"type": "string"}
FLAG: Document = {"type": "boolean"}
NUMBER: Document = {"type": "integer", "minimum": 0}
TIME: Document = {"type": "string", "format": "date-time"}
STRINGS: Document = {"type": "array", "items": TEXT}
FIELDS: dict[str, Document] = {
    "id": ID,
    "room": {"type": "string", "description": "Where it is not the room of the path."},
    "text": {"type": "string", "description": "From the client as it was written, from the server redacted."},
    "client_msg_id": {"type": "string", "description": "The same one stores a post once, however often it is sent."},
    "on": FLAG,
    "attachments": STRINGS,
    **dict.fromkeys(("epoch", "emoji", "reason"), TEXT),
    **dict.fromkeys(("last_seq", "last_rev", "seq", "reply_to", "before", "after", "limit"), NUMBER),
}


def thing(required: Iterable[str], optional: Iterable[str] = (), **properties: Document) -> Document:
    """An object; fields that are not described here are those of FIELDS."""
    required, names = list(required), [*required, *optional]
    return {
        "type": "object",
        "required": required,
        "properties": {name: FIELDS.get(name, TEXT) for name in names} | properties,
    }


def frame(kind: str, /, required: Iterable[str] = (), optional: Iterable[str] = (), **properties: Document) -> Document:
    """A frame of the server."""
    return thing(["type", *required], optional, type={"const": kind}, **properties)


def asked(kind: type[protocol.Frame]) -> Document:
    """A frame of the client."""
    named = fields(kind)
    required = [field.name for field in named if field.default is MISSING]
    return frame(kind.type, required, [field.name for field in named if field.default is not MISSING])


PERSON = thing(["id", "name"], id=TEXT)
KIND: Document = {"enum": list(Person.Kind.values)}
ENTITY = thing(["label", "marker", "start", "end"], start=NUMBER, end=NUMBER)
PLACE = {"seq": NUMBER, "rev": NUMBER, "epoch": TEXT}
MESSAGE = thing(
    ["room", "seq", "rev", "author", "text", "entities", "reply_to", "mentions", "created", "attachments", "reactions"],
    rev=NUMBER,
    author=thing(["id", "name", "kind"], id=TEXT, kind=KIND),
    entities={"type": "array", "items": ENTITY},
    reply_to={"type": ["integer", "null"]},
    mentions={"type": "array", "items": PERSON},
    created=TIME,
    edited=TIME,
    deleted=TIME,
    attachments={"type": "array", "items": thing(["id", "name", "media_type", "size"], id=TEXT, size=NUMBER)},
    reactions={"type": "array", "items": thing(["emoji", "count", "by"], count=NUMBER, by=STRINGS)},
)
OPEN: Document = {"type": "object"}
ROOM = {"name": TEXT, "topic": TEXT, "public": FLAG, "archived": FLAG, "policy": OPEN}
ROLE: Document = {"enum": [*ROLES, None]}
SERVER: dict[str, Document] = {
    "welcome": frame(
        "welcome",
        ["room", *ROOM, *PLACE, "last_read", "you", "members", "online", "limits"],
        ["id"],
        **ROOM,
        **PLACE,
        last_read=NUMBER,
        you=thing(["id", "name", "role"], id=TEXT, role=ROLE),
        members=NUMBER,
        online=STRINGS,
        limits=OPEN,
    ),
    "resumed": frame("resumed", ["room", "from", "to", "changed"], **dict.fromkeys(("from", "to", "changed"), NUMBER)),
    "reset": frame("reset", ["room", *PLACE], **PLACE),
    "message": {"allOf": [frame("message"), schema("RoomMessage")]},
    "changed": {"allOf": [frame("changed"), schema("RoomMessage")]},
    "ack": frame(
        "ack",
        ["room"],
        ["id", "client_msg_id", "seq", "rev", "created", "text", "entities", "duplicate", "reactions"],
        rev=NUMBER,
        created=TIME,
        entities=MESSAGE["properties"]["entities"],
        duplicate=FLAG,
        reactions=MESSAGE["properties"]["reactions"],
    ),
    "typing": frame("typing", ["room", "person", "on"]),
    "presence": frame("presence", ["room", "person", "online"], online=FLAG),
    "member": frame("member", ["room", "person", "name", "kind", "role"], kind=KIND, role=ROLE),
    "read": frame("read", ["room", "person", "seq"]),
    "room": frame("room", ["room"], **ROOM, deleted=FLAG),
    "left": frame("left", ["room"], ["id", "code"]),
    "history": frame(
        "history", ["room", "messages", "more"], ["id"], messages={"type": "array", "items": schema("RoomMessage")}
    ),
    "delta": frame(
        "delta",
        ["room", "id", "author", "reply_to", "text", "done"],
        ["seq", "reason", "code"],
        id=TEXT,
        author=PERSON,
        done=FLAG,
    ),
    "preview": frame("preview", ["room", "text", "entities"], ["id"], entities=MESSAGE["properties"]["entities"]),
    "revealed": frame("revealed", ["room", "seq", "text"], ["id"]),
    "pong": frame("pong", [], ["id"]),
    "warning": frame("warning", ["code", "in_ms"], in_ms=NUMBER),
    "bye": frame("bye", ["code", "reason", "retry", "after_ms"], code=NUMBER, retry=FLAG, after_ms=NUMBER),
    "problem": schema("Problem"),
}
REPLIES: dict[str, tuple[str, ...]] = {
    "hello": ("resumed", "reset"),
    "join": ("welcome", "resumed", "reset"),
    "leave": ("left",),
    "preview": ("preview",),
    "history": ("history",),
    "reveal": ("revealed",),
    "ping": ("pong",),
}
TOLD = (
    "welcome",
    "message",
    "changed",
    "typing",
    "presence",
    "member",
    "delta",
    "read",
    "room",
    "left",
    "reset",
    "warning",
    "bye",
)


def part() -> Part:
    """The part of `/ws/rooms/{room}`."""
    sent = {f"room_{kind.type}": asked(kind) for kind in protocol.KINDS}
    told = {f"told_{name}": payload for name, payload in SERVER.items()}
    return Part(
        "rooms",
        "/ws/rooms/{room}",
        {**sent, **told},
        {
            f"room_{kind.type}": (
                f"room_{kind.type}",
                [f"told_{name}" for name in (*REPLIES.get(kind.type, ("ack",)), "problem")],
            )
            for kind in protocol.KINDS
        },
        {"room_news": [f"told_{name}" for name in TOLD]},
        {"RoomMessage": MESSAGE},
        {"room": {"description": "The room's public id."}},
        "Rooms. JSON objects in text frames; a text that is no object, and bytes, are a post into the path's room.",
    )
