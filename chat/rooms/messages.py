"""Posting, editing, deleting, reacting. The text is redacted before the transaction and stored in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from project.encryption import seal
from project.errors import Problem, invalid

from ..models import Attachment, Membership, Mention, Message, Person, Reaction, Room
from ..models.messages import PURPOSE
from . import fields, wire
from .mentions import NOBODY, Mentioned, may_mention, mentioned
from .numbering import next_rev, raise_seq
from .outcome import Outcome
from .redacting import Redacted, options
from .rights import Action
from .seats import Member, member

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written, not yet redacted."""

    room: Room
    text: str
    mentioned: Mentioned = NOBODY
    client_msg_id: str | None = None
    reply_to: int | None = None
    attachments: tuple[str, ...] = ()


class Stale(Exception):
    """The room's policy has changed since the text was redacted."""


def draft(
    who: Person, room_id: str, text: Any, client_msg_id: Any = None, reply_to: Any = None, attachments: Any = ()
) -> Draft | Item:
    """What is about to be posted, checked; or the message itself where it has been posted before."""
    seat = member(who, room_id, Action.POST)
    client_id = fields.client_id(client_msg_id)
    if known := _known(seat, client_id):
        return known
    files = _ids(attachments)
    text = fields.posted(text, empty=bool(files))
    if reply_to is not None:
        fields.whole(reply_to, "reply_to", least=1)
    return Draft(seat.room, text, _mentioned(seat.room, text), client_id, reply_to, files)


def ready(
    room: Room, text: Any, client_msg_id: Any = None, reply_to: Any = None, attachments: Any = ()
) -> Draft | None:
    """As `draft`, of a room that is known, without asking the database; None where it must be asked.

    Rights, the policy and whether it has been posted before are looked at when it is stored.
    """
    if attachments:
        return None
    text = fields.posted(text)
    if reply_to is not None:
        fields.whole(reply_to, "reply_to", least=1)
    if may_mention(text):
        return None
    return Draft(room, text, client_msg_id=fields.client_id(client_msg_id), reply_to=reply_to)


def store(who: Person, made: Draft, redacted: Redacted) -> Outcome[tuple[Item, bool]]:
    """Store and number it: the message and whether it is new. Raises Problem, Stale."""
    try:
        with transaction.atomic():
            return _store(who, made, redacted)
    except IntegrityError:
        known = _known(member(who, made.room.public_id, Action.READ), made.client_msg_id)
        if known is None:
            raise
        return Outcome((known, False))


def _store(who: Person, made: Draft, redacted: Redacted) -> Outcome[tuple[Item, bool]]:
    raise_seq(made.room)
    seat = member(who, made.room.public_id, Action.POST)
    room = seat.room
    _check(room, made)
    now = timezone.now()
    row = Message(
        room=room,
        seq=room.last_seq,
        rev=room.last_rev,
        author=who,
        client_msg_id=made.client_msg_id,
        reply_to=made.reply_to,
        created=now,
    )
    _write(row, room, made, redacted, now)
    row.save(force_insert=True)
    _mention(row, made.mentioned)
    files = _attach(row, made.attachments)
    Membership.objects.filter(pk=seat.membership.pk).update(last_read=row.seq)
    item = wire.composed(row, made.mentioned.people, files, [])
    return Outcome((item, True), ({"type": "message", **item},))


def edit_draft(who: Person, room_id: str, seq: Any, text: Any) -> Draft:
    """What a message is about to say instead, checked."""
    seat = member(who, room_id, Action.EDIT_OWN)
    row = found(seat.room, seq)
    if row.author_id != who.pk:
        raise Problem("Only its author may edit a message.", code="forbidden")
    text = fields.posted(text, empty=row.attachments.exists())
    return Draft(seat.room, text, _mentioned(seat.room, text))


@transaction.atomic
def rewrite(who: Person, seq: int, made: Draft, redacted: Redacted) -> Outcome[Item]:
    """Store what a message says now. Raises Problem, Stale."""
    room = next_rev(made.room)
    member(who, room.public_id, Action.EDIT_OWN)
    _check(room, made)
    row = found(room, seq)
    row.rev, row.edited = room.last_rev, timezone.now()
    _write(row, room, made, redacted, row.edited)
    row.save()
    row.mentions.all().delete()
    _mention(row, made.mentioned)
    return changed(row)


@transaction.atomic
def delete(who: Person, room_id: str, seq: Any) -> Outcome[Item]:
    """Empty a message; its number stays. Deleting twice changes nothing."""
    seat = member(who, room_id, Action.DELETE_OWN)
    row = found(seat.room, seq, deleted=True)
    if row.author_id != who.pk and not seat.may(Action.DELETE_ANY):
        raise Problem("Only its author and moderators may delete a message.", code="forbidden")
    return empty(row)


