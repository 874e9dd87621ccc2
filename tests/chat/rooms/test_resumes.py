"""Coming back: exactly what was missed, or a reset."""

import pytest

from chat.models import Message, Room
from chat.rooms import ledger, messages, services
from chat.rooms.hub import Hub
from chat.rooms.ledger import Place
from project.sockets import database

from .conftest import asay
from .talking import alocal, amake_room, talker


@pytest.fixture
async def hall(application):
    """A room in which one has said five things."""
    room = await amake_room()
    who = await alocal(room)
    for number in range(1, 6):
        await asay(who, room.public_id, f"This is number {number}.")
    return room, who


def numbers(frames, kind="message"):
    return [frame["seq"] for frame in frames if frame["type"] == kind]


async def test_who_knows_nothing_gets_only_what_comes(application, hall):
    room, who = hall
    async with talker(application, room) as one:
        assert one.welcome["seq"] == 5
        await asay(who, room.public_id)
        assert (await one.hear("message"))["seq"] == 6


@pytest.mark.parametrize("known", [0, 2, 5])
async def test_who_comes_back_gets_what_was_missed_in_order(application, hall, known):
    room, _ = hall
    async with talker(application, room, greeted=False) as one:
        welcome = await one.hear("welcome")
        frames = await one.start(epoch=welcome["epoch"], last_seq=known, last_rev=known)
    assert frames[0] == {"type": "resumed", "room": room.public_id, "from": known, "to": 5, "changed": 0}
    assert numbers(frames) == list(range(known + 1, 6))


async def test_changes_of_known_messages_come_in_their_present_state_and_before_new_messages(application, hall):
    room, who = hall
    await database.run(messages.delete, who, room.public_id, 2)
    await database.run(messages.react, who, room.public_id, 1, "👍")
    await database.run(messages.react, who, room.public_id, 4, "👍")
    async with talker(application, room, greeted=False) as one:
        frames = await one.start(last_seq=3, last_rev=5)
    kinds = [(frame["type"], frame["seq"]) for frame in frames if frame["type"] in ("changed", "message")]
    assert kinds == [("changed", 2), ("changed", 1), ("message", 4), ("message", 5)]
    assert frames[[frame["type"] for frame in frames].index("changed")]["deleted"]


async def test_after_each_frame_of_a_resume_the_client_is_at_a_place_to_resume_from(application, hall):
    """Whatever happens between, nothing that a cut connection has not brought is passed over."""
    room, who = hall
    await database.run(messages.react, who, room.public_id, 5, "👍")
    await database.run(messages.react, who, room.public_id, 1, "👍")
    truth = await ledger.apage(room.public_id, Place(room.epoch, 0, 0))
    wanted = {item["seq"]: item["rev"] for item in truth.messages}
    page = await ledger.apage(room.public_id, Place(room.epoch, 2, 2))
    frames = page.news()
    for cut in range(len(frames) + 1):
        known = {seq: seq for seq in (1, 2)} | {news.seq: news.rev for news in frames[:cut]}
        place = Place(room.epoch, max(known), max(2, *(news.rev for news in frames[:cut]), 2))
        rest = (await ledger.apage(room.public_id, place)).news()
        assert known | {news.seq: news.rev for news in rest} == wanted


@pytest.mark.parametrize(
    "place",
    [{"epoch": "another", "last_seq": 2}, {"last_seq": 6}, {"last_seq": 5, "last_rev": 9}],
    ids=["another history", "a message that never was", "a change that never was"],
)
async def test_a_place_that_cannot_be_served_is_reset(application, hall, place):
    room, who = hall
    async with talker(application, room, greeted=False) as one:
        frames = await one.start(**place)
        assert [frame["type"] for frame in frames if frame["type"] not in ("welcome", "presence", "member")] == [
            "reset"
        ]
        reset = next(frame for frame in frames if frame["type"] == "reset")
        assert (reset["epoch"], reset["seq"], reset["rev"]) == (room.epoch, 5, 5)
        await asay(who, room.public_id)
        assert (await one.hear("message"))["seq"] == 6


async def test_who_missed_more_than_is_served_is_reset(application, hall, settings):
    settings.ROOM_RESUME_MESSAGES = 3
    async with talker(application, hall[0], greeted=False) as one:
        assert "reset" in [frame["type"] for frame in await one.start(last_seq=1, last_rev=1)]


async def test_a_cut_history_is_told_to_those_who_are_there(application, hall, settings):
    settings.ROOM_SYNC_SECONDS = 0.1
    room, _ = hall
    async with talker(application, room) as one:
        await database.run(Room.objects.filter(pk=room.pk).update, epoch="afresh")
        assert (await one.hear("reset"))["epoch"] == "afresh"


async def test_what_was_stored_without_a_word_comes_all_the_same(application, hall, settings):
    """As when the channel layer has lost it, or a process died between storing and telling."""
    settings.ROOM_SYNC_SECONDS = 0.1
    room, who = hall
    async with talker(application, room) as one:
        draft = await database.run(messages.draft, who, room.public_id, "Unheard.")
        from chat.rooms.redacting import Redacted

        await database.run(messages.store, who, draft, Redacted("Unheard.", []))
        await database.run(messages.delete, who, room.public_id, 3)
        heard = {}
        while len(heard) < 2:
            frame = await one.hear()
            heard |= {frame["type"]: frame} if frame["type"] in ("message", "changed") else {}
        assert (heard["message"]["text"], heard["changed"]["seq"]) == ("Unheard.", 3)


async def test_a_second_hello_is_answered_again(application, hall):
    async with talker(application, hall[0]) as one:
        assert numbers(await one.start(last_seq=3)) == [4, 5]
        assert numbers(await one.start(last_seq=3)) == [4, 5]


async def test_who_only_listens_is_served_after_a_second(application, hall):
    room, who = hall
    async with talker(application, room, greeted=False) as one:
        await one.hear("welcome")
        await asay(who, room.public_id, "To the listeners.")
        assert (await one.hear("message"))["text"] == "To the listeners."


async def test_nothing_is_lost_between_the_welcome_and_the_first_word(application, hall):
    room, who = hall
    async with talker(application, room, greeted=False) as one:
        await one.hear("welcome")
        await asay(who, room.public_id)
        assert numbers(await one.settled()) == [6]
    assert await database.run(Message.objects.count) == 6


async def test_what_the_room_becomes_between_the_welcome_and_the_first_news_is_told(application, hall):
    room, who = hall
    async with talker(application, room, greeted=False) as one:
        await one.hear("welcome")
        await services.achange(who, room.public_id, {"topic": "First"})
        await services.achange(who, room.public_id, {"topic": "Second"})
        frames = await one.start()
    assert [frame["topic"] for frame in frames if frame["type"] == "room"] == ["Second"]


async def test_the_welcome_says_what_the_room_is_once_its_news_are_heard(application, hall, monkeypatch):
    """A change while somebody comes in is in the welcome or told after it."""
    room, who = hall
    enter = Hub.enter

    async def entering(hub, cursor):
        await services.achange(who, room.public_id, {"topic": "Changed on the way"})
        await enter(hub, cursor)

    monkeypatch.setattr(Hub, "enter", entering)
    async with talker(application, room, greeted=False) as one:
        assert (await one.hear("welcome"))["topic"] == "Changed on the way"
