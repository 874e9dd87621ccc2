"""Languages of a text."""

import pytest

from redaction.engine import function_words, language
from redaction.engine.language import languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("John Smith lives at 123 Fake St.", "en"),
        ("Jožef Ström had given his friend the address: 255 Hersnapvej 18, København K", "en"),
        ("Ilka Szűcs lives at 33 Golfskálinn, Borgarnes", "en"),
        ("Guten Tag, ich möchte meine Bestellung ändern.", "de"),
        ("Bonjour, je voudrais changer ma commande.", "fr"),
        ("Hola, quisiera cambiar mi pedido, por favor.", "es"),
        ("Привіт, я хотіла б змінити своє замовлення.", "uk"),
        ("注文を変更したいのですが。", "ja"),
        ("주문을 변경하고 싶습니다.", "ko"),
    ],
)
def test_the_likeliest_comes_first(text, code):
    found = languages(text)
    assert next(iter(found)) == code
    assert all(0 < value <= 1 for value in found.values())
    assert found == languages(text)


def test_it_names_only_languages_that_are_likely():
    found = languages("Please call me back tomorrow morning, and tell Anna that the meeting has moved to Friday.")
    assert list(found) == ["en"]
    doubtful = languages("Si, Anna")
    assert len(doubtful) > 1
    assert min(doubtful.values()) >= 0.01


@pytest.mark.parametrize("text", ["", " ", "123 456", "!?", "🙂", "\ud800", "x", "Hi", "Ω"])
def test_nothing_to_tell_it_by_is_no_language(text):
    assert languages(text) == {}


def test_a_long_text_costs_no_more_than_a_short_one(monkeypatch):
    read = []
    for place, name in ((function_words, "language"), (language, "weighed")):
        judge = getattr(place, name)
        monkeypatch.setattr(place, name, lambda text, *more, judge=judge: read.append(len(text)) or judge(text, *more))
    assert languages("John Smith lives at 123 Fake St. " * 15_000)
    assert read
    assert max(read) <= 2 * language.MANY + 1
