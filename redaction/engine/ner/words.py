"""Logits to the words that lie in entities."""

import math
from collections.abc import Sequence
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .tags import OUTSIDE, Grouping
from .tokenize import Pieces

ROUNDING = 0.01  # far more than arithmetic on logits loses


class Word(NamedTuple):
    """A word inside an entity: its characters, its group, and every label's probability."""

    start: int
    end: int
    group: int
    begins: bool
    mass: float
    shares: NDArray[np.float32]


def probabilities(logits: NDArray[np.float32], recall: float, temperature: float) -> NDArray[np.float32]:
    """Softmax over tags after taking `recall` from the logit of `O`."""
    shifted = logits.astype(np.float32, copy=True)
    shifted[:, OUTSIDE] -= recall
    shifted -= shifted.max(1, keepdims=True)
    shifted /= temperature
    np.exp(shifted, out=shifted)
    shifted /= shifted.sum(1, keepdims=True)
    return shifted


def words(
    pieces: Pieces,
    start: int,
    end: int,
    logits: NDArray[np.float32],
    grouping: Grouping,
    recall: float = 0.0,
    temperature: float = 1.0,
) -> list[Word]:
    """The words from piece `start` to `end` that are more likely in an entity than not.

    A word takes the mean over its pieces, since no entity ends inside a word; whether it begins an entity is what its
    first piece says. `logits` are those of these pieces, `grouping` sums tags into groups.
    """
    stretch = (pieces.starts[start:end], pieces.ends[start:end], pieces.continues[start:end])
    return _words(*stretch, logits, grouping, recall, temperature)[0]


def words_each(
    pieces: Sequence[Pieces],
    logits: NDArray[np.float32],
    grouping: Grouping,
    temperature: float = 1.0,
) -> list[list[Word]]:
    """As `words` for all pieces of each of several texts; `logits` are those of one text after the other.

    Each text's recall has been taken from its logits of `O`.
    """
    starts = np.concatenate([its.starts for its in pieces])
    ends = np.concatenate([its.ends for its in pieces])
    continues = np.concatenate([its.continues for its in pieces])
    found, firsts = _words(starts, ends, continues, logits, grouping, 0.0, temperature)
    cuts = np.searchsorted(firsts, list(accumulate(map(len, pieces), initial=0))).tolist()
    return [found[start:end] for start, end in pairwise(cuts)]


def _words(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    continues: NDArray[np.bool_],
    logits: NDArray[np.float32],
    grouping: Grouping,
    recall: float,
    temperature: float,
) -> tuple[list[Word], NDArray[np.intp]]:
    """The words, and the first piece of each."""
    firsts = np.flatnonzero(~continues)
    lengths = np.diff(firsts, append=len(continues))
    kept = possible(logits, firsts, recall, temperature)
    chances = probabilities(logits[np.repeat(kept, lengths)], recall, temperature)
    firsts, lengths = firsts[kept], lengths[kept]
    rows = np.cumsum(lengths) - lengths
    if not len(rows):
        return [], rows
    # No group can have more than all of them together.
    may = np.add.reduceat(chances[:, OUTSIDE], rows) < 0.5 * lengths
    likely = np.flatnonzero(may)
    if not len(likely):
        return [], likely
    begins = chances[rows[likely]]
    chances = chances[np.repeat(may, lengths)]
    firsts, lengths = firsts[likely], lengths[likely]
    means = np.add.reduceat(chances, np.cumsum(lengths) - lengths, axis=0)
    means /= lengths[:, None]
    sums = grouping.sums(means)
    count = sums.shape[1] // 2
    masses = sums[:, :count] + sums[:, count:]
    best = masses.argmax(1)
    row = np.arange(len(likely))
    first = grouping.sums(begins)
    opening = first[row, best] > first[row, count + best]
    mass = masses[row, best]
    shares = means[:, 1::2] + means[:, 2::2]
    columns = (
        starts[firsts].tolist(),
        ends[firsts + lengths - 1].tolist(),
        best.tolist(),
        opening.tolist(),
        mass.tolist(),
        shares,
    )
    inside = mass > means[:, OUTSIDE]
    return list(map(Word._make, compress(zip(*columns, strict=True), inside.tolist()))), firsts[inside]


def possible(
    logits: NDArray[np.float32], firsts: NDArray[np.intp], recall: float, temperature: float
) -> NDArray[np.bool_]:
    """Which words may have less than half of `O`; most of a text has not, and softmax is worth sparing.

    Where `O` leads every other of n tags by more than ln(n), divided by the temperature, it has more than half.
    """
    lead = logits[:, OUTSIDE] - logits[:, OUTSIDE + 1 :].max(1)
    sure = lead > recall + temperature * (math.log(logits.shape[1]) + ROUNDING)
    return ~np.logical_and.reduceat(sure, firsts)
