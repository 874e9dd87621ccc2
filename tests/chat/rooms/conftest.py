"""People, rooms and clients of them."""

from types import SimpleNamespace

import pytest

from chat.models import Membership, Person
from chat.rooms import directory, members, messages, services
from project.sockets import database

from ...conftest import client_of

PRIVATE = "Call Zebulon Quartermaine, zebulon.quartermaine@example.com, SSN 078-05-1120."
CANARIES = ("Zebulon", "Quartermaine", "zebulon.quartermaine@example.com", "078-05-1120")
ROLES = ("owner", "moderator", "member", "guest")


def make_person(name, kind=Person.Kind.KEY, project="main"):
    return Person.objects.create(kind=kind, reference=f"test-{name}", project=project, name=name)


def make_room(owner, **given):
    return directory.create(owner, {"name": "Room", **given}).value


def seat(person, room, role):
    """Put somebody into a room, whatever its rules."""
    from chat.models import Room

    return Membership.objects.create(room=Room.objects.get(public_id=room), person=person, role=role)


@pytest.fixture(autouse=True)
def _unpaced(settings):
    settings.ROOM_POST_RATE = settings.GUEST_RATE = 0


@pytest.fixture
def cast(transactional_db):
    """A private room that keeps originals, with one person of each role, and a stranger who is not in it."""
    people = {role: make_person(role.title()) for role in (*ROLES, "stranger")}
    room = make_room(people["owner"], keep_originals=True, reveal="author_and_moderators")["id"]
    for role in ROLES[1:]:
        seat(people[role], room, role)
    return SimpleNamespace(room=room, **people)


def say(person, room, text="Hello all.", **options):
    """Post, synchronously; the message."""
    return services.post(person, room, text, **options).value[0]


async def asay(person, room, text="Hello all.", **options):
    """Post; the message."""
    return (await services.apost(person, room, text, **options))[0]


__all__ = ["CANARIES", "PRIVATE", "asay", "client_of", "database", "make_person", "make_room", "members", "messages"]
