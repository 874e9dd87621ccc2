from pathlib import Path

import pytest

from redaction.training.corpus import Text, parse
from redaction.training.lint import duplicates, edge, main
from redaction.training.suspects import suspects


def text(markup: str) -> Text:
    return parse(markup, "en", "en/letters.txt#0")


def corpus(folder: Path, content: str) -> Path:
    (folder / "en").mkdir()
    (folder / "en" / "letters.txt").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("{NAME|Ann Lee }", "white space at the edge"),
        ("{NAME|Ann Lee,}", "punctuation at the end"),
        ('{NAME|"Ann}', "punctuation at the start"),
        ("{MONEY|$5,}", "punctuation at the end"),
        ("{PHONE_NUMBER|+1 (929) 555 0107}", ""),
        ("{PHONE_NUMBER|(929) 555 0107}", ""),
        ("{BLOOD_TYPE|O+}", ""),
        ("{USERNAME|_mossy_}", ""),
        ("{PASSWORD|.p9$!}", ""),
        ("{NAME|John Smith Jr.}", ""),
        ("{TIME|9 a.m.}", ""),
        ("{MONEY|250 €}", ""),
        ("{PHYSICAL_ATTRIBUTE|5'10\"}", ""),
    ],
)
def test_it_checks_the_edges_of_a_span(markup, wrong):
    marked = text(markup)
    assert edge(marked.text, marked.spans[0]) == wrong


def test_it_finds_texts_that_differ_in_values_alone():
    one = text("Dear {NAME|Ann Lee}, your order of {DATE|3 May} has left our warehouse today.")
    two = text("Dear {NAME|Bo Ek}, your order of {DATE|June 9} has left our warehouse today.")
    other = text("Dear {NAME|Bo Ek}, we could not find the parcel, please send us a photograph of it.")
    assert [(a, b) for a, b, _ in duplicates([one, other, two])] == [(one, two)]


def test_it_ends_with_1_when_anything_is_wrong(tmp_path, capsys):
    assert main([str(corpus(tmp_path, "Hi {NAME|Ann Lee,}"))]) == 1
    assert "en/letters.txt#0: punctuation at the end: NAME" in capsys.readouterr().out


def test_it_ends_with_1_when_the_markup_is_broken(tmp_path, capsys):
    assert main([str(corpus(tmp_path, "Hi {NAM|Ann Lee}"))]) == 1
    assert "bad mark with label NAM" in capsys.readouterr().out


@pytest.mark.parametrize("markup", ["{NAME|Ann {AGE|3}}", "{NAME|Ann Lee"])
def test_it_finds_spans_that_are_nested_or_never_closed(tmp_path, capsys, markup):
    assert main([str(corpus(tmp_path, markup))]) == 1
    assert "nested or never closed" in capsys.readouterr().out


def test_it_counts_labels_and_texts_of_a_sound_corpus(tmp_path, capsys):
    assert main([str(corpus(tmp_path, "Hi {NAME|Ann Lee} and {NAME|Bo Ek}\n%%\nno one\n"))]) == 0
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert {"NAME 2 in 1 texts", "en letters 2 texts 1 without spans", "0 problems"} <= set(shown)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("seen for three weeks", "DURATION"),
        ("it was $40", "MONEY"),
        ("on 12/03/2024", "DATE"),
        ("{NAME_GIVEN|Oskar} left; Oskar came back", "marked elsewhere"),
    ],
)
def test_it_lists_unmarked_text_that_looks_like_personal_data(markup, found):
    assert any(line.startswith(found) for line in suspects(text(markup)))


def test_it_suspects_nothing_in_marked_text():
    assert not list(suspects(text("{NAME_GIVEN|Oskar} paid {MONEY|$40} on {DATE|12/03/2024}")))


def test_the_corpus_in_the_repository_is_sound(capsys):
    folder = Path(__file__).parents[2] / "redaction" / "training" / "corpus"
    assert main([str(folder)]) == 0, capsys.readouterr().out
