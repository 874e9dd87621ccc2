"""What a window tells the network in training: shapes and lists, some of them hidden."""

import re

import numpy as np
import pytest
from tokenizers import Tokenizer

from redaction.engine.ner import shapes
from redaction.engine.ner.lists import COMMON, FAMILY, GIVEN, Lists
from redaction.engine.ner.session import HOME
from redaction.engine.ner.tokenize import continuations, pieces
from redaction.training.features import hide, recased
from redaction.training.gazetteer import Gazetteer
from redaction.training.sentences import HOME as HOME_OF_SENTENCES
from redaction.training.sentences import read

TOKENIZER = Tokenizer.from_file(str(HOME / "tokenizer.json"))
CONTINUES = continuations(TOKENIZER)
LISTS = Lists.of({"rose": GIVEN | COMMON, "kowalczykowska": FAMILY, "walks": COMMON})
TEXT = "Rose Kowalczykowska walks. " * 200
COARSE = {"NAME": "PERSON", "LOCATION": "LOCATION", "ORGANIZATION": "ORGANIZATION", "DATE": "DATETIME"}


def marks(given):
    return np.asarray(given) // shapes.SHAPES


def test_lists_keep_still_about_some_words_but_never_about_common_ones():
    found = pieces(TOKENIZER, CONTINUES, TEXT, LISTS)
    hidden = marks(hide(found, np.random.default_rng(1), 0.3))
    given = marks(found.shapes)
    assert ((hidden == given) | (hidden == given & COMMON)).all()
    names = ~found.continues & (given & (GIVEN | FAMILY) > 0)
    assert 0.2 < (hidden[names] != given[names]).mean() < 0.4
    words = np.cumsum(~found.continues)
    for word in np.unique(words[given == FAMILY])[:20]:  # all pieces of a word or none
        assert len(set(hidden[words == word].tolist())) == 1


@pytest.mark.parametrize("table", [shapes.LOWERED, shapes.RAISED])
def test_another_case_changes_the_shape_and_not_what_lists_say(table):
    found = pieces(TOKENIZER, CONTINUES, TEXT, LISTS).shapes.astype(np.int16)
    changed = recased(found, table)
    assert (marks(changed) == marks(found)).all()
    kinds = found % shapes.SHAPES % 8
    assert (changed % shapes.SHAPES % 8 == [table.get(int(kind), int(kind)) for kind in kinds]).all()


def test_sentences_say_nothing_about_what_they_do_not_mark(tmp_path):
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "news.txt").write_text(
        "Fru {NAME|Bodil Krag} kom fra {LOCATION|Ribe} i maj.\n{BROKEN|x}\nIngen kom.\n", encoding="utf-8"
    )
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "news.txt").write_text("{LOCATION|Ulm} schlief.\n", encoding="utf-8")
    lists = tmp_path / "lists"
    lists.mkdir()
    for name in (
        "forenames_by_country.tsv",
        "surnames_by_country.tsv",
        "cities_by_country.tsv",
        "countries_by_lang.tsv",
    ):
        (lists / name).write_text("")
    for name in ("states_world.txt", "capitals.txt"):
        (lists / name).write_text("")
    found = list(read(frozenset({"da"}), Gazetteer(lists), COARSE, tmp_path))
    assert [one.text for one in found] == ["Fru Bodil Krag kom fra Ribe i maj.", "Ingen kom."]
    person, place = found[0].choices
    assert found[0].text[person.start : person.end] == "Bodil Krag"
    assert found[0].text[place.start : place.end] == "Ribe"
    assert ("NAME" in person.labels, "LOCATION" in place.labels) == (True, True)
    assert ("DATE" in found[0].open, "NAME" in found[0].open) == (True, False)


MARK = re.compile(r"\{(?:NAME|ORGANIZATION|LOCATION)\|[^{}|]*[^{}|\s][^{}|]*\}")


@pytest.mark.parametrize("path", sorted(HOME_OF_SENTENCES.glob("*/*.txt")), ids=lambda path: path.stem)
def test_sentences_have_whole_marks_of_three_kinds_and_no_line_twice(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if re.search(r"[{}|]", MARK.sub("", line)) or not line.strip()] == []
