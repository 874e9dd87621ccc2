"""Examples as arrays: per piece its number, its shape and the set of tags that it may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..engine import taxonomy
from ..engine.ner import shapes
from ..engine.ner.lists import COMMON, MARKS, Lists
from ..engine.ner.tags import OUTSIDE, begin, inside
from ..engine.ner.tokenize import CLS, SEP, Pieces, continuations
from ..engine.ner.tokenize import pieces as tokenize
from ..engine.ner.windows import windows
from .data import ANYTHING, Example

TAGS = 2 * len(taxonomy.LABELS) + 1
NUMBER = {label: number for number, label in enumerate(taxonomy.LABELS)}


@dataclass(frozen=True, slots=True)
class Features:
    """One window with its marks for begin and end: arrays of one length, and the weight of its loss."""

    ids: NDArray[np.int32]
    shapes: NDArray[np.int16]
    allowed: NDArray[np.int32]
    weight: float


class Allowed:
    """The sets of allowed tags that occur, numbered. Number 0 allows everything."""

    def __init__(self) -> None:
        self.rows: list[NDArray[np.bool_]] = [np.ones(TAGS, np.bool_)]
        self.numbers: dict[object, int] = {}

    def number(self, tags: frozenset[int]) -> int:
        if tags not in self.numbers:
            row = np.zeros(TAGS, np.bool_)
            row[list(tags)] = True
            self.numbers[tags] = len(self.rows)
            self.rows.append(row)
        return self.numbers[tags]

    def outside(self, possible: frozenset[str]) -> int:
        tags = {OUTSIDE} | {tag(NUMBER[label]) for label in possible for tag in (begin, inside)}
        return self.number(frozenset(tags))

    def first(self, labels: frozenset[str]) -> int:
        return self.number(frozenset(begin(NUMBER[label]) for label in labels))

    def later(self, labels: frozenset[str]) -> int:
        return self.number(frozenset(inside(NUMBER[label]) for label in labels))

    def table(self) -> NDArray[np.bool_]:
        """(sets, tags)."""
        return np.stack(self.rows)


class Featurizer:
    """Turns examples into windows of features. `lists` are for a model that reads what they say."""

    def __init__(self, tokenizer: Tokenizer, allowed: Allowed, lists: Lists | None = None, seed: int = 1) -> None:
        self.tokenizer, self.allowed, self.lists = tokenizer, allowed, lists
        self.continues = continuations(tokenizer)
        self.rng = np.random.default_rng(seed)

    def windows(self, example: Example, hidden: float = 0.0) -> Iterator[Features]:
        """The example's windows. The lists keep still about the share `hidden` of the words."""
        pieces = tokenize(self.tokenizer, self.continues, example.text, self.lists)
        given = hide(pieces, self.rng, hidden) if self.lists and hidden else pieces.shapes
        allowed = np.full(len(pieces), self.allowed.outside(example.open), np.int32)
        for choice in example.choices:
            inner = np.flatnonzero((pieces.ends > choice.start) & (pieces.starts < choice.end))
            if len(inner) == 0:
                continue
            if choice.loose:
                allowed[inner] = 0
            else:
                allowed[inner] = self.allowed.later(choice.labels)
                allowed[inner[0]] = self.allowed.first(choice.labels)
        for window in windows(example.text, pieces):
            cut = slice(window.start, window.end)
            yield Features(
                np.concatenate(([CLS], pieces.ids[cut], [SEP])).astype(np.int32),
                np.pad(given[cut], 1).astype(np.int16),
                np.pad(allowed[cut], 1),
                example.weight,
            )

    def all(self, examples: Iterable[Example], hidden: float = 0.0) -> list[Features]:
        return [features for example in examples for features in self.windows(example, hidden)]


def hide(pieces: Pieces, rng: np.random.Generator, share: float) -> NDArray[np.int64]:
    """The pieces' shapes, with some words marked as if no list of names had them.

    Values that we invent come from the lists, names in the world often do not.
    """
    word = np.cumsum(~pieces.continues)
    known = (rng.random(len(pieces) + 1) >= share)[word]
    marks, plain = np.divmod(pieces.shapes, shapes.SHAPES)
    hidden: NDArray[np.int64] = plain + shapes.SHAPES * np.where(known, marks, marks & COMMON)
    return hidden


def recased(given: NDArray[np.int16], table: dict[int, int]) -> NDArray[np.int16]:
    """Shapes as they are when the text is written in lower case or in capitals; the word pieces stay the same."""
    lookup = np.arange(MARKS * shapes.SHAPES, dtype=np.int16).reshape(MARKS, shapes.SHAPES)
    for old, new in table.items():
        for place in (shapes.SPACED, shapes.GLUED, shapes.NEW_LINE):
            lookup[:, old + place] = lookup[:, new + place]
    changed: NDArray[np.int16] = lookup.reshape(-1)[given]
    return changed


__all__ = ["ANYTHING", "TAGS", "Allowed", "Features", "Featurizer", "recased"]
