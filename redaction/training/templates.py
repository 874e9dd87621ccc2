# ruff: noqa: E501, SIM905 - long rows of values and forms are data, and read best as rows
"""Short texts with places for values: `{LABEL}`, `{LABEL:case}`, `{LABEL|fixed value}`, `{SPOKEN_...}` for values read out."""

import random
import re
from pathlib import Path

from ..engine.ages import YEARS
from . import numbers, words
from .corpus import Marked, Text
from .values import Values

HOME = Path(__file__).parent / "templates"
SLOT = re.compile(r"\{(?P<label>[A-Z_]+)(?::(?P<case>[a-z]+)|\|(?P<fixed>[^}]+))?\}")
SPOKEN = {
    "SPOKEN_PHONE": ("PHONE_NUMBER", (7, 10, 10, 11)), "SPOKEN_SSN": ("SSN", (9, 9, 4)), "SPOKEN_ACCOUNT": ("ACCOUNT_NUMBER", (6, 8, 10)),
    "SPOKEN_CARD": ("CREDIT_CARD", (16, 16, 4)), "SPOKEN_ZIP": ("LOCATION_ZIP", (5,)), "SPOKEN_OTHER": ("NUMERICAL_PII", (6, 8)),
    "SPOKEN_PIN": ("PASSWORD", (4, 6)), "SPOKEN_HEALTH": ("HEALTHCARE_NUMBER", (8, 10)),
}  # fmt: skip
NEGATIVE = "negatives"


def read(language: str) -> list[tuple[str, str]]:
    """Kind and template of every line of a language's files; `\\n` in a line is a line break."""
    found: list[tuple[str, str]] = []
    for path in sorted((HOME / language).glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += (
            (path.stem, line.replace("\\n", "\n").replace("{{", "{").replace("}}", "}")) for line in lines if line
        )
    return found


class Filler:
    """Fills templates."""

    def __init__(self, values: Values, rng: random.Random) -> None:
        self.values, self.rng = values, rng

    def fill(self, template: str, language: str = "en") -> Text:
        """The template with values; e-mail addresses follow the last name more often than not."""
        out: list[str] = []
        spans: list[Marked] = []
        last, length, name = 0, 0, ""
        for match in SLOT.finditer(template):
            label, value = self.slot(match, name)
            name = value if label == "NAME" else name
            gap = template[last : match.start()]
            out += (gap, value)
            length += len(gap)
            years = YEARS.match(template, match.end()) if label == "AGE" else None
            spans.append((length, length + len(value) + (len(years[0]) if years else 0), label))
            length += len(value)
            last = match.end()
        return Text("".join([*out, template[last:]]), tuple(spans), language)

    def slot(self, match: re.Match[str], name: str) -> tuple[str, str]:
        """Label and value of a slot."""
        label, case, fixed = match.group("label", "case", "fixed")
        if case:
            return label, self.values.in_case(self.rng, label, case)
        return (label, fixed) if fixed else self.value(label, name)

    def value(self, slot: str, name: str) -> tuple[str, str]:
        rng = self.rng
        if slot in SPOKEN:
            label, sizes = SPOKEN[slot]
            return label, numbers.spoken(rng, numbers.like(rng, "D" * rng.choice(sizes)))
        if slot.startswith("SPOKEN_"):
            return self.read_out(slot.removeprefix("SPOKEN_"), name)
        if slot == "EMAIL_ADDRESS" and rng.random() < 0.6:
            return slot, self.values.email(rng, name)
        return slot, self.values.draw(rng, slot)

    def read_out(self, kind: str, name: str) -> tuple[str, str]:
        """Values of which more than the digits change when they are read out."""
        rng = self.rng
        if kind == "EMAIL":
            said = self.values.email(rng, name).replace("@", " at ").replace(".", " dot ").replace("_", " underscore ")
            return "EMAIL_ADDRESS", said.lower()
        if kind == "ADDRESS":
            made = self.values.invented
            number = numbers.spoken(rng, numbers.like(rng, "D" * rng.choice((1, 2, 3, 4)))).replace("oh", "zero")
            flat = rng.choice(("", "", f" apartment {rng.choice(words.COUNTS[:10])}"))
            return (
                "LOCATION_ADDRESS",
                f"{number} {made.street(rng)}{flat} {made.city(rng)} {rng.choice((made.state(rng), ''))}".strip().lower(),
            )
        if kind == "TIME":
            hours = "one two three four five six seven eight nine ten eleven twelve".split()
            return (
                "TIME",
                f"{rng.choice(('half past ', 'quarter to ', 'quarter past ', ''))}{rng.choice(hours)}{rng.choice((' thirty', '', ' p m', ' in the evening'))}",
            )
        return (
            "MONEY",
            f"{rng.choice(words.COUNTS[:12])} {rng.choice(('hundred', 'thousand', 'hundred and fifty'))} {rng.choice(('dollars', 'pounds', 'euros'))}",
        )
