"""How well predicted spans match labelled ones.

A set says how its labels map to ours, which coarse types it covers and which of its labels count for neither side.
- exact: same start, end and coarse type; fine: same label (only where the set has our labels).
- relaxed: same coarse type and an overlap of at least half the union, matched one to one, best overlap first.
- masked: a labelled span counts when every letter and digit of it lies in some predicted span, whatever its type.
- char: the same per letter and digit. Its precision means nothing on sets that label a few types only.
Spans are compared without white space and punctuation at their edges and without personal titles.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int, str]
Counts = Counter[str]

TITLE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Herr|Frau|Dhr|Mevr|Sr|Sra|Dr|Dra|Prof)\.?\s+)+(?=\w)")
KEPT_BEFORE, KEPT_AFTER = "@#+([$£€¥", ")]%!#?&*$"
OVERLAP = 0.5
IGNORED = 2  # mark of a character that counts for neither side


@dataclass(frozen=True)
class Scheme:
    """What a set labels: its labels in ours (None: the labels are ours), its coarse types, labels that do not count."""

    labels: Mapping[str, str | None] | None
    covered: frozenset[str]
    ignored: frozenset[str]
    coarse: Mapping[str, str]

    @classmethod
    def of(cls, mapping: Mapping[str, Any], name: str) -> "Scheme":
        """The set called `name` in a mapping file."""
        entry = mapping["datasets"][name]
        labels = None if entry["labels"] == "IDENTITY" else entry["labels"]
        return cls(labels, frozenset(entry["covered"]), frozenset(entry["ignore_gold"]), mapping["coarse"])

    def kind(self, label: str) -> str:
        """The coarse type of one of our labels."""
        return self.coarse.get(label, label)

    def counts(self, label: str) -> bool:
        """Whether the set covers the label's type."""
        return "ALL" in self.covered or self.kind(label) in self.covered

    def label(self, original: str) -> str | None:
        """Our label for one of the set's; None if it counts for neither side."""
        ours = original if self.labels is None else self.labels.get(original)
        return None if original in self.ignored else ours or None


@dataclass(frozen=True)
class Document:
    """A text with labelled and predicted spans, trimmed, and the stretches that count for neither side."""

    text: str
    gold: list[Span]
    found: list[Span]
    ignored: list[tuple[int, int]]
    empty: bool

    @property
    def covered(self) -> bytearray:
        """One byte a character: 1 where something was found."""
        return _marks(len(self.text), ((start, end) for start, end, _ in self.found))


@dataclass
class Score:
    """Everything counted over a set."""

    ways: dict[str, dict[str, Counts]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    rows: dict[str, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    masked: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counter))
    characters: Counts = field(default_factory=Counter)
    negatives: Counts = field(default_factory=Counter)
    entities: dict[object, list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))
    tokens: int = 0


def trimmed(text: str, start: int, end: int, person: bool) -> tuple[int, int]:
    """The stretch without white space, punctuation and a person's title at its edges."""
    while start < end and not text[start].isalnum() and text[start] not in KEPT_BEFORE:
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in KEPT_AFTER:
        end -= 1
    title = TITLE.match(text[start:end]) if person else None
    return start + (title.end() if title else 0), end


def document(row: Mapping[str, Any], found: Iterable[Span], scheme: Scheme) -> Document:
    """One row of a set with what was found in it."""
    text: str = row["text"]
    gold, ignored = list[Span](), list[tuple[int, int]]()
    for start, end, original in (span[:3] for span in row["spans"]):
        label = scheme.label(original)
        if label is None:
            ignored.append((start, end))
        else:
            gold.append((*trimmed(text, start, end, scheme.kind(label) == "PERSON"), label))
    mine = [(*trimmed(text, s, e, scheme.kind(label) == "PERSON"), label) for s, e, label in found]
    return Document(text, _filled(gold), _filled(mine), ignored, not row["spans"])


def _filled(spans: list[Span]) -> list[Span]:
    return [span for span in spans if span[1] > span[0]]


def _marks(size: int, stretches: Iterable[tuple[int, int]]) -> bytearray:
    marks = bytearray(size)
    for start, end in stretches:
        marks[start:end] = b"\1" * (end - start)
    return marks


def matches(
    gold: Sequence[Span], found: Sequence[Span], key: Callable[[str], str], relaxed: bool
) -> tuple[set[int], set[int]]:
    """Numbers of the labelled and the predicted spans that match each other, one to one."""
    pairs = []
    for i, (start, end, label) in enumerate(gold):
        for j, (from_, to, other) in enumerate(found):
            if key(label) != key(other):
                continue
            share = max(0, min(end, to) - max(start, from_)) / (max(end, to) - min(start, from_))
            if share == 1 or (relaxed and share >= OVERLAP):
                pairs.append((share, i, j))
    taken, used = set[int](), set[int]()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
    return taken, used


