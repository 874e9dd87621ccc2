"""Placeholders of a conversation in a text that a model wrote, mangled as models do.

Two shapes are accepted, and in both label and number must be those of one placeholder of the conversation:
- in square brackets of any kind (or in those of the policy's own pattern): any case, any separators or none between
  the parts, white space, emphasis and invisible characters inside, escaped or encoded;
- bare, or in other brackets: upper case and with the underscore before the number, as a word of its own, perhaps with
  an ending of up to three small letters.
Everything else stays as it is: "name 1", "NAME1" and "Name_1" are words that a text may have of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from .placeholders import Placeholder
from .redactors.words import LANGUAGES, translated
from .symbols import MORE, folded, symbol
from .taxonomy import coarse

SQUARE = {"[": "]", "【": "】", "〔": "〕", "「": "」", "⟦": "⟧"}
FOREIGN = {"<": ">", "{": "}"}
SEPARATORS = frozenset(" \t\r\n_-‐‑–—.:#*`~")
GAP = 8  # separators in a row
LONGEST = 240  # characters of a placeholder, however it is written
ENDING = 3  # letters that an inflected language adds


class Encoding(Enum):
    """How a placeholder's brackets were written, which is how its value has to be."""

    PLAIN = "plain"
    PERCENT = "percent"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Match:
    """A placeholder that stands in a text up to `end`; without one, what stands there is certainly none of ours."""

    placeholder: Placeholder | None
    end: int
    encoding: Encoding = Encoding.PLAIN


Found = Match | int | None  # MORE: more text decides


@dataclass(slots=True)
class Vocabulary:
    """What a conversation's placeholders look like; `languages` are those of its markers, English apart."""

    brackets: tuple[str, str] = ("[", "]")
    languages: frozenset[str] = frozenset()
    keys: dict[str, Placeholder | None] = field(default_factory=dict)  # None where two placeholders would be meant
    prefixes: set[str] = field(default_factory=set)
    phrases: dict[str, str | None] = field(default_factory=dict)
    phrase_prefixes: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)  # phrases that begin with one: Mark is not mark
    opening: dict[str, str] = field(init=False)
    trigger: re.Pattern[str] = field(init=False)
    _firsts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        opening, closing = self.brackets
        own = {opening: closing} if opening and not opening.isalnum() and opening not in FOREIGN else {}
        self.opening = {**SQUARE, **own}
        self._look()

    def add(self, placeholder: Placeholder) -> None:
        """Know a placeholder."""
        if placeholder.stand_in:
            self._invented(placeholder)
            return
        firsts = len(self._firsts)
        for word in {placeholder.label, *(translated(placeholder.label, each) for each in self.languages)}:
            key = fold(f"{word}_{placeholder.tail}")
            known = self.keys.get(key, placeholder)
            same = known is not None and (known.label, known.tail) == (placeholder.label, placeholder.tail)
            self.keys[key] = placeholder if same else None
            self.prefixes.update(key[:end] for end in range(1, len(key) + 1))
            self._firsts.add(word[0])
        if len(self._firsts) > firsts:
            self._look()

    def _invented(self, placeholder: Placeholder) -> None:
        value = placeholder.value
        if value is None:
            return
        self.add_phrase(placeholder.stand_in, value)
        made, real = placeholder.stand_in.split(), value.split()
        if coarse(placeholder.label) == "PERSON" and 1 < len(made) == len(real):
            for stand_in, word_of_it in zip(made, real, strict=True):
                self.add_phrase(stand_in, word_of_it)

    def add_phrase(self, stand_in: str, value: str) -> None:
        """Know an invented value, or a word of one; what two values have in common stands for neither."""
        key = " ".join(stand_in.split()).casefold()
        if not distinctive(key) or stand_in == value:
            return
        if stand_in[0].isupper():
            self.capitals.add(key)
        self.phrases[key] = value if self.phrases.get(key, value) == value else None
        self.phrase_prefixes.update(key[:end] for end in range(1, len(key) + 1))
        if key[0] not in self._firsts or key[0].upper() not in self._firsts:
            self._firsts.update((key[0], key[0].upper()))
            self._look()

    def at(self, text: str, at: int, before: str) -> Found:
        """The placeholder that begins at `at`, behind the character `before`."""
        character, end = symbol(text, at)
        if end == MORE:
            return MORE
        if character in self.opening:
            return self._bracketed(text, at, end, self.opening[character])
        if character in FOREIGN:
            return self._foreign(text, at, end, FOREIGN[character])
        return None if word(before) or not word(character) else self._bare(text, at)

    def _look(self) -> None:
        marks = "".join(map(re.escape, {*self.opening, *FOREIGN, "［", "＜", "｛", "\\", "&", "%"}))
        firsts = "".join(map(re.escape, sorted(self._firsts)))
        self.trigger = re.compile(rf"[{marks}]" + (rf"|(?<!\w)[{firsts}]" if firsts else ""))

    def _bracketed(self, text: str, start: int, at: int, closing: str) -> Found:
        key, gap = "", ""
        while at < len(text):
            character, end = symbol(text, at)
            if end == MORE:
                return MORE
            if character == closing and key:
                placeholder = self.keys.get(key)
                return Match(placeholder, end, encoding_of(text[start])) if placeholder else None
            if character in SEPARATORS:
                gap += character
            elif character:
                longer = grown(key, gap, character)
                if longer not in self.prefixes:
                    split = key[-1:].isdigit() and character.isdigit()  # [NAME_1 0] is not NAME_1
                    return Match(None, end) if split else None
                key, gap = longer, ""
            if len(gap) > GAP or end - start > LONGEST:
                return None
            at = end
        return MORE

    def _foreign(self, text: str, start: int, at: int, closing: str) -> Found:
        inner = self._bare(text, at) if at < len(text) else MORE
        if not isinstance(inner, Match) or inner.placeholder is None:
            return inner
        if inner.end == len(text):
            return MORE
        character, end = symbol(text, inner.end)
        if end == MORE:
            return MORE
        return Match(inner.placeholder, end, encoding_of(text[start])) if character == closing else None

    def _bare(self, text: str, start: int) -> Found:
        name = Name()
        at = start
        while at < len(text):
            character, end = symbol(text, at)
            if end == MORE:
                return MORE
            if character == "_" and len(name.gap) < 2:
                name.gap += character
            elif character and (not character.isalnum() or character != character.upper()):
                return None if name.gap else self._ended(text, at, name)
            elif character:
                longer = name.grown(character)
                if longer.key not in self.prefixes:
                    return self._ended_uncased(at, name, character)
                name = longer
            if end - start > LONGEST:
                return None
            at = end
        return MORE

    def _named(self, name: "Name") -> Placeholder | None:
        placeholder = self.keys.get(name.key)
        if placeholder is None:
            return None
        return placeholder if (name.joined if placeholder.tail.isdigit() else name.parted) else None

    def _ended_uncased(self, at: int, name: "Name", character: str) -> Found:
        """A marker right before a letter of a script without case and without spaces: NAME_1さん."""
        uncased = character.isalpha() and character.lower() == character.upper() and not name.gap
        placeholder = self._named(name) if uncased else None
        return Match(placeholder, at) if placeholder else None

    def _ended(self, text: str, at: int, name: "Name") -> Found:
        placeholder = self._named(name)
        if placeholder is None:
            return None
        end = at
        while end < len(text) and end - at <= ENDING and text[end].isalpha():
            end += 1
        if end - at > ENDING:
            return None
        if end == len(text):
            return MORE
        return None if word(text[end]) else Match(placeholder, at)

    def phrase_at(self, text: str, at: int, before: str) -> tuple[str, int] | int | None:
        """The value of the longest invented value that begins at `at`, and where it ends."""
        if word(before) and word(text[at]):
            return None
        key, best, start = "", None, at
        while at < len(text):
            character = text[at]
            shown = " " if character.isspace() else character.casefold()
            if not (shown == " " and key.endswith(" ")):
                key += shown
            if key not in self.phrase_prefixes:
                return best
            at += 1
            if (value := self.phrases.get(key, "")) != "":
                if at == len(text):
                    return MORE
                if not word(text[at]) or ideographic(text[at]):
                    small = text[start].islower() and key in self.capitals
                    best = None if value is None or small else (value, at)
            if at - start > LONGEST:
                return best
        return MORE


