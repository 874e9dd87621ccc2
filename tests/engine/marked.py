"""Tables of recognizer tests: texts in which `{LABEL|value}` marks what must be found, and nothing else may be."""

import re
from collections.abc import Iterable

from redaction.engine.document import Document
from redaction.engine.recognizers.base import Recognizer

MARK = re.compile(r"\{([A-Z_]+)\|((?:[^}\\]|\\.)*)\}", re.DOTALL)
THRESHOLD = 0.5  # what the default policy accepts


def read(marked: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The plain text and the marked spans."""
    text, spans, last = "", set[tuple[int, int, str]](), 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        value = match[2].replace("\\}", "}")
        spans.add((len(text), len(text) + len(value), match[1]))
        text, last = text + value, match.end()
    return text + marked[last:], spans


def found(recognizers: Iterable[Recognizer], text: str, threshold: float = THRESHOLD) -> set[tuple[int, int, str]]:
    """What the recognizers find in the text with at least the threshold."""
    document = Document(text)
    spans = (span for recognizer in recognizers for span in recognizer.find(document))
    return {(span.start, span.end, span.label) for span in spans if span.score >= threshold}


def check(recognizers: Iterable[Recognizer], marked: str) -> None:
    """Assert that exactly the marked spans are found."""
    text, expected = read(marked)
    actual = found(recognizers, text)
    assert {(text[s:e], label) for s, e, label in actual} == {(text[s:e], label) for s, e, label in expected}
    assert actual == expected
