"""Invented people: each given and family name has one stand-in, whatever name it stands in."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...names import WORD, split
from ...policy import Policy
from ...span import Entity
from . import fakers
from .seeds import chance

ATTEMPTS = 12
IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+")
INITIAL = re.compile(r"[^\W\d_]\.?")


@dataclass(slots=True)
class Cast:
    """Who stands in for whom. "Smith" gets the family name of "John Smith"'s stand-in, since both are looked up here.

    `roles` remembers which words were seen as family names, so that a lone "Smith" read as a given name finds it;
    `taken` keeps two people from sharing a stand-in and a stand-in from being somebody real in the text.
    """

    policy: Policy
    language: str
    roles: dict[str, str] = field(default_factory=dict)
    stand_ins: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    real: set[str] = field(default_factory=set)
    initials: dict[tuple[str, str], str] = field(default_factory=dict)

    def learn(self, mentions: Iterable[tuple[str, Entity]]) -> None:
        """Read the names that will come, so that a part that comes before its whole is known too."""
        for mention, entity in mentions:
            parts = self.parts(mention, entity)
            self.real.update(word.casefold() for word, _ in parts)
            family = next((word.casefold() for word, role in parts if role == "family"), "")
            for word, role in parts:
                if len(parts) > 1:
                    self.roles.setdefault(word.casefold(), role)
                if role == "given" and family:
                    self.initials.setdefault((word[0].casefold(), family), word)

    def recall(self, mention: str, entity: Entity, made: str) -> None:
        """Know a name's stand-in from an earlier turn, word by word."""
        self.learn([(mention, entity)])
        parts = sorted(self.parts(mention, entity), key=lambda part: mention.find(part[0]))
        words = [match.group() for match in WORD.finditer(made)]
        for (word, role), stand_in in zip(parts, words, strict=True) if len(parts) == len(words) else ():
            key = (self.roles.get(word.casefold(), role), unicodedata.normalize("NFKC", word).casefold())
            self.stand_ins.setdefault(key, stand_in)
            self.taken.add(stand_in.casefold())

    def parts(self, mention: str, entity: Entity) -> list[tuple[str, str]]:
        """The words of a name with their roles, given or family."""
        if IDEOGRAPHIC.fullmatch(mention):
            if entity.label != "NAME" or len(mention) < 2:
                return [(mention, "family" if entity.label == "NAME_FAMILY" else "given")]
            cut = 1 if len(mention) < 4 else 2
            return [(mention[:cut], "family"), (mention[cut:], "given")]
        words = [match.span() for match in WORD.finditer(mention)]
        if len(words) < 2:
            return [(mention, "family" if entity.label == "NAME_FAMILY" else "given")]
        whole = Entity(0, len(mention), "NAME", {"NAME": 1.0})
        given, family = sorted(split(mention, words, whole), key=lambda span: span.label, reverse=True)
        parts = [(match.group(), "given") for match in WORD.finditer(mention, given.start, given.end)]
        return [*parts, (mention[family.start : family.end], "family")]

    def name(self, mention: str, entity: Entity) -> str:
        """The stand-in for a name, in its order and case; titles and suffixes stay."""
        parts = self.parts(mention, entity)
        family = next((word.casefold() for word, role in parts if role == "family"), "")
        gender = next((found for word, role in parts if role == "given" and (found := self.gender(word))), "")
        made, at = "", 0
        for word, role in sorted(parts, key=lambda part: mention.find(part[0])):
            start = mention.find(word, at)
            made += mention[at:start] + self.word(word, role, gender, family)
            at = start + len(word)
        return made + mention[at:]

    def word(self, word: str, role: str, gender: str = "", family: str = "") -> str:
        """The stand-in for one word of a name."""
        if INITIAL.fullmatch(word) and not IDEOGRAPHIC.fullmatch(word):
            known = self.initials.get((word[0].casefold(), family))
            full = self.word(known, "given", gender) if known else self.stand_in(word, "given", gender)
            return cased(full[0] + word[1:], word)
        return cased(self.stand_in(word, self.roles.get(word.casefold(), role), gender), word)

    def stand_in(self, word: str, role: str, gender: str) -> str:
        """The stand-in for a given or family name: another name of the script and, where known, the gender."""
        key = (role, unicodedata.normalize("NFKC", word).casefold())
        if key in self.stand_ins:
            return self.stand_ins[key]
        language = fakers.language_of(word, self.language)
        for attempt in range(ATTEMPTS):
            made = invented(self.policy, language, key, self.gender(word) or gender, attempt)
            low = made.casefold()
            if low != key[1] and (low not in self.taken | self.real or attempt == ATTEMPTS - 1):
                break
        self.taken.add(made.casefold())
        self.stand_ins[key] = made
        return made

    def gender(self, given: str) -> str:
        """The gender that a given name is known for."""
        return fakers.gender_of(given, fakers.language_of(given, self.language))


def invented(policy: Policy, language: str, key: tuple[str, str], gender: str, attempt: int) -> str:
    """A given or family name; of a locale's compound names the first word."""
    source = chance(policy, *key, attempt)
    stem = "first_name" if key[0] == "given" else "last_name"
    if key[0] == "family" and language in ("ru", "uk") and not gender:
        gender = "female" if key[1].endswith(("а", "я")) else "male"
    methods = (f"{stem}_{gender}", stem) if gender else (stem,)
    return fakers.call(language, source, *methods).split(" ")[-1 if key[0] == "family" else 0]


def cased(made: str, like: str) -> str:
    """The name in the case of another."""
    if like.isupper() and len(like) > 1:
        return made.upper()
    if like.islower():
        return made.lower()
    return made[:1].upper() + made[1:]
