"""The rooms themselves: which there are, opening, changing and deleting them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from project.errors import Problem, invalid

from ..models import Membership, Mention, Message, Person, Room
from ..models.rooms import DAYS
from . import fields, redacting, wire
from .outcome import Outcome
from .rights import Action
from .seats import found, member

Item = dict[str, Any]
PUBLIC = 200  # public rooms that are listed
TYPES = 200  # entity types that a policy may name
POLICY = ("policy", "entity_types", "redaction", "keep_originals", "originals_days", "reveal", "retention_days")
FIELDS = ((("name", "topic"), Action.CHANGE), ((*POLICY, "public"), Action.POLICY), (("archived",), Action.ARCHIVE))
PRESENT = Q(memberships__left=None, memberships__banned=None)


def rooms(who: Person) -> Item:
    """The person's rooms, then the public ones of their project that they are not in."""
    seats = Membership.objects.filter(person=who, left=None, banned=None)
    mine = {seat.room_id: seat for seat in seats}
    own = _counted(Room.objects.filter(pk__in=mine).annotate(named=_mentions(who)))
    others = _counted(_findable(who).exclude(pk__in=mine)).order_by("-last_rev", "pk")[:PUBLIC]
    return {
        "rooms": [
            *(wire.room(room, mine[room.pk], room.present, room.named) for room in own),
            *(wire.room(room, None, room.present) for room in others),
        ]
    }


def room(who: Person, room_id: str) -> Item:
    """One room, as its members see it; a public one also from outside."""
    seat = found(who, room_id)
    row = _counted(Room.objects.filter(pk=seat.room.pk).annotate(named=_mentions(who))).get()
    return wire.room(row, seat.membership, row.present, row.named if seat.membership else 0)


@transaction.atomic
def create(who: Person, given: Mapping[str, Any]) -> Outcome[Item]:
    """A new room, whose owner is the person. `given` has a name and may have what `change` takes."""
    if who.kind == Person.Kind.GUEST:
        raise Problem("Guests do not open rooms.", code="forbidden")
    at_most_rooms(who)
    values = {"name": "", **given}
    row = Room(project=who.project, created_by=who, **_valid(values))
    row.full_clean(exclude=["created_by", "public_id", "epoch"])
    row.save()
    seat = Membership.objects.create(room=row, person=who, role=Membership.Role.OWNER)
    return Outcome(wire.room(row, seat, 1))


@transaction.atomic
def change(who: Person, room_id: str, given: Mapping[str, Any]) -> Outcome[Item]:
    """Change what is given. Keeping no originals any more removes those that were kept."""
    values = _valid(given)
    seat = [member(who, room_id, action) for action in _needed(values)][-1]
    row = Room.objects.select_for_update().get(pk=seat.room.pk)
    for field, value in values.items():
        setattr(row, field, value)
    if values:
        row.save(update_fields=list(values))
    if values.get("keep_originals") is False:
        Message.objects.filter(room=row).update(original=None, original_expires=None)
    return Outcome(room(who, room_id), (wire.room_frame(row),))


@transaction.atomic
def delete(who: Person, room_id: str) -> Outcome[Item]:
    """Delete a room and all that is in it; the record of reveals stays."""
    row = member(who, room_id, Action.DELETE_ROOM).room
    public_id = row.public_id
    row.delete()
    return Outcome({"id": public_id}, ({"type": "room", "room": public_id, "deleted": True},))


def at_most_rooms(who: Person) -> None:
    """Raise Problem where the person is in as many rooms as one may be."""
    if Membership.objects.filter(person=who, left=None, banned=None).count() >= settings.ROOM_ROOMS:
        raise Problem(f"One person may be in {settings.ROOM_ROOMS} rooms.", code="too_many")


def policy_of(project: str, given: Mapping[str, Any]) -> Room:
    """A room that exists nowhere, to try the policy of a real one with. Raises Problem 400."""
    return Room(project=project, **_valid({field: given[field] for field in POLICY if field in given}))


async def atry(project: str, given: Mapping[str, Any]) -> None:
    """Refuse a policy or entity types that the project does not have, before they are stored. Raises Problem 400."""
    if not {"policy", "entity_types", "redaction"}.isdisjoint(given):
        await redacting.aredacted(policy_of(project, given), "x")


def _needed(values: Item) -> list[Action]:
    """What one must be allowed to do to change these fields."""
    return [action for names, action in FIELDS if not values.keys().isdisjoint(names)] or [Action.CHANGE]


def _valid(given: Mapping[str, Any]) -> Item:
    """The fields that are known, checked."""
    checked = {
        "name": fields.room_name,
        "topic": fields.topic,
        "public": lambda value: fields.flag(value, "public"),
        "archived": lambda value: fields.flag(value, "archived"),
        "policy": lambda value: "" if value is None else fields.line(value, "policy", 60, least=0),
        "entity_types": _entity_types,
        "redaction": lambda value: fields.choice(value, "redaction", Room.Redaction.values),
        "keep_originals": lambda value: fields.flag(value, "keep_originals"),
        "originals_days": lambda value: fields.whole(value, "originals_days", least=1, most=DAYS),
        "reveal": lambda value: fields.choice(value, "reveal", Room.Reveal.values),
        "retention_days": lambda value: fields.whole(value, "retention_days", most=DAYS),
    }
    return {name: check(given[name]) for name, check in checked.items() if name in given}  # type: ignore[no-untyped-call]


def _entity_types(value: Any) -> list[Item]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise invalid("entity_types", "must be a list of objects")
    if len(value) > TYPES or sum(len(item.get("value") or ()) for item in value) > TYPES:
        raise invalid("entity_types", f"must name at most {TYPES} types", code="too_many")
    return value


def _findable(who: Person) -> QuerySet[Room]:
    return Room.objects.filter(public=True, archived=False, project=who.project).exclude(
        memberships__in=Membership.objects.filter(person=who).exclude(banned=None)
    )


def _counted(rooms: QuerySet[Room]) -> Any:
    return rooms.annotate(present=Count("memberships", filter=PRESENT, distinct=True))


def _mentions(who: Person) -> Any:
    """How often the person is named in what they have not read."""
    seat = Membership.objects.filter(person=who, room=OuterRef("message__room")).values("last_read")[:1]
    rows = Mention.objects.filter(person=who, message__room=OuterRef("pk"), message__seq__gt=Subquery(seat))
    counted = rows.order_by().values("message__room").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
