"""Whoever is no longer in a room hears nothing more of it, at once."""

import asyncio

import pytest

from chat.models import Membership, Person, Room
from chat.rooms import ledger, services
from project.sockets import database

from .conftest import asay
from .talking import alocal, amake_room, key_of, talker


@pytest.fixture
async def hall(application):
    room = await amake_room()
    return room, await alocal(room), await key_of("guest")


async def remove(who, room, person):
    await services.aremove(who, room.public_id, person)


async def ban(who, room, person):
    await services.aban(who, room.public_id, person)


@database.threaded
def remove_in_the_admin(who, room, person):
    Membership.objects.filter(room=room, person__public_id=person).update(left="2026-01-01T00:00Z")


@database.threaded
def block(who, room, person):
    Person.objects.filter(public_id=person).update(blocked=True)


@pytest.mark.parametrize("how", [remove, ban, remove_in_the_admin, block])
async def test_who_is_removed_hears_no_more_and_is_told(application, hall, settings, how):
    settings.ROOM_SYNC_SECONDS = 0.1
    room, who, key = hall
    async with talker(application, room, key) as other:
        await how(who, room, other.welcome["you"]["id"])
        code, frames = await other.closed()
        await asay(who, room.public_id, "Now that we are alone.")
    assert code == 4403
    assert {"type": "left", "room": room.public_id, "code": "forbidden"} in frames
    assert not [frame for frame in frames if frame["type"] == "message"]


async def test_who_is_removed_before_the_first_word_gets_nothing(application, hall):
    room, who, key = hall
    async with talker(application, room, key, greeted=False) as other:
        welcome = await other.hear("welcome")
        await remove(who, room, welcome["you"]["id"])
        await asay(who, room.public_id)
        code, frames = await other.closed()
    assert code == 4403
    assert not [frame for frame in frames if frame["type"] == "message"]


async def test_a_deleted_room_ends_for_everybody(application, hall):
    room, who, key = hall
    async with talker(application, room, key) as other:
        await services.adelete_room(who, room.public_id)
        code, frames = await other.closed()
    assert code == 4404
    assert {"type": "room", "room": room.public_id, "deleted": True} in frames


async def test_a_room_that_vanishes_from_the_database_ends_too(application, hall, settings):
    settings.ROOM_SYNC_SECONDS = 0.1
    room, _, key = hall
    async with talker(application, room, key) as other:
        await database.run(Room.objects.all().delete)
        assert (await other.closed())[0] == 4404


async def test_an_archived_room_says_so_and_takes_no_posts(application, hall):
    room, who, key = hall
    async with talker(application, room, key) as other:
        await services.achange(who, room.public_id, {"archived": True})
        assert (await other.hear("room"))["archived"] is True
        assert (await other.ask(type="post", text="Hello?"))["code"] == "room_archived"


async def test_the_other_rooms_of_the_socket_stay(application, hall):
    room, who, key = hall
    second = await amake_room("second")
    async with talker(application, room, key) as other:
        assert (await other.ask(type="join", room=second.public_id))["name"] == "second"
        await remove(who, room, other.welcome["you"]["id"])
        assert (await other.hear("left"))["room"] == room.public_id
        assert (await other.ask(type="post", room=second.public_id, text="Still here."))["seq"] == 1


async def test_a_room_that_is_opened_while_others_are_compared_goes_on(application, hall, settings, monkeypatch):
    settings.ROOM_SYNC_SECONDS = 0.1
    places = ledger.aplaces

    async def slowly(rooms):
        found = await places(rooms)
        await asyncio.sleep(0.3 * isinstance(rooms, dict))  # the comparison, not the opening of a room
        return found

    monkeypatch.setattr(ledger, "aplaces", slowly)
    room, _, _ = hall
    async with talker(application, room):
        for number in range(3):
            async with talker(application, await amake_room(f"room {number}")) as other:
                await asyncio.sleep(0.5)
                assert (await other.ask(type="post", text="Still here."))["seq"] == 1
