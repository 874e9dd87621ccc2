"""Numbering and coreference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.numbering import Numbering, clusters, restarting
from redaction.engine.span import Entity


def numbers(mentions: list[tuple[str, str]], coreference="heuristics") -> list[str]:
    numbering = Numbering(coreference)
    return [f"{label}_{numbering.number(label, mention)}" for label, mention in mentions]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([("NAME", "Ann Lee"), ("NAME", "Bo Ek"), ("NAME", "ann  LEE")], ["NAME_1", "NAME_2", "NAME_1"]),
        ([("NAME", "John Smith"), ("NAME_FAMILY", "Smith")], ["NAME_1", "NAME_FAMILY_1"]),
        ([("CREDIT_CARD", "4242 4242"), ("CREDIT_CARD", "4242-4242")], ["CREDIT_CARD_1", "CREDIT_CARD_1"]),
        ([("PASSWORD", "abc"), ("PASSWORD", "ABC")], ["PASSWORD_1", "PASSWORD_2"]),
        ([("USERNAME", "a.b"), ("USERNAME", "ab")], ["USERNAME_1", "USERNAME_2"]),
        ([("NAME", "John Smith"), ("NAME", "J. Smith")], ["NAME_1", "NAME_2"]),
    ],
)  # fmt: skip
def test_the_same_mention_keeps_its_number(mentions, expected):
    assert numbers(mentions) == expected


def test_an_initial_is_the_same_person_with_coreference():
    assert numbers([("NAME", "John Smith"), ("NAME", "J. Smith"), ("NAME", "Jane Smith")], "combined") == [
        "NAME_1",
        "NAME_1",
        "NAME_2",
    ]


def test_with_coreference_a_number_is_a_persons():
    mentions = [("NAME_GIVEN", "Mary"), ("NAME", "John Smith"), ("NAME_FAMILY", "Smith"), ("NAME_GIVEN", "John")]
    assert numbers(mentions, "combined") == ["NAME_GIVEN_1", "NAME_2", "NAME_FAMILY_2", "NAME_GIVEN_2"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme Corp.", "Acme", True),
        ("Acme", "the Acme Corporation", True),
        ("Müller GmbH & Co. KG", "Müller Verlag", False),
        ("Hansen A/S", "HANSEN", True),
        ("Company", "Corporation", False),
    ],
)
def test_an_organization_is_itself_without_its_legal_form(one, other, same):
    found = numbers([("ORGANIZATION", one), ("ORGANIZATION", other)], "combined")
    assert (found[0] == found[1]) is same
    assert len(set(numbers([("ORGANIZATION", one), ("ORGANIZATION", other)]))) == 2


def test_numbering_goes_on():
    first = Numbering()
    first.number("NAME", "Ann")
    again = restarting(first.numbers)
    assert [again.number("NAME", "Bo"), again.number("NAME", "Ann")] == [2, 1]


@pytest.mark.parametrize(
    ("coreference", "expected"),
    [("heuristics", [0, 1, 2, 3, 1]), ("combined", [0, 0, 0, 1, 0])],
)
def test_clusters_follow_the_person(coreference, expected):
    text = "John Smith, Smith, John, Mary, Smith"
    stretches = [(0, 10, "NAME"), (12, 17, "NAME_FAMILY"), (19, 23, "NAME_GIVEN"), (25, 29, "NAME_GIVEN"), (31, 36, "NAME_FAMILY")]  # fmt: skip  # noqa: E501
    entities = [Entity(start, end, label, {label: 0.9}) for start, end, label in stretches]
    assert clusters(text, entities, coreference) == expected


def test_two_people_of_one_family_stay_two():
    text = "John Smith, Jane Smith"
    entities = [Entity(0, 10, "NAME", {"NAME": 1.0}), Entity(12, 22, "NAME", {"NAME": 1.0})]
    assert clusters(text, entities, "combined") == [0, 1]


@given(st.lists(st.tuples(st.sampled_from(["NAME", "NAME_GIVEN", "SSN"]), st.text(max_size=12)), max_size=20))
def test_numbers_count_up_without_gaps(mentions):
    for coreference in ("heuristics", "combined"):
        numbering = Numbering(coreference)
        highest: dict[str, int] = {}
        for label, mention in mentions:
            counted = label[:4] if coreference == "combined" else label  # NAME and NAME_GIVEN are counted together
            number = numbering.number(label, mention)
            assert 1 <= number <= highest.get(counted, 0) + 1
            assert number == numbering.number(label, mention)
            highest[counted] = max(number, highest.get(counted, 0))
