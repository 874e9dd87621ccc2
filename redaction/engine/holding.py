"""How much of a stream to hold back at a point, because the next words may belong to it."""

import re
from collections.abc import Callable, Sequence

from .joining import STREETS
from .points import Point
from .span import Entity
from .taxonomy import coarse

TOKEN = re.compile(r"\S+")
AHEAD = 3  # words that are kept as right-hand context where no sentence ends
NAMES = 8  # capitalised words in a row, with the small words between them, that may become a name
NUMBERS = 40  # tokens in a row that may become one number
CAPITALS = 4
OBJECT = "\ufffc"  # object replacement character: something stands here that is not text
MARKER = re.compile(r"\W*\[[^\W\d]\w*_\d+\]")
SMALL = frozenset({"and", "de", "del", "der", "di", "for", "la", "of", "the", "und", "van", "von", "y"})
OPEN = re.compile(r"(?:[\s,;:(\[/&+\-–—'\"]|\b(?:" + "|".join(sorted(SMALL)) + r")\b)*")
END_OF_LINE = re.compile(r"[ \t]*[,\-–—]?\s*")
NEXT_LINES = re.compile(r"[ \t]*[,\-–—]?[ \t\r]*\n(?:[^\n.!?:]{1,30}\n)?")
SPOKEN = frozenset(
    {
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "double", "triple",
        "at", "dot", "dash", "hyphen", "underscore", "slash", "plus", "point", "null", "eins", "zwei", "drei", "vier",
        "fünf", "sechs", "sieben", "acht", "neun", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
        "nueve", "cero", "un", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "zéro", "punkt", "punto",
    }
)  # fmt: skip


def limit(
    text: str,
    decided: int,
    point: Point,
    entities: Sequence[Entity],
    longest: int,
    open_words: Callable[[str, int, int], int],
) -> int:
    """Up to where the text is decided at the point; `entities` are those of the text before it, sorted.

    An entity that touches the limit is held back whole, and so is what looks like the beginning of a number or name,
    for at most `longest` characters: then everything is decided.
    """
    start = point.at if point.firm else open_words(text, decided, point.at)
    held = before_open_entities(text, start, point, entities)
    if point.at - held > longest:
        return point.at
    return max(decided, held)


def before_open_words(text: str, decided: int, end: int) -> int:
    """The start of the last words, and of the run of numbers or capitalised words that they continue."""
    words = [match.span() for match in TOKEN.finditer(text, decided, end)]
    index = max(0, len(words) - AHEAD)
    least = max(0, index - NUMBERS)
    while index > least and numeric(text[slice(*words[index - 1])]):
        index -= 1
    least = max(0, index - NAMES)
    while index > least and named(text[slice(*words[index - 1])]):
        index -= 1
    while index < len(words) and text[slice(*words[index])] in SMALL:
        index += 1
    return words[index][0] if index < len(words) else end


def before_open_numbers(text: str, decided: int, end: int) -> int:
    """The start of the run of numbers at the end, where only identifiers are looked for.

    A few capitals are one too: an IBAN's bank, the letters of a passport.
    """
    start, least = end, max(decided, end - NUMBERS * 12)
    for match in reversed(list(TOKEN.finditer(text, least, end))):
        if not in_number(match.group()):
            break
        start = match.start()
    return start


def in_number(token: str) -> bool:
    """Whether a token can be a part of an identifier of several words; no placeholder is."""
    if OBJECT in token or MARKER.match(token):
        return False
    return numeric(token) or (token.isupper() and len(token) <= CAPITALS)


def named(token: str) -> bool:
    """Whether a token can be a part of a name of several words."""
    return token[0].isupper() or token in SMALL


def numeric(token: str) -> bool:
    """Whether a token can be a part of a number or address, said or written."""
    return not any(character.isalpha() for character in token) or (
        any(character.isdigit() for character in token) or token.lower().strip(",.") in SPOKEN
    )


def before_open_entities(text: str, limit: int, point: Point, entities: Sequence[Entity]) -> int:
    """The limit, moved before an entity that holds it or ends right at it."""
    for entity in reversed(entities):
        if entity.start >= limit:
            continue
        if entity.end <= limit and not is_open(text[entity.end : limit], point, entity):
            break
        limit = entity.start
    return limit


def is_open(between: str, point: Point, entity: Entity) -> bool:
    """Whether what stands between an entity and the limit lets the entity go on behind it.

    A line ends most things. An address goes on in the next line, and may do so one line later: a town alone in its
    line is often known as one only when the line after it is read.
    """
    if not point.firm:
        return OPEN.fullmatch(between) is not None
    if not point.line:
        return between.isspace()
    if entity.label in STREETS:
        return NEXT_LINES.fullmatch(between) is not None
    return coarse(entity.label) == "PLACE" and END_OF_LINE.fullmatch(between) is not None
