"""The values that travel through the engine: what a finder saw, and what was decided."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from .values import value

Source = Literal["pattern", "model", "block"]

NO_LABELS: Mapping[str, float] = MappingProxyType({})


@value(frozen=True, slots=True)
class Span:
    """One reading of a stretch of text by one finder.

    `start` and `end` count code points, `end` is exclusive. `score` is a probability between 0 and 1.
    `checked` says that a checksum or a closed grammar proves the form (Luhn, ISO 13616, an IP address).
    `labels` holds further readings of the same stretch with their scores, where the finder weighed several.
    """

    start: int
    end: int
    label: str
    score: float
    source: Source = "pattern"
    checked: bool = False
    labels: Mapping[str, float] = field(default_factory=lambda: NO_LABELS, hash=False)


def stretched(span: Span, start: int, end: int) -> Span:
    """The span over another stretch; `dataclasses.replace` takes three times as long."""
    return Span(start, end, span.label, span.score, span.source, span.checked, span.labels)


def scored(span: Span, score: float) -> Span:
    """The span with another score."""
    return Span(span.start, span.end, span.label, score, span.source, span.checked, span.labels)


@value(frozen=True, slots=True)
class Entity:
    """What resolution decided about a stretch of text.

    `label` is the most specific reading, `labels` every label that holds for the stretch with its score, parents
    included, `nested` the smaller readings inside it (given and family name inside a full name).
    """

    start: int
    end: int
    label: str
    labels: Mapping[str, float]
    nested: tuple[Span, ...] = field(default=())
    source: Source = "pattern"

    @property
    def score(self) -> float:
        """Score of the deciding label, 0 to 1."""
        return self.labels[self.label]


def labelled(entity: Entity, label: str, labels: Mapping[str, float], nested: tuple[Span, ...]) -> Entity:
    """The entity read otherwise."""
    return Entity(entity.start, entity.end, label, labels, nested, entity.source)