def empty(row: Message) -> Outcome[Item]:
    """Take everything out of a message but its number, author and time."""
    if row.deleted:
        return Outcome(wire.message(row))
    room = next_rev(row.room)
    row = found(room, row.seq, deleted=True)
    row.rev, row.deleted = room.last_rev, timezone.now()
    row.text, row.entities, row.original, row.original_expires, row.edited = "", [], None, None, None
    row.save()
    for rows in (row.mentions, row.reactions, row.attachments):
        rows.all().delete()
    return changed(row)


@transaction.atomic
def react(who: Person, room_id: str, seq: Any, emoji: Any, on: Any = True) -> Outcome[Item]:
    """Give or take back a reaction; the message as it is now."""
    seat = member(who, room_id, Action.REACT)
    emoji, on = fields.emoji(emoji), fields.flag(on, "on")
    room = next_rev(seat.room)
    row = found(room, seq)
    others = row.reactions.exclude(emoji=emoji).values("emoji").distinct().count()
    if on and others >= settings.ROOM_REACTIONS:
        raise invalid("emoji", f"at most {settings.ROOM_REACTIONS} different ones at a message", code="too_many")
    if on:
        Reaction.objects.get_or_create(message=row, person=who, emoji=emoji)
    else:
        row.reactions.filter(person=who, emoji=emoji).delete()
    row.rev = room.last_rev
    row.save(update_fields=["rev"])
    return changed(row)


def found(room: Room, seq: Any, *, deleted: bool = False) -> Message:
    """A message by its number. Raises Problem 404; also for a deleted one, unless it is wanted."""
    seq = fields.whole(seq, "seq")
    row = Message.objects.select_related("room", "author").filter(room=room, seq=seq).first()
    if row is None or (row.deleted and not deleted):
        raise Problem(code="message_not_found")
    return row


def changed(row: Message) -> Outcome[Item]:
    """The message as it is now, and the frame that says so."""
    item = wire.message(wire.LOADED.get(pk=row.pk))
    return Outcome(item, ({"type": "changed", **item},))


def _write(row: Message, room: Room, made: Draft, redacted: Redacted, now: datetime) -> None:
    """Put the text into the row. The original is kept where the policy says so and redaction took something out."""
    keeps = room.keep_originals and bool(redacted.entities)
    row.text, row.entities, row.reveal = redacted.text, redacted.entities, room.reveal
    row.original = seal(made.text, PURPOSE) if keeps else None
    row.original_expires = now + timedelta(days=room.originals_days) if keeps else None


def _check(room: Room, made: Draft) -> None:
    if room.project != made.room.project or options(room) != options(made.room):
        raise Stale
    if made.reply_to is not None and not Message.objects.filter(room=room, seq=made.reply_to).exists():
        raise invalid("reply_to", "is no message of the room")


def _mentioned(room: Room, text: str) -> Mentioned:
    if not may_mention(text):
        return NOBODY
    present = {"memberships__room": room, "memberships__left": None, "memberships__banned": None}
    return mentioned(text, Person.objects.filter(**present))


def _mention(row: Message, named: Mentioned) -> None:
    if named.people:
        Mention.objects.bulk_create(Mention(message=row, person=who) for who in named.people)


def _ids(given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise invalid("attachments", "must be a list")
    if len(given) > settings.ROOM_ATTACHMENTS:
        raise invalid("attachments", f"must hold at most {settings.ROOM_ATTACHMENTS} items", code="too_many")
    return tuple(dict.fromkeys(fields.text(each, f"attachments[{index}]", 16) for index, each in enumerate(given)))


def _attach(row: Message, ids: Sequence[str]) -> list[Attachment]:
    """Give the message its files, which its author has uploaded to this room and not posted before."""
    if not ids:
        return []
    files = list(Attachment.objects.filter(room=row.room, person=row.author, message=None, public_id__in=ids))
    if len(files) != len(ids):
        raise Problem(code="attachment_not_found")
    Attachment.objects.filter(pk__in=[file.pk for file in files]).update(message=row)
    return files


def _by_client_id(seat: Member, client_id: str) -> Any:
    return wire.LOADED.filter(room=seat.room, author=seat.person, client_msg_id=client_id)


def _known(seat: Member, client_id: str | None) -> Item | None:
    row = None if client_id is None else _by_client_id(seat, client_id).first()
    return None if row is None else wire.message(row)
