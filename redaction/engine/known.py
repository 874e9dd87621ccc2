"""Values that a conversation knows are found again in its later texts, even where nothing else gives them away.

So an answer that was restored and comes back in the next request does not tell the model what the first did not.
"""

from collections.abc import Iterable, Sequence

from .echoes import NAMED, WORD, heard
from .numbering import SEPARABLE
from .placeholders import Placeholder
from .span import Entity
from .taxonomy import coarse

EXACT = SEPARABLE | {"EMAIL_ADDRESS", "USERNAME", "PASSWORD", "LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"}
SHORTEST_NAME = 3  # characters
SHORTEST = 5
Index = dict[str, list[tuple[str, Entity]]]


def index(placeholders: Iterable[Placeholder], labels: frozenset[str]) -> Index:
    """The values of these labels that can be told from a text's other words, by their first word."""
    made: Index = {}
    for placeholder in placeholders:
        named = coarse(placeholder.label) in NAMED
        if placeholder.label not in labels or not (named or placeholder.label in EXACT):
            continue
        value = placeholder.value
        if value and tells(value, named) and (first := WORD.match(value)):
            known = Entity(0, len(value), placeholder.label, {placeholder.label: 1.0})
            made.setdefault(first[0], []).append((value, known))
    return made


def tells(value: str, named: bool) -> bool:
    """Whether the value can only be itself: Hope is a name and hope is none, so a name must begin with a capital."""
    if named:
        return len(value) >= SHORTEST_NAME and value[0].isupper()
    return len(value) >= SHORTEST


def with_known(text: str, entities: Sequence[Entity], known: Index) -> list[Entity]:
    """The entities and the other places where known values stand, written alike. Linear in the text."""
    if not known:
        return list(entities)
    return sorted([*entities, *heard(text, entities, known)], key=lambda one: one.start)
