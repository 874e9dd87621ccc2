"""DATE_INTERVAL: two calendar points with a word or a dash between them, and ranges that share a month."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..document import Document
from ..span import Span, stretched
from .anchors import AnchoredRecognizer, Form, alternatives
from .base import DIGITS
from .months import ANY_MONTHS, MONTHS, NO_VERB, SHORT_MONTHS

TO = r"(?:\s?[-–—]\s?| (?:to|until|till|through|thru|bis|à|au|al|a|hasta|tot|tot en met|t/m|até|do|till|til) )"
BETWEEN = re.compile(rf"{TO}(?:the |den |le |el |il |dem )?")
AND = re.compile(r" (?:and|und|et|y|e|en|i|och|og) (?:the |le |el )?")
BETWEEN_WORD = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen|między|mellan|mellem)(?: the| le| el| dem)? $")
MONTH = rf"{NO_VERB}(?:{alternatives(MONTHS)}|{alternatives(SHORT_MONTHS)}\.?)(?!\w)"
YEAR = r"(?:1[89]|20)\d\d"


def ordered(match: re.Match[str]) -> bool:
    """The first year lies before the second, within a lifetime or so."""
    return 0 < int(match["to"]) - int(match["from"]) <= 150


def ordered_days(match: re.Match[str]) -> bool:
    """The first day lies before the second."""
    return int(match["from"]) < int(match["to"])


def months_of_year(match: re.Match[str]) -> bool:
    """The first month lies before the second."""
    return (match["from"], match["m"].zfill(2)) < (match["to"], match["n"].zfill(2))


NUMERIC_INTERVALS = AnchoredRecognizer(
    triggers=DIGITS,
    candidates=re.compile(r"\d(?<![\w.,/:+#$€£-]\d)\d?[./](?=\d\d)"),
    after=24,
    forms=(
        # 02/2023–08/2023
        Form(
            "DATE_INTERVAL",
            re.compile(
                rf"(?P<m>0?[1-9]|1[0-2])[/.](?P<from>{YEAR})\s?[-–—]\s?(?P<n>0?[1-9]|1[0-2])[/.](?P<to>{YEAR})"
                r"(?![\w%]|[./:]\d)"
            ),
            0.85,
            months_of_year,
        ),
        # 01.04.–30.04., 22.09. – 02.10.2025
        Form(
            "DATE_INTERVAL",
            re.compile(
                rf"(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\.\s?[-–—]\s?(?:3[01]|[12]\d|0?[1-9])\."
                rf"(?:1[0-2]|0?[1-9])\.(?:{YEAR})?(?![\w%]|[./:]\d)"
            ),
            0.85,
        ),
    ),
)
YEAR_INTERVALS = AnchoredRecognizer(
    triggers=DIGITS,
    candidates=re.compile(r"[12](?<![\w.,/:+#$€£-][12])[089]\d\d(?!\d)"),
    after=32,
    forms=(
        Form(
            "DATE_INTERVAL",
            re.compile(
                rf"(?P<from>\d(?<!\d \d)\d{{3}}){TO}(?P<to>{YEAR})(?![\w%]|"
                r"[-./:,]\d| \d|-\w)"
            ),
            0.8,
            ordered,
        ),
        Form(
            "DATE_INTERVAL",
            re.compile(rf"(?P<from>{YEAR})(?<=between \d{{4}}) and (?P<to>{YEAR})(?![\w%]|[-./:,]\d)"),
            0.8,
            ordered,
        ),
        Form(
            "DATE_INTERVAL",
            re.compile(
                rf"{YEAR}(?<![\w.,/:+#-]\d{{4}})(?:\s?[-–—]\s?| (?:to|until|till) )"
                r"(?:present|now|today|current|heute|aujourd['’]hui|actualidad|presente|heden|oggi|hoje|dziś|nu)(?!\w)"
            ),
            0.8,
        ),
    ),
)

FIRST_DAY = r"(?P<from>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.|er)?"
SECOND_DAY = r"(?P<to>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.|er)?"


def free(match: re.Match[str]) -> bool:
    """Nothing is glued to the front."""
    return match.string[max(0, match.start() - 1) : match.start()] not in tuple("@/_.-+#\\=")


# 3-5 May 2021, 3 to 5 May, vom 3. bis 5. Mai
DAYS_OF_MONTH = AnchoredRecognizer(
    anchors=ANY_MONTHS,
    before=24,
    after=14,
    forms=(
        Form(
            "DATE_INTERVAL",
            re.compile(
                rf"(?=\d)(?<![\w.,/:+#-]){FIRST_DAY}{TO}{SECOND_DAY}(?: (?:of|de|di))? {MONTH}(?:,? (?:de |of )"
                rf"?{YEAR})?(?!\w)"
            ),
            0.92,
            ordered_days,
        ),
    ),
)
MONTH_TO_MONTH = AnchoredRecognizer(
    anchors=ANY_MONTHS,
    at=True,
    after=34,
    forms=(
        # May 3-5, 2021
        Form(
            "DATE_INTERVAL",
            re.compile(rf"{MONTH} {FIRST_DAY}{TO}{SECOND_DAY}(?:,? {YEAR})?(?!\w|[.,:]\d)"),
            0.92,
            ordered_days,
        ),
        # June to August, Jan–Mar 2020
        Form(
            "DATE_INTERVAL",
            re.compile(rf"{MONTH}{TO}(?:early |mid-|late )?{MONTH}(?:,? (?:de |of )?{YEAR})?(?![\w.]\d)"),
            0.85,
            free,
        ),
    ),
)


def intervals(document: Document, points: list[Span]) -> Iterator[Span]:
    """Ranges over `points`, which are in order."""
    yield from NUMERIC_INTERVALS.find(document)
    for span in (*DAYS_OF_MONTH.find(document), *MONTH_TO_MONTH.find(document)):
        stop = document.text[span.end - 1] == "." and document.text[span.end - 2].isalpha()
        yield stretched(span, span.start, span.end - 1) if stop else span
    for first, second in pairwise(points):
        if second.start - first.end > 20:
            continue
        between = document.lower[first.end : second.start]
        pair = BETWEEN.fullmatch(between) or (
            AND.fullmatch(between) and BETWEEN_WORD.search(document.before(first.start, 20))
        )
        if pair:
            yield Span(first.start, second.end, "DATE_INTERVAL", max(first.score, second.score))
