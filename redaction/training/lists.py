"""Makes the table of what lists say of words: `python -m redaction.training.lists --data PATH --out FILE`.

Names of persons: the lists by country, libpostal's, and those that Faker invents persons from. Places: cities,
countries, their parts. Words that the training texts write small are marked too, so that the network can tell a name
that is also a word ("rose", "will") from one that is nothing else.
"""

import argparse
import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import faker.providers.person

from ..engine.ner.lists import COMMON, FAMILY, GIVEN, LAND, TOWN, WORD, Lists, folded
from . import cases, sources
from .data import Example, open_sets
from .gazetteer import Gazetteer
from .locales import table
from .names import Invented, latin

OFTEN = 3  # texts that write a word small before it counts as common
SHORTEST = 2  # letters of an entry


def persons(kind: str, locale: str = "") -> Iterator[str]:
    """The names in the lists of Faker that begin with `kind`, of one locale or of all."""
    package = faker.providers.person
    for found in pkgutil.iter_modules(package.__path__):
        if found.ispkg and locale in {"", found.name}:
            provider = importlib.import_module(f"{package.__name__}.{found.name}").Provider
            for name in dir(provider):
                values = getattr(provider, name)
                if name.startswith(kind) and not name.startswith("_") and isinstance(values, Iterable):
                    yield from (one for one in values if isinstance(one, str))


def common(examples: Iterable[Example]) -> set[str]:
    """The words that texts write small outside of what they label."""
    seen: Counter[str] = Counter()
    for example in examples:
        labelled = bytearray(len(example.text))
        for choice in example.choices:
            labelled[choice.start : choice.end] = b"\1" * (choice.end - choice.start)
        seen.update({match[0] for match in WORD.finditer(example.text)
                     if match[0].islower() and not labelled[match.start()]})  # fmt: skip
    return {word for word, count in seen.items() if count >= OFTEN}


def entries(given: Gazetteer, examples: Iterable[Example]) -> dict[str, int]:
    """All entries with their marks."""
    rare = Invented(given).rare
    kinds: dict[int, Iterable[str]] = {
        GIVEN: [*given.given, *rare[0], *persons("first_name")],
        FAMILY: [*given.family, *rare[1], *persons("last_name")],
        TOWN: [*given.cities, *given.lines("us_cities.txt"), *given.lines("english_towns.txt"),
               *given.lines("norwegian_cities.txt"), *given.lines("canadian_municipalities.txt")],
        LAND: [*given.states, *given.countries, *(row[2] for row in given.table("countries_by_lang.tsv"))],
        COMMON: common(examples),
    }  # fmt: skip
    found: dict[str, int] = defaultdict(int)
    for mark, values in kinds.items():
        for value in values:
            name = folded(value.strip(" .,"))
            if len(name) >= SHORTEST and latin(name):
                found[name] |= mark
    for name, mark in list(inflected(given, found)):
        found[name] = found.get(name, 0) | mark
    # A hyphenated or double name's parts are names too.
    for name in [name for name, mark in found.items() if mark & (GIVEN | FAMILY)]:
        for part in WORD.findall(name):
            if len(part) > SHORTEST and part not in found:
                found[part] |= found[name] & (GIVEN | FAMILY)
    return found


def inflected(given: Gazetteer, entries: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Names and places as sentences have them: with the genitive of German, Danish and Swedish, in Polish cases."""
    for name, mark in entries.items():
        if mark & ~COMMON and " " not in name and len(name) > SHORTEST and name[-1] not in "sxzß":
            yield f"{name}s", mark & ~COMMON
    polish = table("pl")
    first = {*_of(given, "forenames_by_country.tsv"), *persons("first_name", "pl_PL"), *polish["given"]}
    last = {*_of(given, "surnames_by_country.tsv"), *persons("last_name", "pl_PL"), *polish["family"]}
    women = {f"{name[:-1]}a" for name in last if name.endswith(("ski", "cki", "dzki"))}
    towns = {row[-1] for row in given.table("cities_by_country.tsv") if row[0] == "Poland"}
    for case in cases.CASES:
        yield from ((folded(cases.given(name, case)), GIVEN) for name in first)
        yield from ((folded(cases.family(name, case, False)), FAMILY) for name in last)
        yield from ((folded(cases.family(name, case, True)), FAMILY) for name in women)
        yield from ((folded(cases.declined("pl", name, case)), TOWN) for name in {*towns, *polish["cities"]})
    yield from ((folded(name), FAMILY) for name in women)


def _of(given: Gazetteer, file: str) -> Iterator[str]:
    return (row[1] for row in given.table(file) if row[0] == "PL" and latin(row[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets, with mapping.json and lists")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    known = Gazetteer(given.data / "lists")
    taken = open_sets(given.data, {*sources.ENGLISH, *sources.MULTILINGUAL}, known)
    table = Lists.of(entries(known, taken))
    table.write(given.out)
    print(f"{given.out}: {len(table.hashes)} entries, {given.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
