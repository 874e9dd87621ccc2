"""Given and family name inside a full name."""

import re
from collections.abc import Iterator

from .span import Entity, Span, labelled

LEAST = 0.3  # below, a reading as given or family name is no more than a guess
WORD = re.compile(r"\S+")
PARTICLES = frozenset(
    {
        "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
        "ibn", "la", "le", "los", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
    }
)  # fmt: skip
TITLES = frozenset(
    {
        "dr", "prof", "professor", "doctor", "nurse", "sister", "matron", "midwife", "surgeon", "dentist", "pharmacist",
        "therapist", "paramedic", "rn", "np", "pa",
    }
)  # fmt: skip
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"])


def with_parts(text: str, entity: Entity) -> Entity:
    """A name with its parts as nested readings; a part's score is its share of the letters, as a reader weighs them.

    A lone word keeps its reading as given or family name, or gets the likelier one where only the kind is known.
    """
    words = [match.span() for match in WORD.finditer(text, entity.start, entity.end)]
    if len(words) < 2:
        label = lone(entity)
        return entity if label == entity.label else labelled(entity, label, entity.labels, entity.nested)
    if entity.label != "NAME" and entity.label != "NAME_MEDICAL_PROFESSIONAL":
        return entity
    labels = dict(entity.labels)
    parts = tuple(split(text, words, entity))
    for part in parts:
        labels[part.label] = max(part.score, labels.get(part.label, 0.0))
    return labelled(entity, entity.label, labels, parts)


def lone(entity: Entity) -> str:
    """The label of a name of one word: given or family, whichever was weighed more; its own where neither was."""
    if entity.label != "NAME":
        return entity.label
    parts = [name for name in ("NAME_GIVEN", "NAME_FAMILY") if entity.labels.get(name, 0.0) >= LEAST]
    return max(parts, key=lambda name: entity.labels[name], default=entity.label)


def split(text: str, words: list[tuple[int, int]], entity: Entity) -> Iterator[Span]:
    """The given name, then the family name with its particles; titles and suffixes belong to neither."""
    first, last = 0, len(words)
    while first < last - 2 and text[words[first][0] : words[first][1]].rstrip(".").lower() in TITLES:
        first += 1
    while last > first + 2 and text[words[last - 1][0] : words[last - 1][1]].strip(".,").lower() in SUFFIXES:
        last -= 1
    family = last - 1
    while family > first + 1 and text[words[family - 1][0] : words[family - 1][1]].lower() in PARTICLES:
        family -= 1
    if text[words[first][0] : words[first][1]].endswith(",") and last - first == 2:
        ranges = (("NAME_FAMILY", first, first + 1), ("NAME_GIVEN", first + 1, last))
    else:
        ranges = (("NAME_GIVEN", first, family), ("NAME_FAMILY", family, last))
    whole = sum(end - start for start, end in words)
    for label, low, high in ranges:
        start, end = words[low][0], words[high - 1][1]
        while end > start + 1 and text[end - 1] in ",":
            end -= 1
        yield Span(start, end, label, entity.score * (end - start) / max(whole, end - start), entity.source)
