"""What the model saw in a stretch of text."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One entity as the model reads it.

    `start` and `end` count code points, `end` is exclusive. `score` is the probability that the stretch is an entity
    of the kind that `label` belongs to (a person, a place, a number that identifies ...), whichever label of that kind
    is right; `labels` holds the probability of each label by itself, a parent's including its children's, and may name
    labels of other kinds too. Labels below 0.01 are left out; `label` is always in `labels`.
    """

    start: int
    end: int
    label: str
    score: float
    labels: Mapping[str, float]

    @property
    def span(self) -> Span:
        """The reading as a span, without its other labels."""
        return Span(self.start, self.end, self.label, self.score, source="model")


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What runs: name, version, the labels it can give, the network's size in bytes."""

    name: str
    version: str
    labels: tuple[str, ...]
    size: int
