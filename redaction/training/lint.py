"""Checks the authored corpus: `python -m redaction.training.lint redaction/training/corpus`.

Prints what is wrong, label statistics and texts per language and domain; exit status 1 when anything is wrong.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..engine.taxonomy import LABELS
from .corpus import Marked, Text, read
from .suspects import suspects

OPENING = re.compile(r"\{[A-Z_]{2,}\|")
SIMILAR = 0.6
SHINGLE = 5
FREE = frozenset({"PASSWORD", "USERNAME", "URL", "FILENAME"})  # values that may begin and end with anything
SIGNS = {  # punctuation that belongs to a value at its edge
    "BLOOD_TYPE": "+-−",
    "STATISTICS": "%()<>=≤≥±[]",
    "PHYSICAL_ATTRIBUTE": "'\"′″”’",
    "LOCATION_COORDINATE": "°'\"′″”’-−+()",
    "CREDIT_CARD": "*•#.…",
    "SSN": "*•#",
    "ACCOUNT_NUMBER": "*•",
    "BANK_ACCOUNT": "*•",
    "MONEY": "=",
    "TREND": "+-−%",
    "PHONE_NUMBER": "+()*#",
    "ORGANIZATION": "!.",
}
COMMON = "$€£¥₹₦₩₽₺₱₪₫%+-−@#"
ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|[a-z]\.[a-z]|\b\w{1,5})\.$")


def edge(plain: str, span: Marked) -> str:
    """What is wrong with the edges of a span, or an empty string."""
    start, end, label = span
    value = plain[start:end]
    if value != value.strip():
        return "white space at the edge"
    if label in FREE:
        return ""
    allowed = COMMON + SIGNS.get(label, "")
    first, last = value[0], value[-1]
    if not (first.isalnum() or first in allowed or (first == "(" and ")" in value) or first in "'’"):
        return "punctuation at the start"
    if last.isalnum() or last in allowed or (last == ")" and "(" in value) or ABBREVIATED.search(value):
        return ""
    return "" if last in "।|°" or not last.isascii() else "punctuation at the end"


def shingles(text: Text) -> frozenset[tuple[str, ...]]:
    """Runs of five words of the text with its values replaced by their labels."""
    parts, end = list[str](), 0
    for start, stop, label in text.spans:
        parts += (text.text[end:start], f" {label} ")
        end = stop
    words = re.findall(r"\w+", "".join((*parts, text.text[end:])).casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def duplicates(texts: Sequence[Text]) -> Iterator[tuple[Text, Text, float]]:
    """Pairs of one language whose shingles overlap by more than `SIMILAR` (Jaccard)."""
    seen: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, text in enumerate(texts):
        mine = shingles(text)
        shared = Counter(other for shingle in mine for other in seen[text.language, shingle])
        for other, count in shared.items():
            score = count / (sizes[other] + len(mine) - count)
            if score > SIMILAR:
                yield texts[other], text, score
        for shingle in mine:
            seen[text.language, shingle].append(index)
        sizes.append(len(mine))


def problems(texts: Sequence[Text]) -> Iterator[str]:
    """One line for each thing that must be mended."""
    for text in texts:
        if opening := OPENING.search(text.text):
            yield f"{text.origin}: {opening[0]!r} is nested or never closed"
        for start, end, label in text.spans:
            if wrong := edge(text.text, (start, end, label)):
                yield f"{text.origin}: {wrong}: {label} {text.text[start:end]!r}"
    for one, two, score in duplicates(texts):
        yield f"{two.origin}: near-duplicate of {one.origin} ({score:.2f})"


def statistics(texts: Sequence[Text]) -> Iterator[str]:
    """Texts per language and domain, then count and number of texts per label."""
    domains = Counter((text.language, text.domain) for text in texts)
    plain = Counter((text.language, text.domain) for text in texts if not text.spans)
    for (language, name), count in sorted(domains.items()):
        yield f"{language:4} {name:28} {count:5} texts {plain[language, name]:5} without spans"
    counts = Counter(label for text in texts for *_, label in text.spans)
    spread = Counter(label for text in texts for label in {label for *_, label in text.spans})
    for label in sorted(LABELS, key=lambda label: (counts[label], label)):
        yield f"{label:30} {counts[label]:6} in {spread[label]:5} texts"
    words = sum(len(text.text.split()) for text in texts)
    yield f"{len(texts)} texts, {sum(plain.values())} without spans, {words} words, {sum(counts.values())} spans"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--domain", help="only this file name, without .txt")
    parser.add_argument("--suspects", action="store_true", help="also list unmarked text that looks like personal data")
    options = parser.parse_args(arguments)
    try:
        texts = [text for text in read(options.folder) if options.domain in (None, text.domain)]
    except ValueError as error:
        print(error)
        return 1
    wrong = list(problems(texts))
    doubtful = [f"{text.origin}: {what}" for text in texts for what in suspects(text)] if options.suspects else []
    print(*statistics(texts), *doubtful, *wrong, f"{len(wrong)} problems", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
