"""A room is one conversation: a value has the same placeholder in all that is said there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import Message, Room
from chat.rooms import attachments, messages, redacting, services
from project.auth import Caller
from project.errors import Problem
from redaction import held
from redaction import services as redaction
from redaction.models import Conversation, Placeholder

from .conftest import CANARIES, PRIVATE, make_room, say

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = "Mail ann.lee@example.com.", "Mail bo.fox@example.com and ann.lee@example.com."


@pytest.fixture(autouse=True)
def _held_by_nobody():
    held._all.clear()


def row(room):
    return Room.objects.get(public_id=room)


def elsewhere(room, text):
    """What another process makes of the text, which has looked at nothing yet."""
    here = dict(held._all)
    held._all.clear()
    made = redacting.redacted(row(room), text).text
    held._all.clear()
    held._all.update(here)
    return made


def test_a_value_keeps_its_marker_over_messages(cast):
    assert say(cast.owner, cast.room, FIRST)["text"] == "Mail [EMAIL_ADDRESS_1]."
    assert say(cast.member, cast.room, SECOND)["text"] == "Mail [EMAIL_ADDRESS_2] and [EMAIL_ADDRESS_1]."


def test_what_another_process_allotted_is_known_before_a_number_is_given(cast):
    say(cast.owner, cast.room, FIRST)
    assert elsewhere(cast.room, "Mail bo.fox@example.com.") == "Mail [EMAIL_ADDRESS_2]."
    assert say(cast.owner, cast.room, "Mail cy.hall@example.com.")["text"] == "Mail [EMAIL_ADDRESS_3]."
    assert say(cast.owner, cast.room, SECOND)["text"] == "Mail [EMAIL_ADDRESS_2] and [EMAIL_ADDRESS_1]."


def test_another_room_counts_from_one(cast):
    say(cast.owner, cast.room, FIRST)
    other = make_room(cast.owner)["id"]
    assert say(cast.owner, other, "Mail bo.fox@example.com.")["text"] == "Mail [EMAIL_ADDRESS_1]."


def test_an_edit_keeps_the_marker(cast):
    say(cast.owner, cast.room, FIRST)
    say(cast.owner, cast.room, "Hello.")
    draft = messages.edit_draft(cast.owner, cast.room, 2, SECOND)
    edited = messages.rewrite(cast.owner, 2, draft, redacting.redacted(draft.room, draft.text)).value
    assert edited["text"] == "Mail [EMAIL_ADDRESS_2] and [EMAIL_ADDRESS_1]."


async def test_a_file_has_the_room_s_markers(cast):
    await services.apost(cast.owner, cast.room, FIRST)
    file = attachments.Upload(await Room.objects.aget(public_id=cast.room), "a.txt", "text/plain", SECOND)
    _, redacted = await attachments.aredact(file)
    assert redacted.text == "Mail [EMAIL_ADDRESS_2] and [EMAIL_ADDRESS_1]."


async def test_a_preview_shows_the_number_to_come_and_takes_none(cast):
    await services.apost(cast.owner, cast.room, FIRST)
    for _ in range(2):
        seen = await services.apreview(cast.member, cast.room, SECOND)
        assert seen["text"] == "Mail [EMAIL_ADDRESS_2] and [EMAIL_ADDRESS_1]."
    assert await Placeholder.objects.acount() == 1
    posted, _ = await services.apost(cast.owner, cast.room, "Mail cy.hall@example.com.")
    assert posted["text"] == "Mail [EMAIL_ADDRESS_2]."


def test_invented_values_stay_the_same_and_markers_come_back_after_them(cast):
    said = say(cast.owner, cast.room, FIRST)["text"]
    Room.objects.update(redaction="SYNTHETIC")
    invented = [say(cast.owner, cast.room, FIRST)["text"] for _ in range(2)]
    held._all.clear()
    invented.append(say(cast.owner, cast.room, FIRST)["text"])
    assert len(set(invented)) == 1
    assert "@" in invented[0]
    assert "ann.lee" not in invented[0]
    Room.objects.update(redaction="MARKER")
    assert say(cast.owner, cast.room, FIRST)["text"] == said


def test_masks_are_not_remembered(cast):
    Room.objects.update(redaction="MASK")
    assert "#" in say(cast.owner, cast.room, FIRST)["text"]
    assert not Conversation.objects.exists()


def test_markers_that_somebody_types_are_not_given_in_the_same_message(cast):
    assert say(cast.owner, cast.room, f"[EMAIL_ADDRESS_1]: {FIRST}")["text"].endswith("[EMAIL_ADDRESS_2].")


def test_known_values_ask_the_database_for_nothing(cast):
    for number in range(40):
        say(cast.owner, cast.room, f"Mail person.{number}@example.com.")
    room = row(cast.room)
    redacting.redacted(room, FIRST)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        made = redacting.redacted(room, "Mail person.7@example.com.").text
    assert made == "Mail [EMAIL_ADDRESS_8]."
    assert not [query for query in asked if "placeholder" in query["sql"].lower()]


def test_no_more_is_held_than_may_be(cast, monkeypatch):
    monkeypatch.setattr(held, "MOST", 3)
    rooms = [make_room(cast.owner)["id"] for _ in range(3)]
    for room in rooms:
        say(cast.owner, room, SECOND)
    assert sum(len(one.placeholders.known) for one in held._all.values()) <= 3
    assert say(cast.owner, rooms[0], SECOND)["text"] == "Mail [EMAIL_ADDRESS_1] and [EMAIL_ADDRESS_2]."


@pytest.mark.parametrize("kind", ["MARKER", "SYNTHETIC"])
def test_values_are_kept_nowhere_even_where_originals_are(cast, kind):
    Room.objects.update(redaction=kind, keep_originals=True)
    say(cast.owner, cast.room, PRIVATE)
    say(cast.owner, cast.room, PRIVATE)
    rows = list(Placeholder.objects.all())
    assert rows
    assert all(one.sealed is None for one in rows)
    known = [one for held_one in held._all.values() for one in held_one.placeholders.known.values()]
    assert known
    assert all(one.reveal is None for one in known)
    (one,) = held._all.values()
    assert not any(canary in repr((one.placeholders.known, one.placeholders._linked)) for canary in CANARIES)
    assert not any(canary in text for text in Message.objects.values_list("text", flat=True) for canary in CANARIES)


def test_a_room_s_placeholders_go_with_it(cast):
    other = make_room(cast.owner)["id"]
    for room in (cast.room, other):
        say(cast.owner, room, FIRST)
    Room.objects.filter(public_id=cast.room).update(redaction="SYNTHETIC")
    say(cast.owner, cast.room, FIRST)
    assert Conversation.objects.count() == 3
    Room.objects.filter(public_id=cast.room).delete()  # as the admin does
    assert Conversation.objects.count() == Placeholder.objects.count() == 1


def test_a_room_that_is_gone_begins_no_conversation(cast):
    gone = row(cast.room)
    Room.objects.filter(pk=gone.pk).delete()
    with pytest.raises(Problem) as refused:
        redacting.redacted(gone, FIRST)
    assert refused.value.code == "room_not_found"
    assert not Conversation.objects.exists()


def test_nobody_shares_a_room_s_placeholders_by_naming_a_conversation(cast):
    say(cast.owner, cast.room, SECOND)
    caller = Caller("key", project=cast.owner.project, scopes=frozenset({"redact"}))
    (item,) = redaction.process(caller, redaction.wanted(FIRST, {"conversation": f"room:{cast.room}"}))
    assert item["processed_text"] == "Mail [EMAIL_ADDRESS_1]."
    assert say(cast.owner, cast.room, FIRST)["text"] == "Mail [EMAIL_ADDRESS_2]."


def test_a_quiet_room_keeps_its_numbers(cast, settings):
    from redaction import vault

    settings.CONVERSATION_DAYS = 1
    say(cast.owner, cast.room, FIRST)
    assert vault.purge() == 0
    held._all.clear()
    assert say(cast.owner, cast.room, SECOND)["text"].endswith("[EMAIL_ADDRESS_1].")
