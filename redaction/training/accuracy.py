"""The whole engine on the labelled sets that have a target, with 95 % intervals by bootstrap over documents."""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..engine.detect import detect
from ..engine.policy import Accuracy, Policy
from ..engine.taxonomy import LABELS
from .evaluate import REPORTED, Finder, chosen
from .scoring import Scheme, Score, Span, add, figures

DRAWS = 500
QUICK = 150  # rows of a set that a quick run reads
Counts = tuple[int, ...]
Read = list[tuple[dict[str, Any], list[Span]]]  # rows, and what was found in each


def finder(accuracy: Accuracy, less: frozenset[str] = frozenset()) -> Finder:
    """Finds with the whole engine every label but those of `less`, as a request that disables these."""
    policy = Policy(labels=frozenset(LABELS) - less, disabled=less, accuracy=accuracy)
    return lambda text: [(entity.start, entity.end, entity.label) for entity in detect(text, policy)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is a function of counts, which add up over documents."""

    counts: Callable[[Score], Counts]
    value: Callable[[Counts], float]


def of_way(way: str, name: str, kind: str | None = None) -> Figure:
    """Precision, recall, F1 or F2 of one way of matching, over all types or of one kind."""

    def counts(score: Score) -> Counts:
        found = [score.ways[way][kind]] if kind else list(score.ways[way].values())
        return tuple(sum(one[part] for one in found) for part in ("tp", "fp", "fn"))

    return Figure(counts, lambda total: figures(*total)[name])


def of_masked() -> Figure:
    """Share of the labelled spans that are covered."""

    def counts(score: Score) -> Counts:
        return tuple(sum(one[part] for one in score.masked.values()) for part in ("hit", "miss"))

    return Figure(counts, share)


def of_persons(identifier: str) -> Figure:
    """Share of the entities of one kind of identifier whose mentions are all covered (Text Anonymization Benchmark)."""

    def counts(score: Score) -> Counts:
        whole = [
            all(hidden for _, hidden in mentions)
            for mentions in score.entities.values()
            if any(kind == identifier for kind, _ in mentions)
        ]
        return sum(whole), len(whole) - sum(whole)

    return Figure(counts, share)


def of_false_alarms() -> Figure:
    """Spans found per 1,000 words of texts without any."""
    return Figure(
        lambda score: (score.negatives["found"], score.negatives["tokens"]),
        lambda total: 1000 * total[0] / max(1, total[1]),
    )


def share(total: Counts) -> float:
    """Hits of hits and misses."""
    return total[0] / max(1, sum(total))


EXACT, MASKED = of_way("exact", "F1"), of_masked()


def kind(name: str, measure: str = "F1") -> Figure:
    """One coarse type, matched exactly."""
    return of_way("exact", measure, name)


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should reach: at least `goal`, or at most where `most`."""

    name: str
    figure: Figure
    goal: float
    most: bool = False

    def reached(self, value: float) -> bool:
        """Whether the value is as good as the goal."""
        return value <= self.goal if self.most else value >= self.goal


@dataclass(frozen=True, slots=True)
class Measured:
    """A target's figure on one set with one accuracy."""

    set: str
    accuracy: str
    target: Target
    value: float
    low: float
    high: float

    @property
    def reached(self) -> bool:
        """Whether it reaches its goal."""
        return self.target.reached(self.value)


def of_three(goal: float) -> tuple[Target, ...]:
    """Sets that label persons, places and organizations."""
    return Target("exact F1", EXACT, goal), Target("person F1", kind("PERSON"), 0.86)


# name, file, first row, last row; those in English first.
SETS: Mapping[str, tuple[str, str, int, int]] = REPORTED | {
    name: (name, split, 0, 10**6)
    for name, split in {
        "meddocan_es": "test", "germeval14_de": "test", "uner_pt_bosque": "test", "uner_sv_talbanken": "test",
        "uner_da_ddt": "test", "pl_pii_bench": "dev",
    }.items()
}  # fmt: skip
TARGETS: Mapping[str, tuple[Target, ...]] = {
    "presidio_synth": (Target("relaxed F2", of_way("relaxed", "F2"), 0.90), Target("masked recall", MASKED, 0.97)),
    "uner_en_ewt": (
        Target("exact F1", EXACT, 0.82),
        Target("person F1", kind("PERSON"), 0.90),
        Target("e-mail recall", kind("EMAIL_ADDRESS", "R"), 0.97),
        Target("phone recall", kind("PHONE_NUMBER", "R"), 0.97),
        Target("URL recall", kind("URL", "R"), 0.97),
        Target("masked recall", MASKED, 0.95),
    ),
    "tab_en": (
        Target("exact F1", EXACT, 0.90),
        Target("direct wholly masked", of_persons("DIRECT"), 0.98),
        Target("quasi wholly masked", of_persons("QUASI"), 0.90),
    ),
    "wnut17": (Target("person F1", kind("PERSON"), 0.60),),
    "gold_dev_en": (
        Target("exact F1", EXACT, 0.85),
        Target("fine F1", of_way("fine", "F1"), 0.78),
        Target("masked recall", MASKED, 0.96),
        Target("false alarms", of_false_alarms(), 3.0, most=True),
    ),
    "meddocan_es": (Target("exact F1", EXACT, 0.93),),
    "germeval14_de": of_three(0.78),
    "uner_pt_bosque": of_three(0.84),
    "uner_sv_talbanken": of_three(0.78),
    "uner_da_ddt": of_three(0.80),
    "pl_pii_bench": (Target("masked recall", MASKED, 0.90),),
}
# What a set is not asked for, because it has no such label: MEDDOCAN labels street, postcode, town and country of an
# address apart, and neither lengths of time nor times of day.
LESS: Mapping[str, frozenset[str]] = {"meddocan_es": frozenset({"LOCATION_ADDRESS", "DURATION", "TIME"})}
ENGLISH: tuple[Accuracy, ...] = ("high_automatic", "standard")
OTHERS: tuple[Accuracy, ...] = ("high_automatic",)


def accuracies(name: str) -> tuple[Accuracy, ...]:
    """Which models a set is for."""
    return OTHERS if name in SETS and name not in REPORTED else ENGLISH


def less(name: str, every: bool = False) -> frozenset[str]:
    """The labels that a set is not asked for; none where it is asked for `every` one."""
    return frozenset() if every else LESS.get(name, frozenset())


def scheme_of(data: Path, name: str) -> Scheme:
    """What a set labels."""
    return Scheme.of(json.loads((data / "mapping.json").read_text("utf-8")), SETS[name][0])


def read(data: Path, name: str, find: Finder, quick: bool = False, lower: bool = False) -> Read:
    """What is found in a set's rows; in `quick` ones, taken evenly from the whole."""
    folder, split, first, last = SETS[name]
    rows = list(chosen(data / folder / f"{split}.jsonl", lower, first, last))
    step = max(1.0, len(rows) / QUICK) if quick else 1.0
    return [(row, list(find(row["text"]))) for row in (rows[int(at * step)] for at in range(int(len(rows) / step)))]


def measured(name: str, accuracy: str, found: Read, scheme: Scheme) -> Iterator[Measured]:
    """A set's figures beside their targets."""
    scores = [scored(row, spans, scheme) for row, spans in found]
    for target in TARGETS[name]:
        counts = [target.figure.counts(one) for one in scores]
        value = target.figure.value(total(counts))
        yield Measured(name, accuracy, target, value, *interval(counts, target.figure))


def scored(row: dict[str, Any], spans: list[Span], scheme: Scheme) -> Score:
    """The score of one row."""
    one = Score()
    add(one, row, spans, scheme)
    return one


def total(counts: Sequence[Counts]) -> Counts:
    """The counts of all documents together."""
    return tuple(map(sum, zip(*counts, strict=True)))


def interval(counts: Sequence[Counts], figure: Figure) -> tuple[float, float]:
    """The middle 95 % of the figure over documents drawn with replacement."""
    rng = random.Random(1)
    values = sorted(figure.value(total(rng.choices(counts, k=len(counts)))) for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]
