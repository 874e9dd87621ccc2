"""Who a caller is in chat."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from project import guests
from project.auth import Caller
from project.errors import Problem
from project.sockets import database

from ..models import Membership, Person
from . import fields, wire
from .outcome import Outcome, telling

KINDS = {"session": Person.Kind.USER, "key": Person.Kind.KEY, "guest": Person.Kind.GUEST}


def person(caller: Caller) -> Person:
    """The person that the caller is, made when first seen. Raises Problem 403 without the scope, or when blocked."""
    caller.require("chat")
    kind = KINDS.get(caller.kind, Person.Kind.LOCAL)
    reference = _reference(caller)
    found = Person.objects.filter(kind=kind, reference=reference, project=caller.project).first()
    if found is None:
        defaults = {"name": _name(caller)}
        found, _ = Person.objects.get_or_create(
            kind=kind, reference=reference, project=caller.project, defaults=defaults
        )
    if found.blocked:
        raise Problem("You may no longer use the chat.", code="forbidden")
    return found


aperson = database.threaded(person)


def guest(name: Any, project: str = "main") -> dict[str, Any]:
    """A new guest: the token that lets them in, and who they are."""
    shown = fields.person_name(name)
    reference, token = guests.issue(project)
    made = Person.objects.create(kind=Person.Kind.GUEST, reference=reference, project=project, name=shown)
    return {"token": token, "expires_in": settings.GUEST_DAYS * 86_400, "person": wire.person(made)}


aguest = database.threaded(guest)


@transaction.atomic
def rename(who: Person, name: Any) -> Outcome[dict[str, Any]]:
    """Another display name; every room that the person is in hears of it."""
    who.name = fields.person_name(name)
    who.save(update_fields=["name"])
    seats = Membership.objects.filter(person=who, left=None, banned=None).select_related("room", "person")
    return Outcome(wire.person(who), tuple(wire.member_frame(seat) for seat in seats))


arename = telling(rename)


def _reference(caller: Caller) -> str:
    if caller.kind == "guest":
        return caller.guest or ""
    number = caller.key_id if caller.kind == "key" else caller.user_id
    return "" if number is None else str(number)


def _name(caller: Caller) -> str:
    """What the others see at first: the user's or the key's name."""
    if caller.kind == "session":
        user = get_user_model().objects.filter(pk=caller.user_id or 0).first()
        name = (user.get_full_name() or user.get_username()) if user else ""
    elif caller.kind == "key":
        keys: Any = apps.get_model(settings.API_KEY_MODEL)
        name = keys.objects.filter(pk=caller.key_id).values_list("name", flat=True).first() or ""
    else:
        name = "Guest" if caller.kind == "guest" else "Local"
    return str(name)[: fields.PERSON_NAME] or "Nobody"
