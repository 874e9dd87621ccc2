"""Addresses, towns and organizations of the same language."""

import random
import re

from ...span import Entity
from . import fakers
from .shape import scrambled

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
STREET_WORDS = frozenset(
    {
        "st", "street", "rd", "road", "ave", "av", "avenue", "blvd", "boulevard", "lane", "ln", "dr", "drive", "way",
        "court", "ct", "place", "pl", "square", "sq", "crescent", "close", "terrace", "highway", "hwy", "apt", "suite",
        "unit", "floor", "fl", "flat", "po", "box", "north", "south", "east", "west", "n", "s", "e", "w", "ne", "nw",
        "rue", "de", "la", "le", "du", "des", "via", "calle", "straße", "strasse", "str", "weg", "platz", "allee",
        "gasse", "am", "an", "der", "den", "auf", "im", "rua", "avenida", "plaza", "paseo", "ul", "ulica", "the", "of",
        "bis", "ter", "laan", "straat", "plein", "gracht",
    }
)  # fmt: skip
ENDINGS = ("straße", "strasse", "straat", "gasse", "allee", "laan", "weg", "platz", "plein", "gatan", "vägen")
FACILITIES = re.compile(
    r"\b(?:hospital|clinic|surgery|pharmacy|medical center|medical centre|health center|health centre|klinikum|klinik|"
    r"praxis|apotheke|krankenhaus|hôpital|clinique|ospedale|clínica|hospital|care home)\b",
    re.IGNORECASE,
)


def city(value: str, language: str, chance: random.Random) -> str:
    """A town."""
    return fakers.call(language, chance, "city_name", "city")


def state(value: str, language: str, chance: random.Random) -> str:
    """A region; an abbreviation for an abbreviation."""
    if len(value) <= 3 and value.isupper():
        return fakers.call(language, chance, "state_abbr", "administrative_unit_abbr")
    return fakers.call(language, chance, "state", "administrative_unit", "region", "province")


def address(value: str, entity: Entity, language: str, chance: random.Random) -> str:
    """An address of the same form: towns and regions for those that are known in it, other names and digits changed."""
    made, at = "", 0
    for part in sorted(entity.nested, key=lambda span: span.start):
        start, end = part.start - entity.start, part.end - entity.start
        change = {"LOCATION_CITY": city, "LOCATION_STATE": state}.get(part.label)
        if change and at <= start < end <= len(value):
            made += street(value[at:start], language, chance) + change(value[start:end], language, chance)
            at = end
    return made + street(value[at:], language, chance)


def street(value: str, language: str, chance: random.Random) -> str:
    """A part of an address with other names and numbers; the words for streets stay."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in STREET_WORDS:
            return word
        if len(word) <= 2 or word.isupper():
            return scrambled(word, chance)
        name = fakers.call(language, chance, "last_name").split(" ")[-1]
        ending = next((end for end in ENDINGS if word.lower().endswith(end)), "")
        return name + ending

    changed = WORD.sub(other, value)
    return "".join(other_digit(each, chance) for each in changed)


def other_digit(character: str, chance: random.Random) -> str:
    """Another digit for a digit, never 0: house numbers do not begin with it."""
    return chance.choice("123456789") if character.isdecimal() else character


def organization(value: str, language: str, chance: random.Random) -> str:
    """A company; of a medical facility the kind stays."""
    facility = FACILITIES.search(value)
    if facility:
        return f"{fakers.call(language, chance, 'last_name')} {facility.group()}"
    return fakers.call(language, chance, "company")


def occupation(value: str, language: str, chance: random.Random) -> str:
    """A profession."""
    made = fakers.call(language, chance, "job").split(",")[0]
    return made.lower() if value.islower() else made
