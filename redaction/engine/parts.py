"""The smaller readings inside an entity: what `/ner/text` lists beside it, and what is left of it where it is unwanted.

Parts of names come from names.py, which needs them to choose a label, those of addresses from address_parts.py; those
of dates are read here, only when somebody asks.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from . import address_parts
from .recognizers.months import MONTHS, SHORT_MONTHS
from .span import Entity, Span
from .taxonomy import coarse

LIKELY = 0.9  # of a part, as a share of the whole: its form says what it is

TOKEN = re.compile(r"\d+|[^\W\d_]+")
ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "º", "ª", "e"})


def nested(text: str, entity: Entity) -> tuple[Span, ...]:
    """All smaller readings inside the entity, sorted, the longer first where two begin together."""
    read = READERS.get(entity.label) or (dates if coarse(entity.label) == "DATE" else None)
    if read is None or entity.label in ("DAY", "MONTH", "YEAR"):
        return entity.nested
    known = [part for part in entity.nested if part.label != entity.label]
    more = [part for part in read(text, entity) if (part.start, part.end) != (entity.start, entity.end)]
    fresh = [part for part in more if not any(part.start < other.end and other.start < part.end for other in known)]
    return tuple(sorted((*known, *fresh), key=lambda span: (span.start, -span.end)))


def dates(text: str, entity: Entity) -> Iterator[Span]:
    """DAY, MONTH and YEAR of a date or of each date of an interval, as far as it shows which number is which.

    Of 03/04/2021 nobody can tell the day from the month, so only the year is a part of it.
    """
    tokens = list(TOKEN.finditer(text, entity.start, entity.end))
    words = [is_month(token[0]) for token in tokens]
    days: list[re.Match[str]] = []
    for token, month in zip(tokens, words, strict=True):
        if month:
            yield part(token, "MONTH", entity, LIKELY)
        elif token[0].isdecimal() and len(token[0]) == 4 and 1000 <= int(token[0]) <= 2999:
            yield part(token, "YEAR", entity, LIKELY)
        elif token[0].isdecimal() and len(token[0]) <= 2:
            days.append(token)
    named = any(words)
    for label, token in zip(roles(text, tokens, days, named), days, strict=True):
        if label:
            yield part(token, label, entity, LIKELY)


def roles(text: str, tokens: list[re.Match[str]], short: list[re.Match[str]], named: bool) -> list[str | None]:
    """What each number of one or two digits is: beside a month's name a day, in 2020-05-07 and 17.5.2020 by order."""
    if named:
        return ["DAY" if 1 <= int(token[0]) <= 31 else None for token in short]
    numbers = [token for token in tokens if token[0].isdecimal()]
    if len(numbers) != 3 or len(short) != 2:
        return [None] * len(short)
    first, second = (int(token[0]) for token in short)
    if len(numbers[0][0]) == 4:  # ISO 8601: the year first, then the month
        return ["MONTH", "DAY"] if 1 <= first <= 12 else [None, None]
    dotted = text[short[0].end() : short[1].start()].strip() == "."
    if (dotted or first > 12) and 1 <= second <= 12:
        return ["DAY", "MONTH"]
    return ["MONTH", "DAY"] if second > 12 and 1 <= first <= 12 else [None, None]


def is_month(word: str) -> bool:
    """Whether the word is the name of a month, whole or short, in the languages that months.py has."""
    plain = word.casefold()
    return plain in MONTHS or plain in SHORT_MONTHS


def part(token: re.Match[str], label: str, entity: Entity, share: float) -> Span:
    """One token of the entity under a label of its own."""
    return Span(token.start(), token.end(), label, share * entity.score, entity.source)


READERS: dict[str, Callable[[str, Entity], Iterable[Span]]] = {"LOCATION_ADDRESS": address_parts.split}
