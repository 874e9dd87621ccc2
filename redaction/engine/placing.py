"""Which reading holds which stretch of the text."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from .cutting import remainders
from .span import Span
from .taxonomy import RIGID, coarse


@dataclass(slots=True)
class Field:
    """The stretches taken so far, sorted, and the reading that holds each."""

    text: str
    taken: list[tuple[int, int]] = field(default_factory=list)
    holders: dict[int, Span] = field(default_factory=dict)

    def place(self, reading: Span) -> None:
        """Give the reading what is still free of its stretch."""
        low = max(0, bisect_left(self.taken, (reading.start, reading.start)) - 1)
        high = bisect_left(self.taken, (reading.end, reading.end))
        rivals = [stretch for stretch in self.taken[low:high] if stretch[1] > reading.start]
        if not rivals:
            self.take(reading, reading.start, reading.end)
            return
        if reading.source == "pattern" and not any(self.kin(reading, rival) for rival in rivals):
            return  # half an identifier means nothing, and the winner has covered what proves it wrong
        for start, end in list(remainders(self.text, reading.start, reading.end, rivals)):
            self.add(reading, start, end)

    def kin(self, reading: Span, rival: tuple[int, int]) -> bool:
        """Whether the holder of a stretch reads it as the same coarse class."""
        holder = self.holders[rival[0]]
        return coarse(holder.label) == coarse(reading.label) and (holder.source == "block") == (
            reading.source == "block"
        )

    def add(self, reading: Span, start: int, end: int) -> None:
        """Let a neighbour of the same class grow over the stretch, or give it to the reading."""
        index = bisect_left(self.taken, (start, end))
        for neighbour in self.taken[max(0, index - 1) : index + 1]:
            touching = neighbour[1] >= reading.start and neighbour[0] <= reading.end
            if touching and self.kin(reading, neighbour):
                holder = self.holders[neighbour[0]]
                if holder.checked:
                    return
                if holder.label not in RIGID or holder.source != "pattern":
                    self.grow(neighbour, min(start, neighbour[0]), max(end, neighbour[1]))
                    return
                if not any(character.isdecimal() for character in self.text[start:end]):
                    return
        self.take(reading, start, end)

    def grow(self, old: tuple[int, int], start: int, end: int) -> None:
        """Widen a stretch that is held."""
        holder = self.holders.pop(old[0])
        self.taken.remove(old)
        self.take(holder, start, end)

    def take(self, reading: Span, start: int, end: int) -> None:
        """Hold a free stretch."""
        insort(self.taken, (start, end))
        self.holders[start] = reading
