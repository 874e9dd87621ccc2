"""Rows of the tables: texts in the markup of docs/annotation.md, and what recognizers read in them."""

import re
from collections.abc import Iterable

from redaction.engine.document import Document
from redaction.engine.recognizers.base import Recognizer

MARK = re.compile(r"\{([A-Z_]+)\|((?:[^}\\]|\\.)*)\}")


def unmarked(row: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a marked row and its (value, label) pairs in order."""
    pairs = [(match[2].replace(r"\}", "}"), match[1]) for match in MARK.finditer(row)]
    return MARK.sub(lambda match: match[2].replace(r"\}", "}"), row), pairs


def read(text: str, recognizers: Iterable[Recognizer]) -> list[tuple[str, str]]:
    """The (value, label) pairs that stand alone: worth 0.5, the longest first, then the best."""
    document = Document(text)
    spans = [span for recognizer in recognizers for span in recognizer.find(document) if span.score >= 0.5]
    taken: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, -span.score)):
        if all(span.end <= start or span.start >= end for start, end, _ in taken):
            taken.append((span.start, span.end, span.label))
    return [(text[start:end], label) for start, end, label in sorted(taken)]
