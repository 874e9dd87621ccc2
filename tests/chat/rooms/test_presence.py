"""Who is in a room: told once per person, whatever the number of sockets and processes."""

import asyncio

import pytest

from chat.rooms import hub
from chat.rooms.presence import Presence
from tests.live.conftest import redis  # noqa: F401  a fixture

from .talking import amake_room, key_of, talker


@pytest.fixture
def shared(settings, request):
    """Redis, whose entries of a killed process live for a second."""
    settings.REDIS_URL = request.getfixturevalue("redis").url
    settings.ROOM_PRESENCE_SECONDS = 1.0


async def test_others_hear_of_the_first_socket_and_the_last(application, monkeypatch):
    monkeypatch.setattr(hub, "LEAVE_SECONDS", 0.1)
    room = await amake_room()
    key = await key_of("ben")
    async with talker(application, room) as one:
        async with talker(application, room, key) as two:
            ben = two.welcome["you"]["id"]
            assert set(two.welcome["online"]) == {ben, one.welcome["you"]["id"]}
            assert await one.hear("presence") == {
                "type": "presence",
                "room": room.public_id,
                "person": ben,
                "online": True,
            }
            async with talker(application, room, key):
                pass
            assert [frame for frame in await one.settled() if frame["type"] == "presence"] == []
        gone = await one.hear("presence")
        assert (gone["person"], gone["online"]) == (ben, False)


async def test_who_comes_back_at_once_was_never_away(application):
    room = await amake_room()
    key = await key_of("ben")
    async with talker(application, room) as one:
        for _ in range(3):
            async with talker(application, room, key):
                pass
        assert [frame["online"] for frame in await one.settled() if frame["type"] == "presence"] == [True]


async def test_processes_share_it_through_redis(shared):
    one, two = Presence("one"), Presence("two")
    assert await one.enter("r", "ann")
    assert not await two.enter("r", "ann")
    assert await two.enter("r", "ben")
    assert await one.online("r", 10) == await two.online("r", 10) == ["ann", "ben"]
    assert not await one.leave("r", "ann")
    assert await two.leave("r", "ann")
    assert await one.online("r", 10) == ["ben"]


async def test_the_persons_of_a_killed_process_go_and_one_process_tells(shared):
    killed, first, second = Presence("killed"), Presence("first"), Presence("second")
    await killed.enter("r", "ann")
    await first.enter("r", "ben")
    gone = []
    for _ in range(100):
        await first.refresh()
        gone += await first.sweep(["r"]) + await second.sweep(["r"])
        await asyncio.sleep(0.05)
        if gone:
            break
    assert gone == [("r", "ann")]
    assert await second.online("r", 10) == ["ben"]


async def test_without_redis_each_process_knows_its_own(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    one = Presence("one")
    assert await one.enter("r", "ann")
    assert await one.online("r", 10) == ["ann"]
    assert await one.leave("r", "ann")
    assert await one.online("r", 10) == []
