"""Lists of names and places, to say more about a span than its set does, and to draw values from."""

import csv
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

PLACES = frozenset({"LOCATION", "LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET", "LOCATION_CITY", "LOCATION_STATE"})
TIMES = frozenset({"DATE", "DATE_INTERVAL", "DAY", "DOB", "DURATION", "MONTH", "TIME", "YEAR"})
MEDICAL = re.compile(r"hospital|clinic|infirmary|medical cent|surgery\b|pharmacy|hospice|health cent|care home", re.I)
STREET = re.compile(r"\d.*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|boulevard|blvd)\b", re.I)
LASTING = re.compile(r"(?:(?:about|over|nearly|almost|some|approximately|at least|more than) )?[\w\- ]*\b"
                     r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)", re.I)  # fmt: skip
RELATIVE = re.compile(r"\b(?:last|next|this|past|previous|following|ago|later|earlier|of)\b", re.I)
FROM_TO = re.compile(
    r"\b(?:from|between)\b.*\b(?:to|and|until|till)\b|\d\s*[-–]\s*\d{2,4}$|\bto\b|\d{4}\s*[–/-]\s*\d", re.I
)
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?![\d.])|\b\d{1,2}\s*[ap]\.?m\b|o'?clock|\bnoon\b|\bmidnight\b", re.I)
ALSO_STATES = frozenset({"georgia", "jersey", "luxembourg"})


class Gazetteer:
    """The lists in `folder`, read when first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lines(self, name: str) -> list[str]:
        """The lines of one list without blanks."""
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def table(self, name: str) -> list[list[str]]:
        """The rows of a tab-separated list."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

    @cached_property
    def countries(self) -> frozenset[str]:
        names = {row[2] for row in self.table("countries_by_lang.tsv") if row[0] == "en"}
        more = {"UK", "U.K.", "USA", "U.S.", "US", "U.S.A.", "America", "England", "Scotland", "Wales", "Britain",
                "Great Britain", "Soviet Union", "Russia", "South Korea", "North Korea", "Iran", "Syria", "UAE",
                "Holland", "Czech Republic", "Vietnam", "Turkey", "Burma", "Macedonia", "Northern Ireland"}  # fmt: skip
        return frozenset(_folded({*names, *more}))

    @cached_property
    def states(self) -> frozenset[str]:
        return frozenset(_folded(self.lines("states_world.txt"))) - self.countries

    @cached_property
    def cities(self) -> frozenset[str]:
        rows = self.table("cities_by_country.tsv")
        return frozenset(_folded([*(row[-1] for row in rows), *self.lines("capitals.txt"), "New York City", "NYC"]))

    @cached_property
    def given(self) -> frozenset[str]:
        names = [row[1] for row in self.table("forenames_by_country.tsv")]
        return frozenset(_folded([*names, *self.lines("firstnames_corpora.txt"), *self.lines("us_given_names_pp.txt")]))

    @cached_property
    def family(self) -> frozenset[str]:
        names = [row[1] for row in self.table("surnames_by_country.tsv")]
        return frozenset(_folded([*names, *self.lines("lastnames_corpora.txt"), *self.lines("us_surnames_pp.txt")]))

    def narrow(self, label: str, value: str) -> frozenset[str]:
        """The labels that a span may have whose set only says `label`."""
        if label == "NAME":
            return self.person(value)
        if label == "LOCATION":
            return self.place(value)
        if label == "ORGANIZATION":
            return frozenset({"ORGANIZATION_MEDICAL_FACILITY" if MEDICAL.search(value) else "ORGANIZATION"})
        if label in {"DATE", "DATE_INTERVAL", "DURATION"}:
            return self.time(label, value)
        return frozenset({label})

    def person(self, value: str) -> frozenset[str]:
        """A full name when there are several words; a lone one by the lists, either if both or none know it."""
        if len(value.split()) > 1:
            return frozenset({"NAME", "NAME_MEDICAL_PROFESSIONAL"})
        word = value.lower()
        if (word in self.given) != (word in self.family):
            return frozenset({"NAME_GIVEN" if word in self.given else "NAME_FAMILY"})
        return frozenset({"NAME_GIVEN", "NAME_FAMILY"})

    def place(self, value: str) -> frozenset[str]:
        """Country, city or state where one list alone knows it; several where several do."""
        word = value.lower().strip(" .,")
        word = word.removeprefix("the ")
        if word in self.countries:
            return frozenset({"LOCATION_COUNTRY"} | ({"LOCATION_STATE"} if word in ALSO_STATES else set()))
        if STREET.search(value):
            return frozenset({"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"})
        lists = {"LOCATION_CITY": self.cities, "LOCATION_STATE": self.states}
        return frozenset(label for label, names in lists.items() if word in names) or PLACES

    def time(self, label: str, value: str) -> frozenset[str]:
        """What the words of a date say about its kind."""
        if label == "DATE" and LASTING.fullmatch(value) and not RELATIVE.search(value):
            return frozenset({"DURATION"})
        if FROM_TO.search(value):
            return frozenset({"DATE_INTERVAL", "TIME"}) if CLOCK.search(value) else frozenset({"DATE_INTERVAL", label})
        if CLOCK.search(value) and label == "DATE":
            return frozenset({"TIME", "DATE"})
        return frozenset({label, "DOB"}) if label == "DATE" else frozenset({label})


def _folded(names: Iterable[str]) -> set[str]:
    return {name.lower() for name in names}
