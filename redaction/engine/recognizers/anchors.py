"""Patterns that are tried only around given words, so that a text without those words costs one set operation."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from ..document import Document
from ..span import Span
from .base import first_words

Check = Callable[[re.Match[str]], bool]
FIRST_WORD = re.compile(r"[^\W\d_]+")


@cache
def by_first_word(phrases: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Lower-case phrases under their first run of letters, longest first."""
    table: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first = FIRST_WORD.search(phrase)
        if first:
            table.setdefault(first.group(), []).append(phrase)
    return MappingProxyType({first: tuple(rest) for first, rest in table.items()})


def occurrences(document: Document, phrases: frozenset[str]) -> Sequence[tuple[int, int]]:
    """Where any of the lower-case `phrases` stands with no letter glued to either end, phrase by phrase."""
    found = document.places.get(phrases)
    if found is None:
        table = by_first_word(phrases)
        present = first_words(phrases) & document.words
        found = tuple(place for first in present for phrase in table[first] for place in places(document.lower, phrase))
        document.places[phrases] = found
    return found


def places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where the phrase stands in the text with no letter glued to either end."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
            yield start, end
        start = text.find(phrase, end)


def word_end(text: str, position: int) -> int:
    """The position, moved behind the word that it would cut, so that a pattern does not take a part for the whole."""
    limit = min(len(text), position + 40)
    position = min(position, limit)
    while 0 < position < limit and text[position - 1].isalnum() and text[position].isalnum():
        position += 1
    return position


def windows(document: Document, words: frozenset[str], before: int, after: int) -> list[tuple[int, int]]:
    """Stretches around the occurrences of `words`, in order, joined where they overlap."""
    return around(document, occurrences(document, words), before, after)


def around(document: Document, found: Iterable[tuple[int, int]], before: int, after: int) -> list[tuple[int, int]]:
    """Stretches around what was found, in order, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        start, end = max(0, start - before), word_end(document.text, end + after)
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a value. The span is the group `value` where the pattern has one, else the whole match.

    `words`: at least one of them occurs in every match, so that the pattern is not tried on a text without them.
    """

    label: str
    pattern: re.Pattern[str]
    score: float
    check: Check | None = None
    words: frozenset[str] = frozenset()

    def fits(self, document: Document) -> bool:
        """Whether the document can hold a match."""
        return not self.words or not self.words.isdisjoint(document.words)

    def find(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Spans of the form between two positions; `text` may be the lower-cased document."""
        group = "value" if "value" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text, start, end):
            if self.check is None or self.check(match):
                yield Span(*match.span(group), self.label, self.score)


def outermost(spans: list[Span]) -> Iterator[Span]:
    """The spans without those that lie inside a longer or earlier one of the same label and no lower score."""
    if len(spans) < 2:
        yield from spans
        return
    last: dict[str, Span] = {}
    for span in sorted(spans, key=lambda span: (span.start, -span.end, -span.score)):
        outer = last.get(span.label)
        if outer is None or span.end > outer.end or span.score > outer.score:
            last[span.label] = span
            yield span


@dataclass(frozen=True, slots=True)
class AnchoredRecognizer:
    """Forms tried within `before` and `after` characters of the `anchors`, or, without anchors, on a text with digits.

    Forms read the text in lower case unless `cased`. With `at`, forms begin at the anchor and nowhere else; with
    `candidates` they begin where that one cheap pattern does, so that the text is searched once for all forms.
    """

    forms: tuple[Form, ...]
    anchors: frozenset[str] = frozenset()
    before: int = 60
    after: int = 60
    cased: bool = False
    at: bool = False
    candidates: re.Pattern[str] | None = None
    triggers: frozenset[str] = frozenset()
    labels: frozenset[str] = field(init=False)
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", frozenset(form.label for form in self.forms))
        object.__setattr__(self, "words", first_words(self.anchors))

    def find(self, document: Document) -> Iterator[Span]:
        if self.triggers and self.triggers.isdisjoint(document.characters):
            return
        text = document.text if self.cased else document.lower
        if self.at or self.candidates:
            yield from self.find_at(document, text)
            return
        stretches = [(0, len(text))]
        if self.anchors:
            stretches = windows(document, self.anchors, self.before, self.after)
        if not stretches:
            return
        forms = [form for form in self.forms if form.fits(document)]
        for start, end in stretches:
            yield from outermost([span for form in forms for span in form.find(text, start, end)])

    def find_at(self, document: Document, text: str) -> Iterator[Span]:
        """The first form that fits at each anchor or candidate."""
        begins: Iterable[tuple[int, int]]
        if self.candidates:
            begins = (match.span() for match in self.candidates.finditer(text))
        else:
            begins = occurrences(document, self.anchors)
        for start, end in begins:
            limit = word_end(text, end + self.after)
            for form in self.forms:
                match = form.pattern.match(text, start, limit)
                if match and (form.check is None or form.check(match)):
                    yield Span(*match.span(), form.label, form.score)
                    break


def listed(text: str) -> frozenset[str]:
    """The words of a table written as text, separated by white space."""
    return frozenset(text.split())


def alternatives(words: frozenset[str] | tuple[str, ...]) -> str:
    """The words as one group of a pattern, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
