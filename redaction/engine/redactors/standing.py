"""Replacing mentions by the placeholders of a conversation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..placeholders import Mention, Placeholder, Placeholders
from ..policy import Marker, Policy, Synthetic
from ..span import Entity
from ..taxonomy import coarse
from . import marker
from .invent.choices import HARMLESS
from .redact import Replace, replacer
from .synthetic import Inventor
from .words import labels_by_word, translated

MARKED = re.compile(r"\[([^\W\d]\w*)_(\d{1,9})\]")


@dataclass(slots=True)
class Standing:
    """Writes the placeholders of a conversation as the policy wants them, in the language that is spoken there.

    `mentions` says which values need one; they must have been allotted before they are replaced.
    """

    policy: Policy
    placeholders: Placeholders
    spoken: str = "en"
    inventor: Inventor | None = field(init=False, default=None)
    plain: Replace | None = field(init=False, default=None)  # where nothing is to be put back
    seen: int = 0

    def __post_init__(self) -> None:
        redaction = self.policy.redaction
        if isinstance(redaction, Synthetic):
            self.inventor = Inventor(self.policy, self.spoken)
        elif not (isinstance(redaction, Marker) and redaction.pattern.startswith("UNIQUE")):
            self.plain = replacer({self.spoken: 1.0}, (), self.policy, None)

    def mentions(self, text: str, entities: Iterable[Entity]) -> list[Mention]:
        """The values of these entities."""
        if self.plain is not None:
            return []
        self.recall()
        return [self.mention(text[entity.start : entity.end], entity) for entity in entities]

    def mention(self, text: str, entity: Entity) -> Mention:
        """One value and what it needs besides a number."""
        redaction = self.policy.redaction
        if isinstance(redaction, Marker) and redaction.pattern == "UNIQUE_HASHED_ENTITY_TYPE":
            return Mention(entity.label, text, tail=marker.hashed(self.policy, entity.label, text))
        if self.inventor is None or self.placeholders.find(entity.label, text) is not None:
            return Mention(entity.label, text)
        return Mention(entity.label, text, stand_in=self.inventor.value(text, entity))

    def recall(self) -> None:
        """Tell the inventor what it invented in earlier turns."""
        if self.inventor is None:
            return
        known = self.placeholders.all()
        for one in known[self.seen :]:
            value = one.reveal() if one.reveal is not None else None
            if value and one.stand_in:
                self.inventor.recall(value, one.label, one.stand_in)
        self.seen = len(known)

    def learn(self, pairs: Sequence[tuple[str, Sequence[Entity]]]) -> None:
        """Read the names of all texts before any is replaced."""
        if self.inventor is not None:
            for text, entities in pairs:
                people = (one for one in entities if coarse(one.label) == "PERSON")
                self.inventor.cast.learn((text[one.start : one.end], one) for one in people)

    def __call__(self, mention: str, entity: Entity) -> tuple[str, str]:
        if self.plain is not None:
            return self.plain(mention, entity)
        placeholder = self.placeholders.find(entity.label, mention)
        if placeholder is None:
            raise LookupError("a value has no placeholder")
        return self.written(placeholder, mention)

    def written(self, placeholder: Placeholder, mention: str = "") -> tuple[str, str]:
        """What stands in a text for the value, with and without brackets."""
        redaction = self.policy.redaction
        if not isinstance(redaction, Marker):
            made = placeholder.stand_in if placeholder.label not in HARMLESS else mention
            made = made.upper() if mention.isupper() and not made.isupper() else made
            return made, made
        language = marker.language_of(redaction.language, self.spoken)
        bare = f"{translated(placeholder.label, language)}_{placeholder.tail}"
        return f"{redaction.opening}{bare}{redaction.closing}", bare


def standing_already(texts: Iterable[str]) -> set[tuple[str, int]]:
    """Labels and numbers of markers that the texts hold as they come: no value may get one of these."""
    words = labels_by_word()
    found = (match for text in texts if "[" in text for match in MARKED.finditer(text))
    return {(words.get(match[1].upper(), match[1].upper()), int(match[2])) for match in found}