def add(score: Score, row: Mapping[str, Any], found: Iterable[Span], scheme: Scheme) -> None:
    """Counts one row."""
    one = document(row, found, scheme)
    score.tokens += len(one.text.split())
    _add_masked(score, one, scheme)
    typed = [span for span in one.found if scheme.counts(span[2]) and not _touches(span, one.ignored)]
    gold = [span for span in one.gold if scheme.counts(span[2])]
    ways: dict[str, Callable[[str], str]] = {"exact": scheme.kind, "relaxed": scheme.kind}
    if scheme.labels is None:
        ways["fine"] = str
    for way, key in ways.items():
        taken, used = matches(gold, typed, key, way == "relaxed")
        for i, span in enumerate(gold):
            score.ways[way][key(span[2])]["tp" if i in taken else "fn"] += 1
        for j, span in enumerate(typed):
            score.ways[way][key(span[2])]["fp"] += j not in used
        score.rows[way].append((len(taken), len(typed) - len(used), len(gold) - len(taken)))
    if one.empty:
        score.negatives.update(docs=1, hit=bool(typed), found=len(typed), tokens=len(one.text.split()))
    _add_entities(score, row, one)


def _touches(span: Span, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(min(span[1], end) > max(span[0], start) for start, end in stretches)


def _add_masked(score: Score, one: Document, scheme: Scheme) -> None:
    covered = one.covered
    marks = _marks(len(one.text), ((start, end) for start, end, _ in one.gold))
    for start, end, label in one.gold:
        hidden = all(covered[i] for i in range(start, end) if one.text[i].isalnum())
        score.masked[scheme.kind(label)]["hit" if hidden else "miss"] += 1
    for start, end in one.ignored:
        if not any(marks[start:end]):
            marks[start:end] = bytes([IGNORED]) * (end - start)
    for i, character in enumerate(one.text):
        if character.isalnum():
            if marks[i] == 1:
                score.characters.update(gold=1, tp=covered[i])
            elif covered[i] and marks[i] != IGNORED:
                score.characters["fp"] += 1


def _add_entities(score: Score, row: Mapping[str, Any], one: Document) -> None:
    covered = one.covered
    for start, end, kind, entity, _ in row.get("mask", []):
        title = TITLE.match(one.text[start:end])
        first = start + (title.end() if title else 0)
        hidden = all(covered[i] for i in range(first, end) if one.text[i].isalnum())
        score.entities[row["doc"], entity].append((kind, hidden))


def figures(tp: int, fp: int, fn: int) -> dict[str, float]:
    """Precision, recall, F1 and F2 with the counts they come from."""
    precision = tp / (tp + fp) if tp + fp else float(not fn)
    recall = tp / (tp + fn) if tp + fn else 1.0
    return {
        "P": round(precision, 4), "R": round(recall, 4), "F1": round(_f(precision, recall, 1), 4),
        "F2": round(_f(precision, recall, 2), 4), "tp": tp, "fp": fp, "fn": fn,
    }  # fmt: skip


def _f(precision: float, recall: float, beta: int) -> float:
    weight = beta * beta
    return (1 + weight) * precision * recall / (weight * precision + recall) if precision + recall else 0.0


def interval(rows: Sequence[tuple[int, int, int]], draws: int) -> list[float]:
    """95 % interval of F1 by bootstrap over documents; the same rows give the same interval."""
    rng = random.Random(1)
    scores = []
    for _ in range(draws):
        chosen = [rows[rng.randrange(len(rows))] for _ in rows]
        scores.append(figures(*(sum(column) for column in zip(*chosen, strict=True)))["F1"])
    scores.sort()
    return [scores[int(0.025 * len(scores))], scores[int(0.975 * len(scores)) - 1]] if scores else []


def summary(score: Score, draws: int = 500) -> dict[str, Any]:
    """All figures of a set, ready for printing or JSON."""
    out: dict[str, Any] = {"tokens": score.tokens}
    for way, types in score.ways.items():
        total: Counts = Counter()
        for counts in types.values():
            total.update(counts)
        each = {name: figures(c["tp"], c["fp"], c["fn"]) for name, c in sorted(types.items())}
        macro = sum(one["F1"] for one in each.values()) / max(1, len(each))
        out[way] = {
            **figures(total["tp"], total["fp"], total["fn"]), "macroF1": round(macro, 4),
            "F1_95": interval(score.rows[way], draws), "types": each,
        }  # fmt: skip
    return out | _masked_summary(score) | _other_summary(score)


def _masked_summary(score: Score) -> dict[str, Any]:
    hits = sum(counts["hit"] for counts in score.masked.values())
    total = hits + sum(counts["miss"] for counts in score.masked.values())
    types = {name: round(c["hit"] / (c["hit"] + c["miss"]), 4) for name, c in sorted(score.masked.items())}
    gold, tp, fp = (score.characters[name] for name in ("gold", "tp", "fp"))
    recall, precision = tp / gold if gold else 1.0, tp / (tp + fp) if tp + fp else 1.0
    return {
        "masked": {"R": round(hits / total, 4) if total else None, "n": total, "types": types},
        "char": {"P": round(precision, 4), "R": round(recall, 4), "F2": round(_f(precision, recall, 2), 4)},
    }


def _other_summary(score: Score) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if score.negatives["docs"]:
        per_thousand = 1000 * score.negatives["found"] / max(1, score.negatives["tokens"])
        out["negatives"] = {
            "docs": score.negatives["docs"], "docs_hit": score.negatives["hit"],
            "fp_per_1000_tokens": round(per_thousand, 3),
        }  # fmt: skip
    for kind in ("DIRECT", "QUASI") if score.entities else ():
        whole = [all(ok for _, ok in m) for m in score.entities.values() if any(k == kind for k, _ in m)]
        out[f"ER_{kind.lower()}"] = round(sum(whole) / len(whole), 4) if whole else None
    return out
