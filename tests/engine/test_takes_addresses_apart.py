"""Who asks for the parts of an address and not for the whole gets every part of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.address_parts import split
from redaction.engine.detect import detect
from redaction.engine.policy import Policy
from redaction.engine.span import Entity, Span
from redaction.engine.taxonomy import LABELS

SHORT = {"STREET": "LOCATION_ADDRESS_STREET"} | {
    name: f"LOCATION_{name}" for name in ("ADDRESS", "CITY", "COUNTRY", "STATE", "ZIP")
}


def whole(text: str, *nested: Span) -> Entity:
    return Entity(0, len(text), "LOCATION_ADDRESS", {"LOCATION_ADDRESS": 0.9}, nested)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 Baker Street, London NW1 6XE, United Kingdom", "STREET CITY ZIP COUNTRY"),
        ("901 Elm Ave\nDenver, CO 80202", "STREET CITY STATE ZIP"),
        ("1600 Harbor Ave NW, Washington, DC 20500", "STREET CITY STATE ZIP"),
        ("20789 Kase 46\n Suite 501\n Riisa\n\n Estonia 62488", "STREET CITY COUNTRY ZIP"),
        ("Flat 3, Palm House, 64 Palm Crescent, Leeds LS8 2JT", "STREET CITY ZIP"),
        ("12 Smith St, Perth WA 6000", "STREET CITY STATE ZIP"),
        ("75002 Paris, 14 Rue de la Paix", "ZIP CITY STREET"),
        ("10115 Berlin, Lindenstr. 44", "ZIP CITY STREET"),
        ("Bahnhofstrasse 12 8001 Zürich Schweiz", "STREET ZIP CITY COUNTRY"),
        ("Damrak 1, 1012 AB Amsterdam", "STREET ZIP CITY"),
        ("C/ Olmo no 13, 2º B, 02005-Albacete (España)", "STREET ZIP CITY COUNTRY"),
        ("Ctra. Toledo - Cuenca s/n 30120 Murcia", "STREET ZIP CITY"),
        ("Paseo de la Libertad. 02001 Albacete", "STREET ZIP CITY"),
        ("Apartado de Correos 20134 48080 Bilbao", "STREET ZIP CITY"),
        ("ul. Prosta 51, 00-838 Warszawa, Polska", "STREET ZIP CITY COUNTRY"),
        ("Calle 5 de Mayo, Puebla, México", "STREET CITY COUNTRY"),
        ("PO Box 6802", "STREET"),
        ("PSC 0413, Box 8144\nAPO AA 42323", "STREET CITY ZIP"),
        ("Palm House", "STREET"),
    ],
)
def test_each_part_has_its_label(text, parts):
    assert [part.label for part in split(text, whole(text))] == [SHORT[name] for name in parts.split()]


def test_a_town_that_a_finder_saw_is_no_part_of_the_street():
    text = "12 Elm Road Omaha"
    parts = split(text, whole(text, Span(12, 17, "LOCATION_CITY", 0.8)))
    assert [text[part.start : part.end] for part in parts] == ["12 Elm Road", "Omaha"]


PIECES = st.sampled_from(
    ["12", "Elm", "Road", "20134", "8001", "LS8 2JT", "Spain", "WA", "s/n", ",", "\n", " - ", ".", "("]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1).map(" ".join))
def test_nothing_of_an_address_is_lost_and_nothing_is_there_twice(text):
    covered = [place for part in split(text, whole(text)) for place in range(part.start, part.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) >= {place for place, character in enumerate(text) if character.isalnum()}


ADDRESS = "Vive en C/ Olmo 13, 2º B, 28043 Madrid, España."


def reported(*labels: str, disabled: str = "") -> list[tuple[str, str]]:
    policy = Policy(labels=frozenset(labels) - {disabled}, disabled=frozenset({disabled}))
    return [(ADDRESS[one.start : one.end], one.label) for one in detect(ADDRESS, policy)]


PARTS = [
    ("C/ Olmo 13, 2º B", "LOCATION_ADDRESS_STREET"),
    ("28043", "LOCATION_ZIP"),
    ("Madrid", "LOCATION_CITY"),
    ("España", "LOCATION_COUNTRY"),
]


def test_who_asks_for_the_parts_gets_the_parts():
    assert reported(*(label for _, label in PARTS)) == PARTS
    assert reported(*(label for _, label in PARTS), "LOCATION") == PARTS
    assert reported(*LABELS, disabled="LOCATION_ADDRESS") == PARTS


def test_a_part_that_is_not_wanted_goes_by_a_wanted_parent():
    street, *others = PARTS
    assert reported("LOCATION_ADDRESS_STREET", "LOCATION") == [street, *((text, "LOCATION") for text, _ in others)]
    assert reported("LOCATION_ADDRESS_STREET") == [street]


def test_who_asks_for_the_whole_gets_the_whole():
    text = ADDRESS[8:-1]
    assert reported("LOCATION_ADDRESS", "LOCATION_CITY", "LOCATION_ZIP") == [(text, "LOCATION_ADDRESS")]
    assert reported("LOCATION") == [(text, "LOCATION")]
