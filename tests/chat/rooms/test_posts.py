"""Posting: redacted, numbered, acknowledged, once."""

import pytest

from chat.models import Message, Room
from chat.rooms import services
from project.errors import Problem
from project.sockets import database

from .conftest import CANARIES, PRIVATE, asay, make_person


async def test_it_stores_and_answers_the_redacted_text_alone(cast):
    item, created = await services.apost(cast.member, cast.room, PRIVATE)
    assert created
    assert not any(canary in str(item) for canary in CANARIES)
    row = await database.run(Message.objects.get)
    assert row.text == item["text"]
    for entity in item["entities"]:
        assert item["text"][entity["start"] : entity["end"]] == entity["marker"]
        assert set(entity) == {"label", "marker", "start", "end"}
    assert {"EMAIL_ADDRESS", "SSN"} <= {entity["label"] for entity in item["entities"]}


async def test_messages_are_numbered_from_one_without_gaps(cast):
    assert [(await asay(cast.member, cast.room))["seq"] for _ in range(3)] == [1, 2, 3]


async def test_a_retry_is_answered_with_the_first_message_and_stores_nothing(cast):
    first, created = await services.apost(cast.member, cast.room, "One.", client_msg_id="a")
    again, repeated = await services.apost(cast.member, cast.room, "Something else.", client_msg_id="a")
    assert (created, repeated) == (True, False)
    assert again == first
    assert (await database.run(Room.objects.get)).last_seq == 1


async def test_two_authors_may_use_the_same_client_id(cast):
    for who in (cast.member, cast.owner):
        assert (await services.apost(who, cast.room, "Hi.", client_msg_id="a"))[1]


async def test_a_refused_post_leaves_no_gap(cast):
    await asay(cast.member, cast.room)
    with pytest.raises(Problem):
        await services.apost(cast.member, cast.room, "Hi.", reply_to=99)
    assert (await asay(cast.member, cast.room))["seq"] == 2


async def test_a_reply_names_the_message_it_answers(cast):
    await asay(cast.owner, cast.room)
    assert (await asay(cast.member, cast.room, reply_to=1))["reply_to"] == 1


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("", {}, "invalid"),
        ("  \n", {}, "invalid"),
        (None, {}, "invalid"),
        (7, {}, "invalid"),
        ("a\0b", {}, "invalid"),
        ("x" * 10_001, {}, "too_long"),
        ("Hi", {"client_msg_id": "x" * 65}, "too_long"),
        ("Hi", {"client_msg_id": 7}, "invalid"),
        ("Hi", {"client_msg_id": ""}, "invalid"),
        ("Hi", {"reply_to": "1"}, "invalid"),
        ("Hi", {"reply_to": True}, "invalid"),
        ("Hi", {"reply_to": 2**63}, "invalid"),
        ("Hi", {"attachments": "a"}, "invalid"),
        ("Hi", {"attachments": ["a"] * 6}, "too_many"),
        ("Hi", {"attachments": ["a_nothing"]}, "attachment_not_found"),
    ],
)
async def test_what_cannot_be_posted_is_refused_by_its_field(cast, text, options, code):
    with pytest.raises(Problem) as refused:
        await services.apost(cast.member, cast.room, text, **options)
    assert refused.value.code == code
    assert not await database.run(Message.objects.exists)


async def test_somebody_too_fast_is_told_when_to_go_on(cast, settings):
    settings.ROOM_POST_RATE, settings.ROOM_POST_BURST = 0.01, 1
    await asay(cast.member, cast.room)
    with pytest.raises(Problem) as refused:
        await asay(cast.member, cast.room)
    assert refused.value.code == "rate_limited"
    assert refused.value.extra["retry_after_ms"] > 0


async def test_a_preview_shows_what_others_would_see_and_stores_nothing(cast):
    shown = await services.apreview(cast.member, cast.room, PRIVATE)
    assert shown["text"] == (await asay(cast.member, cast.room, PRIVATE))["text"]
    assert await database.run(Message.objects.count) == 1


async def test_the_policy_of_the_room_decides_how(transactional_db, cast):
    await services.achange(cast.owner, cast.room, {"redaction": "MASK"})
    assert "@" not in (await asay(cast.member, cast.room, "Write to a.person@example.com"))["text"]
    only_mail = [{"type": "ENABLE", "value": ["EMAIL_ADDRESS"]}]
    await services.achange(cast.owner, cast.room, {"entity_types": only_mail, "redaction": "MARKER"})
    said = await asay(cast.member, cast.room, "SSN 078-05-1120, a.person@example.com")
    assert said["text"] == "SSN 078-05-1120, [EMAIL_ADDRESS_1]"


async def test_a_change_of_policy_while_a_text_is_redacted_counts_for_it(cast, monkeypatch):
    from chat.rooms import redacting

    real, changes = redacting.aredacted, iter([{"redaction": "MASK"}])

    async def slow(room, text, written=()):
        done = await real(room, text, written)
        if change := next(changes, None):
            await database.run(Room.objects.update, **change)
        return done

    monkeypatch.setattr(redacting, "aredacted", slow)
    said = await asay(cast.member, cast.room, "a.person@example.com")
    assert set(said["text"]) == {"#"}


async def test_a_person_outside_posts_nothing(cast):
    stranger = await database.run(make_person, "Elsewhere", project="other")
    for who in (cast.stranger, stranger):
        with pytest.raises(Problem) as refused:
            await asay(who, cast.room)
        assert refused.value.code == "room_not_found"
