"""How far an age reaches: over the word for years in most languages, over the number alone in English."""

import pytest

from redaction.engine.ages import with_years
from redaction.engine.detect import detect
from redaction.engine.policy import Policy
from redaction.engine.span import Entity
from redaction.engine.taxonomy import LABELS
from redaction.training.templates import Filler


def whole(text: str, number: str, *others: str) -> str:
    """What the age of this number takes, beside other entities."""
    spans = [(number, "AGE"), *((other, "DATE") for other in others)]
    entities = [
        Entity(text.index(value), text.index(value) + len(value), label, {label: 0.9}, source="model")
        for value, label in spans
    ]
    first, *_ = with_years(text, entities)
    return text[first.start : first.end]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("mujer de 53 años con tos", "53 años"),
        ("Luc, 48 ans, horloger", "48 ans"),
        ("ha 37\u00a0anni", "37\u00a0anni"),
        ("tem 37 anos", "37 anos"),
        ("37 Jahre alt", "37 Jahre"),
        ("37 jaar oud", "37 jaar"),
        ("37 år gammal", "37 år"),
        ("ma 37 lat", "37 lat"),
        ("37 years old", "37"),
        ("37, años después", "37"),
        ("37 ansiosos", "37"),
        ("37", "37"),
    ],
)
def test_it_takes_the_word_for_years(text, age):
    assert whole(text, "".join(character for character in text if character.isdecimal())) == age


def test_it_takes_nothing_from_another_entity():
    assert whole("fyllde 40 år 2003", "40", "år 2003") == "40"


@pytest.mark.parametrize(("text", "age"), [("Paciente de 68 años.", "68 años"), ("She is 68 years old.", "68")])
def test_the_engine_does_so(text, age):
    assert [text[one.start : one.end] for one in detect(text, Policy(labels=frozenset(LABELS)))] == [age]


def test_so_does_the_generator():
    class Drawn:
        def draw(self, rng: object, label: str) -> str:
            return "68" if label == "AGE" else "tos"

    made = Filler(Drawn(), None).fill("Paciente de {AGE} años con {CONDITION}.", "es")
    assert [made.text[start:end] for start, end, _ in made.spans] == ["68 años", "tos"]
