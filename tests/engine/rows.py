"""Rows whose readings overlap: what is left when the longest reading wins, as values with their labels in order."""

from collections.abc import Iterable

from redaction.engine.document import Document
from redaction.engine.recognizers.base import Recognizer

from . import marked


def unmarked(row: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a marked row and its (value, label) pairs in order."""
    text, spans = marked.read(row)
    return text, [(text[start:end], label) for start, end, label in sorted(spans)]


def read(text: str, recognizers: Iterable[Recognizer]) -> list[tuple[str, str]]:
    """The (value, label) pairs that stand alone by the default threshold: the longest first, then the best."""
    document = Document(text)
    spans = (span for recognizer in recognizers for span in recognizer.find(document))
    strong = sorted((s for s in spans if s.score >= marked.THRESHOLD), key=lambda s: (s.start - s.end, -s.score))
    taken: list[tuple[int, int, str]] = []
    for span in strong:
        if all(span.end <= start or span.start >= end for start, end, _ in taken):
            taken.append((span.start, span.end, span.label))
    return [(text[start:end], label) for start, end, label in sorted(taken)]
