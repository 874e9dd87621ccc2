"""Coming, going, and who is what in a room."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from project.errors import Problem, invalid

from ..models import Membership, Person, Room
from . import fields, wire
from .directory import at_most_rooms, room
from .numbering import locked
from .outcome import Frame, Outcome
from .rights import ROLES, Action, outranks, rank
from .seats import Member, found, member

Item = dict[str, Any]
MUTED_DAYS = 366


def members(who: Person, room_id: str) -> Item:
    """Everybody in the room, owners first; for moderators also who is banned, the last one first."""
    seat = member(who, room_id, Action.READ)
    row = seat.room
    seats = row.memberships.filter(left=None, banned=None).select_related("person", "room")
    ordered = sorted(seats, key=lambda each: (-rank(each.role), each.person.name.casefold()))
    shown: Item = {"room": row.public_id, "members": [wire.member(each) for each in ordered]}
    if seat.may(Action.MODERATE):
        gone = row.memberships.exclude(banned=None).select_related("person").order_by("-banned", "pk")
        shown["banned"] = [wire.banned(each) for each in gone]
    return shown


@transaction.atomic
def join(who: Person, room_id: str) -> Outcome[Item]:
    """Enter a public room; joining twice changes nothing."""
    seat = found(who, room_id)
    if seat.membership is not None:
        return Outcome(room(who, room_id))
    if seat.room.archived:
        raise Problem(code="room_archived")
    role = Membership.Role.GUEST if who.kind == Person.Kind.GUEST else Membership.Role.MEMBER
    frames = enter(who, seat.room, role)
    return Outcome(room(who, room_id), frames)


def enter(who: Person, row: Room, role: str) -> tuple[Frame, ...]:
    """Give the person a place in the room, locked, with what was said before counted as read."""
    row = locked(row)
    at_most_rooms(who)
    if row.memberships.filter(left=None, banned=None).count() >= settings.ROOM_MEMBERS:
        raise Problem(f"A room may have {settings.ROOM_MEMBERS} members.", code="too_many")
    fresh = {"role": role, "left": None, "last_read": row.last_seq, "joined": timezone.now()}
    seat, _ = Membership.objects.update_or_create(room=row, person=who, defaults=fresh)
    return (wire.member_frame(seat),)


@transaction.atomic
def leave(who: Person, room_id: str) -> Outcome[Item]:
    """Go. The last owner stays while others do; a room that everybody has left is archived."""
    seat = member(who, room_id, Action.LEAVE)
    row = locked(seat.room)
    others = row.memberships.filter(left=None, banned=None).exclude(person=who)
    if others.exists():
        _keep_an_owner(seat)
    elif not row.archived:
        row.archived = True
        row.save(update_fields=["archived"])
    frames = _gone(seat.membership)
    return Outcome({"room": row.public_id, "role": None}, frames)


@transaction.atomic
def set_role(who: Person, room_id: str, person_id: str, role: Any) -> Outcome[Item]:
    """Make somebody owner, moderator, member or guest. Guests of the server become members at most."""
    role = fields.choice(role, "role", ROLES)
    seat = member(who, room_id, Action.ROLES)
    row = locked(seat.room)
    other = _other(row, person_id)
    if other.person.kind == Person.Kind.GUEST and rank(role) > rank("member"):
        raise invalid("role", "may be guest or member for somebody who is a guest of the server")
    if other.role == "owner" and role != "owner":
        _keep_an_owner(Member(other.person, row, other))
    other.role = role
    other.save(update_fields=["role"])
    return Outcome(wire.member(other), (wire.member_frame(other),))


@transaction.atomic
def mute(who: Person, room_id: str, person_id: str, until: Any) -> Outcome[Item]:
    """Let somebody of a lower role read only until then; None lets them speak again."""
    moment = fields.moment(until, "muted_until")
    if moment and moment > timezone.now() + timedelta(days=MUTED_DAYS):
        raise invalid("muted_until", f"must be within {MUTED_DAYS} days")
    _, other = _lower(who, room_id, person_id)
    other.muted_until = moment
    other.save(update_fields=["muted_until"])
    return Outcome(wire.member(other), (wire.member_frame(other),))


@transaction.atomic
def remove(who: Person, room_id: str, person_id: str) -> Outcome[Item]:
    """Show somebody of a lower role out; they may come back."""
    seat, other = _lower(who, room_id, person_id)
    return Outcome({"room": seat.room.public_id, "role": None}, _gone(other))


@transaction.atomic
def ban(who: Person, room_id: str, person_id: str, on: Any = True) -> Outcome[Item]:
    """Show somebody of a lower role out for good; or forgive them, so that they may join again."""
    on = fields.flag(on, "banned")
    seat, other = _lower(who, room_id, person_id, present=False)
    frames = _gone(other) if on and other.present else ()
    other.banned = (other.banned or timezone.now()) if on else None
    other.left = other.left or timezone.now()
    other.save(update_fields=["banned", "left"])
    return Outcome({"room": seat.room.public_id, "role": None}, frames)


def _lower(who: Person, room_id: str, person_id: str, *, present: bool = True) -> tuple[Member, Membership]:
    """Somebody whom the person may moderate. Raises Problem 403, 404."""
    seat = member(who, room_id, Action.MODERATE)
    other = _other(seat.room, person_id, present=present)
    if not outranks(seat.role, other.role):
        raise Problem("Only those of a lower role can be moderated.", code="forbidden")
    return seat, other


def _other(row: Room, person_id: Any, *, present: bool = True) -> Membership:
    rows = row.memberships.select_related("person", "room")
    if present:
        rows = rows.filter(left=None, banned=None)
    named = isinstance(person_id, str) and "\0" not in person_id
    other = rows.filter(person__public_id=person_id).first() if named else None
    if other is None:
        raise Problem(code="person_not_found")
    return other


def _keep_an_owner(seat: Member) -> None:
    """Raise Problem where nobody else is owner."""
    owners = seat.room.memberships.filter(role=Membership.Role.OWNER, left=None, banned=None)
    if seat.role == "owner" and not owners.exclude(pk=seat.membership.pk).exists():
        raise Problem(code="last_owner")


def _gone(seat: Membership) -> tuple[Frame, ...]:
    seat.left = timezone.now()
    seat.save(update_fields=["left"])
    return (wire.member_frame(seat),)
