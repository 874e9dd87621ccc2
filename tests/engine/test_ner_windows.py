"""Windows cover every piece once, never cut a word, and stay within the model's size."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from redaction.engine.ner.session import HOME
from redaction.engine.ner.tokenize import Pieces, continuations
from redaction.engine.ner.tokenize import pieces as tokenize
from redaction.engine.ner.windows import SIZE, windows

TOKENIZER = Tokenizer.from_file(str(Path(HOME) / "tokenizer.json"))
CONTINUES = continuations(TOKENIZER)

WORDS = st.sampled_from(["a", "Zürich", "incomprehensibilities", "x" * 99, "qzjx" * 24, "1.2.3", "\n", "\n\n", "end.", "東京", "—"])
TEXTS = st.lists(WORDS, max_size=300).map(" ".join)


def pieces_of(text: str) -> Pieces:
    return tokenize(TOKENIZER, CONTINUES, text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_piece_is_kept_exactly_once_and_in_order(text):
    pieces = pieces_of(text)
    cuts = windows(text, pieces)
    kept = [index for cut in cuts for index in range(cut.kept_from, cut.kept_to)]
    assert kept == list(range(len(pieces)))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_windows_are_small_enough_and_begin_and_end_between_words(text):
    pieces = pieces_of(text)
    for cut in windows(text, pieces):
        assert 0 < cut.end - cut.start <= SIZE
        assert cut.start <= cut.kept_from < cut.kept_to <= cut.end
        for edge in (cut.start, cut.kept_from):
            assert not pieces.continues[edge]
        for edge in (cut.end, cut.kept_to):
            assert edge == len(pieces) or not pieces.continues[edge]


def test_a_text_that_fits_is_one_window():
    text = "word " * SIZE
    assert [(cut.start, cut.end) for cut in windows(text, pieces_of(text))] == [(0, SIZE)]


def test_an_empty_text_has_no_window():
    assert windows("", pieces_of("")) == []


@pytest.mark.parametrize("gap", ["\n\n", "\n", ". "])
def test_it_prefers_to_cut_where_a_paragraph_a_line_or_a_sentence_ends(gap):
    text = ("word " * 110).strip() + gap + "Word " * 100
    first = windows(text, pieces_of(text))[0]
    assert first.end == 110 + (gap == ". ")


def test_pieces_are_kept_from_the_window_where_they_are_farther_from_an_edge():
    text = "word " * 1000
    cuts = windows(text, pieces_of(text))
    for before, after in zip(cuts, cuts[1:], strict=False):
        seam = before.kept_to
        assert abs((before.end - seam) - (seam - after.start)) <= 1


def test_the_number_of_windows_grows_linearly():
    counts = [len(windows(text, pieces_of(text))) for text in ("word " * 5_000, "word " * 50_000)]
    assert counts[1] == pytest.approx(10 * counts[0], rel=0.05)


def test_neighbours_share_at_least_twelve_pieces_so_that_context_is_not_lost():
    text = "word " * 1000
    cuts = windows(text, pieces_of(text))
    shared = np.array([before.end - after.start for before, after in zip(cuts, cuts[1:], strict=False)])
    assert shared.min() >= 12
