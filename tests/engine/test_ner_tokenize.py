"""Pieces stand where their characters stand, in code points, for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from redaction.engine.ner import shapes
from redaction.engine.ner.session import HOME
from redaction.engine.ner.tokenize import BLOCK, SURROGATE, blocks, continuations
from redaction.engine.ner.tokenize import pieces as tokenize

TOKENIZER = Tokenizer.from_file(str(Path(HOME) / "tokenizer.json"))
CONTINUES = continuations(TOKENIZER)
ANY = st.text(st.characters(exclude_categories=()), max_size=200)


def words_of(text):
    found = tokenize(TOKENIZER, CONTINUES, text)
    words = []
    for start, end, inner in zip(found.starts, found.ends, found.continues, strict=True):
        if inner:
            words[-1] = (words[-1][0], int(end))
        else:
            words.append((int(start), int(end)))
    return [text[start:end] for start, end in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hi, José!", ["Hi", ",", "José", "!"]),
        ("😀 Anna 👩‍👩‍👧 Bo", ["😀", "Anna", "👩‍👩‍👧", "Bo"]),
        ("e\u0301te\u0301 fini", ["e\u0301te\u0301", "fini"]),
        ("東京都", ["東", "京", "都"]),
        ("a\r\nb\tc", ["a", "b", "c"]),
        ("x\ud83dy z", ["x\ud83dy", "z"]),
        ("[MASK] [SEP]", ["[", "MASK", "]", "[", "SEP", "]"]),
        ("İstanbul'da", ["İstanbul", "'", "da"]),
        ("Straße 𝔘𝔫𝔦", ["Straße", "𝔘𝔫𝔦"]),
        ("", []),
    ],
)
def test_words_are_found_where_they_stand(text, words):
    assert words_of(text) == words


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_offsets_are_ordered_and_inside_the_text(text):
    found = tokenize(TOKENIZER, CONTINUES, text)
    assert (found.starts < found.ends).all()
    assert (found.starts[1:] >= found.starts[:-1]).all()
    assert len(found) == 0 or (found.starts[0] >= 0 and found.ends[-1] <= len(text))
    assert ((found.shapes >= 0) & (found.shapes < shapes.SHAPES)).all()


@given(st.one_of(ANY, st.text("aB1é\u0301\u200b\u2019\x01\ufffd\ud83d中ß-. \n", max_size=60), st.text(max_size=60)))
@settings(max_examples=500, deadline=None)
def test_pieces_are_those_that_the_tokenizer_makes_of_the_whole_text(text):
    whole = TOKENIZER.encode(SURROGATE.sub("\ufffd", text))
    found = tokenize(TOKENIZER, CONTINUES, text)
    assert found.ids.tolist() == whole.ids
    assert found.starts.tolist() == [start for start, _ in whole.offsets]


@given(st.lists(st.sampled_from(["Anna", "né", "😀", "x-1", "\n", "東京"]), min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_no_letter_or_digit_is_left_out(parts):
    text = " ".join(parts)
    found = tokenize(TOKENIZER, CONTINUES, text)
    covered = {i for s, e in zip(found.starts, found.ends, strict=True) for i in range(s, e)}
    assert {i for i, c in enumerate(text) if c.isalnum()} <= covered


def test_a_long_text_gives_the_pieces_of_its_parts():
    part = "Anna Müller wohnt in Zürich, seit 1999. "
    whole = tokenize(TOKENIZER, CONTINUES, part * 2000)
    one = tokenize(TOKENIZER, CONTINUES, part)
    assert whole.ids.tolist() == one.ids.tolist() * 2000
    assert whole.ends[-1] == one.ends[-1] + 1999 * len(part)


@given(st.text(st.sampled_from("ab \n"), max_size=200).map(lambda text: text * 500))
@settings(max_examples=20, deadline=None)
def test_blocks_cover_the_text_and_stay_small(text):
    found = blocks(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= BLOCK for start, end in found)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("anna Anna ANNA A McKay", [shapes.LOWER, shapes.TITLE, shapes.UPPER, shapes.SINGLE, shapes.MIXED]),
        (
            "42 4a - é É ß",
            [shapes.DIGITS, shapes.ALPHANUMERIC, shapes.OTHER, shapes.LOWER, shapes.SINGLE, shapes.LOWER],
        ),
    ],
)
def test_a_word_has_the_shape_that_it_is_written_in(text, kinds):
    found = tokenize(TOKENIZER, CONTINUES, text)
    assert (found.shapes[~found.continues] % 8).tolist() == kinds


def test_shapes_say_what_stands_before_a_piece():
    found = tokenize(TOKENIZER, CONTINUES, "a b,c\nd \n e")
    places = (found.shapes // 8 * 8).tolist()
    assert places == [shapes.SPACED, shapes.SPACED, shapes.GLUED, shapes.GLUED, shapes.NEW_LINE, shapes.NEW_LINE]
