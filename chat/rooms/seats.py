"""A person's place in a room, and whether it allows what they ask.

A room that the person may not know of and a room that does not exist are refused alike.
"""

import math
import re
from dataclasses import dataclass

from django.utils import timezone

from project.errors import Problem

from ..models import Membership, Person, Room
from .rights import FROZEN, SAYING, Action, may

ROOM_ID = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one room; `membership` is None for somebody who looks in from outside."""

    person: Person
    room: Room
    membership: Membership | None

    @property
    def role(self) -> str | None:
        """owner, moderator, member, guest; None outside."""
        return self.membership.role if self.membership else None

    def may(self, action: Action) -> bool:
        """Whether the role allows it."""
        return self.membership is not None and may(self.membership.role, action)


@dataclass(frozen=True, slots=True)
class Member(Seat):
    """A seat of somebody who is in the room."""

    membership: Membership

    @property
    def role(self) -> str:
        """owner, moderator, member, guest."""
        return self.membership.role


def found(person: Person, room_id: str) -> Seat:
    """The room as the person may see it: as a member, or from outside where it is public. Raises Problem 403, 404."""
    room_id = room_id if isinstance(room_id, str) and ROOM_ID.fullmatch(room_id) else ""
    rows = Membership.objects.select_related("room").filter(room__public_id=room_id, person=person)
    membership = rows.order_by("pk").first()
    if membership is not None and membership.present:
        return Seat(person, membership.room, membership)
    room = Room.objects.filter(public_id=room_id, public=True, project=person.project).first()
    if room is None:
        raise Problem(code="room_not_found")
    if membership is not None and membership.banned:
        raise Problem("You have been banned from this room.", code="forbidden")
    return Seat(person, room, None)


def member(person: Person, room_id: str, action: Action) -> Member:
    """The person's seat, where it allows the action. Raises Problem 403, 404."""
    seat = found(person, room_id)
    if seat.membership is None:
        raise Problem("Join the room first.", code="forbidden")
    if seat.room.archived and action in FROZEN:
        raise Problem(code="room_archived")
    if not seat.may(action):
        raise Problem("Your role in this room does not allow this.", code="forbidden")
    if action in SAYING:
        _unmuted(seat.membership)
    return Member(seat.person, seat.room, seat.membership)


def _unmuted(membership: Membership) -> None:
    if membership.muted_until is None:
        return
    left = (membership.muted_until - timezone.now()).total_seconds()
    if left > 0:
        raise Problem(code="muted", retry_after_ms=math.ceil(left * 1000))