@dataclass(slots=True)
class Name:
    """A bare marker as far as it has been read; `joined` says that an underscore stands before the last digits."""

    key: str = ""
    gap: str = ""
    joined: bool = False
    parted: bool = False

    def grown(self, character: str) -> "Name":
        """The name with one more character."""
        number = character.isdigit() and not self.key[-1:].isdigit()
        joined = bool(self.gap) if number else self.joined or bool(self.gap)
        return Name(grown(self.key, self.gap, character), "", joined, self.parted or bool(self.gap))


def fold(marker: str) -> str:
    """A marker's name as it is compared."""
    key = gap = ""
    for character in marker:
        if character in SEPARATORS or character == ",":
            gap += character
        else:
            key = grown(key, gap, character)
            gap = ""
    return key


def grown(key: str, gap: str, character: str) -> str:
    """The key with one more character; two numbers stay apart."""
    apart = "_" if gap and key[-1:].isdigit() and character.isdigit() else ""
    return key + apart + folded(character)


def word(character: str) -> bool:
    """Whether the character can be part of a word."""
    return character.isalnum() or character == "_"


def ideographic(character: str) -> bool:
    """Whether the script has no spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def distinctive(key: str) -> bool:
    """Whether an invented value is found in a text by itself alone: "37" is not."""
    if any(character.isalpha() for character in key):
        return len(key) > 2 or ideographic(key[0])
    return sum(character.isdigit() for character in key) > 4


def encoding_of(character: str) -> Encoding:
    """What the first character of a bracket says about how it is written."""
    return {"%": Encoding.PERCENT, "&": Encoding.HTML}.get(character, Encoding.PLAIN)


def vocabulary(placeholders: Iterable[Placeholder], brackets: tuple[str, str], language: str) -> Vocabulary:
    """The words of these placeholders; markers of the language `auto` may be in any."""
    languages = LANGUAGES if language == "auto" else frozenset({language})
    made = Vocabulary(brackets, languages - {"en"})
    for placeholder in placeholders:
        made.add(placeholder)
    return made
