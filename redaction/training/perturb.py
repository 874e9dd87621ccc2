# ruff: noqa: E501 - long rows of values and forms are data, and read best as rows
"""The same text as other channels carry it: OCR, chat without punctuation, JSON, logs, tables, mark-up, speech."""

import json
import random
import re
from collections.abc import Callable

from .corpus import Marked, Text

OCR = {
    "o": "0",
    "l": "1",
    "i": "l",
    "e": "c",
    "rn": "m",
    "m": "rn",
    "S": "5",
    "B": "8",
    "g": "q",
    "a": "o",
    "t": "f",
    "I": "l",
    "O": "0",
}
FILLERS = ("um ", "uh ", "like ", "you know ", "i mean ", "so ", "well ", "erm ")
ODD = re.compile(r"[.,;:!?\"']")


def edited(text: Text, change: Callable[[str, bool], str]) -> Text:
    """The text with every stretch passed through `change(stretch, labelled)`, spans following."""
    out: list[str] = []
    spans: list[Marked] = []
    last = length = 0
    for start, end, label in text.spans:
        gap, value = change(text.text[last:start], False), change(text.text[start:end], True)
        out += (gap, value)
        length += len(gap)
        if value.strip():
            spans.append((length, length + len(value), label))
        length += len(value)
        last = end
    out.append(change(text.text[last:], False))
    return Text("".join(out), tuple(spans), text.language, text.origin)


def framed(text: Text, before: str, after: str) -> Text:
    """The text with something before and behind it."""
    spans = tuple((start + len(before), end + len(before), label) for start, end, label in text.spans)
    return Text(f"{before}{text.text}{after}", spans, text.language, text.origin)


def ocr(rng: random.Random, text: Text) -> Text:
    def noisy(stretch: str, labelled: bool) -> str:
        rate = 0.01 if labelled else 0.03
        out = "".join(OCR.get(c, c) if rng.random() < rate else c for c in stretch)
        return re.sub(r"(?<=\w) (?=\w)", lambda _: "  " if rng.random() < 0.03 else " ", out)

    return edited(text, noisy)


def bare(rng: random.Random, text: Text) -> Text:
    """Without most punctuation, as people type in chats and as recognizers of speech write."""
    low = rng.random() < 0.6

    def stripped(stretch: str, labelled: bool) -> str:
        out = stretch if labelled else ODD.sub(lambda m: "" if rng.random() < 0.85 else m[0], stretch)
        return out.lower() if low else out

    return edited(text, stripped)


def spoken(rng: random.Random, text: Text) -> Text:
    """With fillers, small letters and no punctuation."""
    often = 0.06 if text.language == "en" else 0.0
    filled = edited(
        text,
        lambda stretch, labelled: (
            stretch
            if labelled
            else re.sub(r"(?<=[a-z] )(?=[a-z])", lambda _: rng.choice(FILLERS) if rng.random() < often else "", stretch)
        ),
    )
    return edited(bare(rng, filled), lambda stretch, labelled: stretch.lower())


def as_json(rng: random.Random, text: Text) -> Text:
    escaped = edited(text, lambda stretch, labelled: json.dumps(stretch, ensure_ascii=False)[1:-1])
    key = rng.choice(("text", "message", "body", "note", "comment", "content", "description"))
    before = rng.choice(
        (f'{{"{key}": "', f'{{"id": {rng.randint(1, 9999)}, "{key}": "', f'[{{"role": "user", "{key}": "', f'"{key}":"')
    )
    return framed(escaped, before, rng.choice(('"}', '"}]', '", "ok": true}', '"')))


def quoted(rng: random.Random, text: Text) -> Text:
    """Behind a sign of e-mail, mark-up or chat."""
    frames = (("> ", ""), ("<p>", "</p>"), ("- ", ""), ("**", "**"), ("User: ", ""), ("Fwd: ", ""), ('"', '"'), ("<td>", "</td>"), ("# Notes\n\n", ""), ("[INFO] ", ""), ("agent: ", ""),
              ("Summarise the following:\n\n", ""), ("Q: ", "\nA:"), ("<div>", "</div>"), ("  ", "  "), ("...", ""), ("Note to self: ", ""), ("1. ", ""), ("* ", ""), ("RE: ", ""), ("Please translate: ", ""))  # fmt: skip
    return framed(text, *rng.choice(frames))


def one_line(rng: random.Random, text: Text) -> Text:
    return edited(
        text,
        lambda stretch, labelled: stretch.replace("\n", rng.choice((" ", " ", " | ", "; ")) if not labelled else " "),
    )


def clean(text: Text) -> Text:
    """Spans without white space or punctuation at their edges that a change left there."""
    spans = []
    for start, end, label in text.spans:
        while start < end and text.text[start].isspace():
            start += 1
        while start < end and text.text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end, label))
    return Text(text.text, tuple(spans), text.language, text.origin)


WAYS: tuple[tuple[float, Callable[[random.Random, Text], Text]], ...] = (
    (0.05, ocr), (0.10, bare), (0.05, spoken), (0.04, as_json), (0.10, quoted), (0.05, one_line),
)  # fmt: skip


def perturbed(rng: random.Random, text: Text) -> Text:
    """The text as it is, or changed in one or two of the ways."""
    for share, way in WAYS:
        if rng.random() < share:
            text = way(rng, text)
    return clean(text)
