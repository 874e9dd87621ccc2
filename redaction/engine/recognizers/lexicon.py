"""Closed lists of words that are a value by themselves, or next to words that settle their meaning."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..document import Document
from ..span import Span
from .anchors import by_first_word, places

NAMED_AFTER = 0.2  # what a word is worth in the name of a dish or a thing


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one label.

    `score` holds for a word written with a capital or in a list that is lower case by nature, `lower_score` for one
    without. `before` and `after` are patterns for the lower-cased text that ends or begins at the word; where one of
    them fits, the word is worth `context_score`. `upper`: only the word in capitals counts ("US").
    `goods` fits what is named after the word behind it ("swiss roll").
    """

    label: str
    phrases: frozenset[str]
    score: float
    lower_score: float | None = None
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    context_score: float = 0.85
    upper: bool = False
    goods: re.Pattern[str] | None = None

    def worth(self, document: Document, word: str, start: int, end: int) -> float:
        """The score of the word at its place."""
        score = self.lower_score if self.lower_score is not None and word[:1].islower() else self.score
        if self.goods is not None and self.goods.match(document.after(end, 16)):
            return min(score, NAMED_AFTER)
        before = self.before is not None and self.before.search(document.before(start, 40))
        after = self.after is not None and self.after.match(document.after(end, 40))
        return max(score, self.context_score) if before or after else score


@dataclass(frozen=True, slots=True)
class LexiconRecognizer:
    """All words of several lexicons, found together: one set operation says which of them occur."""

    lexicons: tuple[Lexicon, ...]
    labels: frozenset[str] = field(init=False)
    table: Mapping[str, tuple[tuple[str, Lexicon], ...]] = field(init=False)
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        table: dict[str, list[tuple[str, Lexicon]]] = {}
        for lexicon in self.lexicons:
            for first, phrases in by_first_word(lexicon.phrases).items():
                table.setdefault(first, []).extend((phrase, lexicon) for phrase in phrases)
        object.__setattr__(self, "labels", frozenset(lexicon.label for lexicon in self.lexicons))
        object.__setattr__(self, "table", {first: tuple(entries) for first, entries in table.items()})
        object.__setattr__(self, "words", frozenset(table))

    def find(self, document: Document) -> Iterator[Span]:
        hits: list[tuple[int, int, Lexicon]] = []
        for first in self.words & document.words:
            for phrase, lexicon in self.table[first]:
                hits.extend((start, end, lexicon) for start, end in places(document.lower, phrase))
        ends: dict[str, int] = {}
        for start, end, lexicon in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            word = document.text[start:end]
            if start < ends.get(lexicon.label, 0):
                continue
            if glued(document.text, start, end) or (lexicon.upper and not word.isupper()):
                continue
            ends[lexicon.label] = end
            yield Span(start, end, lexicon.label, lexicon.worth(document, word, start, end))


def glued(text: str, start: int, end: int) -> bool:
    """Whether the stretch is a part of a longer token: an address on a network, a file, a variable."""
    return text[start - 1 : start] in GLUE_BEFORE or (
        text[end : end + 1] in GLUE_AFTER and text[end + 1 : end + 2].isalnum()
    )


GLUE_BEFORE = frozenset("0123456789_@/\\.$#")
GLUE_AFTER = frozenset("0123456789_@/\\.=(")


def words(text: str) -> frozenset[str]:
    """Phrases from a table written as text, separated by commas."""
    return frozenset(phrase.strip() for phrase in text.replace("\n", " ").split(",") if phrase.strip())
