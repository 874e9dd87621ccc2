"""Which of two competing readings is the stronger."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .span import Span
from .taxonomy import CONTAINERS, FORMED, LABELS, RIGID, coarse

FARTHEST = 2_000  # characters to look back for a pattern's start, so that one huge match does not cost quadratic time
KNOWN = frozenset(LABELS)
STRONG = 0.7  # a pattern with context or a strict form


def is_strong(reading: Span) -> bool:
    """Whether the reading is a pattern's that has context or a strict form."""
    return reading.source == "pattern" and reading.score >= STRONG


def is_own(reading: Span) -> bool:
    """Whether the type is none of ours: an operator who names one knows what the pattern means."""
    return reading.label not in KNOWN


@dataclass(frozen=True, slots=True)
class Rank:
    """Orders readings by strength; `patterns` are sorted by start, `longest` is the length of their longest."""

    patterns: Sequence[Span]
    starts: Sequence[int]
    longest: int

    def __call__(self, reading: Span) -> tuple[int, float, float, int]:
        length = reading.end - reading.start
        tier = self.tier(reading)
        by_length_first = tier >= 3
        return (tier, length if by_length_first else reading.score, reading.score, length)

    def tier(self, reading: Span) -> int:
        """4 block, 3 proven form or operator's type, 2 the rest, 1 a form of the model where a pattern has another."""
        if reading.source == "block":
            return 4
        if reading.checked or (reading.source == "pattern" and (reading.label in CONTAINERS or is_own(reading))):
            return 3
        if reading.source == "model" and reading.label in FORMED and self.contradicted(reading):
            return 1
        return 2

    def contradicted(self, reading: Span) -> bool:
        """Whether a pattern knows better where the form is."""
        low = bisect_left(self.starts, reading.start - self.longest)
        high = bisect_left(self.starts, reading.end)
        return any(overrules(pattern, reading) for pattern in self.patterns[low:high] if pattern.end > reading.start)


def overrules(pattern: Span, reading: Span) -> bool:
    """Whether an overlapping pattern beats the model's reading of a form: by strength or by holding it."""
    around = pattern.start <= reading.start and reading.end <= pattern.end
    if around and pattern.end - pattern.start > reading.end - reading.start:
        return True
    other = coarse(pattern.label) != coarse(reading.label)
    return pattern.score >= STRONG and (other or reading.label in RIGID)


def rank_among(readings: Sequence[Span]) -> Rank:
    """The order of strength, which for some readings depends on the patterns around them."""
    patterns = [reading for reading in readings if reading.source == "pattern"]
    longest = min(FARTHEST, max((pattern.end - pattern.start for pattern in patterns), default=0))
    return Rank(patterns, [pattern.start for pattern in patterns], longest)
