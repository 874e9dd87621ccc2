# ruff: noqa: E501, SIM905 - long rows of values and forms are data, and read best as rows
"""Invented persons, places and bodies, drawn from the lists."""

import random
import re
import unicodedata
from functools import cache, cached_property
from pathlib import Path

from .gazetteer import MEDICAL, Gazetteer

PARTICLES = (
    "de ",
    "van der ",
    "van ",
    "von ",
    "da ",
    "dos ",
    "del ",
    "di ",
    "al-",
    "El ",
    "Mac ",
    "O'",
    "bin ",
    "Ben ",
)
HOME = Path(__file__).parent / "templates"


@cache
def words(name: str) -> list[str]:
    """Parts of names: of streets, bodies, places; and first names and surnames that are words, months or places too."""
    lines = (HOME / "en" / "names.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line)[name].split("|")


class Invented:
    """Draws invented values; the same random numbers give the same values."""

    def __init__(self, lists: Gazetteer) -> None:
        self.lists = lists

    @cached_property
    def pairs(self) -> list[tuple[list[str], list[str]]]:
        """First names and surnames of one country each, in Latin letters."""
        tables: dict[str, tuple[list[str], list[str]]] = {}
        for place, name in ("forenames_by_country.tsv", 0), ("surnames_by_country.tsv", 1):
            for country, value in (row[:2] for row in self.lists.table(str(place))):
                if latin(value):
                    tables.setdefault(country, ([], []))[int(name)].append(value)
        return [pair for pair in tables.values() if pair[0] and pair[1]]

    @cached_property
    def rare(self) -> tuple[list[str], list[str]]:
        rows = self.lists.table("libpostal_dictionaries.tsv")
        kinds = {"given_names": list[str](), "surnames": list[str]()}
        for row in rows:
            if row[1] in kinds and latin(row[2]) and len(row[2]) > 2 and row[2].count(" ") < 2:
                kinds[row[1]].append(row[2].title() if row[2].islower() or row[2].isupper() else row[2])
        return kinds["given_names"], kinds["surnames"]

    @cached_property
    def english(self) -> tuple[list[str], list[str]]:
        given = [*self.lists.lines("us_given_names_pp.txt"), *self.lists.lines("firstnames_corpora.txt")]
        family = [*self.lists.lines("us_surnames_pp.txt"), *self.lists.lines("lastnames_corpora.txt")]
        tidy = [
            [n.strip(",. ").title() for n in names if re.fullmatch(r"[A-Za-z'-]{3,},?", n)] for names in (given, family)
        ]
        return tidy[0], tidy[1]

    def parts(self, rng: random.Random) -> tuple[str, str]:
        """A first name and a surname that go together more often than not."""
        draw = rng.random()
        if draw < 0.35:
            given, family = rng.choice(self.pairs)
        elif draw < 0.65:
            given, family = self.english
        elif draw < 0.92:
            given, family = self.rare
        else:
            given, family = words("wordy_given"), self.english[1]
            if rng.random() < 0.4:
                given, family = self.english[0], words("wordy_family")
        first, last = rng.choice(given), rng.choice(family)
        if rng.random() < 0.05:
            last = rng.choice(PARTICLES) + last
        if rng.random() < 0.05:
            last = f"{last}-{rng.choice(family)}"
        if rng.random() < 0.04:
            first = f"{first}-{rng.choice(given)}"
        return first, last

    def given(self, rng: random.Random) -> str:
        return self.parts(rng)[0]

    def family(self, rng: random.Random) -> str:
        return self.parts(rng)[1]

    def name(self, rng: random.Random) -> str:
        first, last = self.parts(rng)
        return full(rng, first, last, self.given(rng))

    def doctor(self, rng: random.Random) -> str:
        first, last = self.parts(rng)
        named = rng.choice((last, last, f"{first} {last}", f"{first[0]}. {last}", f"{first[0]} {last}"))
        title = rng.choice(("Dr ", "Dr. ", "Dr ", "Dr. ", "Doctor ", "Prof. ", "Nurse ", ""))
        return f"{title}{named}" if title or " " in named else f"{first} {named}"

    @cached_property
    def big_cities(self) -> list[str]:
        names = [*self.lists.lines("capitals.txt"), *self.lists.lines("us_cities.txt")]
        return [*names, *self.lists.lines("english_towns.txt"), *self.lists.lines("canadian_municipalities.txt")]

    @cached_property
    def all_cities(self) -> list[str]:
        return [row[-1] for row in self.lists.table("cities_by_country.tsv") if latin(row[-1]) and len(row[-1]) < 24]

    def city(self, rng: random.Random) -> str:
        return rng.choice(self.big_cities if rng.random() < 0.6 else self.all_cities)

    @cached_property
    def country_names(self) -> list[str]:
        rows = self.lists.table("countries_by_lang.tsv")
        return [row[2] for row in rows if row[0] == "en" and len(row[2]) < 26] + ["USA", "UK", "U.S.", "the US"] * 4

    def country(self, rng: random.Random) -> str:
        return rng.choice(self.country_names)

    @cached_property
    def world_states(self) -> list[str]:
        return [name for name in self.lists.lines("states_world.txt") if latin(name) and len(name) < 20]

    def state(self, rng: random.Random) -> str:
        return rng.choice(
            rng.choice(
                (words("us_states"), words("us_states"), words("state_codes"), words("other_states"), self.world_states)
            )
        )

    def site(self, rng: random.Random) -> str:
        if rng.random() < 0.4:
            return rng.choice(words("places"))
        return rng.choice(words("sites")).format(
            rng.choice((self.family(rng), self.city(rng), rng.choice(words("street_words"))))
        )

    def street(self, rng: random.Random) -> str:
        word = rng.choice((rng.choice(words("street_words")), rng.choice(words("street_words")), self.family(rng)))
        draw = rng.random()
        if draw < 0.1:
            return rng.choice((f"Calle {word}", f"Rue {word}", f"Via {word}", f"{word}straße", f"{word}gatan",
                               f"Avenida {word}", f"ul. {word}", f"{word}laan", f"Rua {word}", f"{word} katu"))  # fmt: skip
        if draw < 0.2:
            word = rng.choice(("N ", "S ", "East ", "West ", "Old ", "Upper ", "NW ", "Great ")) + word
        return f"{word} {rng.choice(words('street_kinds'))}"

    @cached_property
    def us_addresses(self) -> list[str]:
        lines = self.lists.lines("us_addresses_usaddress.txt")
        return [line for line in lines if line[0].isdigit() and line.count(" ") > 3]

    def zip(self, rng: random.Random) -> str:
        return rng.choice((us_zip, us_zip, uk_zip, canada_zip, lambda r: str(r.randint(1000, 99999))))(rng)

    def address(self, rng: random.Random) -> str:
        """One address in a layout that people use, on one line or several."""
        if rng.random() < 0.25:
            return rng.choice(self.us_addresses).strip(" ,.")
        number = rng.choice((str(rng.randint(1, 400)), str(rng.randint(1, 9999)), f"{rng.randint(1, 99)}{rng.choice('abAB')}",
                             f"{rng.randint(1, 60)}/{rng.randint(1, 40)}"))  # fmt: skip
        street, city, zip_ = self.street(rng), self.city(rng), self.zip(rng)
        unit = rng.choice(("", "", "", "", f", Apt {rng.randint(1, 40)}", f" Apt. {rng.randint(1, 900)}", f", Unit {rng.randint(1, 30)}",
                           f" #{rng.randint(1, 300)}", f", Flat {rng.randint(1, 30)}", f" Suite {rng.randint(1, 900)}"))  # fmt: skip
        gap = rng.choice((", ", ", ", ", ", "\n", " "))
        state = rng.choice((rng.choice(words("state_codes")), rng.choice(words("us_states"))))
        head = rng.choice((f"{number} {street}", f"{number} {street}", f"{number} {street}", f"{street} {number}"))
        tail = rng.choice((f"{city}, {state} {us_zip(rng)}", f"{city}, {state} {us_zip(rng)}", f"{city} {uk_zip(rng)}",
                           f"{zip_} {city}", f"{city}", f"{city}{gap}{state}", f"{city} {zip_}", f"{city}, {zip_}"))  # fmt: skip
        country = rng.choice(("", "", "", "", gap + self.country(rng)))
        return f"{head}{unit}{gap}{tail}{country}"

    @cached_property
    def companies(self) -> list[str]:
        names = [*self.lists.lines("companies_sp500.txt"), *self.lists.lines("fortune500.txt")]
        return [*names, *self.lists.lines("charities.txt"), *self.lists.lines("newspapers.txt")]

    def body(self, rng: random.Random) -> str:
        draw = rng.random()
        if draw < 0.35:
            return rng.choice(self.companies).rstrip(".")
        stem = rng.choice(
            (self.family(rng), self.city(rng), rng.choice(words("street_words")), coined(rng), coined(rng))
        )
        if draw < 0.45:
            return f"{self.family(rng)} & {self.family(rng)}"
        return stem if draw < 0.5 else f"{stem} {rng.choice(words('body_kinds'))}"

    def facility(self, rng: random.Random) -> str:
        if rng.random() < 0.3:
            known = [name for name in self.lists.lines("hospitals.txt") if MEDICAL.search(name)]
            return rng.choice(known)
        saint = f"St. {self.given(rng)}'s" if rng.random() < 0.2 else ""
        stem = saint or rng.choice((self.family(rng), self.city(rng), rng.choice(words("street_words"))))
        return f"{stem} {rng.choice(words('facility_kinds'))}"


def full(rng: random.Random, first: str, last: str, middle: str) -> str:
    """A full name as people write it."""
    forms = (f"{first} {last}",) * 12 + (
        f"{first} {middle[0]}. {last}", f"{first} {middle} {last}", f"{first[0]}. {last}", f"{first[0]} {last}",
        f"{last}, {first}", f"{first[0]}.{middle[0]}. {last}", f"{first} {last[0]}.", f"{first} {middle[0]} {last}",
    )  # fmt: skip
    return rng.choice(forms)


def coined(rng: random.Random) -> str:
    """A made-up name of a firm or product."""
    heads = "Nov Zen Quant Lum Hex Verid Altam Brev Cor Del Ever Fin Glo Hal Ingen Jun Kest Lark Mer Nim Orb Pax Quil Riv Sol Tern Umb Vant Wex Xan Yar Zeph".split()
    tails = (
        "a ia ix um ora ex ley ara ent is on eon yx ell us io ly wave loop stack grid works soft point bridge".split()
    )
    return rng.choice(heads) + rng.choice(tails)


def us_zip(rng: random.Random) -> str:
    return f"{rng.randint(501, 99950):05d}" + (f"-{rng.randint(0, 9999):04d}" if rng.random() < 0.1 else "")


def uk_zip(rng: random.Random) -> str:
    area = rng.choice("LS M B SW1A E N NW SE W G EH CF BT YO OX CB NE S L BS BN RG GU PL EX".split())
    area = area if area[-1] == "A" else f"{area}{rng.randint(1, 22)}"
    gap = " " if rng.random() < 0.9 else ""
    return f"{area}{gap}{rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQ')}{rng.choice('ABDEFGHJLNPQ')}"


def canada_zip(rng: random.Random) -> str:
    letters = "ABCEGHJKLMNPRSTVXY"
    draw = [rng.choice(letters) + str(rng.randint(0, 9)) for _ in range(3)]
    return f"{draw[0]}{draw[1][0]} {draw[1][1]}{draw[2]}"


def latin(value: str) -> bool:
    """Whether all letters are Latin ones."""
    return bool(value) and all("LATIN" in unicodedata.name(c, "") for c in value if c.isalpha())
