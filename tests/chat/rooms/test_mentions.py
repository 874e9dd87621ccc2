"""Mentions: found in what was written, named in the message, tied to no marker."""

import pytest

from chat.models import Person
from chat.rooms import directory, mentions, services
from project.sockets import database

from .conftest import asay, make_person, seat


def people(*names):
    return [Person(pk=number, name=name) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("text", "named", "written"),
    [
        ("@Anna hello", ["Anna"], ["@Anna"]),
        ("hello @anna.", ["Anna"], ["@anna"]),
        ("@Anna Smith and @Anna", ["Anna Smith", "Anna"], ["@Anna Smith", "@Anna"]),
        ("@Annabel", [], []),
        ("bob@anna.example", [], []),
        ("@ Anna", [], []),
        ("(@Anna)", ["Anna"], ["@Anna"]),
        ("@José!", ["José"], ["@José"]),
        ("@Joséphine", [], []),
        ("@Anna's", ["Anna"], ["@Anna"]),
        ("Anna", [], []),
    ],
)
def test_who_is_named(text, named, written):
    found = mentions.mentioned(text, people("Anna", "Anna Smith", "José"))
    assert [who.name for who in found.people] == named
    assert list(found.written) == written


def test_all_of_the_same_name_are_named():
    assert len(mentions.mentioned("@Anna", people("Anna", "Anna")).people) == 2


def test_a_text_full_of_at_signs_costs_little_and_names_few():
    found = mentions.mentioned("@Anna " * 5_000, people(*(f"Anna{number}" for number in range(1_000))))
    assert found.people == ()
    assert (
        len(
            mentions.mentioned(
                "".join(f"@P{n:03} " for n in range(50)), people(*(f"P{n:03}" for n in range(50)))
            ).people
        )
        <= 20
    )


async def test_a_mention_stays_readable_and_the_same_name_elsewhere_does_not(cast):
    anna = await database.run(make_person, "Anna Whitfield")
    await database.run(seat, anna, cast.room, "member")
    said = await asay(cast.member, cast.room, "@Anna Whitfield please call. Anna Whitfield lives in Lisbon.")
    assert said["text"].startswith("@Anna Whitfield please call. [NAME")
    assert "Lisbon" not in said["text"]
    assert said["mentions"] == [{"id": anna.public_id, "name": "Anna Whitfield"}]


async def test_strangers_are_not_named_and_their_names_are_redacted(cast):
    said = await asay(cast.member, cast.room, "@Zebulon Quartermaine, my friend Zebulon Quartermaine is here.")
    assert said["mentions"] == []
    assert "Zebulon Quartermaine is" not in said["text"]


async def test_what_one_has_not_read_says_how_often_one_is_named(cast):
    await asay(cast.member, cast.room, "@Owner look")
    await asay(cast.member, cast.room, "No one.")
    room = (await services.arooms(cast.owner))["rooms"][0]
    assert (room["unread"], room["mentions"]) == (2, 1)
    await services.aread(cast.owner, cast.room, 1)
    assert (await database.run(directory.room, cast.owner, cast.room))["mentions"] == 0


async def test_an_edit_names_anew(cast):
    await asay(cast.member, cast.room, "@Owner look")
    edited = await services.aedit(cast.member, cast.room, 1, "@Guest look")
    assert [who["name"] for who in edited["mentions"]] == ["Guest"]
