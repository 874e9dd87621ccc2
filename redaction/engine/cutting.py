"""What remains of a stretch when parts of it belong to someone else."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .span import Entity

Stretch = tuple[int, int]


def remainders(text: str, start: int, end: int, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The parts of `start:end` outside `taken` (sorted, disjoint), less punctuation at the cuts."""
    index = max(0, bisect_right(taken, (start, start)) - 1)
    at = start
    while at < end:
        low, high = taken[index] if index < len(taken) else (end, end)
        if low > at and (piece := trimmed(text, at, min(low, end), at > start, low < end)):
            yield piece
        at = max(at, high)
        index += 1


def trimmed(text: str, start: int, end: int, cut_left: bool, cut_right: bool) -> Stretch | None:
    """The stretch less what is neither letter nor digit at its cuts."""
    if cut_left:
        while start < end and not text[start].isalnum():
            start += 1
    if cut_right:
        while end > start and not text[end - 1].isalnum():
            end -= 1
    return (start, end) if start < end else None


def cut(text: str, entities: Sequence[Entity], taken: Sequence[Stretch]) -> list[Entity]:
    """The entities outside `taken`; one that reaches out of it keeps what lies outside."""
    kept: list[Entity] = []
    for entity in entities:
        for start, end in remainders(text, entity.start, entity.end, taken):
            whole = (start, end) == (entity.start, entity.end)
            kept.append(entity if whole else replace(entity, start=start, end=end, nested=()))
    return kept
