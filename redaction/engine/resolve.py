"""From what the finders saw to entities that do not overlap.

Who wins where readings compete, strongest first: a caller's block; a checked form, e-mail, URL or file name (the
longer one); everything else by score, then by length. Readings of one coarse class do not compete: the shorter lies
nested in the longer, and what a loser holds beyond the winner is kept, so that nothing found is left in the open.
The cost is that of sorting the spans.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import fusion, joining, names
from .cutting import remainders
from .policy import Policy
from .span import Entity, Span
from .taxonomy import CONTAINERS, FORMED, RIGID, ancestors, coarse, is_a, specializes, specificity
from .trim import trim

LEAST = 0.3  # a label that is less likely is no reading worth telling
STRONG = 0.7  # a pattern with context or a strict form


def resolve(text: str, spans: Iterable[Span], policy: Policy) -> list[Entity]:
    """The entities of the text, sorted by start, not overlapping, under the labels that the policy wants."""
    usable = [trimmed for span in spans if (trimmed := trim(text, span))]
    readings = fusion.fuse(usable)
    accepted = [reading for reading in readings if accepts(policy, reading)]
    placed = Field(text)
    for reading in sorted(outermost(accepted), key=rank_among(accepted), reverse=True):
        placed.place(reading)
    entities = [entity(text, piece, supporters, policy) for piece, supporters in backed(placed, accepted)]
    return list(reported(joining.join(text, entities), policy))


def accepts(policy: Policy, reading: Span) -> bool:
    """Whether the reading reaches the threshold of its label or, being sure of the kind only, that of a parent."""
    if reading.source == "block" or reading.score >= policy.threshold_of(reading.label):
        return True
    labels = reading.labels
    return any(labels.get(name, 0.0) >= policy.threshold_of(name) for name in ancestors(reading.label))


def outermost(readings: Sequence[Span]) -> Iterator[Span]:
    """The readings without those that lie in a longer one of the same coarse class (checked ones stay)."""
    reach: dict[str, Span] = {}
    for reading in readings:  # sorted by start, the longer first
        kind = coarse(reading.label)
        holder = reach.get(kind)
        inside = holder is not None and reading.end <= holder.end and reading.source != "block"
        if holder is None or not inside or keeps_apart(reading, holder):
            yield reading
        if holder is None or reading.end > holder.end:
            reach[kind] = reading


def keeps_apart(reading: Span, holder: Span) -> bool:
    """Whether a reading stands its ground inside a longer one of its class."""
    if (reading.start, reading.end) == (holder.start, holder.end) or (reading.checked and not holder.checked):
        return True
    return holder.source == "model" and holder.label in RIGID and is_strong(reading)


def is_strong(reading: Span) -> bool:
    """Whether the reading is a pattern's that has context or a strict form."""
    return reading.source == "pattern" and reading.score >= STRONG


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
        """4 block, 3 proven form, 2 the rest, 1 a form that the model drew over what a pattern reads otherwise."""
        if reading.source == "block":
            return 4
        if reading.checked or (reading.source == "pattern" and reading.label in CONTAINERS):
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
    longest = max((pattern.end - pattern.start for pattern in patterns), default=0)
    return Rank(patterns, [pattern.start for pattern in patterns], longest)


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


def backed(placed: Field, readings: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Each stretch as a span of its holder, with the readings of the same class in it or much the same as it."""
    starts = [reading.start for reading in readings]
    for start, end in placed.taken:
        holder = placed.holders[start]
        piece = holder if (start, end) == (holder.start, holder.end) else replace(holder, start=start, end=end)
        if piece.source == "block":
            yield piece, []
            continue
        window = readings[bisect_left(starts, 2 * start - end) : bisect_left(starts, end)]
        yield piece, [reading for reading in window if supports(reading, piece)]


def supports(reading: Span, piece: Span) -> bool:
    """Whether the reading speaks of the same stretch, or of a part of it, in the same class."""
    if reading.source == "block" or coarse(reading.label) != coarse(piece.label):
        return False
    inside = piece.start <= reading.start and reading.end <= piece.end
    return inside or fusion.share(reading, piece) >= fusion.SAME


def entity(text: str, piece: Span, supporters: Sequence[Span], policy: Policy) -> Entity:
    """The entity of one stretch: its labels, the most specific of them, and the smaller readings inside."""
    whole = [reading for reading in supporters if says_of_whole(reading, piece)] or [piece]
    scores = fusion.label_scores(whole)
    label = max(whole, key=lambda reading: claim(reading, piece, policy)).label
    parts = tuple(
        reading for reading in supporters if reading.label != label and reading not in whole and inside(reading, piece)
    )
    found = Entity(piece.start, piece.end, label, scores, parts, piece.source)
    if coarse(label) == "PERSON":
        found = names.with_parts(text, found)
    kept = {name: score for name, score in found.labels.items() if score >= LEAST or is_a(found.label, name)}
    return replace(found, labels=kept) if len(kept) < len(found.labels) else found


def says_of_whole(reading: Span, piece: Span) -> bool:
    """Whether the reading's label holds for the whole stretch.

    Parts of names and places have extents of their own; of a date or number, most of it is as good as all.
    """
    if (reading.start, reading.end) == (piece.start, piece.end):
        return True
    exact = coarse(piece.label) in ("PERSON", "PLACE")
    return not exact and fusion.share(reading, piece) >= fusion.SAME


def claim(reading: Span, piece: Span, policy: Policy) -> tuple[bool, bool, int, float]:
    """How good a reading's claim to name the entity is: proven, accepted, specific, likely."""
    accepted = reading.score >= policy.threshold_of(reading.label)
    specific = specificity(reading.label) if specializes(reading.label, piece.label) else 1
    return (reading.checked, accepted, specific, reading.score)


def inside(reading: Span, piece: Span) -> bool:
    """Whether the reading lies in the stretch and is smaller."""
    return (
        piece.start <= reading.start
        and reading.end <= piece.end
        and (reading.start, reading.end)
        != (
            piece.start,
            piece.end,
        )
    )


def reported(entities: Iterable[Entity], policy: Policy) -> Iterator[Entity]:
    """The entities under labels that the policy wants: their own, else a parent's, else their parts'."""
    for found in entities:
        if found.source == "block" or found.label in policy.labels:
            yield found
            continue
        parent = next((name for name in ancestors(found.label) if name in policy.labels), None)
        if parent and found.label not in policy.disabled:
            yield replace(found, label=parent)
            continue
        taken = found.start
        for part in sorted(found.nested, key=lambda span: (span.start, -span.end)):
            if part.start >= taken and part.label in policy.labels:
                yield Entity(part.start, part.end, part.label, fusion.label_scores([part]), (), part.source)
                taken = part.end
