"""Editing, deleting, reacting: a new rev each, the same seq."""

import pytest

from chat.models import Attachment, Message, Room
from chat.rooms import messages, services
from chat.rooms.emoji import is_emoji
from project.errors import Problem
from project.sockets import database

from .conftest import CANARIES, PRIVATE, asay, say


async def test_an_edit_is_redacted_and_raises_the_rev_alone(cast):
    await asay(cast.member, cast.room)
    edited = await services.aedit(cast.member, cast.room, 1, PRIVATE)
    assert not any(canary in str(edited) for canary in CANARIES)
    assert (edited["seq"], edited["rev"]) == (1, 2)
    assert edited["edited"]
    assert (await asay(cast.member, cast.room))["rev"] == 3


@pytest.mark.parametrize("who", ["owner", "moderator", "guest"])
async def test_nobody_edits_what_another_said(cast, who):
    await asay(cast.member, cast.room)
    with pytest.raises(Problem) as refused:
        await services.aedit(getattr(cast, who), cast.room, 1, "Other.")
    assert refused.value.code == "forbidden"


def test_deleting_empties_a_message_and_keeps_its_number(cast):
    file = Attachment.objects.create(room=Room.objects.get(), person=cast.member, name="a", media_type="text/plain")
    say(cast.member, cast.room, PRIVATE, attachments=[file.public_id])
    messages.react(cast.owner, cast.room, 1, "👍")
    gone = messages.delete(cast.member, cast.room, 1).value
    assert (gone["seq"], gone["text"], gone["entities"], gone["reactions"], gone["attachments"]) == (1, "", [], [], [])
    assert gone["deleted"]
    assert not Attachment.objects.exists()
    assert say(cast.member, cast.room)["seq"] == 2


def test_deleting_twice_changes_nothing(cast):
    say(cast.member, cast.room)
    first = messages.delete(cast.member, cast.room, 1)
    again = messages.delete(cast.moderator, cast.room, 1)
    assert again.value == first.value
    assert again.frames == ()


@pytest.mark.parametrize("seq", [0, 2, 2**53 - 1])
def test_a_message_that_is_not_there_is_not_found(cast, seq):
    say(cast.member, cast.room)
    for ask in (
        lambda: messages.delete(cast.member, cast.room, seq),
        lambda: messages.react(cast.member, cast.room, seq, "👍"),
    ):
        with pytest.raises(Problem) as refused:
            ask()
        assert refused.value.code == "message_not_found"


def test_reactions_count_each_person_once_and_are_taken_back(cast):
    say(cast.member, cast.room)
    for who in (cast.owner, cast.owner, cast.guest):
        item = messages.react(who, cast.room, 1, "👍").value
    assert item["reactions"] == [{"emoji": "👍", "count": 2, "by": [cast.owner.public_id, cast.guest.public_id]}]
    item = messages.react(cast.owner, cast.room, 1, "👍", False).value
    assert item["reactions"][0]["by"] == [cast.guest.public_id]


def test_a_message_has_so_many_different_reactions(cast, settings):
    settings.ROOM_REACTIONS = 1
    say(cast.member, cast.room)
    messages.react(cast.member, cast.room, 1, "👍")
    messages.react(cast.owner, cast.room, 1, "👍")
    with pytest.raises(Problem) as refused:
        messages.react(cast.member, cast.room, 1, "🎉")
    assert refused.value.code == "too_many"


@pytest.mark.parametrize(
    "emoji", ["👍", "👍🏽", "❤️", "❤", "👩‍👩‍👧‍👦", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "✅", "🤷🏻‍♀️", "☕", "©️", "‼️", "🏳️‍🌈"]
)
def test_emoji_are_taken(emoji):
    assert is_emoji(emoji)


@pytest.mark.parametrize(
    "text",
    ["", "a", "1", "12", "ok", "John", "👍👍", "👍 ", "<b>", "&", "@", "078-05-1120", "é", "中", "\u200d", "\ufe0f",
     "👍\u200d", "-", "\U000e0061", "🏴\U000e0061", "\u202e", "🇩", "👍\U000e0061"],
)  # fmt: skip
def test_text_is_no_reaction(text):
    assert not is_emoji(text)


async def test_a_deleted_message_is_in_the_history_and_empty(cast):
    await asay(cast.member, cast.room, PRIVATE)
    await services.adelete(cast.member, cast.room, 1)
    shown = (await services.ahistory(cast.member, cast.room))["messages"]
    assert [(one["seq"], one["text"]) for one in shown] == [(1, "")]
    assert await database.run(Message.objects.count) == 1
