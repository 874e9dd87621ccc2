"""The common door: a text and its entities in, the processed text out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..language import best, languages
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
    spoken = languages_of(text, policy)
    made = put(text, entities, replacer(spoken, [(text, entities)], policy, numbering))
    return made if spoken is None else replace(made, languages=spoken)


def redact_many(
    texts: Sequence[str], entities: Sequence[Sequence[Entity]], policy: Policy, *, linked: bool = False
) -> list[Redacted]:
    """Each text redacted; with `linked` one numbering and one cast of invented persons over the whole list."""
    pairs = list(zip(texts, entities, strict=True))
    if not linked:
        return [redact(text, found, policy) for text, found in pairs]
    one = replacer(languages_of("\n".join(texts), policy), pairs, policy, None)
    return [put(text, found, one) for text, found in pairs]


def languages_of(sample: str, policy: Policy) -> Mapping[str, float] | None:
    """The languages of the sample where the replacements depend on them."""
    redaction = policy.redaction
    fixed = isinstance(redaction, Mask) or (isinstance(redaction, Marker) and redaction.language != "auto")
    return None if fixed else languages(sample)


def replacer(
    spoken: Mapping[str, float] | None,
    pairs: Sequence[tuple[str, Sequence[Entity]]],
    policy: Policy,
    numbering: Numbering | None,
) -> Replace:
    """How one mention is replaced; `spoken` is what `languages_of` says of the text."""
    redaction = policy.redaction
    language = best(spoken or {})
    if isinstance(redaction, Mask):
        return mask.masker(redaction)
    if isinstance(redaction, Marker):
        return marker.marker(redaction, policy, numbering or Numbering(redaction.coreference), language)
    return synthetic.inventor(policy, pairs, language)


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
