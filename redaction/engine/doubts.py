"""What the form of a stretch says against or about a reading of the model, which reads by context more than by form."""

import re
from dataclasses import replace

from .span import Span

IMPOSSIBLE = {
    "TIME": re.compile(r"\d{3,}[.,]\d+|(?:2[5-9]|[3-9]\d)[.,:]\d+|\d{1,2}[.,]\d"),  # an amount, a measurement
    "DURATION": re.compile(r"\d+(?:[.,]\d+)?|(?:day|week|month|year)s?"),  # without a unit, without a number
    # Nobody is known by "next month"; calendar points have a name or a number.
    "DATE": re.compile(
        r"(?:(?:the|this|that|next|last|past|coming|following|previous) )*(?:day|week|weekend|month|year)s?|ago|first",
        re.IGNORECASE,
    ),
    "AGE": re.compile(r"1[3-9]\d|[2-9]\d\d|\d{4,}"),
}
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])")  # RFC 9562
LONGEST = 36  # characters of a UUID


def weighed(text: str, span: Span) -> Span | None:
    """The model's reading as its form allows it: None where it cannot be, all of a UUID where it is a piece of one."""
    impossible = IMPOSSIBLE.get(span.label)
    if impossible is not None and impossible.fullmatch(text, span.start, span.end):
        return None
    if "-" in text[max(0, span.start - 1) : span.end + 1] and (whole := uuid_around(text, span)):
        return replace(span, start=whole.start(), end=whole.end())
    return span


def uuid_around(text: str, span: Span) -> re.Match[str] | None:
    """The UUID that holds the reading."""
    for match in UUID.finditer(text, max(0, span.end - LONGEST), span.start + LONGEST):
        if match.start() <= span.start and span.end <= match.end():
            return match
    return None
