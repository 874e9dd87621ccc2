"""The numbers of a room, given out by an UPDATE of its row in the transaction that stores.

The row stays locked until the transaction ends (Postgres; SQLite locks all writing), so two posts never share a number,
they are committed in the order of their numbers, and one that is rolled back leaves no gap.
"""

from django.db.models import F

from project.errors import Problem

from ..models import Room


def raise_seq(room: Room) -> None:
    """Give out a new `last_seq` and `last_rev`, and lock the room; what it is like now has to be read after that."""
    _raise(room, last_seq=F("last_seq") + 1, last_rev=F("last_rev") + 1)


def next_rev(room: Room) -> Room:
    """The room as it is now, with a new `last_rev`, locked."""
    return _raised(room, last_rev=F("last_rev") + 1)


def locked(room: Room) -> Room:
    """The room as it is now, locked, its numbers as they were."""
    return _raised(room, last_rev=F("last_rev"))


def _raised(room: Room, **numbers: object) -> Room:
    _raise(room, **numbers)
    return Room.objects.get(pk=room.pk)


def _raise(room: Room, **numbers: object) -> None:
    if not Room.objects.filter(pk=room.pk).update(**numbers):
        raise Problem(code="room_not_found")
