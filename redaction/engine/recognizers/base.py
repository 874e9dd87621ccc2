"""What a recognizer is: something that reads a document and yields spans."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from ..document import WORD, Document
from ..span import Span

DIGITS = frozenset("0123456789")


class Recognizer(Protocol):
    """Finds the spans of some labels. `labels` lets a policy leave out recognizers that it has no use for.

    One may also say what it needs, so that it is not asked in vain: `words`, one of which is among the words of every
    document in which it finds something, and `triggers`, the same of characters.
    """

    @property
    def labels(self) -> frozenset[str]: ...

    def find(self, document: Document) -> Iterator[Span]: ...


@cache
def words_pattern(words: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of `words` (lower case, several words allowed) as whole words."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?![^\W_])")


@cache
def first_words(words: frozenset[str]) -> frozenset[str]:
    """The first run of letters of each context phrase: what `Document.words` can be asked for."""
    firsts = (re.search(r"[^\W\d_]+", word) for word in words)
    return frozenset(match.group() for match in firsts if match)


@cache
def by_kind(words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are one run of letters, which a set finds fast, and the others, which need a pattern."""
    plain = frozenset(word for word in words if WORD.fullmatch(word))
    return plain, words - plain


def mentions(text: str, words: frozenset[str]) -> bool:
    """Whether any of `words` (lower case, several words allowed) occurs in the lower-cased text as whole words."""
    plain, others = by_kind(words)
    if not plain.isdisjoint(WORD.findall(text)):
        return True
    return bool(others) and words_pattern(others).search(text) is not None


@dataclass(frozen=True, slots=True)
class PatternRecognizer:
    r"""A pattern, optionally confirmed by a check and by words near the match.

    The span is the group `value` where the pattern has one, else the whole match. `triggers`: at least one of these
    characters must occur in the text, or the pattern is not tried; nor where `hint`, a cheap pattern that every match
    contains, finds nothing, or where no stretch without white space has `unbroken` characters. `score` is what the bare
    form is worth: below 0.5 (the default threshold) a match counts only with a context word within `before` characters
    in front of it or `after` characters behind it, where it is worth `context_score`. With `needs_context` a match
    without context is not a span at all, and the pattern is not tried where no context word occurs. `check` receives
    the matched value and says whether it is valid; a value that fails is dropped. With `proves`, passing marks the span
    `checked`.
    """

    label: str
    pattern: re.Pattern[str]
    score: float
    check: Callable[[str], bool] | None = None
    context: frozenset[str] = frozenset()
    context_score: float = 0.95
    needs_context: bool = False
    proves: bool = True
    triggers: frozenset[str] = DIGITS
    before: int = 60
    after: int = 20
    hint: re.Pattern[str] | None = None
    unbroken: int = 0
    labels: frozenset[str] = field(init=False)
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", frozenset({self.label}))
        object.__setattr__(self, "words", first_words(self.context) if self.needs_context else frozenset())

    def find(self, document: Document) -> Iterator[Span]:
        if self.triggers and self.triggers.isdisjoint(document.characters):
            return
        if document.longest < self.unbroken or (self.hint and not self.hint.search(document.text)):
            return
        if self.words and self.words.isdisjoint(document.words):
            return
        group = "value" if "value" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(document.text):
            if self.check is not None and not self.check(match[group]):
                continue
            start, end = match.span(group)
            near = bool(self.context) and self.has_context(document, start, end)
            if near or not self.needs_context:
                score = max(self.score, self.context_score) if near else self.score
                yield Span(start, end, self.label, score, checked=self.check is not None and self.proves)

    def has_context(self, document: Document, start: int, end: int) -> bool:
        """Whether a context word stands near the stretch."""
        front, behind = document.before(start, self.before), document.after(end, self.after)
        return mentions(front, self.context) or mentions(behind, self.context)


@dataclass(frozen=True, slots=True)
class FunctionRecognizer:
    """A function as a recognizer, for what one pattern cannot say.

    At least one of the characters `triggers` and one of the `words` must occur in the text, where there are such, or
    the function is not called.
    """

    labels: frozenset[str]
    function: Callable[[Document], Iterator[Span]]
    triggers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def find(self, document: Document) -> Iterator[Span]:
        if self.triggers and self.triggers.isdisjoint(document.characters):
            return iter(())
        if self.words and self.words.isdisjoint(document.words):
            return iter(())
        return self.function(document)
