"""Text to the model's input: word pieces, their shapes and where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from . import shapes

CLS, SEP = 101, 102
# Pieces depend on nothing beyond their word, so a long text is tokenized in blocks: the tokenizer's own bookkeeping is
# a hundred times the text's size.
BLOCK = 16_384
SPACE = re.compile(r"\s")
FIRST_MARK = 0x300  # no combining character is below
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces, one array element each.

    `ids` are vocabulary numbers, `shapes` numbers below `shapes.SHAPES`, `starts` and `ends` code points of the text,
    `continues` says that the piece goes on with the word of the piece before it.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    continues: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def continuations(tokenizer: Tokenizer) -> NDArray[np.bool_]:
    """For every vocabulary number, whether the piece continues a word."""
    table = np.zeros(tokenizer.get_vocab_size(), np.bool_)
    for piece, number in tokenizer.get_vocab().items():
        table[number] = piece.startswith("##")
    return table


def blocks(text: str) -> list[tuple[int, int]]:
    """Stretches of at most `BLOCK` characters that cover the text and end at white space wherever there is some."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > BLOCK:
        end = start + BLOCK
        for back in range(end - 1, start + BLOCK // 2, -1):
            if SPACE.match(text, back):
                end = back
                break
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def _encode(tokenizer: Tokenizer, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    ids: list[NDArray[np.int64]] = []
    offsets: list[NDArray[np.int64]] = []
    for start, end in blocks(text):
        # A lone surrogate has no UTF-8 form; the replacement keeps every offset.
        encoding = tokenizer.encode(SURROGATE.sub("\ufffd", text[start:end]))
        ids.append(np.array(encoding.ids, np.int64))
        pairs = np.fromiter(chain.from_iterable(encoding.offsets), np.int64, 2 * len(ids[-1]))
        offsets.append(pairs.reshape(-1, 2) + start)
    return np.concatenate(ids), np.concatenate(offsets)


def _reach_marks(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
    """Moves ends behind the accents and vowel signs that follow their letter as characters of their own.

    The tokenizer drops these, but a name is not covered without them.
    """
    if text.isascii() or not len(ends):
        return
    limits = np.append(starts[1:], len(text))
    nexts = shapes.code_points(text)[np.minimum(ends, len(text) - 1)]
    for index in np.flatnonzero((ends < limits) & (nexts >= FIRST_MARK)).tolist():
        end = int(ends[index])
        while end < limits[index] and unicodedata.category(text[end])[0] == "M":
            end += 1
        ends[index] = end


def pieces(tokenizer: Tokenizer, continues: NDArray[np.bool_], text: str) -> Pieces:
    """The text's word pieces, without the model's marks for begin and end. Linear in the text's length."""
    ids, offsets = _encode(tokenizer, text)
    starts, ends = np.ascontiguousarray(offsets[:, 0]), np.ascontiguousarray(offsets[:, 1])
    _reach_marks(text, starts, ends)
    inner = continues[ids]
    inner[:1] = False
    firsts = np.flatnonzero(~inner)
    lasts = np.append(firsts[1:], len(ids)) - 1
    kinds = shapes.word_shapes(text, starts[firsts], ends[lasts] if len(ids) else starts)
    word = np.cumsum(~inner) - 1
    return Pieces(ids, kinds[word] + shapes.before(text, starts, ends), starts, ends, inner)
