"""How the scores of several finders become one: the only place where scores are combined.

1. A pattern and a model reading agree when both belong to one coarse class and share at least half of their union.
2. An agreed pattern whose label says the same as the model's, or more of the same class, gets the noisy-or of both:
   1 - (1 - pattern) * (1 - model), as two independent witnesses would give.
3. A pattern under 0.5 (a bare form, no check, no context) that the model does not confirm keeps its score, and so
   falls under the default threshold: silence of the model refutes it.
4. A weak postcode is confirmed by a place right beside it.
5. A label's score in an entity is the best of the readings that gave it; a parent is at least as likely as its child.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .span import Span, scored
from .taxonomy import coarse, lineage, specializes

WEAK = 0.5
BESIDE = 3  # characters between a postcode and its town: ", " or a line break
BESIDE_PLACE = 0.6
SAME = 0.5  # share of the union from which two stretches are taken for one


def fuse(spans: Sequence[Span]) -> list[Span]:
    """The spans, sorted, with the scores of patterns raised where the model agrees."""
    ordered = sorted(spans, key=in_order)
    model = [span for span in ordered if span.source == "model"]
    starts = [span.start for span in model]
    longest = max((span.end - span.start for span in model), default=0)
    return [confirm(span, near(span, model, starts, longest)) if span.source == "pattern" else span for span in ordered]


def in_order(span: Span) -> tuple[int, int, bool, float, str, str]:
    """By start, the longer first; the rest makes the order total, so that the order of finding does not show."""
    return (span.start, -span.end, not span.checked, -span.score, span.label, span.source)


def near(span: Span, model: Sequence[Span], starts: Sequence[int], longest: int) -> Sequence[Span]:
    """The model's readings that overlap or stand right beside the span; windows keep them short and few."""
    low = bisect_left(starts, span.start - longest - BESIDE)
    high = bisect_left(starts, span.end + BESIDE + 1)
    return model[low:high]


def confirm(span: Span, model: Iterable[Span]) -> Span:
    """The pattern span with the score that it deserves beside these readings of the model."""
    score = span.score
    for reading in model:
        if coarse(reading.label) != coarse(span.label):
            continue
        if share(span, reading) >= SAME and specializes(span.label, reading.label):
            score = max(score, 1 - (1 - span.score) * (1 - reading.score))
        elif span.label == "LOCATION_ZIP" and score < WEAK and gap(span, reading) <= BESIDE:
            score = BESIDE_PLACE
    return span if score == span.score else scored(span, score)


def share(a: Span, b: Span) -> float:
    """What two stretches share, of what they cover together."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / (max(a.end, b.end) - min(a.start, b.start))


def gap(a: Span, b: Span) -> int:
    """Characters between two stretches, 0 or less where they touch or overlap."""
    return max(a.start, b.start) - min(a.end, b.end)


def label_scores(readings: Iterable[Span]) -> dict[str, float]:
    """Every label that these readings of one stretch give it, parents included, with its score."""
    scores: dict[str, float] = {}
    for reading in readings:
        kind = coarse(reading.label)
        for label, score in reading.labels.items() if reading.labels else ((reading.label, reading.score),):
            if label == reading.label or coarse(label) == kind:
                for name in lineage(label):
                    if score >= scores.get(name, 0.0):
                        scores[name] = score
    return scores
