"""Text to the model's input: word pieces, their shapes and where they stand."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise, repeat

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from . import shapes
from .lists import Lists

CLS, SEP = 101, 102
# Pieces depend on nothing beyond their word, so a long text is tokenized in blocks: the tokenizer's own bookkeeping is
# a hundred times the text's size.
BLOCK = 16_384
BLANK = re.compile(r"\s")
# What no word in the text crosses: white space and punctuation in ASCII. Anything else may belong to a word.
RUN = re.compile(r"[^\t\n\r -/:-@\[-`{-~]+|.", re.DOTALL)
PLAIN = re.compile(r"[a-z0-9]+|[!-~]")
SPACE, UNKNOWN = -1, -2
FIRST_MARK = 0x300  # no combining character is below
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces, one array element each.

    `ids` are vocabulary numbers, `shapes` numbers below `shapes.SHAPES` plus `shapes.SHAPES` times what lists say of
    the word, `starts` and `ends` code points of the text, `continues` says that the piece goes on with the word of the
    piece before it.
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
            if BLANK.match(text, back):
                end = back
                break
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


@cache
def _plain(tokenizer: Tokenizer) -> dict[str, int]:
    """The numbers of the words in ASCII that are one piece, and of the white space, which is none."""
    known = {piece: number for piece, number in tokenizer.get_vocab().items() if PLAIN.fullmatch(piece)}
    return known | dict.fromkeys(" \t\n\r", SPACE)


def _encode(tokenizer: Tokenizer, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The numbers, starts and ends of the pieces.

    Most words are one piece, which a dictionary tells three times as fast as the tokenizer. It gets the rest, with a
    space between: a piece depends on nothing beyond its word.
    """
    runs = RUN.findall(text)
    numbers = np.fromiter(map(_plain(tokenizer).get, map(str.lower, runs), repeat(UNKNOWN)), np.int64, len(runs))
    lengths = np.fromiter(map(len, runs), np.int64, len(runs))
    ends = np.cumsum(lengths)
    starts = ends - lengths
    known = np.flatnonzero(numbers >= 0)
    rest = np.flatnonzero(numbers == UNKNOWN)
    if not len(rest):
        return numbers[known], starts[known], ends[known]
    # A lone surrogate has no UTF-8 form; the replacement keeps every offset.
    encoding = tokenizer.encode(SURROGATE.sub("\ufffd", " ".join([runs[index] for index in rest.tolist()])))
    ids = np.array(encoding.ids, np.int64)
    offsets = np.fromiter(chain.from_iterable(encoding.offsets), np.int64, 2 * len(ids)).reshape(-1, 2)
    behind = np.cumsum(lengths[rest] + 1)
    places = (ends[rest] + 1 - behind)[np.searchsorted(behind, offsets[:, 0], side="right")]
    firsts = np.concatenate((starts[known], offsets[:, 0] + places))
    order = np.argsort(firsts, kind="stable")
    lasts = np.concatenate((ends[known], offsets[:, 1] + places))
    return np.concatenate((numbers[known], ids))[order], firsts[order], lasts[order]


def _encode_blocks(tokenizer: Tokenizer, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    if len(text) <= BLOCK:
        return _encode(tokenizer, text)
    ids, starts, ends = [], [], []
    for start, end in blocks(text):
        found = _encode(tokenizer, text[start:end])
        ids.append(found[0])
        starts.append(found[1] + start)
        ends.append(found[2] + start)
    return np.concatenate(ids), np.concatenate(starts), np.concatenate(ends)


def _reach_marks(text: str, points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
    """Moves ends behind the accents and vowel signs that follow their letter as characters of their own.

    The tokenizer drops these, but a name is not covered without them.
    """
    if text.isascii() or not len(ends):
        return
    limits = np.append(starts[1:], len(text))
    nexts = points[np.minimum(ends, len(text) - 1)]
    for index in np.flatnonzero((ends < limits) & (nexts >= FIRST_MARK)).tolist():
        end = int(ends[index])
        while end < limits[index] and unicodedata.category(text[end])[0] == "M":
            end += 1
        ends[index] = end


def _listed(
    lists: Lists,
    text: str,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    begins: NDArray[np.int64] | None,
) -> NDArray[np.int64]:
    """What the lists say of each word. No name reaches from one of several texts into the next."""
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    if begins is None:
        return lists.of_words(words)
    cuts = [0, *np.searchsorted(starts, begins).tolist(), len(words)]
    return np.concatenate([lists.of_words(words[start:end]) for start, end in pairwise(cuts)])


def pieces_each(
    tokenizer: Tokenizer, continues: NDArray[np.bool_], texts: Sequence[str], lists: Lists | None = None
) -> list[Pieces]:
    """As `pieces` for each of several texts; short ones are read as one, because arrays cost by the call."""
    *begins, length = accumulate((len(text) + 1 for text in texts), initial=0)
    if length > BLOCK:
        return [pieces(tokenizer, continues, text, lists) for text in texts]
    whole = pieces(tokenizer, continues, " ".join(texts), lists, np.array(begins[1:], np.int64))
    cuts = [*np.searchsorted(whole.starts, begins).tolist(), len(whole)]
    return [part(whole, *cut, begin) for cut, begin in zip(pairwise(cuts), begins, strict=True)]


def part(whole: Pieces, start: int, end: int, begin: int) -> Pieces:
    """The pieces from `start` to `end`, those of a text that begins at `begin`."""
    starts, ends = whole.starts[start:end] - begin, whole.ends[start:end] - begin
    return Pieces(whole.ids[start:end], whole.shapes[start:end], starts, ends, whole.continues[start:end])


def pieces(
    tokenizer: Tokenizer,
    continues: NDArray[np.bool_],
    text: str,
    lists: Lists | None = None,
    begins: NDArray[np.int64] | None = None,
) -> Pieces:
    """The text's word pieces, without the model's marks for begin and end. Linear in the text's length.

    `lists` are for a model that reads what they say. `begins` are where the later ones begin of several texts that are
    joined by spaces.
    """
    ids, starts, ends = _encode_blocks(tokenizer, text)
    points = shapes.code_points(text)
    _reach_marks(text, points, starts, ends)
    inner = continues[ids]
    inner[:1] = False
    firsts = np.flatnonzero(~inner)
    lasts = np.append(firsts[1:], len(ids)) - 1
    kinds = shapes.word_shapes(points, starts[firsts], ends[lasts] if len(ids) else starts)
    if lists and len(ids):
        kinds += shapes.SHAPES * _listed(lists, text, starts[firsts], ends[lasts], begins)
    word = np.cumsum(~inner) - 1
    return Pieces(ids, kinds[word] + shapes.before(points, starts, ends, begins), starts, ends, inner)
