# ruff: noqa: E501, SIM905 - long rows of values and forms are data, and read best as rows
"""Fresh texts from marked ones: other values of the same labels, and other ways of writing the whole."""

import random
import re
from collections.abc import Iterable

from ..engine.ages import YEARS
from . import numbers, perturb, words
from .corpus import Marked, Text
from .locales import Locales, pools
from .values import Values

WORD_DIGITS = frozenset({*numbers.SPOKEN.values(), "oh"})
# What lists and forms cannot say as well as authors do: their values travel between texts more often than not.
SHARED = frozenset(
    "CORPORATE_ACTION EFFECT EVENT FINANCIAL_METRIC INJURY MEDICAL_PROCESS OCCUPATION PHYSICAL_ATTRIBUTE PRODUCT PROJECT "
    "STATISTICS TREND CONDITION GENDER MARITAL_STATUS POLITICAL_AFFILIATION RELIGION ORIGIN SEXUALITY".split()
)
FIXED = frozenset({"GENDER", "CORPORATE_ACTION", "TREND", "EFFECT"})  # grammar binds these to their sentence
NAMES = frozenset({"NAME", "NAME_GIVEN", "NAME_FAMILY", "NAME_MEDICAL_PROFESSIONAL"})
DATES = frozenset({"DATE", "DOB"})


class Synthesizer:
    """Makes variants of `texts`; the same seed makes the same ones."""

    def __init__(self, texts: Iterable[Text], locales: Locales, seed: int) -> None:
        self.locales, self.rng = locales, random.Random(seed)
        self.pools = pools(texts)
        self.values: Values = locales.english

    def variant(self, text: Text) -> Text:
        """The text with other values and perhaps another format."""
        return perturb.perturbed(self.rng, self.refilled(text))

    def refilled(self, text: Text) -> Text:
        """The text with other values; the same value becomes the same one, and parts of a name follow the name."""
        self.values = self.locales.of(text.language, self.pools.get(text.language, {}))
        drawn: dict[tuple[str, str], str] = {}
        parts: dict[str, str] = {}
        out: list[str] = []
        spans: list[Marked] = []
        last = length = 0
        for start, end, label in text.spans:
            old = text.text[start:end]
            new = drawn.setdefault((label, old), "") or self.value(text.language, label, old, parts)
            drawn[label, old] = new
            out += (text.text[last:start], new)
            length += start - last
            spans.append((length, length + len(new), label))
            length += len(new)
            last = end
        return Text("".join([*out, text.text[last:]]), tuple(spans), text.language, text.origin)

    def value(self, language: str, label: str, old: str, parts: dict[str, str]) -> str:
        """A value to stand where `old` stood: of its form where it has one, else of its label."""
        rng = self.rng
        if (label in FIXED and rng.random() < 0.8) or rng.random() < 0.06:
            return old
        if label == "AGE" and YEARS.search(old):
            return like(rng, old)  # the word for years stays
        if label in NAMES:
            return self.person(label, old, parts)
        if label == "EMAIL_ADDRESS" and parts and rng.random() < 0.6:
            return self.cased(old, self.values.email(rng, parts.get("", "")))
        if label in SHARED and rng.random() < 0.5 and language == "en":
            return rng.choice(self.pools[language][label])
        if is_spoken(old):
            return respoken(rng, old)
        if label in DATES | {"TIME"} and has_form(old):
            return self.cased(old, self.form(language, label, old))
        if has_form(old) and rng.random() < 0.35:
            return like(rng, old)
        if language != "en" and label in SHARED:
            return like(rng, old) if rng.random() < 0.5 else rng.choice(self.pools[language][label])
        return self.cased(old, self.values.draw(rng, label))

    def form(self, language: str, label: str, old: str) -> str:
        """A date or time written with figures alone stays so."""
        if label == "TIME":
            return like(self.rng, old) if self.rng.random() < 0.5 else self.values.draw(self.rng, label)
        if language != "en" and re.search(r"[^\W\d_]", old):
            return self.values.draw(self.rng, label)
        if re.search(r"[^\W\d_]", old):
            return words.word_date(self.rng) if re.search(r"\d{4}", old) else self.values.draw(self.rng, label)
        return (
            words.number_date(self.rng, 1930 if label == "DOB" else 1990)
            if self.rng.random() < 0.8
            else like(self.rng, old)
        )

    def person(self, label: str, old: str, parts: dict[str, str]) -> str:
        tokens = re.findall(r"[^\W\d_]{2,}", old)
        known = [parts[token.lower()] for token in tokens if token.lower() in parts]
        if known and label in {"NAME_GIVEN", "NAME_FAMILY"}:
            return self.cased(old, known[0])
        first, last = self.values.invented.parts(self.rng)
        if tokens and label != "NAME_FAMILY":
            parts.setdefault(tokens[0].lower(), first)
        if tokens and label != "NAME_GIVEN":
            parts.setdefault(tokens[-1].lower(), last)
        if label in {"NAME_GIVEN", "NAME_FAMILY"}:
            return self.cased(old, first if label == "NAME_GIVEN" else last)
        parts.setdefault("", f"{first} {last}")
        if label == "NAME_MEDICAL_PROFESSIONAL":
            return self.cased(old, self.values.invented.doctor(self.rng))
        return self.cased(old, self.values.doctored(self.rng, first, last))

    def cased(self, old: str, new: str) -> str:
        """The new value in capitals or small letters where the old one was."""
        letters = [c for c in old if c.isalpha()]
        if len(letters) > 3 and old.isupper():
            return new.upper()
        if len(letters) > 2 and old.islower() and not new.startswith(("http", "/", "sk-", "gh")):
            return new.lower()
        return new


def is_spoken(value: str) -> bool:
    """Whether a value is digits read out."""
    found = [word for word in re.split(r"[\s,-]+", value.lower()) if word in WORD_DIGITS]
    return len(found) > 2


def respoken(rng: random.Random, value: str) -> str:
    """The value with other digits read out; other words stay."""
    return re.sub(
        r"[a-z]+",
        lambda match: rng.choice(list(numbers.SPOKEN.values())) if match[0] in WORD_DIGITS else match[0],
        value,
    )


def has_form(value: str) -> bool:
    """Whether digits make up much of the value."""
    return sum(c.isdigit() for c in value) * 3 >= len(value)


def like(rng: random.Random, value: str) -> str:
    """The value with other digits, and other capitals where they stand beside digits."""
    letters = bool(re.fullmatch(r"[A-Z\d\W]+", value))
    return "".join(
        str(rng.randint(0, 9))
        if c.isdigit() and c.isascii()
        else rng.choice(numbers.UPPER)
        if letters and c.isupper() and c.isascii()
        else c
        for c in value
    )
