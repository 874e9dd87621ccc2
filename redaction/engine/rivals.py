"""Which entity types can refute which: a card number is no phone number, even where nobody asks for cards."""

from functools import lru_cache

from . import taxonomy

PROSE = frozenset(taxonomy.LABELS) - taxonomy.FORMED
NETWORK = frozenset({"EMAIL_ADDRESS", "FILENAME", "IP_ADDRESS", "PASSWORD", "URL", "USERNAME"})


@lru_cache(maxsize=256)
def rivals(labels: frozenset[str]) -> frozenset[str]:
    """The labels that must be looked for so that the wanted ones come out as they do among all."""
    wanted = set(labels)
    for label in labels:
        wanted |= set(taxonomy.ancestors(label))
        wanted |= {child for child in taxonomy.LABELS if taxonomy.coarse(child) == taxonomy.coarse(label)}
    if wanted & taxonomy.FORMED:
        wanted |= taxonomy.FORMED
    if wanted & PROSE:
        wanted |= NETWORK
    return frozenset(wanted)
