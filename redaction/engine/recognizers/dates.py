"""DATE, DOB, DATE_INTERVAL and the fields DAY, MONTH, YEAR."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from ..span import Span, stretched
from .anchors import AnchoredRecognizer
from .base import Recognizer
from .birth_dates import births
from .date_fields import DATE_FIELDS
from .intervals import YEAR_INTERVALS, intervals
from .numeric_dates import NUMERIC_DATES
from .written_dates import (
    ARTICLE_BEFORE,
    CONJUNCTIONS,
    DAYS_BEFORE,
    LEADERS,
    ORDINAL_START,
    RELATIVE_BEFORE,
    WEEKDAY_BEFORE,
    WRITTEN_DATES,
)

POINTS: tuple[AnchoredRecognizer, ...] = (NUMERIC_DATES, *WRITTEN_DATES)


@dataclass(frozen=True, slots=True)
class DateRecognizer:
    """Reads calendar points once, then tells from what stands beside them which are birth dates or ends of ranges."""

    labels: frozenset[str] = frozenset({"DATE", "DOB", "DATE_INTERVAL"})

    def find(self, document: Document) -> Iterator[Span]:
        points = calendar_points(document)
        yield from points
        yield from births(document, points)
        yield from intervals(document, points)
        yield from YEAR_INTERVALS.find(document)


def calendar_points(document: Document) -> list[Span]:
    """The longest readings of calendar points, in order, without overlap."""
    found = [extended(document, span) for recognizer in POINTS for span in recognizer.find(document)]
    found.sort(key=lambda span: (span.start, -span.end, -span.score))
    points: list[Span] = []
    for span in found:
        if not points or span.start >= points[-1].end:
            points.append(span)
        elif span.end - span.start > points[-1].end - points[-1].start:
            points[-1] = span
    return points


def extended(document: Document, span: Span) -> Span:
    """The date with the weekday, or with the "last" or "early", that stands before it."""
    if document.text[span.end - 1] == "." and document.text[span.end - 2].isalpha():
        span = stretched(span, span.start, span.end - 1)  # of an abbreviated month, or of the sentence
    before = document.before(span.start, 24)
    if before[-1:] not in (" ", "-"):
        return span
    leader = before[:-1].split()[-1:]
    if leader and leader[0] in CONJUNCTIONS and (days := DAYS_BEFORE.search(before)):
        return stretched(span, span.start - len(days["days"]), span.end)
    if not leader or leader[0].rstrip(",.") not in LEADERS:
        return span
    belongs = WEEKDAY_BEFORE.search(before)
    if belongs is None and document.text[span.start].isalpha():
        belongs = RELATIVE_BEFORE.search(before)
    if belongs is None and ORDINAL_START.match(document.lower, span.start):
        belongs = ARTICLE_BEFORE.search(before)
    return stretched(span, span.start - len(belongs.group()), span.end) if belongs else span


RECOGNIZERS: tuple[Recognizer, ...] = (DateRecognizer(), DATE_FIELDS)
