"""Ranges of time in which sound is replaced: by a tone, or by silence."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Span = tuple[float, float]  # seconds, the end exclusive


@dataclass(frozen=True, slots=True)
class Tone:
    """What is heard in a range: a sine of `frequency` Hz at `gain` dB below full scale; a frequency of 0 is silence."""

    frequency: float = 600.0
    gain: float = -3.0

    def wave(self, first: int, count: int, rate: int) -> NDArray[np.float64]:
        """Samples from -1 to 1. The phase goes by the sample's number, so that pieces fit together."""
        if not self.frequency:
            return np.zeros(count)
        amplitude = min(1.0, 10 ** (self.gain / 20))
        made: NDArray[np.float64] = amplitude * np.sin(
            2 * math.pi * self.frequency / rate * np.arange(first, first + count)
        )
        return made


SILENCE = Tone(0.0)


def samples_of(span: Span, rate: int) -> tuple[int, int]:
    """The samples that a span touches, outwards to whole ones: first, and one past the last.

    What is nearer to a sample than a thousandth is taken as on it: seconds are seldom exact in binary.
    """
    start, end = (value * rate for value in span)
    return math.floor(start + 1e-3), math.ceil(end - 1e-3)


def cover(samples: NDArray[Any], spans: Iterable[Span], rate: int, tone: Tone, first: int = 0) -> None:
    """Replace, in place, what the spans cover of samples of shape (frames, channels), of which `first` is the first.

    Works on signed PCM of any width; 8-bit WAV, which has no sign, must be shifted by the caller.
    """
    full = np.iinfo(samples.dtype).max if np.issubdtype(samples.dtype, np.integer) else 1.0
    for span in spans:
        start, end = samples_of(span, rate)
        start, end = max(start - first, 0), min(end - first, len(samples))
        if start < end:
            wave = tone.wave(first + start, end - start, rate) * full
            samples[start:end] = wave.round()[:, None] if full != 1.0 else wave[:, None]


class Spans:
    """Spans in order that neither overlap nor touch."""

    __slots__ = ("_spans", "most")

    def __init__(self, most: int = 1_000) -> None:
        self._spans: list[Span] = []
        self.most = most

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Any:
        return iter(self._spans)

    def add(self, span: Span) -> None:
        """Add a span and join it to those that it touches. Raises OverflowError where there are too many."""
        start, end = span
        if start >= end:
            return
        apart = [held for held in self._spans if held[1] < start or held[0] > end]
        joined = [held for held in self._spans if held[1] >= start and held[0] <= end]
        if joined:
            start, end = min(start, joined[0][0]), max(end, joined[-1][1])
        elif len(self._spans) >= self.most:
            raise OverflowError
        self._spans = sorted([*apart, (start, end)])

    def within(self, start: float, end: float) -> list[Span]:
        """The spans that reach into a stretch of time."""
        return [held for held in self._spans if held[0] < end and held[1] > start]

    def gaps(self, start: float, end: float) -> list[Span]:
        """What of the stretch no span covers."""
        found: list[Span] = []
        for left, right in self.within(start, end):
            if left > start:
                found.append((start, left))
            start = max(start, right)
        if start < end:
            found.append((start, end))
        return found

    def forget(self, before: float) -> None:
        """Drop the spans that end before that time."""
        if self._spans and self._spans[0][1] <= before:
            self._spans = [held for held in self._spans if held[1] > before]
