"""What a client has missed: newer messages, older ones that changed, in one look; search; pages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.models import Message, Room
from chat.rooms import history, messages
from project.errors import Problem

from .conftest import PRIVATE, say


def test_it_gets_new_messages_in_order_and_old_ones_in_their_present_state(cast):
    for _ in range(3):
        say(cast.member, cast.room)
    messages.react(cast.owner, cast.room, 2, "👍")
    messages.delete(cast.member, cast.room, 1)
    say(cast.member, cast.room)
    newer, changed, more = history.missed(cast.owner, cast.room, 3, 3)
    assert [item["seq"] for item in newer] == [4]
    assert [(item["seq"], item["rev"]) for item in changed] == [(2, 4), (1, 5)]
    assert not more


def test_it_gets_nothing_where_nothing_was_missed(cast):
    say(cast.member, cast.room)
    assert history.missed(cast.owner, cast.room, 1, 1) == ([], [], False)


def test_it_is_told_where_there_is_more(cast):
    for _ in range(3):
        say(cast.member, cast.room)
    newer, _, more = history.missed(cast.owner, cast.room, 0, 0, 2)
    assert ([item["seq"] for item in newer], more) == ([1, 2], True)


STEPS = st.lists(st.sampled_from(["post", "react", "delete", "look"]), max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whoever_applies_what_was_missed_holds_what_the_database_holds(cast, steps):
    Message.objects.all().delete()
    Room.objects.update(last_seq=0, last_rev=0)
    held, rev = {}, 0

    def look():
        nonlocal rev
        newer, changed, _ = history.missed(cast.owner, cast.room, len(held), rev)
        held.update({item["seq"]: item for item in [*newer, *changed]})
        rev = max([rev, *(item["rev"] for item in held.values())])

    for step in steps:
        last = Room.objects.get().last_seq
        if step == "look":
            look()
        elif step == "post" or not last:
            say(cast.member, cast.room)
        elif step == "delete":
            messages.delete(cast.member, cast.room, 1)
        elif not Message.objects.get(seq=last).deleted:
            messages.react(cast.owner, cast.room, last, "👍")
    look()
    assert list(held.values()) == history.history(cast.owner, cast.room)["messages"]
    assert list(held) == list(range(1, len(held) + 1))


def test_a_search_finds_what_can_be_read_newest_first(cast):
    say(cast.member, cast.room, "The soup is hot.")
    say(cast.member, cast.room, PRIVATE)
    say(cast.member, cast.room, "More SOUP, 100%_sure.")
    found = history.search(cast.guest, cast.room, "soup")
    assert [item["seq"] for item in found["messages"]] == [3, 1]
    assert [item["seq"] for item in history.search(cast.guest, cast.room, "soup", before=3)["messages"]] == [1]
    assert history.search(cast.guest, cast.room, "soup", limit=1)["more"]


@pytest.mark.parametrize("query", ["Zebulon", "078-05", "quartermaine@"])
def test_a_search_does_not_find_what_was_taken_out(cast, query):
    say(cast.member, cast.room, PRIVATE)
    assert history.search(cast.owner, cast.room, query)["messages"] == []


@pytest.mark.parametrize(("query", "seqs"), [("%", [2]), ("_", [2]), ("\\", []), ("' OR 1=1 --", [])])
def test_signs_of_patterns_mean_themselves(cast, query, seqs):
    say(cast.member, cast.room, "Plain.")
    say(cast.member, cast.room, "Odd % and _ signs.")
    assert [item["seq"] for item in history.search(cast.owner, cast.room, query)["messages"]] == seqs


@pytest.mark.parametrize("query", ["", " ", None, "x" * 201, 7, "a\0"])
def test_a_query_is_a_short_text(cast, query):
    with pytest.raises(Problem) as refused:
        history.search(cast.owner, cast.room, query)
    assert refused.value.errors[0]["field"] == "query"


def test_deleted_messages_are_not_found(cast):
    say(cast.member, cast.room, "Soup.")
    messages.delete(cast.member, cast.room, 1)
    assert history.search(cast.owner, cast.room, "oup")["messages"] == []


def test_a_read_mark_moves_on_alone(cast):
    for _ in range(3):
        say(cast.member, cast.room)
    assert history.read(cast.owner, cast.room, 2).frames[0]["seq"] == 2
    back = history.read(cast.owner, cast.room, 1)
    assert (back.value["seq"], back.frames) == (2, ())
    assert history.read(cast.owner, cast.room, 99).value["seq"] == 3


def test_an_export_has_the_room_and_every_message_over_many_pages(cast, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 2)
    for _ in range(5):
        say(cast.member, cast.room)
    lines = list(history.export(cast.moderator, cast.room))
    assert [line.get("seq") for line in lines[1:]] == [1, 2, 3, 4, 5]
    assert lines[0]["type"] == "room"
