"""What lower-casing takes away: how a word is written and what stands before it, as one small number per piece."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

OTHER, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, ALPHANUMERIC = range(8)
SPACED, GLUED, NEW_LINE = (0, 8, 16)
SHAPES = 24
CASELESS = 0x1F000  # no character from here on has a capital or a small form
PLACE = 20  # bits of one count of a word's characters where one number holds three
CAPITAL, SMALL, DIGIT = 1, 1 << PLACE, 1 << 2 * PLACE
MOST = SMALL - 1
LINE_BREAK = 10

# What a shape becomes when its word is written in lower case or in capitals: training varies the case with these.
LOWERED = {TITLE: LOWER, UPPER: LOWER, SINGLE: LOWER, MIXED: LOWER}
RAISED = {LOWER: UPPER, TITLE: UPPER, MIXED: UPPER}


def code_points(text: str) -> NDArray[np.uint32]:
    """The text's code points, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _weights() -> NDArray[np.int64]:
    """For each character below CASELESS what it adds to the counts of its word: capital, small letter or digit."""
    characters = [chr(point) for point in range(CASELESS)]
    weights = np.array([character.lower() != character for character in characters]) * CAPITAL
    weights += np.array([character.upper() != character for character in characters]) * SMALL
    weights[ord("0") : ord("9") + 1] += DIGIT
    return weights


def _runs(counts: NDArray[np.int64] | NDArray[np.bool_]) -> NDArray[np.int64]:
    sums = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=sums[1:])
    return sums


def word_shapes(points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Shape of each word from `start` to `end`: one of the eight kinds of writing, without what stands before it."""
    weights = _weights()[np.minimum(points, CASELESS - 1)]
    runs = _runs(weights)  # three counts in one number: arrays cost by the call
    counts = runs[ends] - runs[starts]
    uppers, lowers, digits = counts & MOST, (counts >> PLACE) & MOST, counts >> 2 * PLACE
    length = ends - starts
    letters = uppers + lowers
    first = (weights[starts] & CAPITAL) > 0
    kinds = np.full(len(starts), MIXED)
    # Later rules win over earlier ones.
    kinds[first & (uppers == 1)] = TITLE
    kinds[lowers == 0] = UPPER
    kinds[uppers == 0] = LOWER
    kinds[(uppers == 1) & (length == 1)] = SINGLE
    kinds[letters == 0] = OTHER
    kinds[digits == length] = DIGITS
    kinds[(digits > 0) & (letters > 0)] = ALPHANUMERIC
    return kinds


def before(
    points: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    begins: NDArray[np.int64] | None = None,
) -> NDArray[np.int64]:
    """What stands before each piece: white space, nothing, or white space with a line break in it.

    `begins` are where the later of several texts begin, each behind a space that is not its own.
    """
    previous = np.zeros_like(ends)
    previous[1:] = ends[:-1]
    if begins is not None:
        firsts = np.searchsorted(starts, begins)
        kept = firsts < len(starts)
        previous[firsts[kept]] = begins[kept] - 1  # of a text without pieces, the next one's place wins
    places = np.full(len(starts), SPACED)
    if (breaks := points == LINE_BREAK).any():
        lines = _runs(breaks)
        places[lines[starts] > lines[np.minimum(previous, starts)]] = NEW_LINE
    places[1:][starts[1:] <= previous[1:]] = GLUED
    return places
