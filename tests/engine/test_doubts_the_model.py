"""Readings of the model that their form refutes or completes."""

import pytest

from redaction.engine.detect import detect
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


@pytest.mark.parametrize(
    ("text", "part", "stays"),
    [
        ("the digits 19 20 and so", "19 20", False),
        ("digits: 3 45", "3 45", False),
        ("in the years 99 10", "99", False),
        ("cvv 19 20", "19 20", True),
        ("the numbers on the back, 1 2 3", "1 2 3", True),
        ("4 2 1 is the code of my Visa", "4 2 1", True),
        ("the digits 737", "737", True),
        ("digits 7371", "7371", True),
        ("the digits one nine two", "one nine two", True),
    ],
)
def test_a_security_code_in_pieces_needs_a_card_near_it(text, part, stays):
    assert (weighed(text, reading(text, part, "CVV")) is not None) is stays


@pytest.mark.parametrize("accuracy", ["high", "standard", "high_multilingual"])
def test_two_bare_numbers_are_no_security_code(accuracy):
    policy = Policy(accuracy=accuracy)
    texts = ("The digits 19 20", "digits: 45 67", "security 12 34")
    assert not [one for text in texts for one in detect(text, policy) if one.label == "CVV"]
    assert [one.label for one in detect("cvv 19 20", policy)] == ["CVV"]


@pytest.mark.parametrize("part", ["5f2c1b9e", "8a3d-4a7e-9c1b", "2d3e4f5a6b7c"])
def test_a_piece_of_a_uuid_stands_for_all_of_it(part):
    found = weighed(TEXT, reading(TEXT, part, "PASSWORD"))
    assert found is not None
    assert TEXT[found.start : found.end] == "5f2c1b9e-8a3d-4a7e-9c1b-2d3e4f5a6b7c"


def test_pieces_of_one_uuid_are_one_entity():
    spans = [reading(TEXT, "5f2c1b9e", "PASSWORD"), reading(TEXT, "8a3d-4a7e", "PASSWORD")]
    assert [TEXT[one.start : one.end] for one in resolve(TEXT, spans, Policy())] == [TEXT[8:44]]


SLUG = "gasket-blanket-bucket-ladder-tackle"


@pytest.mark.parametrize(
    ("text", "part", "label", "score", "stays"),
    [
        (f"record {SLUG}: see below", SLUG, "USERNAME", 0.8, False),
        (f"record {SLUG}: see below", "blanket-bucket", "ORGANIZATION", 0.6, False),
        (f"record {SLUG}: see below", "-ladder-", "PASSWORD", 0.5, False),
        (f"record {SLUG}: see below", SLUG, "USERNAME", 0.95, True),
        (f"record {SLUG}: see below", SLUG, "NAME", 0.5, True),
        (f"the passphrase for the shop is {SLUG}", SLUG, "PASSWORD", 0.5, True),
        (f"{SLUG} is the username", SLUG, "USERNAME", 0.5, True),
        (f"Kennwort: {SLUG}", SLUG, "PASSWORD", 0.5, True),
        ("ask Anne-Marie-Van-Dijk", "Anne-Marie-Van-Dijk", "USERNAME", 0.5, True),
        ("ask jazzy-potato-farmer", "jazzy-potato-farmer", "USERNAME", 0.5, True),
        ("ask jazzy-potato-farmer-9-x", "jazzy-potato-farmer-9-x", "USERNAME", 0.5, True),
        ("ask Bob about it", "Bob", "USERNAME", 0.5, True),
    ],
)
def test_a_chain_of_small_words_is_nothing_unless_something_says_so(text, part, label, score, stays):
    assert (weighed(text, reading(text, part, label, score)) is not None) is stays


def test_long_chains_cost_no_time():
    text = "a-" * 50_000 + "ab-" * 50_000 + "end"
    assert weighed(text, Span(100_000, 100_010, "USERNAME", 0.5, "model")) is not None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (f"Ticket record {SLUG}: contact bob@example.com", {"EMAIL_ADDRESS"}),
        (f"The job of {SLUG} failed twice.", set()),
        (f"my username is {SLUG}", {"USERNAME"}),
        ("My password is correct-horse-battery-staple.", {"PASSWORD"}),
    ],
)
def test_slugs_in_a_text(text, labels):
    assert {found.label for found in detect(text, Policy())} == labels


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
