"""Reading: pages, read marks, search, export."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from project.sockets import database

from ..models import Membership, Message, Person, Room
from . import fields, wire
from .messages import found
from .outcome import Outcome
from .rights import Action
from .seats import member

QUERY = 200  # characters
SEARCHED = 100_000  # messages that one search looks at; `before` goes on from there
FOUND = 50
PAGE = 500  # messages read at once for an export
Item = dict[str, Any]


def history(who: Person, room_id: str, before: Any = None, after: Any = None, limit: Any = None) -> Item:
    """A page of messages in order: the last ones, those before a number, or those after one; `more` if there are."""
    room = member(who, room_id, Action.READ).room
    most = fields.limit(limit, settings.ROOM_HISTORY_MESSAGES)
    rows = _of(room)
    if after is not None:
        rows = rows.filter(seq__gt=fields.whole(after, "after")).order_by("seq")
    else:
        rows = rows.order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=fields.whole(before, "before"))
    page = list(rows[: most + 1])
    shown = sorted(page[:most], key=lambda row: row.seq)
    return {"room": room.public_id, "messages": [wire.message(row) for row in shown], "more": len(page) > most}


def message(who: Person, room_id: str, seq: Any) -> Item:
    """One message in its present state; a deleted one is empty."""
    room = member(who, room_id, Action.READ).room
    return wire.message(found(room, seq, deleted=True))


@transaction.atomic
def read(who: Person, room_id: str, seq: Any) -> Outcome[Item]:
    """Mark everything up to a number as read. The mark only moves on."""
    seat = member(who, room_id, Action.READ)
    mark = min(fields.whole(seq, "seq"), seat.room.last_seq)
    rows = Membership.objects.filter(pk=seat.membership.pk, last_read__lt=mark)
    moved = rows.update(last_read=mark)
    last = mark if moved else seat.membership.last_read
    answer = {"room": seat.room.public_id, "person": who.public_id, "seq": last}
    return Outcome(answer, ({"type": "read", **answer},) if moved else ())


def search(who: Person, room_id: str, query: Any, before: Any = None, limit: Any = None) -> Item:
    """Messages whose redacted text has the query in it, newest first. What was redacted is not found."""
    room = member(who, room_id, Action.SEARCH).room
    wanted = fields.text(query, "query", QUERY)
    end = room.last_seq + 1 if before is None else fields.whole(before, "before")
    most = fields.limit(limit, FOUND)
    rows = _of(room).filter(seq__lt=end, seq__gte=end - SEARCHED, deleted=None, text__icontains=wanted)
    page = list(rows.order_by("-seq")[: most + 1])
    return {
        "room": room.public_id,
        "messages": [wire.message(row) for row in page[:most]],
        "more": len(page) > most,
    }


def export(who: Person, room_id: str) -> Iterator[Item]:
    """The room, then each of its messages in order, redacted. Rights are checked before the first."""
    seat = member(who, room_id, Action.EXPORT)
    return _exported(seat.room, wire.room(seat.room, seat.membership, _present(seat.room)))


async def aexport(who: Person, room_id: str) -> AsyncIterator[Item]:
    """As `export`; each page is read on a database thread."""
    lines = await database.run(export, who, room_id)

    async def each() -> AsyncIterator[Item]:
        while page := await database.run(_some, lines):
            for item in page:
                yield item

    return each()


def _exported(room: Room, first: Item) -> Iterator[Item]:
    yield {"type": "room", **first}
    seq = 0
    while page := list(_of(room).filter(seq__gt=seq).order_by("seq")[:PAGE]):
        for row in page:
            yield {"type": "message", **wire.message(row)}
        seq = page[-1].seq


def _some(lines: Iterator[Item]) -> list[Item]:
    return [item for item, _ in zip(lines, range(PAGE), strict=False)]


def _of(room: Room) -> QuerySet[Message]:
    return wire.LOADED.defer("original").filter(room=room)


def _present(room: Room) -> int:
    return room.memberships.filter(left=None, banned=None).count()
