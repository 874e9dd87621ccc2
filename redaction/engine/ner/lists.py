"""What lists of names and places say of a word: a table of hashes that stands beside the weights.

The network reads it with each word's shape. It sees fewer names in training than lists hold, and of a word that it
breaks into pieces it knows little else.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

GIVEN, FAMILY, TOWN, LAND, COMMON = 1, 2, 4, 8, 16  # LAND: a country or a part of one; COMMON: also written small
MARKS = 32
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 3  # words of one entry


def folded(word: str) -> str:
    """A word without its case and accents, as the vocabulary of word pieces has it."""
    if word.isascii():
        return word.lower()
    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(one) != "Mn")


class Lists:
    """The hashes of all entries in order, and what each is: sums of GIVEN, FAMILY, TOWN, LAND and COMMON."""

    def __init__(self, hashes: NDArray[np.uint32], marks: NDArray[np.uint8]) -> None:
        self.hashes, self.marks = hashes, marks

    @classmethod
    def of(cls, entries: Mapping[str, int]) -> "Lists":
        """A table of entries of at most `LONGEST` words; longer ones are left out."""
        kept: dict[int, int] = {}
        for entry, mark in entries.items():
            if len(parts := WORD.findall(folded(entry))) <= LONGEST and parts:
                number = crc32(" ".join(parts).encode("utf-8", "replace"))
                kept[number] = kept.get(number, 0) | mark
        order = sorted(kept)
        return cls(np.array(order, np.uint32), np.array([kept[one] for one in order], np.uint8))

    @classmethod
    def read(cls, path: Path) -> "Lists":
        """What `write` wrote. Raises OSError if it is not there."""
        with np.load(path) as arrays:
            return cls(arrays["hashes"], arrays["marks"])

    def write(self, path: Path) -> None:
        np.savez_compressed(path, hashes=self.hashes, marks=self.marks)

    def of_words(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The mark of each of a text's words, by itself or with its neighbours ("new york"): (words,)."""
        found = np.zeros(len(words), np.int64)
        if not words:
            return found
        written = [folded(word).encode("utf-8", "replace") for word in words]
        behind = [b" " + word for word in written]
        hashes = list(map(crc32, written))
        for length in range(1, min(LONGEST, len(words)) + 1):
            if length > 1:  # the hash of "new york" goes on from that of "new"
                hashes = list(map(crc32, behind[length - 1 :], hashes))
            marks = self._marks(hashes)
            for place in range(length):
                part = found[place : place + len(marks)]
                if length > 1:  # "new" is no common word in "new york"
                    part[marks > 0] &= ~COMMON
                part |= marks
        return found

    def _marks(self, hashes: Iterable[int]) -> NDArray[np.int64]:
        asked = np.fromiter(hashes, np.uint32)
        places = np.minimum(np.searchsorted(self.hashes, asked), len(self.hashes) - 1)
        return np.where(self.hashes[places] == asked, self.marks[places], 0).astype(np.int64)


@cache
def shared(path: Path) -> Lists:
    """The table at `path`, read once for all models of the process that use it."""
    return Lists.read(path)
