"""The common door: a text and its entities in, the processed text out."""

from collections.abc import Callable, Sequence

from ..numbering import Numbering
from ..policy import Marker, Mask, Policy
from ..span import Entity
from . import marker, mask, synthetic
from .redacted import Redacted, Replacement

Replace = Callable[[str, Entity], tuple[str, str]]  # a mention and its entity -> (text, bare text)


def redact(text: str, entities: Sequence[Entity], policy: Policy, numbering: Numbering | None = None) -> Redacted:
    """The text with every entity replaced as the policy says. `entities` are sorted and do not overlap.

    Give the same `numbering` for texts that are counted on. SYNTHETIC invents one person per name in these entities;
    `redact_many` does so over a list.
    """
    return put(text, entities, replacer(text, [(text, entities)], policy, numbering))


def redact_many(
    texts: Sequence[str], entities: Sequence[Sequence[Entity]], policy: Policy, *, linked: bool = False
) -> list[Redacted]:
    """Each text redacted; with `linked` one numbering and one cast of invented persons over the whole list."""
    pairs = list(zip(texts, entities, strict=True))
    if not linked:
        return [redact(text, found, policy) for text, found in pairs]
    replace = replacer("\n".join(texts), pairs, policy, None)
    return [put(text, found, replace) for text, found in pairs]


def replacer(
    sample: str, pairs: Sequence[tuple[str, Sequence[Entity]]], policy: Policy, numbering: Numbering | None
) -> Replace:
    """How one mention is replaced; `sample` is where the language is read where the policy leaves it open."""
    redaction = policy.redaction
    if isinstance(redaction, Mask):
        return mask.masker(redaction)
    if isinstance(redaction, Marker):
        return marker.marker(redaction, policy, numbering or Numbering(redaction.coreference), sample)
    return synthetic.inventor(policy, pairs, sample)


def put(text: str, entities: Sequence[Entity], replace: Replace) -> Redacted:
    """The text with each entity replaced; one pass."""
    pieces: list[str] = []
    replacements: list[Replacement] = []
    at = length = 0
    for entity in entities:
        kept = text[at : entity.start]
        written, bare = replace(text[entity.start : entity.end], entity)
        pieces += (kept, written)
        start = length + len(kept)
        length = start + len(written)
        replacements.append(Replacement(entity, written, bare, start, length))
        at = entity.end
    pieces.append(text[at:])
    return Redacted("".join(pieces), tuple(replacements))
