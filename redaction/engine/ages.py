"""An age takes the word for years with it, in languages other than English: "53 años", "48 ans", but "58" years old."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .span import Entity

YEARS = re.compile(r"[ \t\u00a0]{1,3}(?:años?|ans?|anni|anos?|jaar|jahren?|år|lata?)(?![\w-])", re.IGNORECASE)


def with_years(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """The entities, ages stretched over the word for years right behind them, where nothing else holds it."""
    ordered = list(entities)
    starts = [found.start for found in ordered[1:]] + [len(text)]
    for found, limit in zip(ordered, starts, strict=False):
        years = YEARS.match(text, found.end, limit) if found.label == "AGE" and found.source != "block" else None
        if years:
            yield replace(found, end=years.end())
        else:
            yield found
