"""Tells at one look at a text's words and characters which of many recognizers can find something in it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..document import Document
from .base import Recognizer


class Sieve:
    """Recognizers as places of one number, their conditions as numbers by word and by character.

    A recognizer with `words` needs one of them among `Document.words`, one with `triggers` one of these among
    `Document.characters`; who states neither is always asked. A look costs a step a word, however many recognizers
    there are.
    """

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        self._recognizers = [(recognizer, 1 << place) for place, recognizer in enumerate(recognizers)]
        self._by_word, self._without_words = self._filed("words")
        self._by_character, self._without_triggers = self._filed("triggers")
        self._labels = lru_cache(maxsize=256)(self._counting)

    def _filed(self, condition: str) -> tuple[dict[str, int], int]:
        """For each word or character whose condition it meets, and those without such a condition."""
        filed: dict[str, int] = {}
        free = 0
        for recognizer, bit in self._recognizers:
            needed: Iterable[str] = getattr(recognizer, condition, ())
            free |= 0 if needed else bit
            for item in needed:
                filed[item] = filed.get(item, 0) | bit
        return filed, free

    def _counting(self, labels: frozenset[str]) -> int:
        return sum(bit for recognizer, bit in self._recognizers if not recognizer.labels.isdisjoint(labels))

    def possible(self, document: Document, labels: frozenset[str]) -> int:
        """Those that can find one of the labels in the document."""
        by_word, by_character = self._without_words, self._without_triggers
        for word in self._by_word.keys() & document.words:
            by_word |= self._by_word[word]
        for character in self._by_character.keys() & document.characters:
            by_character |= self._by_character[character]
        return by_word & by_character & self._labels(labels)

    def among(self, possible: int) -> list[Recognizer]:
        """The recognizers of such a number, in order."""
        return [recognizer for recognizer, bit in self._recognizers if possible & bit]

    def together(self, possible: Sequence[int]) -> Iterable[tuple[Recognizer, list[int]]]:
        """Each recognizer with the places of those of several numbers that it is in."""
        for recognizer, bit in self._recognizers:
            if places := [place for place, number in enumerate(possible) if number & bit]:
                yield recognizer, places
