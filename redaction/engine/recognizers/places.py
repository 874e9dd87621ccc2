"""LOCATION_COUNTRY, LOCATION_STATE, and the places that are numbers: postcodes and coordinates."""

import re

from . import coordinates, postcodes
from .anchors import AnchoredRecognizer, Form
from .base import Recognizer
from .lexicon import Lexicon, LexiconRecognizer
from .polish_places import POLISH_PLACES
from .regions import COUNTRIES, COUNTRY_CODES, OTHER_CODES, STATES, US_CODES, WEAK_COUNTRIES, WEAK_STATES

FIELD = r"[\"']?(?: ?[:=] ?|: )[\"']?$"
IN_PLACE = re.compile(
    rf"\bcountry(?: of (?:birth|residence|origin|issue))?{FIELD}|\b(?:lives? in|living in|born in|"
    "moved to|moved from|travell?ed to|"
    "citizen of|republic of|kingdom of|trip to|flew to|flight to|back to|exported? to|imported? from|"
    "embassy of) (?:the )?$"
)
IN_STATE = re.compile(
    rf"\b(?:state|province|region)(?: of)?{FIELD}|\bstate(?: of)? $|[a-z], $|\b(?:lives? in|moved to|born in) $"
)

HAT = re.compile(r" hats?(?!\w)")
COUNTRY = Lexicon("LOCATION_COUNTRY", COUNTRIES - WEAK_COUNTRIES, 0.8, lower_score=0.55, before=IN_PLACE, goods=HAT)
WEAK_COUNTRY = Lexicon("LOCATION_COUNTRY", WEAK_COUNTRIES, 0.45, lower_score=0.2, before=IN_PLACE, context_score=0.75)
COUNTRY_CODE = Lexicon("LOCATION_COUNTRY", COUNTRY_CODES, 0.6, before=IN_PLACE, upper=True)
STATE = Lexicon("LOCATION_STATE", STATES, 0.75, lower_score=0.55, before=IN_STATE)
WEAK_STATE = Lexicon("LOCATION_STATE", WEAK_STATES, 0.35, lower_score=0.2, before=IN_STATE, context_score=0.65)

NAMES = LexiconRecognizer((COUNTRY, WEAK_COUNTRY, COUNTRY_CODE, STATE, WEAK_STATE))


def state_code(match: re.Match[str]) -> bool:
    """The capitals are the abbreviation of a state or province."""
    return match["value"] in CODES


# Also the word in front of a number, a degree, a profession: only a postcode shows that they mean the state.
DEGREES = frozenset({"ID", "MD", "MS", "MA", "PA", "CA", "AL", "ON"})
POSTCODE = re.compile(r" \d{5}(?!\d)| [A-Z]\d[A-Z] ?\d[A-Z]\d")
TOWN_BEFORE = re.compile(r"[A-ZÀ-Þ][^\W\d_]*, $")
PLATE = re.compile(r" [A-Z]{0,3}[ -]?\d{3}|[ ]\d[A-Z\d]|[ ][A-Z]\d")


def behind_town(match: re.Match[str]) -> bool:
    """The abbreviation follows a word with a capital and is no name of the number or plate behind it."""
    if not state_code(match) or not TOWN_BEFORE.search(match.string, max(0, match.start() - 24), match.start("value")):
        return False
    coded = POSTCODE.match(match.string, match.end()) is not None
    return coded or (match["value"] not in DEGREES and not PLATE.match(match.string, match.end()))


CODES = frozenset((*US_CODES, *OTHER_CODES))
STATE_CODE = AnchoredRecognizer(
    cased=True,
    forms=(
        # Omaha, NE; Perth, WA 6000; not "OK, IN": the comma follows small letters
        Form(
            "LOCATION_STATE",
            re.compile(r", (?<=[a-z], )(?P<value>[A-Z]{2,3})(?= \d{4,5}(?!\d)|[ .,;)\n]|$)"),
            0.7,
            behind_town,
        ),
    ),
)
STATE_FIELD = AnchoredRecognizer(
    anchors=frozenset({"state", "province"}),
    before=1,
    after=10,
    cased=True,
    forms=(
        Form(
            "LOCATION_STATE",
            re.compile(r"\b(?:[Ss]tate|STATE|[Pp]rovince)[\"']?\s?[:=]\s?[\"']?(?P<value>[A-Z]{2,3})\b"),
            0.9,
            state_code,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    NAMES, STATE_CODE, STATE_FIELD, *POLISH_PLACES, *postcodes.RECOGNIZERS,
    *coordinates.RECOGNIZERS,
)  # fmt: skip
