"""What lower-casing takes away: how a word is written and what stands before it, as one small number per piece."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

OTHER, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, ALPHANUMERIC = range(8)
SPACED, GLUED, NEW_LINE = (0, 8, 16)
SHAPES = 24

# What a shape becomes when its word is written in lower case or in capitals: training varies the case with these.
LOWERED = {TITLE: LOWER, UPPER: LOWER, SINGLE: LOWER, MIXED: LOWER}
RAISED = {LOWER: UPPER, TITLE: UPPER, MIXED: UPPER}


def code_points(text: str) -> NDArray[np.uint32]:
    """The text's code points, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _kinds(text: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    points = code_points(text)
    lower = points != code_points(_same_length(text, str.upper))
    upper = points != code_points(_same_length(text, str.lower))
    return upper, lower, (points >= 48) & (points <= 57)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    """The text in another case; what would grow ("ß" to "SS") becomes another character of its own length."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(new if len(new := change(character)) == 1 else "\0" for character in text)


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(flags)))


def word_shapes(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Shape of each word `text[start:end]`: one of the eight kinds of writing, without what stands before it."""
    upper, lower, digit = _kinds(text)
    uppers, lowers, digits = (runs[ends] - runs[starts] for runs in (_runs(upper), _runs(lower), _runs(digit)))
    length = ends - starts
    letters = uppers + lowers
    first = upper[starts]
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


def before(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """What stands before each piece: white space, nothing, or white space with a line break in it."""
    lines = _runs(code_points(text) == 10)
    previous = np.zeros_like(ends)
    previous[1:] = ends[:-1]
    places = np.full(len(starts), SPACED)
    places[lines[starts] > lines[np.minimum(previous, starts)]] = NEW_LINE
    places[1:][starts[1:] <= previous[1:]] = GLUED
    return places
