"""DOB: a date with day and month that the words before it call a birth date."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span

BIRTH = re.compile(
    r"(?<![^\W_])(?:d\.?o\.?b\b|date[ _-]?of[ _-]?birth|birth[ _-]?da(?:te|y)|b-day|bday|born\b|"
    r"birthdate|geboren|geb\.|"
    r"geburts(?:datum|tag)|né\(?e?\)? le|née?\b|date de naissance|naissance|nacid[oa]|nació|"
    "nacimiento|cumpleaños|nat[oa] il|nat[oa] a|"
    r"data di nascita|nascita|nascid[oa]|data de nascimento|nascimento|geboortedatum|geboorte|ur\.|"
    "urodzon[yaą]|data urodzenia|"
    r"urodzenia|född|födelsedatum|født|fødselsdato|fødselsdag)"
)
BIRTH_AFTER = re.compile(
    r"\s*(?:\((?:dob|date of birth|d\.o\.b\.?|born)\)|(?:is|was) (?:my |his |her |their |your )"
    "?(?:birthday|date of birth|dob))"
)
STAR = re.compile(r"(?:\*|✶|⋆)\s?$")
# A stretch between the words and the date that opens another field takes the date away from the birth.
OTHER_FIELD = re.compile(
    r"\b(?:died|death|date(?! of birth)|fecha(?! de nac)|datum|data(?! di nas| de nas)|ingreso|"
    r"aufnahme|admitted|admission|issued|issue date|expir\w+|visit|seen|valid|appointment|since)\b"
)
REACH = 90
HAS_DAY = re.compile(
    r"\d{1,4}([-/. ])\s?\d{1,2}\1\s?\d{1,4}|\b\d{1,2}(?!\d)(?:st|nd|rd|th|\.|er|º)?[-/ ]?(?:of |de |"
    r"di )?[^\W\d]{3,}|[^\W\d]{3,}\.? \d{1,2}(?!\d)"
    r"|^\d{8}$|年|(?:first|second|third|th|tieth)\b"
)


def births(document: Document, points: list[Span]) -> Iterator[Span]:
    """Readings of `points` (in order) as birth dates, worth more than the date."""
    edge = 0
    for point in points:
        if HAS_DAY.search(document.lower[point.start : point.end]) and is_birth(document, point, edge):
            yield Span(point.start, point.end, "DOB", max(0.95, point.score))
        edge = point.end


def is_birth(document: Document, point: Span, edge: int) -> bool:
    """Whether birth words stand between the previous date and this one, or directly behind it."""
    before = document.lower[max(edge, point.start - REACH) : point.start]
    if STAR.search(before) or BIRTH_AFTER.match(document.after(point.end, 40)):
        return True
    ends = [match.end() for match in BIRTH.finditer(before)]
    return bool(ends) and not OTHER_FIELD.search(before, ends[-1])
