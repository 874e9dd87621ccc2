"""From what the finders saw to entities that do not overlap.

Who wins where readings compete, strongest first: a caller's block; a checked form, e-mail, URL or file name, or an
operator's own type (the longer one); everything else by score, then by length. Readings of one coarse class do not
compete: the shorter lies nested in the longer, and what a loser holds beyond the winner is kept, so that nothing found
is left in the open. The cost is that of sorting the spans.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from . import address_parts, ages, doubts, echoes, fusion, joining, machines, names, parts
from .placing import Field
from .policy import Policy
from .ranking import is_strong, rank_among
from .span import Entity, Span, labelled, stretched
from .taxonomy import GENERIC, LABELS, RIGID, ancestors, coarse, is_a, lineage
from .trim import trim

WHOLE, STREET = "LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"
LEAST = 0.3  # a label that is less likely is no reading worth telling

# The model's readings count from this share of a threshold: a miss is a leak. On four development sets it masks 2 to 5
# points more of what is personal, for 0.3 to 0.5 points of exact F1.
MODEL_EASE = 0.8


def resolve(text: str, spans: Iterable[Span], policy: Policy) -> list[Entity]:
    """The entities of the text, sorted by start, not overlapping, under the labels that the policy wants."""
    usable = [read for span in spans if (trimmed := trim(text, span)) and (read := possible(text, trimmed))]
    readings = fusion.fuse(usable)
    accepted = [reading for reading in readings if accepts(policy, reading)]
    placed = Field(text)
    for reading in sorted(outermost(accepted), key=rank_among(accepted), reverse=True):
        placed.place(reading)
    entities = [entity(text, piece, supporters, policy) for piece, supporters in backed(placed, accepted)]
    return list(reported(text, echoes.with_echoes(text, joining.join(text, ages.with_years(text, entities))), policy))


def possible(text: str, span: Span) -> Span | None:
    """The span, unless its form refutes it; the model's more than a pattern's."""
    if span.source != "block" and machines.refutes(text, span):
        return None
    return doubts.weighed(text, span) if span.source == "model" else span


def accepts(policy: Policy, reading: Span) -> bool:
    """Whether the reading reaches the threshold of its label or, being sure of the kind only, that of a parent."""
    ease = MODEL_EASE if reading.source == "model" else 1.0
    if reading.source == "block" or reading.score >= ease * policy.threshold_of(reading.label):
        return True
    labels = reading.labels
    return any(labels.get(name, 0.0) >= ease * policy.threshold_of(name) for name in ancestors(reading.label))


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


def backed(placed: Field, readings: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Each stretch as a span of its holder, with the readings of the same class in it or much the same as it."""
    starts = [reading.start for reading in readings]
    for start, end in placed.taken:
        holder = placed.holders[start]
        piece = holder if (start, end) == (holder.start, holder.end) else stretched(holder, start, end)
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
    label = whole[0].label if len(whole) == 1 else max(whole, key=lambda reading: claim(reading, policy)).label
    inner = tuple(
        [
            reading
            for reading in (supporters if len(supporters) > len(whole) else ())
            if reading.label != label and reading not in whole and inside(reading, piece)
        ]
    )
    found = Entity(piece.start, piece.end, label, scores, inner, piece.source)
    if coarse(label) == "PERSON":
        found = names.with_parts(text, found)
    kept = {name: score for name, score in found.labels.items() if score >= LEAST or is_a(found.label, name)}
    return labelled(found, found.label, kept, found.nested) if len(kept) < len(found.labels) else found


def says_of_whole(reading: Span, piece: Span) -> bool:
    """Whether the reading's label holds for the whole stretch.

    Parts of names and places have extents of their own; of a date or number, most of it is as good as all.
    """
    if (reading.start, reading.end) == (piece.start, piece.end):
        return True
    exact = coarse(piece.label) in ("PERSON", "PLACE")
    return not exact and fusion.share(reading, piece) >= fusion.SAME


def claim(reading: Span, policy: Policy) -> tuple[bool, bool, bool, float]:
    """How good a reading's claim to name the entity is: proven, accepted, specific, likely."""
    accepted = reading.score >= policy.threshold_of(reading.label)
    likely = reading.labels.get(reading.label, reading.score)  # of this label, not of its kind
    return (reading.checked, accepted, reading.label not in GENERIC, likely)


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


def reported(text: str, entities: Iterable[Entity], policy: Policy) -> Iterator[Entity]:
    """The entities under labels that the policy wants: their own, else a parent's, else their parts'.

    An address is the exception: who wants its street and not the whole gets its parts, parent or not. What a caller's
    block or an operator's own type finds is always wanted.
    """
    wanted = policy.labels | {term.label for term in policy.terms}.difference(LABELS)
    for found in entities:
        if found.source == "block" or found.label in wanted:
            yield found
            continue
        if found.label == WHOLE and STREET in policy.labels:
            yield from taken_apart(text, found, policy)
            continue
        parent = next((name for name in ancestors(found.label) if name in policy.labels), None)
        if parent and found.label not in policy.disabled:
            yield labelled(found, parent, found.labels, found.nested)
            continue
        taken = found.start
        for part in sorted(parts.nested(text, found), key=lambda span: (span.start, -span.end)):
            if part.start >= taken and part.label in policy.labels:
                yield Entity(part.start, part.end, part.label, fusion.label_scores([part]), (), part.source)
                taken = part.end


def taken_apart(text: str, address: Entity, policy: Policy) -> Iterator[Entity]:
    """The parts of an address under their own labels or a parent's, as far as the policy wants them."""
    for part in address_parts.split(text, address):
        label = next((name for name in lineage(part.label) if name in policy.labels), None)
        if label and part.label not in policy.disabled:
            yield Entity(part.start, part.end, label, fusion.label_scores([part]), (), part.source)
