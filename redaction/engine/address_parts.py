"""An address taken apart: street, town, state, postcode, country.

Nothing of it is lost: each letter and digit is in a part, and what is no place of its own belongs to the street.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from .recognizers.postcodes import CANADA, IRELAND, UK
from .recognizers.regions import COUNTRIES, OTHER_CODES, STATES, US_CODES, WEAK_COUNTRIES, WEAK_STATES
from .span import Entity, Span

GUESS = 0.6  # of a part, as a share of the whole, where its place among the others says what it is
STREET, TOWN = "LOCATION_ADDRESS_STREET", "LOCATION_CITY"
STATE, CODE, COUNTRY = "LOCATION_STATE", "LOCATION_ZIP", "LOCATION_COUNTRY"
PLACES = frozenset({TOWN, STATE, COUNTRY, "LOCATION"})

NUMBERED = (
    rf"\d{{5}}(?:-\d{{3,4}})?|\d{{4}}-\d{{3}}|\d\d-\d{{3}}|\d{{3}} \d\d|\d{{4}} [A-Z]{{2}}|{UK}|{CANADA}|{IRELAND}"
)
POSTCODE = re.compile(rf"(?<![\w/.-])(?:[A-Z]{{1,2}}-)?(?:{NUMBERED}|(?P<four>\d{{4}}))(?![\w/]|[.,]\d|-\d)")
# What stands somewhere in front of a postcode of four digits, and what does not right in front of one.
BEHIND = re.compile(r"[\d,.;\n]")
NUMBERS = re.compile(r"\b(?:box|psc|cmr|unit|suite|apt|no|nr|km)\W{0,3}$", re.IGNORECASE)
NEXT_CODE = re.compile(rf"\s+(?:[A-Z]{{1,2}}-)?(?:{NUMBERED})(?!\w)")
BREAK = re.compile(r"[,;\n()>|]|(?<=[^\W\d_]{3})\.(?! ?\d)|\.(?=\s\D)| [-–] ")
INSIDE = re.compile(
    r"\d|\b(?:s/n|sn|dcha|izq|izda|bajo|ático|floor|flat|house|building|edificio|apt|suite|unit)\b", re.I
)
WORDS = re.compile(r"\S+")
Known = Mapping[int, Span]  # places that finders saw, by their ends
FAR = 60  # characters from a house number to the postcode
CODES = frozenset((*US_CODES, *OTHER_CODES))


def split(text: str, entity: Entity) -> list[Span]:
    """The parts of an address in their order; they do not overlap."""
    codes = postcodes(text, entity)
    known = {one.end: one for one in entity.nested if one.label in PLACES}
    parts = [part(entity, start, end, CODE) for start, end in codes]
    at = entity.start
    for start, end in [*codes, (entity.end, entity.end)]:
        parts += between(text, entity, known, at, start)
        at = end
    return sorted(parts, key=lambda one: one.start)


def postcodes(text: str, entity: Entity) -> list[tuple[int, int]]:
    """Where the postcodes stand: what has the form of one and is neither a number of the house nor of a box."""
    found = [
        match.span() for match in POSTCODE.finditer(text, entity.start, entity.end) if is_code(text, entity, match)
    ]
    if found and found[0][0] == entity.start and not leads(text, entity, found):
        del found[0]
    return found


def is_code(text: str, entity: Entity, match: re.Match[str]) -> bool:
    """Whether it is the last number before the town; one of four digits only behind a break or another number."""
    if NEXT_CODE.match(text, match.end(), entity.end):
        return False
    if not match["four"] or match.start() == entity.start:
        return True
    front = text[max(entity.start, match.start() - FAR) : match.start()]
    return BEHIND.search(front) is not None and NUMBERS.search(front) is None


def leads(text: str, entity: Entity, codes: Sequence[tuple[int, int]]) -> bool:
    """Whether an address begins with its postcode: a town follows, and the street's number later."""
    end = codes[1][0] if len(codes) > 1 else entity.end
    beyond = BREAK.search(text, codes[0][1], end)
    return beyond is not None and not numbered(text, codes[0][1], beyond.start()) and numbered(text, beyond.end(), end)


def numbered(text: str, start: int, end: int) -> bool:
    """Whether the stretch has a digit or another word that a street has and a town has not."""
    return INSIDE.search(text, start, end) is not None


def between(text: str, entity: Entity, known: Known, start: int, end: int) -> Iterator[Span]:
    """The parts of a stretch without postcodes: the first holds the street, to its last number; then the places."""
    first = start == entity.start
    chunks = [piece for piece in chunked(text, start, end) if piece]
    none = 0 if first and chunks else -1
    last = max((place for place, piece in enumerate(chunks) if numbered(text, *piece)), default=none)
    for low, high in chunks[last + 1 :]:
        yield from places(text, entity, known, low, high)
    if last < 0:
        return
    begin = chunks[0][0] if first else next(low for low, high in chunks if numbered(text, low, high))
    for low, high in chunks[:last]:
        if high <= begin:
            yield from places(text, entity, known, low, high)
    stop = chunks[last][1]
    town = known.get(stop)  # "12 Elm Road Omaha": a finder saw where the town begins
    if town and numbered(text, begin, town.start):
        stop = town.start
        yield part(entity, town.start, town.end, town.label, town.score)
    if street := shrunk(text, begin, stop):
        yield part(entity, *street, STREET)


def chunked(text: str, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    """The stretches between breaks."""
    at = start
    for stop in BREAK.finditer(text, start, end):
        yield shrunk(text, at, stop.start())
        at = stop.end()
    yield shrunk(text, at, end)


def places(text: str, entity: Entity, known: Known, start: int, end: int) -> Iterator[Span]:
    """One place, or a place and the country or state named right behind it."""
    words = [match.start() for match in WORDS.finditer(text, start, end)]
    for begin in words[1:][-3:]:
        if (label := region(text[begin:end])) and (place := shrunk(text, start, begin)):
            yield part(entity, *place, region(text[slice(*place)]) or TOWN)
            yield part(entity, begin, end, label)
            return
    seen = known.get(end)
    yield part(entity, start, end, seen.label if seen and seen.start == start else region(text[start:end]) or TOWN)


def region(name: str) -> str | None:
    """Whether the name is that of a country or, among the parts of an address, of a state."""
    plain = name.lower()
    if plain in COUNTRIES or plain in WEAK_COUNTRIES - WEAK_STATES or name in ("USA", "UK"):
        return COUNTRY
    return STATE if plain in STATES or plain in WEAK_STATES - {"new york", "washington"} or name in CODES else None


def shrunk(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch from its first letter or digit to its last."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def part(entity: Entity, start: int, end: int, label: str, score: float = 0.0) -> Span:
    """A part of the entity under a label of its own."""
    return Span(start, end, label, score or GUESS * entity.score, entity.source)
