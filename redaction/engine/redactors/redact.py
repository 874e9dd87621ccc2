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


def redact(
    text: str,
    entities: Sequence[Entity],
    policy: Policy,
    numbering: Numbering | None = None,
    *,
    spoken: Mapping[str, float] | None = None,
) -> Redacted:
    """The text with every entity replaced as the policy says. `entities` are sorted and do not overlap.

    Give the same `numbering` for texts that are counted on, and the languages `spoken` in the text where they are
    known. SYNTHETIC invents one person per name in these entities; `redact_many` does so over a list.
    """
    spoken = languages_of(text, policy) if spoken is None else spoken
    made = put(text, entities, replacer(spoken, [(text, entities)], policy, numbering))
    return made if spoken is None else Redacted(made.text, made.replacements, spoken)


def redact_many(
    texts: Sequence[str],
    entities: Sequence[Sequence[Entity]],
    policy: Policy,
    *,
    linked: bool = False,
    spoken: Sequence[Mapping[str, float] | None] | None = None,
) -> list[Redacted]:
    """Each text redacted; with `linked` one numbering and one cast of invented persons over the whole list.

    `spoken` are the languages of each text, where they are known.
    """
    pairs = list(zip(texts, entities, strict=True))
    known = [None] * len(pairs) if spoken is None else spoken
    if not linked:
        return [redact(*pair, policy, spoken=one) for pair, one in zip(pairs, known, strict=True)]
    shared = replacer(languages_of("\n".join(texts), policy), pairs, policy, None)
    return [replace(put(*pair, shared), languages=one) for pair, one in zip(pairs, known, strict=True)]


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


def same(mention: str, entity: Entity) -> tuple[str, str]:
    """Leaves a mention as it is; what goes in its place is decided later."""
    return mention, mention


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
