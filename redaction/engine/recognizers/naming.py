"""Where a text names a kind of number: "Passport No", `nhs_number`, a column headed SSN."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..document import Document, plainly

WORD = re.compile(r"[^\W\d_]+")
DELIMITERS = ",;\t|"
WIDEST_TABLE = 64  # columns; a header of more is not a table that anyone wrote, and the bound keeps the search linear
SHORTEST_JOINED = 6  # "tax id" may be written "taxId"; shorter phrases run together are other words
UNSPACED = "\u0e00"  # from here on scripts write no spaces between words (Thai, Korean particles, Chinese, Japanese)


class Mention(NamedTuple):
    """A key that stands at [start, end) of the text; a table cell under a key is a mention of no length before it."""

    start: int
    end: int
    key: str


@cache
def spellings(keys: str) -> frozenset[str]:
    """The phrases of `keys` (lower case, separated by `|`) with their unaccented and run-together forms."""
    spelled: set[str] = set()
    for key in keys.split("|"):
        plain = plainly(key)
        bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
        forms = {plain, bare} if plain < UNSPACED else {plain}
        spelled |= forms | {form.replace(" ", "") for form in forms if len(form) >= SHORTEST_JOINED}
    return frozenset(spelled - {""})


class Nearby(NamedTuple):
    """A mention near a stretch: the characters between them, and whether the mention stands in front."""

    mention: Mention
    gap: int
    in_front: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a text in order, to be asked for those near a stretch."""

    found: tuple[Mention, ...]
    starts: tuple[int, ...]

    def near(self, start: int, end: int, before: int, after: int) -> Iterator[Nearby]:
        """Each mention near [start, end), `before` and `after` in characters."""
        low, high = bisect_left(self.starts, start - before), bisect_right(self.starts, end + after)
        for mention in self.found[low:high]:
            if mention.end <= start:
                yield Nearby(mention, start - mention.end, True)
            elif mention.start >= end:
                yield Nearby(mention, mention.start - end, False)


NOWHERE = Mentions((), ())


class Vocabulary:
    """An index of keys by their longest word, so that a text without such words costs one set intersection.

    With `longest` a key inside a longer key is not a mention: "request id" does not mention an id.
    """

    def __init__(self, keys: Iterable[str], longest: bool = False) -> None:
        self._longest = longest
        self._spaced: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._unspaced: list[str] = []
        for key in sorted(set(keys)):
            if max(key) >= UNSPACED:
                self._unspaced.append(key)
            else:
                words = WORD.findall(key)
                self._spaced.setdefault(max(words, key=len), []).append((key, frozenset(words)))

    def mentions(self, document: Document) -> Mentions:
        """Every mention of a key, cells of a table under a key included."""
        words = self._spaced.keys() & document.words
        keys = [key for word in words for key, whole in self._spaced[word] if whole <= document.words]
        if document.highest >= UNSPACED:
            keys += self._unspaced
        if not keys:
            return NOWHERE
        found = [mention for key in keys for mention in occurrences(document.plain, key)]
        found.sort()
        if self._longest:
            found = list(outermost(found))
        if found and "\n" in document.text:
            found += cells(document.text, found)
            found.sort()
        return Mentions(tuple(found), tuple(mention.start for mention in found))


def occurrences(plain: str, key: str) -> Iterator[Mention]:
    """Where `key` stands as whole words."""
    at = plain.find(key)
    while at >= 0:
        end = at + len(key)
        longer = "." in key and plain[end : end + 1] == "." and plain[end + 1 : end + 2].isalpha()  # "C.C.I.A.T."
        whole = not (longer or plain[at - 1 : at].isalnum() or plain[end : end + 1].isalpha())
        if whole or key[0] >= UNSPACED:
            yield Mention(at, end, key)
        at = plain.find(key, end)


def outermost(found: list[Mention]) -> Iterator[Mention]:
    """The mentions, given in order, that no longer one covers."""
    reach, covering = -1, 0
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.end > reach or (mention.start == covering and mention.end == reach):
            reach, covering = mention.end, mention.start
            yield mention


def cells(text: str, found: list[Mention]) -> Iterator[Mention]:
    """The cells below the first header line that has keys as whole cells (CSV, TSV, a table drawn with bars)."""
    for mention in found[:WIDEST_TABLE]:
        top = text.rfind("\n", 0, mention.start) + 1
        bottom = text.find("\n", mention.end)
        if bottom < 0:
            return
        left, right = text[top : mention.start].rstrip(' "'), text[mention.end : bottom].lstrip(' "')
        delimiter = next((d for d in DELIMITERS if left[-1:] == d or right[:1] == d), None)
        if delimiter and left[-1:] in ("", delimiter) and right[:1] in ("", delimiter):
            keys = [m for m in found if top <= m.start < bottom]
            yield from column_cells(text, bottom + 1, delimiter, text[top:bottom].count(delimiter), top, keys)
            return


def column_cells(text: str, start: int, delimiter: str, width: int, top: int, keys: list[Mention]) -> Iterator[Mention]:
    """A mention in front of each cell below the header's keys, until a line has another number of cells."""
    columns: dict[int, list[str]] = {}
    for mention in keys[:WIDEST_TABLE]:
        columns.setdefault(text.count(delimiter, top, mention.start), []).append(mention.key)
    for line in text[start:].split("\n"):
        if line.count(delimiter) != width:
            return
        at = start
        for index, cell in enumerate(line.split(delimiter)):
            for key in columns.get(index, ()):
                inner = at + len(cell) - len(cell.lstrip(' "'))
                yield Mention(inner, inner, key)
            at += len(cell) + 1
        start += len(line) + 1
