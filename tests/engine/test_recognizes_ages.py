import pytest

from redaction.engine.document import Document
from redaction.engine.recognizers.ages import RECOGNIZERS

from .rows import read, unmarked

AGES = [
    "Mujer de {AGE|68} años, estudiada",
    "Edad: {AGE|30 meses}",
    "À {AGE|13} ans, il",
    "when he was {AGE|65}.",
    "I'll turn {AGE|42}.",
    "{AGE|37} years old",
    "aged {AGE|41}",
    "at the age of {AGE|17}",
    '"age": {AGE|37}}',
    "age={AGE|37};",
    "Age: {AGE|58}",
    "a {AGE|67-year-old} retired teacher",
    "a {AGE|6-month-old} girl",
    "Female, {AGE|6 months}, blood",
    "{AGE|67}yo M",
    "{AGE|67} y/o",
    "{AGE|6 months} old",
    "I'm {AGE|34} and from Leeds",
    "she is {AGE|58}.",
    "turned {AGE|40} last week",
    "{AGE|thirty seven} years old",
    "i am {AGE|thirty seven} years old",
    "male, {AGE|34}, smoker",
    "{AGE|72} year old man",
    "Alter: {AGE|37}",
    "{AGE|37} Jahre alt",
    "ein {AGE|37-jähriger} Mann",
    "âgé de {AGE|37} ans",
    "il a {AGE|37} ans",
    "tiene {AGE|37} años",
    "edad: {AGE|37}",
    "{AGE|37} años de edad",
    "ha {AGE|37} anni",
    "età: {AGE|37}",
    "{AGE|37} jaar oud",
    "leeftijd: {AGE|37}",
    "tem {AGE|37} anos",
    "idade: {AGE|37}",
    "ma {AGE|37} lat",
    "wiek: {AGE|37}",
    "{AGE|37} år gammal",
    "ålder: {AGE|37}",
    "{AGE|37} år gammel",
    "Luc Delmas, {AGE|48} ans, horloger",
    "la maestra ({AGE|65} anni)",
]
NOTHING = [
    "58 people came",
    "aged cheese",
    "old 45 record",
    "page 37",
    "the age of steam",
    "age 1850",
    "I'm 3.5 km away",
    "I am 100% sure",
    "bullet (3)",
    "turned 40 degrees",
    "male plug 16 A",
    "storage=37GB",
    "image: 37",
    "3 months",
]


@pytest.mark.parametrize("row", AGES)
def test_it_reads_ages(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected
    assert read(text.lower(), RECOGNIZERS) == [(value.lower(), label) for value, label in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_other_numbers_alone(text):
    assert read(text, RECOGNIZERS) == []


@pytest.mark.parametrize("text", ["Lucinda Farrow (44) is", "Proud lesbian, 31, Leo"])
def test_it_leaves_a_bare_number_behind_a_name_to_the_model(text):
    scores = [span.score for recognizer in RECOGNIZERS for span in recognizer.find(Document(text))]
    assert scores
    assert all(0 < score < 0.5 for score in scores)
