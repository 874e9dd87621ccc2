"""Text files: redacted when they arrive, and only so kept."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings

from project.errors import Problem, invalid

from ..models import Attachment, Person, Room
from ..models.attachments import NAME
from . import fields, wire
from .redacting import Redacted, aredacted
from .rights import Action
from .seats import member

Item = dict[str, Any]
TEXTUAL = re.compile(
    r"text/(?:plain|csv|markdown|tab-separated-values|x-log|x-markdown|xml|yaml)"
    r"|application/(?:json|x-ndjson|yaml|x-yaml|xml|toml)"
)
ENDINGS = (
    "txt",
    "md",
    "csv",
    "tsv",
    "json",
    "ndjson",
    "jsonl",
    "log",
    "yaml",
    "yml",
    "xml",
    "toml",
    "ini",
    "srt",
    "vtt",
)
WAITING = 50  # files of one person in a room that have not been posted
JOINTS = str.maketrans("_-.+", "    ")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has arrived, not yet redacted."""

    room: Room
    name: str
    media_type: str
    text: str


def upload(who: Person, room_id: str, name: Any, media_type: str, content: bytes) -> Upload:
    """A file, checked. Raises Problem 400, 403, 404, 413, 415."""
    room = member(who, room_id, Action.POST).room
    if len(content) > settings.ROOM_ATTACHMENT_BYTES:
        raise Problem(f"A file may have {settings.ROOM_ATTACHMENT_BYTES} bytes.", code="body_too_large")
    shown = fields.line(PurePath(str(name).replace("\\", "/")).name, "file", NAME)
    kind = media_type.partition(";")[0].strip().lower()
    if not TEXTUAL.fullmatch(kind) and shown.rpartition(".")[2].lower() not in ENDINGS:
        raise Problem("Only text files can be attached.", code="unsupported_media_type")
    if Attachment.objects.filter(room=room, person=who, message=None).count() >= WAITING:
        raise Problem(f"{WAITING} files wait to be posted.", code="too_many")
    return Upload(room, shown, kind if TEXTUAL.fullmatch(kind) else "text/plain", _decoded(content))


async def aredact(file: Upload) -> tuple[str, Redacted]:
    """The file's name and text as they may be kept."""
    stem, dot, ending = file.name.rpartition(".")
    readable = (stem if dot else ending).translate(JOINTS)
    name = await aredacted(file.room, readable)
    shown = f"{name.text}{dot}{ending if dot else ''}"[:NAME] if name.entities else file.name
    return shown, await aredacted(file.room, file.text)


def keep(who: Person, file: Upload, name: str, redacted: Redacted) -> Item:
    """Store what is left; the file itself is kept nowhere."""
    room = member(who, file.room.public_id, Action.POST).room
    row = Attachment.objects.create(
        room=room,
        person=who,
        name=name,
        media_type=file.media_type,
        text=redacted.text,
        entities=len(redacted.entities),
    )
    return wire.attachment(row)


def attachment(who: Person, room_id: str, attachment_id: str) -> Attachment:
    """A file that has been posted, or waits to be by the person who asks. Raises Problem 403, 404."""
    room = member(who, room_id, Action.READ).room
    rows = Attachment.objects.filter(room=room) if "\0" not in attachment_id else Attachment.objects.none()
    row = rows.filter(public_id=attachment_id).first()
    if row is None or (row.message_id is None and row.person_id != who.pk):
        raise Problem(code="attachment_not_found")
    return row


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("The file is not text in UTF-8.", code="invalid_utf8") from None
    if "\0" in text:
        raise invalid("file", "must not contain NUL characters")
    return text
