"""Search, read marks and exports."""

import pytest

from chat.rooms import history, messages
from project.errors import Problem

from .conftest import PRIVATE, say


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
