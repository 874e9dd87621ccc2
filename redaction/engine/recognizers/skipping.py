"""Pattern recognizers that share a condition."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from ..span import Span
from .base import DIGITS, PatternRecognizer


@dataclass(frozen=True, slots=True)
class Skipped:
    """Recognizers that are not asked where neither a word nor a character of theirs occurs."""

    recognizers: tuple[PatternRecognizer, ...]
    context: frozenset[str]
    triggers: frozenset[str] = DIGITS
    phrases: tuple[str, ...] = ()

    @property
    def labels(self) -> frozenset[str]:
        """Labels of the recognizers within."""
        return frozenset(recognizer.label for recognizer in self.recognizers)

    @property
    def words(self) -> frozenset[str]:
        """One of these words is needed; a phrase may do as well, whatever word it ends."""
        return frozenset() if self.phrases else self.context

    def find(self, document: Document) -> Iterator[Span]:
        if self.triggers.isdisjoint(document.characters):
            return
        if self.context.isdisjoint(document.words) and not any(phrase in document.text for phrase in self.phrases):
            return
        for recognizer in self.recognizers:
            yield from recognizer.find(document)
