"""Examples as arrays: per piece its number, its shape and the set of tags that it may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..engine import taxonomy
from ..engine.ner import shapes
from ..engine.ner.tags import OUTSIDE, begin, inside
from ..engine.ner.tokenize import CLS, SEP, continuations
from ..engine.ner.tokenize import pieces as tokenize
from ..engine.ner.windows import windows
from .data import ANYTHING, Example

TAGS = 2 * len(taxonomy.LABELS) + 1
NUMBER = {label: number for number, label in enumerate(taxonomy.LABELS)}


@dataclass(frozen=True, slots=True)
class Features:
    """One window with its marks for begin and end: arrays of one length, and the weight of its loss."""

    ids: NDArray[np.int32]
    shapes: NDArray[np.int8]
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
    """Turns examples into windows of features."""

    def __init__(self, tokenizer: Tokenizer, allowed: Allowed) -> None:
        self.tokenizer, self.allowed = tokenizer, allowed
        self.continues = continuations(tokenizer)

    def windows(self, example: Example) -> Iterator[Features]:
        pieces = tokenize(self.tokenizer, self.continues, example.text)
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
                np.pad(pieces.shapes[cut], 1).astype(np.int8),
                np.pad(allowed[cut], 1),
                example.weight,
            )

    def all(self, examples: Iterable[Example]) -> list[Features]:
        return [features for example in examples for features in self.windows(example)]


def recased(given: NDArray[np.int8], table: dict[int, int]) -> NDArray[np.int8]:
    """Shapes as they are when the text is written in lower case or in capitals; the word pieces stay the same."""
    lookup = np.arange(shapes.SHAPES, dtype=np.int8)
    for old, new in table.items():
        for place in (shapes.SPACED, shapes.GLUED, shapes.NEW_LINE):
            lookup[old + place] = new + place
    changed: NDArray[np.int8] = lookup[given]
    return changed


__all__ = ["ANYTHING", "TAGS", "Allowed", "Features", "Featurizer", "recased"]
