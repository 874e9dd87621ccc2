"""Values as the languages other than English write them: names, addresses, dates, numbers of their countries."""

import random
import re
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from ..engine import taxonomy
from . import cases
from .corpus import Text
from .gazetteer import Gazetteer
from .names import Invented, coined, latin
from .values import Values

HOME = Path(__file__).parent / "templates"
OWN = 0.75  # share of names and places of the language's own countries
COMMON = 4  # how often a language's own list of names counts beside the list of one country
DRAWN = {"#": string.digits, "@": string.ascii_uppercase, "%": string.digits + string.ascii_uppercase}
CASES = ("gen", "dat", "acc", "ins")  # those in which a Polish name stands most often, beside the nominative
Pool = Mapping[str, list[str]]


def pools(texts: Iterable[Text]) -> dict[str, Pool]:
    """By language and label the values that authored texts have."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for start, end, label in text.spans:
            found[text.language][label].append(text.text[start:end])
    return dict(found)


def table(language: str) -> dict[str, list[str]]:
    """A language's patterns by label, and its words. Nothing for a language that has none."""
    path = HOME / language / "local.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {name: choices.split("|") for name, choices in (line.split("\t") for line in lines if line)}


class Native(Invented):
    """Draws names and places of a language's countries."""

    def __init__(self, lists: Gazetteer, language: str, patterns: Mapping[str, list[str]], pool: Pool) -> None:
        super().__init__(lists)
        self.language, self.patterns, self.pool = language, patterns, pool

    @cached_property
    def own(self) -> tuple[tuple[list[list[str]], list[list[str]]], list[str], list[str]]:
        """First names and surnames by country (common ones more often), cities, names of countries."""
        names = [
            [[row[1] for row in self.lists.table(file) if row[0] == country and latin(row[1])]
             for country in self.patterns["countries"]]
            for file in ("forenames_by_country.tsv", "surnames_by_country.tsv")
        ]  # fmt: skip
        full = [value.split() for value in self.pool.get("NAME", []) if re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", value)]
        common = [[self.patterns.get(name, [])] * COMMON for name in ("given", "family")]
        given = [*names[0], *common[0], [*self.pool.get("NAME_GIVEN", []), *(one[0].title() for one in full)]]
        family = [*names[1], *common[1], [*self.pool.get("NAME_FAMILY", []), *(one[1].title() for one in full)]]
        cities = [row[-1] for land in self.patterns["lands"] for row in self.lists.table("cities_by_country.tsv")
                  if row[0] == land and latin(row[-1]) and len(row[-1]) < 24]  # fmt: skip
        cities += self.patterns.get("cities", []) * (len(cities) // max(1, len(self.patterns.get("cities", []))))
        lands = [row[2] for row in self.lists.table("countries_by_lang.tsv") if row[0] == self.language]
        kept = ([one for one in given if one], [one for one in family if one])
        return kept, cities, [name for name in lands if len(name) < 26]

    def parts(self, rng: random.Random) -> tuple[str, str]:
        if rng.random() > OWN:
            return super().parts(rng)
        (given, family), _, _ = self.own
        first, last = rng.choice(rng.choice(given)), rng.choice(rng.choice(family))
        if self.language in {"es", "pt"} and rng.random() < 0.4:
            last = f"{last} {rng.choice(rng.choice(family))}"
        if self.language != "pl":
            return first, last
        if first.endswith("a") and last.endswith(("ski", "cki")):
            last = f"{last[:-1]}a"
        return cases.person("pl", first, last, rng.choice(CASES)) if rng.random() < 0.25 else (first, last)

    def city(self, rng: random.Random) -> str:
        authored = self.pool.get("LOCATION_CITY")
        if authored and rng.random() < 0.3:
            return rng.choice(authored)
        return rng.choice(self.own[1]) if rng.random() < OWN else super().city(rng)

    def country(self, rng: random.Random) -> str:
        return rng.choice(self.own[2])

    def plain(self, rng: random.Random) -> tuple[str, str]:
        """A first name and a surname of the language's countries as they stand in a register."""
        (given, family), _, _ = self.own
        first, last = rng.choice(rng.choice(given)), rng.choice(rng.choice(family))
        return first, f"{last[:-1]}a" if first.endswith("a") and last.endswith(("ski", "cki")) else last

    def street(self, rng: random.Random) -> str:
        return self.made(rng, "LOCATION_ADDRESS_STREET")

    def body(self, rng: random.Random) -> str:
        return self.made(rng, "ORGANIZATION") if rng.random() < 0.8 else super().body(rng)

    def doctor(self, rng: random.Random) -> str:
        return self.made(rng, "NAME_MEDICAL_PROFESSIONAL")

    def made(self, rng: random.Random, label: str) -> str:
        """A value by one of the label's patterns: `#` is a digit, `@` a capital, `%` either, `{name}` is drawn."""
        pattern = re.sub("[#@%]", lambda match: rng.choice(DRAWN[match[0]]), rng.choice(self.patterns[label]))
        slots = {slot: self.slots[slot](rng) for slot in re.findall(r"{(\w+)}", pattern)}
        return re.sub("[#@%]", lambda match: rng.choice(DRAWN[match[0]]), pattern.format(**slots))

    @cached_property
    def slots(self) -> Mapping[str, Callable[[random.Random], str]]:
        """What patterns may name."""
        words = self.patterns
        return {
            "d": lambda r: str(r.randint(1, 15)), "d2": lambda r: str(r.randint(16, 30)),
            "dd": lambda r: f"{r.randint(1, 15):02d}", "dd2": lambda r: f"{r.randint(16, 30)}",
            "mm": lambda r: f"{r.randint(1, 12):02d}", "mn": lambda r: str(r.randint(1, 12)),
            "year": lambda r: str(r.randint(1935, 2026)), "year2": lambda r: str(r.randint(2000, 2026)),
            "yy": lambda r: f"{r.randint(0, 99):02d}", "month": lambda r: r.choice(words["months"]),
            "weekday": lambda r: r.choice(words["weekdays"]), "h": lambda r: str(r.randint(0, 23)),
            "mi": lambda r: f"{r.randint(0, 59):02d}", "mi2": lambda r: f"{r.randint(0, 59):02d}",
            "age": lambda r: str(r.randint(1, 97)), "k": lambda r: str(r.randint(2, 40)),
            "n": lambda r: str(r.randint(1, 180)), "m": lambda r: str(r.randint(1, 60)),
            "amount": lambda r: str(r.choice((r.randint(2, 99), r.randint(100, 9999)))),
            "amount3": lambda r: f"{r.randint(0, 999):03d}", "cc": lambda r: f"{r.randint(0, 99):02d}",
            "let": lambda r: r.choice("ABCD"), "pr": lambda r: "".join(r.choices(string.ascii_uppercase, k=2)),
            "zip": lambda r: self.made(r, "LOCATION_ZIP"), "state": lambda r: self.made(r, "LOCATION_STATE"),
            "village": lambda r: r.choice(words["villages"]), "district": lambda r: r.choice(words["districts"]),
            "city": self.city, "word": lambda r: r.choice(words["words"]),
            "given": lambda r: self.parts(r)[0], "family": lambda r: self.parts(r)[1],
            "name": lambda r: r.choice((coined(r), coined(r), self.parts(r)[1], self.city(r))),
        }  # fmt: skip


class Local(Values):
    """Draws values of one language: by its patterns, else what its authored texts have, else as in English."""

    def __init__(self, lists: Gazetteer, language: str, pool: Pool) -> None:
        patterns = table(language)
        native = Native(lists, language, patterns, pool)
        super().__init__(lists, native)
        self.native = native
        for label in taxonomy.LABELS:
            if label in patterns:
                self.draws[label] = _making(native, label)
            elif label in pool and (label == "LOCATION" or not label.startswith(("NAME", "LOCATION_", "ORGANIZATION"))):
                self.draws[label] = _choosing(pool[label], self.draws[label])

    def in_case(self, rng: random.Random, label: str, case: str) -> str:
        """A value in a grammatical case of the language: a person, a place, a body."""
        if not label.startswith("NAME"):
            return cases.declined(self.native.language, self.draw(rng, label), case)
        first, last = cases.person(self.native.language, *self.native.plain(rng), case)
        return {"NAME_GIVEN": first, "NAME_FAMILY": last}.get(label, f"{first} {last}")


def _making(native: Native, label: str) -> Callable[[random.Random], str]:
    return lambda rng: native.made(rng, label)


def _choosing(values: list[str], other: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(values) if rng.random() < 0.85 else other(rng)


class Locales:
    """The values of every language, made when first needed; of a language without patterns, the English ones."""

    def __init__(self, lists: Gazetteer) -> None:
        self.lists, self.english = lists, Values(lists)
        self.known: dict[str, Values] = {}

    def of(self, language: str, pool: Pool) -> Values:
        """The values of a language whose authored texts have `pool`."""
        if language not in self.known:
            local = language != "en" and table(language)
            self.known[language] = Local(self.lists, language, pool) if local else self.english
        return self.known[language]
