"""What lies inside an entity: the parts of dates, addresses and names."""

import pytest

from redaction.engine.detect import detect
from redaction.engine.names import with_parts
from redaction.engine.parts import nested
from redaction.engine.policy import Policy
from redaction.engine.span import Entity, Span


def inside(text: str, label: str, *known: tuple[str, str]) -> list[tuple[str, str]]:
    """The parts of an entity that is the whole text; `known` are those that finders saw."""
    seen = tuple(Span(text.index(part), text.index(part) + len(part), name, 0.9) for part, name in known)
    return [
        (text[part.start : part.end], part.label)
        for part in nested(text, Entity(0, len(text), label, {label: 0.9}, seen))
    ]


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        ("12 March 2021", "DATE", [("12", "DAY"), ("March", "MONTH"), ("2021", "YEAR")]),
        ("March 5th, 1999", "DOB", [("March", "MONTH"), ("5", "DAY"), ("1999", "YEAR")]),
        ("2020-05-17", "DATE", [("2020", "YEAR"), ("05", "MONTH"), ("17", "DAY")]),
        ("17.05.2020", "DATE", [("17", "DAY"), ("05", "MONTH"), ("2020", "YEAR")]),
        ("17/05/2020", "DATE", [("17", "DAY"), ("05", "MONTH"), ("2020", "YEAR")]),
        ("05/17/2020", "DATE", [("05", "MONTH"), ("17", "DAY"), ("2020", "YEAR")]),
        ("03/04/2021", "DATE", [("2021", "YEAR")]),
        ("40.13.2020", "DATE", [("2020", "YEAR")]),
        ("3 to 9 May 2020", "DATE_INTERVAL", [("3", "DAY"), ("9", "DAY"), ("May", "MONTH"), ("2020", "YEAR")]),
        ("14 de marzo de 1987", "DATE", [("14", "DAY"), ("marzo", "MONTH"), ("1987", "YEAR")]),
        ("last Tuesday", "DATE", []),
        ("1999", "DATE", []),
    ],
)
def test_dates_come_apart_as_far_as_they_say_which_number_is_which(text, label, parts):
    assert inside(text, label) == parts


@pytest.mark.parametrize(
    ("text", "known", "parts"),
    [
        (
            "12 Baker Street, London NW1 6XE, United Kingdom",
            [("NW1 6XE", "LOCATION_ZIP"), ("United Kingdom", "LOCATION_COUNTRY")],
            ["LOCATION_ADDRESS_STREET", "LOCATION_CITY", "LOCATION_ZIP", "LOCATION_COUNTRY"],
        ),
        (
            "14 Rue de la Paix, 75002 Paris",
            [("75002", "LOCATION_ZIP")],
            ["LOCATION_ADDRESS_STREET", "LOCATION_ZIP", "LOCATION_CITY"],
        ),
        (
            "901 Elm Ave\nDenver, CO 80202",
            [("80202", "LOCATION_ZIP")],
            ["LOCATION_ADDRESS_STREET", "LOCATION_CITY", "LOCATION_STATE", "LOCATION_ZIP"],
        ),
        (
            "7 Quay Lane, Cork",
            [("7 Quay Lane", "LOCATION_ADDRESS_STREET")],
            ["LOCATION_ADDRESS_STREET", "LOCATION_CITY"],
        ),
    ],
)
def test_addresses_come_apart(text, known, parts):
    found = inside(text, "LOCATION_ADDRESS", *known)
    assert [label for _, label in found] == parts
    assert all(not part.startswith((" ", ",")) for part, _ in found)


def test_a_part_is_reported_where_only_the_part_is_wanted():
    text = "She was admitted on 12 March 2021."
    found = detect(text, Policy(labels=frozenset({"MONTH", "YEAR"})))
    assert [(text[one.start : one.end], one.label) for one in found] == [("March", "MONTH"), ("2021", "YEAR")]


def test_a_title_is_part_of_no_name():
    text = "Nurse Kelly Brown"
    found = with_parts(
        text, Entity(0, len(text), "NAME_MEDICAL_PROFESSIONAL", {"NAME_MEDICAL_PROFESSIONAL": 0.9}, source="model")
    )
    assert [text[part.start : part.end] for part in found.nested] == ["Kelly", "Brown"]
