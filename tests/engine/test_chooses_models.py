"""Which model reads a text: by the accuracy asked for, and in the automatic ones by the text's language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.accuracy import AUTOMATIC, MODELS, model_of, settled
from redaction.engine.policy import ACCURACIES, Policy
from redaction.engine.shipped import ENGLISH, FAST, MULTILINGUAL

GERMAN = "Guten Tag, ich bin Hannelore Vogt und wohne seit Mai in der Lindenstraße 4 in Kassel."
POLISH = "Dzień dobry, nazywam się Agnieszka Wrona i dzwonię w sprawie faktury."
LETTER = "Dear Ms Vogt, thank you for your letter of 3 May. We have sent the parcel to your new address."


def chosen(accuracy, text):
    return model_of(settled(Policy(accuracy=accuracy), text))


@pytest.mark.parametrize(
    ("accuracy", "english", "other"),
    [
        ("standard", FAST, FAST),
        ("standard_high", FAST, FAST),
        ("standard_high_multilingual", MULTILINGUAL, MULTILINGUAL),
        ("standard_high_automatic", FAST, MULTILINGUAL),
        ("high", ENGLISH, ENGLISH),
        ("high_multilingual", MULTILINGUAL, MULTILINGUAL),
        ("high_automatic", ENGLISH, MULTILINGUAL),
    ],
)
def test_each_accuracy_has_its_models(accuracy, english, other):
    assert chosen(accuracy, LETTER) == english
    assert [chosen(accuracy, text) for text in (GERMAN, POLISH)] == [other, other]


def test_every_name_has_a_model_or_stands_for_two_that_have():
    assert {*MODELS, *AUTOMATIC} == set(ACCURACIES)
    assert {name for pair in AUTOMATIC.values() for name in pair} <= set(MODELS)


@pytest.mark.parametrize("text", ["", " ", "4471", "+1 503 555 0182", "Anna Smith", "ok", "yes please", "see you at 5"])
def test_a_text_that_does_not_tell_its_language_is_read_as_english(text):
    assert chosen("high_automatic", text) == ENGLISH


@given(st.text(max_size=200))
@settings(deadline=None)
def test_an_automatic_accuracy_is_settled_once(text):
    policy = settled(Policy(), text)
    assert policy.accuracy in MODELS
    assert settled(policy, "something else, in plain English, and much of it") is policy


def test_languages_that_are_known_are_not_looked_for_again():
    assert model_of(settled(Policy(), LETTER, {"pl": 0.95, "en": 0.05})) == MULTILINGUAL
