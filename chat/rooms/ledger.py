"""What the database says of rooms: the truth that the news of the bus are held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings

from project.sockets import database

from ..models import Membership, Room
from . import wire
from .bus import News

MOST_NAMED = 500  # persons named in a query; of more, all members of their rooms are read


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody has come: all messages up to `seq`, and all that happened to them up to `rev`."""

    epoch: str
    seq: int
    rev: int


@dataclass(frozen=True, slots=True)
class Page:
    """What lies between a place and `place`; with `reset` that cannot be said.

    Who gets `changed` by rev and then `messages` by seq is, after each of them, at a place in the sense above: what
    somebody holds whose connection breaks in between is the place to resume from.
    """

    place: Place
    reset: bool = False
    changed: list[wire.Item] = field(default_factory=list)
    messages: list[wire.Item] = field(default_factory=list)

    def news(self) -> list[News]:
        """In the order in which they are to be sent."""
        changed = [News.of({"type": "changed", **item}) for item in self.changed]
        return changed + [News.of({"type": "message", **item}) for item in self.messages]


def places(rooms: Iterable[str]) -> dict[str, Place]:
    """Where these rooms are; those that do not exist are left out."""
    rows = Room.objects.filter(public_id__in=list(rooms)).values_list("public_id", "epoch", "last_seq", "last_rev")
    return {room: Place(epoch, seq, rev) for room, epoch, seq, rev in rows}


def row(room: str) -> Room | None:
    """The room itself."""
    return Room.objects.filter(public_id=room).first()


def page(room: str, since: Place, *, changes: bool = True) -> Page | None:
    """What has happened since; None where there is no such room. `changes` of older messages may be left out.

    The place is read first. What happens while the rest is read is newer than the place: a message that is newer by
    then comes in its present state under the place's rev, a change that is newer is left for the next time.
    """
    found = Room.objects.filter(public_id=room).values_list("pk", "epoch", "last_seq", "last_rev").first()
    if found is None:
        return None
    key, place = found[0], Place(*found[1:])
    most = settings.ROOM_RESUME_MESSAGES
    ahead = since.seq > place.seq or since.rev > place.rev
    if since.epoch != place.epoch or ahead or place.seq - since.seq > most:
        return Page(place, reset=True)
    messages = changed = []
    if place.seq > since.seq:
        messages = _items(place, room_id=key, seq__gt=since.seq, seq__lte=place.seq)
    if changes and place.rev - since.rev > place.seq - since.seq:
        bounds = {"rev__gt": since.rev, "rev__lte": place.rev, "seq__lte": since.seq}
        changed = _items(place, "rev", most + 1, room_id=key, **bounds)
    return Page(place, len(messages) + len(changed) > most, changed, messages)


def _items(place: Place, order: str = "seq", most: int | None = None, **bounds: int) -> list[wire.Item]:
    items = [wire.message(row) for row in wire.LOADED.defer("original").filter(**bounds).order_by(order)[:most]]
    for item in items:
        item["rev"] = min(item["rev"], place.rev)
    return items


def strangers(people: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """By room, which of these persons are not in it."""
    rows = Membership.objects.filter(room__public_id__in=list(people), left=None, banned=None, person__blocked=False)
    asked = {person for some in people.values() for person in some}
    if len(asked) <= MOST_NAMED:
        rows = rows.filter(person__public_id__in=asked)
    held = set(rows.values_list("room__public_id", "person__public_id"))
    return {room: {person for person in some if (room, person) not in held} for room, some in people.items()}


arow = database.threaded(row)
aplaces = database.threaded(places)
apage = database.threaded(page)
astrangers = database.threaded(strangers)
