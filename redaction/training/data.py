"""Labelled texts of many sources in one form: per stretch the labels it may have, else the labels it cannot have.

Most open sets label a few types only. What they leave unlabelled may still be anything that they do not cover, so a
text carries `open` labels, which are possible outside its spans, beside each span's own choice.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..engine import taxonomy
from .corpus import Text
from .gazetteer import Gazetteer
from .sources import Source

ANYTHING = frozenset(taxonomy.LABELS)
TITLE = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Herr|Frau|Dhr|Mevr|Sr|Sra|Dr|Dra|Prof)\.?\s+)+(?=\w)")
ROLE = re.compile(
    r"(?:the )?(?:borrowers?|lenders?|agents?|banks?|company|guarantors?|executive|tenant|landlord)", re.I
)
NOT_A_DATE = re.compile(r"(?:today|tomorrow|yesterday|now|tonight|the moment|later|soon|day after tomorrow)", re.I)
TIMES = frozenset({"DATE", "DATE_INTERVAL", "DAY", "DOB", "DURATION", "MONTH", "TIME", "YEAR"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch that is an entity with one of `labels`; with `loose`, it may also be none or only in part."""

    start: int
    end: int
    labels: frozenset[str]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text to learn from. `open` labels may occur outside the choices; `weight` multiplies its loss."""

    text: str
    choices: tuple[Choice, ...]
    open: frozenset[str] = frozenset()
    weight: float = 1.0
    source: str = ""


def coarse_members(coarse: Mapping[str, str], names: Iterable[str]) -> frozenset[str]:
    """All labels that belong to the coarse types named; a name that is itself a label stands for itself."""
    wanted = set(names)
    return frozenset(label for label in taxonomy.LABELS if coarse.get(label, label) in wanted)


class Reader:
    """One set's entry in mapping.json, ready to turn rows into examples."""

    def __init__(self, entry: Mapping[str, Any], coarse: Mapping[str, str], places: Gazetteer) -> None:
        self.labels: Mapping[str, str | None] = entry["labels"]
        fine = entry.get("covered_fine")
        self.covered = frozenset(fine) if fine else coarse_members(coarse, entry["covered"])
        if "DATETIME" in entry["covered"] and not fine:
            self.covered |= TIMES  # the coarse table leaves the beta types out
        self.ignored = frozenset(entry["ignore_gold"])
        self.places = places

    def example(self, row: Mapping[str, Any], source: Source) -> Example:
        """A row with its choices; labels that the set does not cover or says to ignore become loose."""
        choices = [self.choice(row["text"], *span[:3]) for span in row["spans"]]
        kept = tuple(choice for choice in choices if choice is not None)
        return Example(row["text"], _apart(kept), ANYTHING - self.covered, source.weight, source.name)

    def choice(self, text: str, start: int, end: int, original: str) -> Choice | None:
        label = self.labels.get(original)
        value = text[start:end]
        if original in self.ignored or (label is not None and label not in self.covered):
            return Choice(start, end, ANYTHING, loose=True)
        if label is None:
            return None
        if taxonomy.is_a(label, "NAME"):
            if ROLE.fullmatch(value):
                return Choice(start, end, ANYTHING, loose=True)
            title = TITLE.match(value)
            start += title.end() if title else 0
        if label in TIMES and NOT_A_DATE.fullmatch(value):
            return None
        return Choice(start, end, self.places.narrow(label, text[start:end]))


def _apart(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """In order and without overlaps: the longer of two stays."""
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda c: (c.loose, c.start - c.end, c.start)):
        if choice.end > choice.start and all(choice.end <= k.start or choice.start >= k.end for k in kept):
            kept.append(choice)
    return tuple(sorted(kept, key=lambda choice: choice.start))


def coarse(folder: Path) -> dict[str, str]:
    """Each label's coarse type, as mapping.json in `folder` has it."""
    given: dict[str, str] = json.loads((folder / "mapping.json").read_text())["coarse"]
    return given


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def open_sets(folder: Path, sources: Iterable[Source], places: Gazetteer, seed: int = 1) -> list[Example]:
    """The examples of all sources under `folder`, which also holds mapping.json."""
    mapping = json.loads((folder / "mapping.json").read_text())
    found: list[Example] = []
    for source in sources:
        reader = Reader(mapping["datasets"][source.name], mapping["coarse"], places)
        taken = [
            row
            for split in source.splits
            for number, row in enumerate(rows(folder / source.name / f"{split}.jsonl"))
            if source.first <= number < source.last
        ]
        if len(taken) > source.limit:
            taken = random.Random(seed).sample(taken, source.limit)
        found += (reader.example(row, source) for row in taken)
    return found


def from_text(text: Text, weight: float = 1.0, source: str = "authored") -> Example:
    """A text of ours, on which every label counts."""
    choices = tuple(Choice(start, end, frozenset({label})) for start, end, label in text.spans)
    return Example(text.text, choices, weight=weight, source=source)


def lowered(example: Example) -> Example:
    """The example in lower case, if that changes no offset."""
    low = example.text.lower()
    return replace(example, text=low) if len(low) == len(example.text) else example
