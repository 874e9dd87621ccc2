"""Readings of the model that their form refutes or completes."""

import pytest

from redaction.engine.doubts import weighed
from redaction.engine.policy import Policy
from redaction.engine.resolve import resolve
from redaction.engine.span import Span

TEXT = "session=5f2c1b9e-8a3d-4a7e-9c1b-2d3e4f5a6b7c end"


def reading(text: str, part: str, label: str, score: float = 0.9) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), label, score, "model")


@pytest.mark.parametrize(
    ("value", "label", "stays"),
    [
        ("1200.00", "TIME", False),
        ("89.95", "TIME", False),
        ("14.30", "TIME", True),
        ("14:35", "TIME", True),
        ("noon", "TIME", True),
        ("94", "DURATION", False),
        ("94 days", "DURATION", True),
        ("year", "DURATION", False),
        ("10th year", "DURATION", True),
        ("next month", "DATE", False),
        ("The weekend", "DATE", False),
        ("last Sunday", "DATE", True),
        ("Weekend of 3 May", "DATE", True),
        ("67", "AGE", True),
        ("145", "AGE", False),
        ("145", "NUMERICAL_PII", True),
    ],
)
def test_a_form_that_cannot_be_is_dropped(value, label, stays):
    assert (weighed(value, reading(value, value, label)) is not None) is stays


@pytest.mark.parametrize("part", ["5f2c1b9e", "8a3d-4a7e-9c1b", "2d3e4f5a6b7c"])
def test_a_piece_of_a_uuid_stands_for_all_of_it(part):
    found = weighed(TEXT, reading(TEXT, part, "PASSWORD"))
    assert found is not None
    assert TEXT[found.start : found.end] == "5f2c1b9e-8a3d-4a7e-9c1b-2d3e4f5a6b7c"


def test_pieces_of_one_uuid_are_one_entity():
    spans = [reading(TEXT, "5f2c1b9e", "PASSWORD"), reading(TEXT, "8a3d-4a7e", "PASSWORD")]
    assert [TEXT[one.start : one.end] for one in resolve(TEXT, spans, Policy())] == [TEXT[8:44]]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ('id,"Hernandez, Luis",x', [("Hernandez", "NAME_GIVEN"), ("Luis", "NAME_GIVEN")], ["Hernandez, Luis"]),
        ("Ann, Luis and I", [("Ann", "NAME_GIVEN"), ("Luis", "NAME_GIVEN")], ["Ann", "Luis"]),
        ("the data engineer came", [("data", "OCCUPATION"), ("engineer", "OCCUPATION")], ["data engineer"]),
        ("Initech Legal won", [("Initech", "ORGANIZATION"), ("Legal", "ORGANIZATION")], ["Initech Legal"]),
        ("chest pain", [("chest", "CONDITION"), ("pain", "CONDITION")], ["chest", "pain"]),
    ],
)
def test_what_is_one_thing_becomes_one_entity(text, parts, whole):
    found = resolve(text, [reading(text, part, label) for part, label in parts], Policy())
    assert [text[one.start : one.end] for one in found] == whole
