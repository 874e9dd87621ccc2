"""Labels in place of values: `[NAME_1]`, `[NAME]`, `[NAME_GIVEN,NAME]`, `[NAME_7F3K9Q2MX5]`."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Mapping

from ..numbering import Numbering, normalized
from ..policy import Marker, Policy
from ..span import Entity
from ..taxonomy import ancestors
from .words import LANGUAGES, translated

HASH_LENGTH = 10  # base32 characters, 50 bits: a thousand million mentions of one project meet with 36 % probability


def marker(
    redaction: Marker, policy: Policy, numbering: Numbering, spoken: str
) -> Callable[[str, Entity], tuple[str, str]]:
    """A replacer that writes markers; `spoken` is the text's language, which counts where theirs is `auto`."""
    language = language_of(redaction.language, spoken)

    def replace(mention: str, entity: Entity) -> tuple[str, str]:
        bare = body(redaction, policy, numbering, mention, entity, language)
        return f"{redaction.opening}{bare}{redaction.closing}", bare

    return replace


def language_of(language: str, spoken: str) -> str:
    """The language to write markers in; English where the text's own has no table."""
    chosen = spoken if language == "auto" else language
    return chosen if chosen in LANGUAGES else "en"


def body(redaction: Marker, policy: Policy, numbering: Numbering, mention: str, entity: Entity, language: str) -> str:
    """The marker without its brackets."""
    word = translated(entity.label, language)
    match redaction.pattern:
        case "BEST_ENTITY_TYPE":
            return word
        case "ALL_ENTITY_TYPES":
            return ",".join(translated(label, language) for label in most_specific_first(entity.label, entity.labels))
        case "UNIQUE_HASHED_ENTITY_TYPE":
            return f"{word}_{hashed(policy, entity.label, mention)}"
        case "UNIQUE_NUMBERED_ENTITY_TYPE":
            return f"{word}_{numbering.number(entity.label, mention)}"


def most_specific_first(label: str, labels: Mapping[str, float]) -> list[str]:
    """The entity's own label, then the others, children before parents, likelier ones first."""
    others = (name for name in labels if name != label)
    return [label, *sorted(others, key=lambda name: (-len(ancestors(name)), -labels[name], name))]


def hashed(policy: Policy, label: str, mention: str) -> str:
    """Base32 of HMAC-SHA256 (RFC 2104) over label and mention: equal within a project, unrelated across projects."""
    message = f"{policy.project}\0{label}\0{normalized(mention, label)}".encode("utf-8", "surrogatepass")
    digest = hmac.new(policy.secret, message, hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:HASH_LENGTH]
