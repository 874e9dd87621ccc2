"""What the form of a stretch says against or about a reading of the model, which reads by context more than by form."""

import re
from dataclasses import replace

from .recognizers.base import mentions
from .recognizers.cards import CARD_WORDS, CVV_CUES, SECURITY_CODE_CUES
from .span import Span

IMPOSSIBLE = {
    "TIME": re.compile(r"\d{3,}[.,]\d+|(?:2[5-9]|[3-9]\d)[.,:]\d+|\d{1,2}[.,]\d"),  # an amount, a measurement
    "DURATION": re.compile(r"\d+(?:[.,]\d+)?"),  # without a unit it is a number
    "AGE": re.compile(r"1[3-9]\d|[2-9]\d\d|\d{4,}"),
}
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])")  # RFC 9562
LONGEST = 36  # characters of a UUID
TOGETHER = re.compile(r"\d{3}|[^\W\d_]")  # how security codes are written; or words, as when somebody says one
CODE_WORDS = CARD_WORDS | CVV_CUES | SECURITY_CODE_CUES
BEFORE, AFTER = 200, 80  # characters in which a card or its code is spoken of


def weighed(text: str, span: Span) -> Span | None:
    """The model's reading as its form allows it: None where it cannot be, all of a UUID where it is a piece of one."""
    impossible = IMPOSSIBLE.get(span.label)
    if impossible is not None and impossible.fullmatch(text, span.start, span.end):
        return None
    if span.label == "CVV" and not TOGETHER.search(text, span.start, span.end) and not near_card(text, span):
        return None
    if "-" in text[max(0, span.start - 1) : span.end + 1] and (whole := uuid_around(text, span)):
        return replace(span, start=whole.start(), end=whole.end())
    return span


def near_card(text: str, span: Span) -> bool:
    """Whether a card or its code is spoken of near the reading."""
    before, after = text[max(0, span.start - BEFORE) : span.start], text[span.end : span.end + AFTER]
    return mentions(f"{before} {after}".lower(), CODE_WORDS)


def uuid_around(text: str, span: Span) -> re.Match[str] | None:
    """The UUID that holds the reading."""
    for match in UUID.finditer(text, max(0, span.end - LONGEST), span.start + LONGEST):
        if match.start() <= span.start and span.end <= match.end():
            return match
    return None
