"""Originals: sealed, shown to those allowed, and every attempt on the record."""

import pytest

from chat.models import Message, Reveal, Room
from chat.rooms import directory, messages, reveals, services
from project.errors import Problem

from .conftest import CANARIES, PRIVATE, ROLES, say


def outcome(who, room, seq=1):
    try:
        return reveals.reveal(who, room, seq, "Because.").value["text"]
    except Problem as problem:
        return problem.code


@pytest.mark.parametrize("policy", Room.Reveal.values)
def test_the_policy_decides_who_sees_what_a_member_wrote(cast, policy):
    Room.objects.update(reveal=policy)
    say(cast.member, cast.room, PRIVATE)
    allowed = {
        "nobody": (),
        "owner": ("owner",),
        "moderators": ("owner", "moderator"),
        "author_and_moderators": ("owner", "moderator", "member"),
        "members": ("owner", "moderator", "member"),
    }[policy]
    for role in ROLES:
        assert outcome(getattr(cast, role), cast.room) == (PRIVATE if role in allowed else "forbidden")
    assert list(Reveal.objects.order_by("pk").values_list("person_name", "outcome")) == [
        (role.title(), "revealed" if role in allowed else "forbidden") for role in ROLES
    ]


def test_what_was_said_under_a_narrow_policy_stays_under_it(cast):
    Room.objects.update(reveal="owner")
    say(cast.member, cast.room, PRIVATE)
    directory.change(cast.owner, cast.room, {"reveal": "members"})
    assert outcome(cast.moderator, cast.room) == "forbidden"
    assert outcome(cast.owner, cast.room) == PRIVATE
    directory.change(cast.owner, cast.room, {"reveal": "nobody"})
    assert outcome(cast.owner, cast.room) == "forbidden"


def test_the_database_holds_the_original_sealed_alone(cast):
    say(cast.member, cast.room, PRIVATE)
    row = Message.objects.get()
    stored = bytes(row.original) + row.text.encode() + str(row.entities).encode()
    assert not any(canary.encode() in stored for canary in CANARIES)


def test_a_room_that_keeps_no_originals_keeps_none_and_says_so_on_the_record(cast):
    directory.change(cast.owner, cast.room, {"keep_originals": False})
    say(cast.member, cast.room, PRIVATE)
    assert Message.objects.get().original is None
    assert outcome(cast.owner, cast.room) == "no_original"
    assert Reveal.objects.get().outcome == "not_kept"


def test_keeping_no_originals_any_more_removes_those_that_were_kept(cast):
    say(cast.member, cast.room, PRIVATE)
    directory.change(cast.owner, cast.room, {"keep_originals": False})
    assert Message.objects.get().original is None


def test_a_message_of_which_nothing_was_taken_out_is_its_own_original(cast):
    say(cast.member, cast.room, "Hello all.")
    assert Message.objects.get().original is None
    assert outcome(cast.owner, cast.room) == "Hello all."


def test_editing_and_deleting_replace_and_remove_the_original(cast):
    say(cast.member, cast.room, PRIVATE)
    draft = messages.edit_draft(cast.member, cast.room, 1, "Write to new.person@example.com")
    messages.rewrite(cast.member, 1, draft, messages.Redacted("Write to [X]", [{"label": "X"}]))
    assert outcome(cast.owner, cast.room) == "Write to new.person@example.com"
    messages.delete(cast.member, cast.room, 1)
    assert Message.objects.get().original is None
    assert outcome(cast.owner, cast.room) == "message_not_found"


def test_the_record_stays_when_the_room_is_gone(cast):
    say(cast.member, cast.room, PRIVATE)
    outcome(cast.owner, cast.room)
    directory.delete(cast.owner, cast.room)
    row = Reveal.objects.get()
    assert (row.room, row.seq, row.person, row.reason) == (cast.room, 1, cast.owner.public_id, "Because.")


@pytest.mark.parametrize("reason", ["", "  ", None, 7, "x" * 501, "two\nlines"])
def test_without_a_reason_nothing_is_asked(cast, reason):
    say(cast.member, cast.room, PRIVATE)
    with pytest.raises(Problem) as refused:
        reveals.reveal(cast.owner, cast.room, 1, reason)
    assert refused.value.errors[0]["field"] == "reason"
    assert not Reveal.objects.exists()


async def test_a_room_says_whether_one_may_reveal(cast):
    told = {role: (await services.aroom(getattr(cast, role), cast.room))["policy"]["may_reveal"] for role in ROLES}
    assert told == {"owner": True, "moderator": True, "member": False, "guest": False}
