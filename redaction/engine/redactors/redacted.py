"""What redaction gives back."""

from collections.abc import Mapping

from ..span import Entity
from ..values import value


@value(frozen=True, slots=True)
class Replacement:
    """One entity and what stands in its place.

    `text` is what the processed text holds at `start:end` (code points), brackets included; `bare` is it without.
    """

    entity: Entity
    text: str
    bare: str
    start: int
    end: int


@value(frozen=True, slots=True)
class Redacted:
    """A processed text and its replacements in order; the text's languages where replacing took to know them."""

    text: str
    replacements: tuple[Replacement, ...]
    languages: Mapping[str, float] | None = None
