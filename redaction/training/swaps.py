"""Other names in the sentences of the open sets: their texts name few persons and places, the lists know many."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .data import Choice, Example
from .gazetteer import PLACES, Gazetteer
from .names import Invented

LANGUAGES = frozenset({"da", "de", "nl", "pt", "sv"})  # names hardly inflect, and a list has those of their countries
CHANGED = 0.6  # share of the persons and places of a row that others take the place of
COUNTRY = frozenset({"LOCATION_COUNTRY"})
PERSONS = frozenset({"NAME", "NAME_FAMILY", "NAME_GIVEN", "NAME_MEDICAL_PROFESSIONAL"})


class Swaps:
    """Rows of open sets, each with other persons, places and organizations of its language than it came with."""

    def __init__(self, examples: Iterable[Example], lists: Gazetteer, names: dict[str, Invented]) -> None:
        self.lists, self.names = lists, names
        self.rows = [(language, one) for one in examples if (language := spoken(one)) in names and kinds(one)]
        self.bodies: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for language, one in self.rows:
            for choice in one.choices:
                if "ORGANIZATION" in choice.labels and not choice.loose:
                    self.bodies[language].append((one.text[choice.start : choice.end], choice.labels))

    def examples(self, seed: int, count: int) -> Iterator[Example]:
        """So many rows, drawn anew for each seed."""
        rng = random.Random(seed)
        for language, one in rng.sample(self.rows, min(count, len(self.rows))):
            yield self.swapped(rng, language, one)

    def swapped(self, rng: random.Random, language: str, one: Example) -> Example:
        """The row with some of its names replaced; what is replaced by a name of as many words stays labelled as it."""
        pieces, choices, at, grown = list[str](), list[Choice](), 0, 0
        for choice in one.choices:
            value = one.text[choice.start : choice.end]
            other = self.other(rng, language, choice, value) if rng.random() < CHANGED else None
            text, labels = other or (value, choice.labels)
            pieces += one.text[at : choice.start], text
            start = choice.start + grown
            choices.append(Choice(start, start + len(text), labels, choice.loose))
            grown += len(text) - len(value)
            at = choice.end
        pieces.append(one.text[at:])
        return Example("".join(pieces), tuple(choices), one.open, one.weight, one.source)

    def other(self, rng: random.Random, language: str, choice: Choice, value: str) -> tuple[str, frozenset[str]] | None:
        """Another value of the kind with the labels that it may have; None where the old one had better stay."""
        if choice.loose or not value[:1].isupper() or not value.replace(" ", "").replace("-", "").isalpha():
            return None
        words, names = len(value.split()), self.names[language]
        if choice.labels <= PERSONS and words <= 2:
            given, family = names.parts(rng)
            made = f"{given} {family}" if words == 2 else given if "NAME_FAMILY" not in choice.labels else family
            return made, self.lists.narrow("NAME", made)
        if choice.labels <= PLACES | COUNTRY and words == 1:
            made = names.country(rng) if choice.labels == COUNTRY else names.city(rng)
            return made, self.lists.narrow("LOCATION", made)
        if "ORGANIZATION" in choice.labels and rng.random() < 0.5:
            return rng.choice(self.bodies[language])
        return None


def spoken(one: Example) -> str:
    """The language of a set, which its name says; the empty text where it does not."""
    return next((part for part in one.source.split("_") if part in LANGUAGES), "")


def kinds(one: Example) -> bool:
    """Whether the row names anybody or anything."""
    return any(not choice.loose for choice in one.choices)
