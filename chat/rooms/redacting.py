"""Redaction by a room's policy: the one way from what people write to what is stored and sent.

A room is a conversation of its project: one value has one placeholder in all its messages, over all processes. The
vault keeps digests and labels, never values: originals have their own lifetime, and a second copy would outlive them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from project.auth import Caller
from project.errors import Problem
from redaction import services

from ..models import Room

Item = dict[str, Any]
SCOPES = frozenset({"redact"})


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may be shown, and where its entities were: label, marker, start, end; never a value."""

    text: str
    entities: list[Item]


def redacted(room: Room, text: str, written: Sequence[str] = ()) -> Redacted:
    """The text by the room's policy, the mentions as `written` left alone. Raises Problem 400, 404, 503."""
    if not text:
        return Redacted("", [])
    body = services.wanted(text, options(room, written))
    if not _numbered(room):
        return _read(services.process(caller(room), body)[0])
    return _shown(services.redact_in(caller(room), body, _topic(room)))


async def aredacted(room: Room, text: str, written: Sequence[str] = (), *, keep: bool = True) -> Redacted:
    """As `redacted`, beside the event loop; without `keep` no placeholder is allotted: a preview."""
    if not text:
        return Redacted("", [])
    body = services.wanted(text, options(room, written))
    if not _numbered(room):
        return _read((await services.aprocess(caller(room), body))[0])
    return _shown(await services.aredact_in(caller(room), body, _topic(room), keep=keep))


def deleted(instance: Room, **signal: Any) -> None:
    """Delete the placeholders of a room that has been deleted, in the same transaction."""
    for redaction in (Room.Redaction.MARKER, Room.Redaction.SYNTHETIC):
        services.forget(instance.project, _name(instance, redaction))


def options(room: Room, written: Sequence[str] = ()) -> Mapping[str, Any]:
    """The room's policy as the options of `/process/text`."""
    detection: Item = {"entity_types": room.entity_types} if room.entity_types else {}
    if written:
        detection["filter"] = [{"type": "ALLOW_TEXT", "pattern": rf"\B{re.escape(name)}"} for name in written]
    made: Item = {"processed_text": {"type": room.redaction}}
    if detection:
        made["entity_detection"] = detection
    if room.policy:
        made["policy"] = room.policy
    return made


def caller(room: Room) -> Caller:
    """Nobody in particular, of the room's project."""
    return Caller("anonymous", project=room.project, scopes=SCOPES)


def _numbered(room: Room) -> bool:
    """Whether there is anything to remember: masks are all alike, and a policy that is tried has no room yet."""
    return room.pk is not None and room.redaction != Room.Redaction.MASK


def _topic(room: Room) -> services.Topic:
    return services.Topic(_name(room, room.redaction), partial(_still_there, room.pk))


def _name(room: Room, redaction: str) -> str:
    """Markers and invented values are two conversations: what was allotted as one cannot be written as the other."""
    return f"room:{room.public_id}" + ("" if redaction == Room.Redaction.MARKER else f":{redaction.lower()}")


def _still_there(room: int) -> None:
    """Lock the room until its conversation has begun, so that none is begun for a room that is being deleted."""
    if not Room.objects.select_for_update().filter(pk=room).exists():
        raise Problem(code="room_not_found")


def _shown(made: Any) -> Redacted:
    return Redacted(
        made.text,
        [
            {"label": one.entity.label, "marker": one.text, "start": one.start, "end": one.end}
            for one in made.replacements
        ],
    )


def _read(item: Item) -> Redacted:
    return Redacted(item["processed_text"], [_entity(item["processed_text"], each) for each in item["entities"]])


def _entity(text: str, entity: Item) -> Item:
    start, end = entity["location"]["stt_idx_processed"], entity["location"]["end_idx_processed"]
    return {"label": entity["best_label"], "marker": text[start:end], "start": start, "end": end}
