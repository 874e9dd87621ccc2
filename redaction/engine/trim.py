"""Where a span really starts and ends: no white space, no stray punctuation, no personal title."""

import re

from .span import Span, stretched
from .taxonomy import FORMED, is_a

TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|sir|madam|dr|prof|herr|frau|señora?|sra?|dra?|mme|mlle|monsieur|madame|dhr|mevr|pan|pani)"
    r"\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
OPENING = frozenset("\"'“”„‘’‚«»‹›.,;:!?*_<>|/\\-–—=)]}…")
CLOSING = frozenset("\"'“”‘’«»‹›.,;:!?*_<>|/\\-–—=([{…")
SECRET_EDGE = frozenset("\"'`“”,;")  # anything else at the edge may belong to a password or handle
PAIRS = {")": "(", "]": "[", "}": "{"}


def trim(text: str, span: Span) -> Span | None:
    """The span without what does not belong at its edges; None where nothing remains.

    A pattern and a caller's block know their edges, so they lose white space only.
    """
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if span.source == "model":
        if span.label in FORMED:
            start, end = longest_line(text, start, end)
        if start < end and not (text[start].isalnum() and text[end - 1].isalnum()):
            start, end = without_punctuation(text, start, end, span.label)
        if is_a(span.label, "NAME") and span.label != "NAME_MEDICAL_PROFESSIONAL":
            title = TITLE.match(text, start, end)
            start = title.end() if title else start
    if start >= end:
        return None
    return span if (start, end) == (span.start, span.end) else stretched(span, start, end)


def longest_line(text: str, start: int, end: int) -> tuple[int, int]:
    """The longest line of the stretch: no number or date goes on in the next line of a table."""
    while (at := text.rfind("\n", start, end)) >= 0:
        start, end = (start, at) if at - start >= end - at - 1 else (at + 1, end)
    return start, end


def without_punctuation(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The stretch without punctuation at its edges; brackets stay where both belong to it."""
    secret = label in ("PASSWORD", "USERNAME")
    opening, closing = (SECRET_EDGE, SECRET_EDGE) if secret else (OPENING, CLOSING)
    while start < end and (text[start] in opening or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in closing or text[end - 1].isspace()):
        end -= 1
    if secret or start >= end:
        return start, end
    inside = text[start:end]
    if inside[0] in "([{" and inside.count(inside[0]) > inside.count(mirror(inside[0])):
        return without_punctuation(text, start + 1, end, label)
    if inside[-1] in PAIRS and inside.count(inside[-1]) > inside.count(PAIRS[inside[-1]]):
        return without_punctuation(text, start, end - 1, label)
    return start, end


def mirror(bracket: str) -> str:
    """The closing partner of an opening bracket."""
    return {"(": ")", "[": "]", "{": "}"}[bracket]
