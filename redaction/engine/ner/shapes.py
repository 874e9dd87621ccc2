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
    first = upper[np.minimum(starts, len(text) - 1)] if len(text) else np.zeros(0, np.bool_)
    return np.select(
        [
            (digits > 0) & (letters > 0),
            digits == np.maximum(length, 1),
            letters == 0,
            (uppers == 1) & (length == 1),
            uppers == 0,
            lowers == 0,
            first & (uppers == 1),
        ],
        [ALPHANUMERIC, DIGITS, OTHER, SINGLE, LOWER, UPPER, TITLE],
        MIXED,
    )


def before(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """What stands before each piece: white space, nothing, or white space with a line break in it."""
    lines = _runs(code_points(text) == 10)
    previous = np.concatenate(([0], ends[:-1]))
    glued = (starts <= previous) & (np.arange(len(starts)) > 0)
    broken = lines[starts] > lines[np.minimum(previous, starts)]
    return np.select([glued, broken], [GLUED, NEW_LINE], SPACED)
