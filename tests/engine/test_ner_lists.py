"""What lists of names and places say of a word goes to the network with its shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from redaction.engine.ner import shapes
from redaction.engine.ner.lists import COMMON, FAMILY, GIVEN, LAND, MARKS, TOWN, WORD, Lists
from redaction.engine.ner.session import HOME, LISTS
from redaction.engine.ner.tokenize import continuations, pieces, pieces_each

TOKENIZER = Tokenizer.from_file(str(HOME / "tokenizer.json"))
CONTINUES = continuations(TOKENIZER)
SMALL = Lists.of(
    {"rose": GIVEN | COMMON, "new": COMMON, "new york": TOWN, "são tomé": LAND, "müller": FAMILY, "a b c d": TOWN}
)
SHIPPED = Lists.read(LISTS)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Rose", [GIVEN | COMMON]),
        ("new New York", [COMMON, TOWN, TOWN]),
        ("MÜLLER Muller", [FAMILY, FAMILY]),
        ("Sao Tomé.", [LAND, LAND, 0]),
        ("a b c d", [0, 0, 0, 0]),
        ("", []),
    ],
)
def test_a_word_is_marked_by_itself_or_with_its_neighbours(text, marks):
    assert SMALL.of_words(WORD.findall(text)).tolist() == marks


def test_pieces_carry_the_marks_of_their_word():
    text = "the Müller family"
    plain = pieces(TOKENIZER, CONTINUES, text)
    listed = pieces(TOKENIZER, CONTINUES, text, SMALL)
    marks, forms = np.divmod(listed.shapes, shapes.SHAPES)
    assert forms.tolist() == plain.shapes.tolist()
    assert {int(mark) for mark, start in zip(marks, listed.starts, strict=True) if 4 <= start < 10} == {FAMILY}


@given(st.lists(st.text("New YorkRosé \n-.", max_size=30), min_size=1, max_size=5))
def test_no_name_reaches_from_one_text_into_the_next(texts):
    for one, text in zip(pieces_each(TOKENIZER, CONTINUES, texts, SMALL), texts, strict=True):
        alone = pieces(TOKENIZER, CONTINUES, text, SMALL)
        assert one.shapes.tolist() == alone.shapes.tolist()
        assert ((one.shapes >= 0) & (one.shapes < MARKS * shapes.SHAPES)).all()


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_can_be_looked_up(text):
    found = pieces(TOKENIZER, CONTINUES, text, SHIPPED)
    assert ((found.shapes >= 0) & (found.shapes < MARKS * shapes.SHAPES)).all()


def test_the_table_that_ships_knows_names_places_and_common_words():
    words = ["Maria", "Kowalski", "Lisbon", "Portugal", "the"]
    marks = SHIPPED.of_words(words).tolist()
    assert [mark & kind for mark, kind in zip(marks, (GIVEN, FAMILY, TOWN, LAND, COMMON), strict=True)] == [
        GIVEN,
        FAMILY,
        TOWN,
        LAND,
        COMMON,
    ]
