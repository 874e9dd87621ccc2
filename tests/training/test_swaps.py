"""Open sets with other names in them."""

import pytest

from redaction.training.data import Choice, Example
from redaction.training.swaps import Swaps

TEXT = "Angela Merkel besuchte am Montag Siemens in Hamburg, sagte Merkel."
PERSON, PLACE, BODY = frozenset({"NAME"}), frozenset({"LOCATION_CITY"}), frozenset({"ORGANIZATION"})


class Names:
    """One name of each kind."""

    def parts(self, rng):
        return "Jürgen", "Öztürk"

    def city(self, rng):
        return "Ulm"

    def country(self, rng):
        return "Chile"


class Lists:
    """Says of each span what its set says."""

    def narrow(self, label, value):
        return frozenset({label})


def example(source="germeval14_de"):
    spans = [("Angela Merkel", PERSON), ("Siemens", BODY), ("Hamburg", PLACE), ("Merkel", frozenset({"NAME_FAMILY"}))]
    choices, at = [], 0
    for value, labels in spans:
        start = TEXT.index(value, at)
        at = start + len(value)
        choices.append(Choice(start, at, labels))
    return Example(TEXT, tuple(choices), source=source)


@pytest.fixture
def swapped(monkeypatch):
    monkeypatch.setattr("redaction.training.swaps.CHANGED", 1.0)
    swaps = Swaps([example(), example("uner_hr_set")], Lists(), {"de": Names()})
    return list(swaps.examples(1, 10))


def test_each_name_gives_way_to_one_of_as_many_words_and_the_rest_stays(swapped):
    (one,) = swapped
    assert one.text == "Jürgen Öztürk besuchte am Montag Siemens in Ulm, sagte Öztürk."
    assert [one.text[choice.start : choice.end] for choice in one.choices] == [
        "Jürgen Öztürk", "Siemens", "Ulm", "Öztürk",
    ]  # fmt: skip


def test_languages_without_lists_are_left_out():
    assert Swaps([example("uner_hr_set")], Lists(), {"de": Names()}).rows == []


def test_what_may_be_nothing_stays():
    loose = Example(TEXT, (Choice(0, 13, PERSON, loose=True),), source="germeval14_de")
    assert Swaps([loose], Lists(), {"de": Names()}).rows == []
