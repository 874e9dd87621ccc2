"""Invitations: the way into a private room."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from project.auth import digest
from project.errors import Problem

from ..models import Invite, Membership, Person
from . import fields, wire
from .directory import room
from .members import enter
from .outcome import Outcome
from .rights import ROLES, Action, rank
from .seats import member

Item = dict[str, Any]
HOURS = 72
MOST_HOURS = 24 * 90
MOST_USES = 1_000


@transaction.atomic
def invite(who: Person, room_id: str, role: Any = None, uses: Any = None, hours: Any = None) -> Outcome[Item]:
    """An invitation, shown once: `uses` people may come as `role` within so many `hours`."""
    seat = member(who, room_id, Action.INVITE)
    role = fields.choice("member" if role is None else role, "role", ROLES)
    uses = 1 if uses is None else fields.whole(uses, "uses", least=1, most=MOST_USES)
    hours = HOURS if hours is None else fields.whole(hours, "hours", least=1, most=MOST_HOURS)
    if rank(role) > rank(seat.role):
        raise Problem("Nobody invites to a higher role than their own.", code="forbidden")
    now = timezone.now()
    if seat.room.invites.filter(uses__gt=0, expires__gt=now).count() >= settings.ROOM_INVITES:
        raise Problem(f"A room may have {settings.ROOM_INVITES} open invitations.", code="too_many")
    token = f"inv_{secrets.token_urlsafe(24)}"
    row = Invite.objects.create(
        room=seat.room,
        digest=digest(token),
        role=role,
        uses=uses,
        expires=now + timedelta(hours=hours),
        created_by=who,
    )
    return Outcome({"invite": token, "role": role, "uses": uses, "expires": wire.when(row.expires)})


@transaction.atomic
def accept(who: Person, token: Any) -> Outcome[Item]:
    """Enter by an invitation. Somebody who is in the room already uses none up."""
    text = fields.text(token, "invite", 100)
    open_ = Invite.objects.filter(digest=digest(text), uses__gt=0, expires__gt=timezone.now())
    row = open_.select_related("room").first()
    if row is None or not _admitted(who, row):
        raise Problem(code="invite_invalid")
    if row.room.archived:
        raise Problem(code="room_archived")
    seat = Membership.objects.filter(room=row.room, person=who).first()
    if seat is not None and seat.present:
        return Outcome(room(who, row.room.public_id))
    frames = enter(who, row.room, _role(who, row.role))
    if not open_.update(uses=F("uses") - 1):  # of two who take the last one, one gets in
        raise Problem(code="invite_invalid")
    return Outcome(room(who, row.room.public_id), frames)


def _admitted(who: Person, row: Invite) -> bool:
    """Not the banned, and nobody of another project but guests, who have none of their own."""
    if row.room.project != who.project and who.kind != Person.Kind.GUEST:
        return False
    return not Membership.objects.filter(room=row.room, person=who).exclude(banned=None).exists()


def _role(who: Person, role: str) -> str:
    """What an invitation makes of somebody: a guest of the server becomes a member at most."""
    return "member" if who.kind == Person.Kind.GUEST and rank(role) > rank("member") else role
