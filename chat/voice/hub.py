"""Who is in which voice room of this process; members elsewhere are reached through the channel layer."""

import hashlib
import uuid
from dataclasses import fields
from typing import Any, Protocol

from .frames import Audio, Frame, Interruption, Text, Transcription

PROCESS = uuid.uuid4().hex
KINDS = {kind.__name__: kind for kind in (Audio, Text, Transcription, Interruption)}


class Listener(Protocol):
    """A member of a room."""

    def hear(self, frame: Frame, speaker: str) -> None:
        """Something that another member said; must not wait."""


_rooms: dict[str, dict[str, Listener]] = {}


def group_of(project: str, room: str) -> str:
    """The group of a room, whose name may be anything and belongs to one project alone."""
    return "voice." + hashlib.sha256(f"{project}\0{room}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def enter(group: str, name: str, listener: Listener) -> None:
    """Hear what is said in the room from now on."""
    _rooms.setdefault(group, {})[name] = listener


def leave(group: str, name: str) -> None:
    """Hear it no longer."""
    members = _rooms.get(group, {})
    members.pop(name, None)
    if not members:
        _rooms.pop(group, None)


def say(group: str, frame: Frame, speaker: str) -> None:
    """Give a frame to all members in this process but the speaker."""
    for name, listener in list(_rooms.get(group, {}).items()):
        if name != speaker:
            listener.hear(frame, speaker)


def event_of(frame: Frame, speaker: str) -> dict[str, Any]:
    """The group message that carries a frame to other processes; words and their times stay here."""
    named = {field.name: getattr(frame, field.name) for field in fields(frame) if field.name != "words"}
    kind = type(frame).__name__
    return {"type": "voice.heard", "process": PROCESS, "speaker": speaker, "kind": kind, "frame": named}


def frame_of(event: dict[str, Any]) -> Frame | None:
    """The frame of a group message; None where this process has heard it already."""
    if event["process"] == PROCESS:
        return None
    made: Frame = KINDS[event["kind"]](**event["frame"])
    return made
