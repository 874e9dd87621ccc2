"""Accuracy beside presidio-analyzer's patterns: `python -m tests.bench.accuracy DATA`, the folder of labelled sets.

Its usual pipeline for names has to be downloaded, so what is measured here are its patterns alone; what is published of
the whole stands in docs/model.md.
"""

import argparse
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from redaction.training.accuracy import TARGETS, Read, finder, measured, read, scheme_of
from redaction.training.evaluate import REPORTED
from redaction.training.scoring import Span

from ..peers import interpreter
from .__main__ import PRESIDIO
from .report import say

# Its entity types in our labels. What is not here is written there as it is here, or is no label of ours.
LABELS = {
    "DATE_TIME": "DATE", "PERSON": "NAME", "NRP": "ORIGIN", "IBAN_CODE": "BANK_ACCOUNT",
    "US_BANK_NUMBER": "BANK_ACCOUNT", "US_SSN": "SSN", "US_ITIN": "SSN", "US_PASSPORT": "PASSPORT_NUMBER",
    "US_DRIVER_LICENSE": "DRIVER_LICENSE", "MEDICAL_LICENSE": "HEALTHCARE_NUMBER", "UK_NHS": "HEALTHCARE_NUMBER",
    "UK_NINO": "SSN",
}  # fmt: skip


def spans(found: Iterable[tuple[int, int, str]]) -> list[Span]:
    """What the peer found in a text, in our labels; the longer of two that overlap."""
    kept: list[Span] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, LABELS.get(kind, kind)))
    return sorted(kept)


def patterns(data: Path, name: str) -> Read:
    """What the peer's patterns find in a set's rows."""
    rows = [row for row, _ in read(data, name, lambda text: [])]
    command = [str(interpreter("presidio", *PRESIDIO)), "-W", "ignore", str(Path(__file__).with_name("patterns.py"))]
    texts = json.dumps([row["text"] for row in rows])
    answer = subprocess.run(command, input=texts, capture_output=True, text=True, check=True).stdout
    return [(row, spans(found)) for row, found in zip(rows, json.loads(answer), strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("sets", nargs="*", default=[name for name in REPORTED if name in TARGETS])
    given = parser.parse_args()
    for name in given.sets:
        scheme = scheme_of(given.data, name)
        for system, found in (
            ("presidio-analyzer, patterns", patterns(given.data, name)),
            ("high_automatic", read(given.data, name, finder("high_automatic"))),
        ):
            for one in measured(name, system, found, scheme):
                say(f"{name:18} {system:28} {one.target.name:22} {one.value:.3f} ({one.low:.3f}-{one.high:.3f})")


if __name__ == "__main__":
    main()
