"""What is announced: after it is stored, redacted, and nothing where nothing happened."""

import json

import pytest

from chat.models import Message
from chat.rooms import bus, services
from project.errors import Problem
from project.sockets import database

from .conftest import CANARIES, PRIVATE, asay


@pytest.fixture
def heard(monkeypatch):
    """The frames that this process hears."""
    frames = []

    async def announce(room, frame):
        frames.append({**frame, "heard_in": room})
        if frame["type"] == "message":
            assert await database.run(Message.objects.filter(seq=frame["seq"]).exists)

    monkeypatch.setattr("chat.rooms.outcome.announce", announce)
    return frames


async def test_each_thing_that_happens_is_announced_as_it_is_answered(cast, heard):
    said = await asay(cast.member, cast.room, PRIVATE)
    edited = await services.aedit(cast.member, cast.room, 1, "Hi.")
    reacted = await services.areact(cast.owner, cast.room, 1, "👍")
    gone = await services.adelete(cast.member, cast.room, 1)
    await services.aread(cast.guest, cast.room, 1)
    await services.aset_role(cast.owner, cast.room, cast.guest.public_id, "member")
    await services.achange(cast.owner, cast.room, {"topic": "New"})
    await services.aleave(cast.guest, cast.room)
    await services.adelete_room(cast.owner, cast.room)
    kinds = ["message", "changed", "changed", "changed", "read", "member", "room", "member", "room"]
    assert [frame["type"] for frame in heard] == kinds
    for frame, answer in zip(heard, [said, edited, reacted, gone], strict=False):
        assert {name: frame[name] for name in answer} == answer
    assert heard[6]["topic"] == "New"
    assert "may_reveal" not in heard[6]["policy"]
    assert heard[7]["role"] is None
    assert heard[8]["deleted"] is True
    assert {frame["heard_in"] for frame in heard} == {cast.room}
    assert not any(canary in str(heard) for canary in CANARIES)
    json.dumps(heard)


async def test_what_changes_nothing_is_not_announced(cast, heard):
    await services.apost(cast.member, cast.room, "One.", client_msg_id="a")
    await services.apost(cast.member, cast.room, "One.", client_msg_id="a")
    await services.apreview(cast.member, cast.room, "One.")
    await services.aread(cast.member, cast.room, 0)
    with pytest.raises(Problem):
        await services.apost(cast.member, cast.room, "Two.", reply_to=9)
    await services.areveal(cast.owner, cast.room, 1, "Because.")
    assert [frame["type"] for frame in heard] == ["message"]


async def test_every_frame_can_be_told_by_the_bus(cast, heard):
    await asay(cast.member, cast.room)
    await services.achange(cast.owner, cast.room, {"topic": "New"})
    for frame in heard:
        assert bus.News.of(frame).kind == frame["type"]
