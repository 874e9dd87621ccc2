"""Masks keep the length and the white space."""

from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.policy import Mask, Policy
from redaction.engine.redactors import redact
from redaction.engine.span import Entity


def test_it_covers_all_but_white_space():
    policy = Policy(redaction=Mask("$"))
    result = redact("I am John Smith.", [Entity(5, 15, "NAME", {"NAME": 0.9})], policy)
    assert result.text == "I am $$$$ $$$$$."
    assert (result.replacements[0].bare, result.replacements[0].start, result.replacements[0].end) == (
        "$$$$ $$$$$",
        5,
        15,
    )


@given(st.text(min_size=1))
def test_the_length_stays(text):
    masked = redact(text, [Entity(0, len(text), "NAME", {"NAME": 1.0})], Policy(redaction=Mask())).text
    assert len(masked) == len(text)
    assert set(masked) <= {"#"} | {character for character in text if character.isspace()}
