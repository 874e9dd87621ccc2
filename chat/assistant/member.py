"""The assistant as a member of rooms: who mentions it is answered there, piece by piece, stored as one message.

It comes when it is first called, and stays away where somebody has shown it out. It reads the last messages as the
members see them, redacted by the room's policy; what it says is redacted by the same policy.
"""

import asyncio
import logging
import re
from collections.abc import Sequence
from contextlib import aclosing
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from project.sockets import database
from redaction import services as redaction

from ..models import Membership, Message, Person, Room
from ..rooms import bus, hooks, redacting, services, wire
from ..rooms.numbering import locked
from ..rooms.outcome import Outcome, atell
from ..rooms.rights import Action
from ..rooms.seats import member
from .answers import Answer, answers
from .giving import tell
from .question import Object, Question

NAME = "assistant"
CALLED = re.compile(rf"(?<!\w)@{NAME}(?!\w)", re.IGNORECASE)
MESSAGES = 20  # that it reads
SYSTEM = (
    "You are an assistant in a chat room. Words in brackets such as [NAME_1] stand for what you may not see; "
    "repeat them as they are. In each message they are numbered anew. Answer the last message, briefly."
)

_tasks: set[asyncio.Task[None]] = set()
logger = logging.getLogger(__name__)


async def called(author: Person, room: str, text: Any) -> None:
    """Before a text is posted: come in where it calls for the first time."""
    if settings.ROOM_ASSISTANT and isinstance(text, str) and CALLED.search(text):
        await atell(await database.run(_enter, author, room))


def posted(message: Object) -> None:
    """After it is: answer where it mentions the assistant."""
    if settings.ROOM_ASSISTANT and any(named["name"] == NAME for named in message["mentions"]):
        task = asyncio.create_task(_guarded(message))
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)


async def cancel(room: str, response: str) -> None:
    """End an answer in a room; one that is over stays so."""
    await answers().cancel(_owner(room), response)


def take_part() -> None:
    """Hear what is posted from now on."""
    hooks.before.append(called)
    hooks.after.append(posted)
    hooks.cancel.append(cancel)


async def _guarded(message: Object) -> None:
    try:
        await _answer(message)
    except Exception as error:
        logger.error("no answer in a room: %s", type(error).__name__)


async def _answer(message: Object) -> None:
    room, seq = message["room"], message["seq"]
    found = await database.run(_context, room, seq)
    me = found[0]
    if message["author"]["id"] == me.public_id or not any(each["id"] == me.public_id for each in message["mentions"]):
        return
    given = answers().begin(_owner(room), True, lambda answer: _give(answer, found[1], found[2]))
    head = {"type": "delta", "room": room, "id": given.id, "author": wire.person(me), "reply_to": seq}
    said = ""
    end: Object = {}
    async with aclosing(given.follow()) as frames:
        async for frame in frames:
            if frame["event"] == "completion" and frame["data"]:
                said += frame["data"]
                await bus.announce(room, {**head, "text": frame["data"], "done": False})
            elif frame["event"] in ("error", "end"):
                end |= {"reason": frame["reason"]} if frame["event"] == "end" else {"code": frame["data"]["code"]}
            if len(said) >= settings.ROOM_MESSAGE_CHARACTERS:
                given.cancel()
    try:
        if said.strip():
            stored, _ = await services.apost(me, room, said[: settings.ROOM_MESSAGE_CHARACTERS], reply_to=seq)
            end["seq"] = stored["seq"]
    finally:
        await bus.announce(room, {**head, "text": "", "done": True, **end})


async def _give(answer: Answer, row: Room, prompt: Sequence[Object]) -> None:
    options = redaction.wanted("-", redacting.options(row)).options
    await tell(answer, redacting.caller(row), Question(prompt), options)


def _context(room: str, seq: int) -> tuple[Person, Room, list[Object]]:
    """The assistant, the room, and what was said in it up to a message."""
    row = Room.objects.get(public_id=room)
    me = _me(row.project)
    rows = Message.objects.filter(room=row, seq__lte=seq, deleted=None).exclude(text="").order_by("-seq")[:MESSAGES]
    said = [{"role": "assistant" if one.author_id == me.pk else "user", "content": one.text} for one in [*rows][::-1]]
    return me, row, [{"role": "system", "content": SYSTEM}, *said]


@transaction.atomic
def _enter(author: Person, room: str) -> Outcome[None]:
    """Become a member of a room that has never had the assistant. Raises Problem as a post of the author's would."""
    row = member(author, room, Action.POST).room
    me = _me(row.project)
    if Membership.objects.filter(room=row, person=me).exists():
        return Outcome(None)
    row = locked(row)
    fresh = {"role": Membership.Role.MEMBER, "last_read": row.last_seq, "joined": timezone.now()}
    seat, made = Membership.objects.get_or_create(room=row, person=me, defaults=fresh)
    return Outcome(None, (wire.member_frame(seat),) if made else ())


def _me(project: str) -> Person:
    """The assistant of a project: a person of this machine."""
    kind = Person.Kind.LOCAL
    made, _ = Person.objects.get_or_create(kind=kind, reference=NAME, project=project, defaults={"name": NAME})
    return made


def _owner(room: str) -> str:
    return f"room {room}"
