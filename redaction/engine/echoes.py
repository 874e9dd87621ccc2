"""A name found once in a text is found wherever it stands again: who is named in one line is not safe in the next."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .span import Entity
from .taxonomy import coarse

NAMED = frozenset({"PERSON", "ORGANIZATION"})
SURE = 0.9  # of a mention that speaks for others
SHORTEST = 3  # characters
WORD = re.compile(r"\w+")


def with_echoes(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities and, as entities of the same labels, the other places where their names stand, written alike.

    Only names in capitals speak for others, so that Hope does not redact hope. Linear in the text.
    """
    by_word: dict[str, list[tuple[str, Entity]]] = {}
    for found in entities:
        if found.source == "model" and coarse(found.label) in NAMED and found.score >= SURE:
            name = text[found.start : found.end]
            if len(name) >= SHORTEST and name[0].isupper() and (first := WORD.match(name)):
                known = by_word.setdefault(first[0], [])
                if all(name != other for other, _ in known):
                    known.append((name, found))
    if not by_word:
        return list(entities)
    return sorted([*entities, *heard(text, entities, by_word)], key=lambda one: one.start)


def heard(
    text: str, entities: Iterable[Entity], by_word: Mapping[str, Sequence[tuple[str, Entity]]]
) -> Iterator[Entity]:
    """The names in the stretches between the entities."""
    at = 0
    for start, end in [*((found.start, found.end) for found in entities), (len(text), len(text))]:
        for word in WORD.finditer(text, at, start):
            if word.start() < at or word[0] not in by_word:
                continue
            for name, found in sorted(by_word[word[0]], key=lambda one: -len(one[0])):
                stop = word.start() + len(name)
                if stop <= start and text.startswith(name, word.start()) and not text[stop : stop + 1].isalnum():
                    yield replace(found, start=word.start(), end=stop, nested=())
                    at = stop
                    break
        at = max(at, end)
