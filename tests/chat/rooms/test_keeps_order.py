"""News that overtake each other, come twice or not at all: members hear each once, in order."""

import pytest

from chat.rooms import bus, messages
from chat.rooms.bus import News
from chat.rooms.redacting import Redacted
from project.sockets import database

from .talking import alocal, amake_room, talker


@pytest.fixture
async def stored(application):
    """A room, and the news of three posts that nobody has been told of."""
    room = await amake_room()
    who = await alocal(room)

    async def store():
        draft = await database.run(messages.draft, who, room.public_id, "Hello.")
        return News.of((await database.run(messages.store, who, draft, Redacted("Hello.", []))).frames[0])

    return room, store


@pytest.mark.parametrize(
    "order", [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 0, 1, 1, 2, 2], [2], [1]], ids=lambda order: "".join(map(str, order))
)
async def test_members_hear_each_message_once_and_in_order(stored, application, settings, order):
    settings.ROOM_SYNC_SECONDS = 0.5
    room, store = stored
    async with talker(application, room) as one:
        news = [await store() for _ in range(3)]
        for index in order:
            bus.bus().tell(room.public_id, news[index])
        assert [(await one.hear("message"))["seq"] for _ in range(3)] == [1, 2, 3]
        assert [frame for frame in await one.settled() if frame["type"] == "message"] == []


async def test_a_large_gap_is_filled_at_the_pace_of_each_member(stored, application, settings):
    settings.ROOM_SYNC_SECONDS = 0.2
    room, store = stored
    async with talker(application, room) as one, talker(application, room) as two:
        for _ in range(40):
            await store()
        for each in (one, two):
            assert [(await each.hear("message"))["seq"] for _ in range(40)] == list(range(1, 41))
