"""Cuts a long run of pieces into overlapping windows at points where little is lost."""

from dataclasses import dataclass
from itertools import pairwise

from .tokenize import Pieces

SIZE = 126  # pieces, so that the model reads 128 with its marks for begin and end
OVERLAP = 24
SLACK = 24  # how far a cut may move back to reach a better point

WORD, SENTENCE, LINE, PARAGRAPH = 1, 2, 3, 4
SENTENCE_ENDS = frozenset(".!?;。！？")


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read together; the answer counts for `kept_from` to `kept_to`."""

    start: int
    end: int
    kept_from: int
    kept_to: int


def cut_value(text: str, pieces: Pieces, index: int) -> int:
    """How good a cut before a piece is: 0 inside a word, then word, sentence, line, paragraph."""
    if pieces.continues[index]:
        return 0
    end, start = int(pieces.ends[index - 1]), int(pieces.starts[index])
    if start <= end:
        return WORD
    if breaks := text.count("\n", end, start):
        return PARAGRAPH if breaks > 1 else LINE
    return SENTENCE if text[end - 1] in SENTENCE_ENDS else WORD


def best_cut(text: str, pieces: Pieces, low: int, high: int) -> int:
    """The last of the best points in `low` to `high`, both included; where a long word leaves none, its begin."""
    cut = max(range(high, low - 1, -1), key=lambda index: cut_value(text, pieces, index))
    while cut > 0 and pieces.continues[cut]:
        cut -= 1
    return cut


def windows(text: str, pieces: Pieces) -> list[Window]:
    """Windows that cover all pieces in order; each piece is kept from the window where it is farthest from an edge."""
    total = len(pieces)
    if total <= SIZE:
        return [Window(0, total, 0, total)] if total else []
    bounds: list[tuple[int, int]] = []
    start = 0
    while True:
        # A word has at most 100 pieces (the tokenizer's limit), so a cut is always found behind `start`.
        end = total if total - start <= SIZE else best_cut(text, pieces, start + SIZE - SLACK, start + SIZE)
        bounds.append((start, end))
        if end == total:
            return _keep(pieces, bounds, total)
        again = best_cut(text, pieces, end - OVERLAP - SLACK // 2, end - OVERLAP // 2)
        start = again if again > start else end


def _keep(pieces: Pieces, bounds: list[tuple[int, int]], total: int) -> list[Window]:
    seams = [0]
    for (_, end), (start, _) in pairwise(bounds):
        seam = (start + end) // 2
        while pieces.continues[seam]:
            seam -= 1
        seams.append(seam)
    seams.append(total)
    return [Window(s, e, seams[i], seams[i + 1]) for i, (s, e) in enumerate(bounds)]
