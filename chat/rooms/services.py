"""What can be done in rooms, for sockets and REST alike: coroutines that answer wire dicts and announce what they did.

All take the person and the room's public id, raise Problem, and check rights before anything else. A room that the
person may not know of is refused as one that does not exist.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from project.errors import Problem
from project.limits import Rate, enforce
from project.sockets import database

from ..models import Person, Room
from . import attachments, directory, fields, history, hooks, invites, members, messages, redacting, reveals, wire
from .messages import Draft, Stale
from .outcome import Outcome, atell, telling
from .people import aguest, aperson, arename
from .rights import Action
from .seats import member

Item = dict[str, Any]
TRIES = 5  # changes of policy between redaction and storing before a post is given up

shown = wire.person
arooms = database.threaded(directory.rooms)
aroom = database.threaded(directory.room)
adelete_room = telling(directory.delete)
ajoin = telling(members.join)
aleave = telling(members.leave)
amembers = database.threaded(members.members)
aset_role = telling(members.set_role)
amute = telling(members.mute)
aremove = telling(members.remove)
aban = telling(members.ban)
ainvite = telling(invites.invite)
aaccept = telling(invites.accept)
adelete = telling(messages.delete)
ahistory = database.threaded(history.history)
amessage = database.threaded(history.message)
aread = telling(history.read)
asearch = database.threaded(history.search)
aexport = history.aexport
aattachment = database.threaded(attachments.attachment)
_reveal = telling(reveals.reveal)
_react = telling(messages.react)
_create = telling(directory.create)
_change = telling(directory.change)


async def acreate(person: Person, given: Mapping[str, Any]) -> Item:
    """A new room that the person owns."""
    await directory.atry(person.project, given)
    return await _create(person, given)


async def achange(person: Person, room: str, given: Mapping[str, Any]) -> Item:
    """Change name, topic, policy, public or archived."""
    seat = await database.run(member, person, room, Action.READ)
    await directory.atry(seat.room.project, {**_policy(seat.room), **given} if given else given)
    return await _change(person, room, given)


async def apost(
    person: Person,
    room: str,
    text: Any,
    client_msg_id: Any = None,
    reply_to: Any = None,
    attachments: Any = (),
    known: Room | None = None,
) -> tuple[Item, bool]:
    """Post: the message, and whether it is new; with the same `client_msg_id` it is stored once.

    With the room as it is `known` to be, by whoever follows its news, the database is asked once and not twice.
    """
    await paced(person)
    for hook in hooks.before:
        await hook(person, room, text)
    given = (text, client_msg_id, reply_to, attachments)
    begun = None if known is None else messages.ready(known, *given)
    for _ in range(TRIES):
        draft: Draft | Item | None = begun
        if draft is None:
            draft = await database.run(messages.draft, person, room, *given)
        if isinstance(draft, dict):
            return draft, False
        redacted = await redacting.aredacted(draft.room, draft.text, draft.mentioned.written)
        try:
            message, created = await atell(await database.run(messages.store, person, draft, redacted))
        except Stale:
            begun = None
            continue
        for heard in hooks.after if created else ():
            heard(message)
        return message, created
    raise Problem(code="busy")


async def aedit(person: Person, room: str, seq: Any, text: Any) -> Item:
    """Say something else; redacted like a post."""
    await paced(person)
    for _ in range(TRIES):
        draft = await database.run(messages.edit_draft, person, room, seq, text)
        redacted = await redacting.aredacted(draft.room, draft.text, draft.mentioned.written)
        try:
            return await atell(await database.run(messages.rewrite, person, seq, draft, redacted))
        except Stale:
            continue
    raise Problem(code="busy")


async def areact(person: Person, room: str, seq: Any, emoji: Any, on: Any = True) -> Item:
    """Give or take back a reaction."""
    await paced(person)
    return await _react(person, room, seq, emoji, on)


async def acancel(person: Person, room: str, response: Any) -> None:
    """End an answer that is being given in the room."""
    await database.run(member, person, room, Action.POST)
    for hook in hooks.cancel:
        await hook(room, fields.text(response, "response", 64))


async def apreview(person: Person, room: str, text: Any) -> Item:
    """What a text would become; nothing is stored."""
    await paced(person, "preview")
    draft = await database.run(messages.draft, person, room, text)
    assert isinstance(draft, Draft)  # noqa: S101 - only a repeated client_msg_id gives a message
    redacted = await redacting.aredacted(draft.room, draft.text, draft.mentioned.written, keep=False)
    return {"room": draft.room.public_id, "text": redacted.text, "entities": redacted.entities}


async def areveal(person: Person, room: str, seq: Any, reason: Any) -> Item:
    """What was written before redaction, on the record."""
    await paced(person, "reveal")
    return await _reveal(person, room, seq, reason)


async def aupload(person: Person, room: str, name: Any, media_type: str, content: bytes) -> Item:
    """Keep a text file, redacted, for a message to come."""
    await paced(person)
    file = await database.run(attachments.upload, person, room, name, media_type, content)
    shown, redacted = await attachments.aredact(file)
    return await database.run(attachments.keep, person, file, shown, redacted)


def post(person: Person, room: str, text: str, **options: Any) -> Outcome[tuple[Item, bool]]:
    """As `apost`, for commands: without pace, and nothing is announced."""
    draft = messages.draft(person, room, text, **options)
    if not isinstance(draft, Draft):
        return Outcome((draft, False))
    return messages.store(person, draft, redacting.redacted(draft.room, draft.text, draft.mentioned.written))


async def paced(person: Person, what: str = "say") -> None:
    """Raise Problem 429 where somebody does more than ROOM_POST_RATE allows."""
    await enforce(f"{what}:{person.public_id}", Rate(settings.ROOM_POST_RATE, settings.ROOM_POST_BURST))


def _policy(room: Any) -> Item:
    return {field: getattr(room, field) for field in directory.POLICY}


__all__ = ["aguest", "aperson", "arename"]
