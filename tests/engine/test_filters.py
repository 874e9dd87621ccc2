"""Patterns of callers and operators."""

import pytest

from redaction.engine import filters
from redaction.engine.detect import detect
from redaction.engine.filters import PatternError
from redaction.engine.policy import Block, Policy, Term

from .finders import FINDERS, model


def found(text: str, **policy) -> list[tuple[str, str]]:
    entities = detect(text, Policy(**policy), recognizers=FINDERS, model=model())
    return [(text[entity.start : entity.end], entity.label) for entity in entities]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ({}, ["John Smith", "Acme", "Mary"]),
        ({"allow": ("Mary",)}, ["John Smith", "Acme"]),
        ({"allow": ("Mar",)}, ["John Smith", "Acme", "Mary"]),
        ({"allow": ("(?i)mary|acme",)}, ["John Smith"]),
        ({"allow_text": ("Smith of Acme",)}, ["John", "Mary"]),
        ({"allow_text": ("[A-Za-z ]*",)}, []),
        ({"allow_text": ("x*",)}, ["John Smith", "Acme", "Mary"]),
        ({"block": (Block("likes", "VERB"),)}, ["John Smith", "Acme", "likes", "Mary"]),
        ({"block": (Block("[A-Za-z]*", "ANY"),)}, ["John", "Smith", "of", "Acme", "likes", "Mary"]),
    ],
)
def test_filters_shape_what_is_found(policy, expected):
    assert [value for value, _ in found("John Smith of Acme likes Mary", **policy)] == expected


def test_a_block_has_its_label_and_score():
    (entity,) = detect("x 42 y", Policy(block=(Block(r"\d+", "OUR CODE", 0.25),)), recognizers=FINDERS, model=None)
    assert (entity.label, entity.labels, entity.source) == ("OUR CODE", {"OUR CODE": 0.25}, "block")


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (Term("TK-[0-9]{4}", "NUMERICAL_PII"), "ref TK-1234", ["TK-1234"]),
        (Term("TK-[0-9]{4}", "NUMERICAL_PII", score=0.3), "ref TK-1234", []),
        (Term("TK-[0-9]{4}", "NUMERICAL_PII", score=0.3, context=frozenset({"ticket"})), "Ticket TK-1234", ["TK-1234"]),
        (Term("TK-[0-9]{4}", "OUR_TICKET"), "ref TK-1234", ["TK-1234"]),
        (Term("[0-9]{11}", "NUMERICAL_PII", check="luhn"), "79927398713 79927398714", ["79927398713"]),
    ],
)
def test_a_term_is_a_recognizer(term, text, expected):
    entities = detect(text, Policy(terms=(term,)), recognizers=(), model=None)
    assert [text[entity.start : entity.end] for entity in entities] == expected


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("secret(", "missing )"),
        ("a(?=secret)", "look-around at position 1"),
        ("(?<!secret)a", "look-around at position 0"),
        (r"(secret)\1", "back-reference at position 8"),
        ("secret" * 400, "longer than 1000"),
        ("secret[z-a]", "invalid character class range"),
        ("((((a{100}){100}){100}){100})", "not valid"),
        ("\ud800[", "not valid"),
    ],
)
def test_a_bad_pattern_is_refused_without_being_repeated(pattern, says, capfd):
    with pytest.raises(PatternError) as caught:
        filters.validate(Policy(allow=(pattern,)))
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "secret" not in "".join(capfd.readouterr())


def test_an_unknown_check_is_refused():
    with pytest.raises(LookupError, match="luhn"):
        filters.validate(Policy(terms=(Term("a", "B", check="nope"),)))


def test_a_lone_surrogate_in_the_text_shifts_nothing():
    assert found("\ud800 Mary \udfff", block=(Block("ar", "X"),)) == [
        ("M", "NAME_GIVEN"),
        ("ar", "X"),
        ("y", "NAME_GIVEN"),
    ]


def test_a_catastrophic_pattern_comes_to_an_end():
    text = "a" * 40_000 + "!"  # a search that backtracks tries more than 2 ** 40,000 ways
    assert found(text, block=(Block("(a|a)*(a|aa)+b", "X"),)) == []
