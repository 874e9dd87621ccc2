"""LOCATION_COUNTRY, LOCATION_STATE, and the places that are numbers: postcodes and coordinates."""

import re

from . import coordinates, postcodes
from .anchors import AnchoredRecognizer, Form, alternatives
from .base import Recognizer
from .lexicon import Lexicon, LexiconRecognizer
from .regions import COUNTRIES, COUNTRY_CODES, OTHER_CODES, STATES, US_CODES, WEAK_COUNTRIES, WEAK_STATES

FIELD = r"[\"']?(?: ?[:=] ?|: )[\"']?$"
IN_PLACE = re.compile(
    rf"\bcountry(?: of (?:birth|residence|origin|issue))?{FIELD}|\b(?:lives? in|living in|born in|moved to|moved from|travell?ed to|"
    r"citizen of|republic of|kingdom of|trip to|flew to|flight to|back to|exported? to|imported? from|embassy of) (?:the )?$"
)
IN_STATE = re.compile(
    rf"\b(?:state|province|region)(?: of)?{FIELD}|\bstate(?: of)? $|[a-z], $|\b(?:lives? in|moved to|born in) $"
)

COUNTRY = Lexicon("LOCATION_COUNTRY", COUNTRIES - WEAK_COUNTRIES, 0.8, lower_score=0.55, before=IN_PLACE)
WEAK_COUNTRY = Lexicon("LOCATION_COUNTRY", WEAK_COUNTRIES, 0.45, lower_score=0.2, before=IN_PLACE, context_score=0.75)
COUNTRY_CODE = Lexicon("LOCATION_COUNTRY", COUNTRY_CODES, 0.6, before=IN_PLACE, upper=True)
STATE = Lexicon("LOCATION_STATE", STATES, 0.75, lower_score=0.55, before=IN_STATE)
WEAK_STATE = Lexicon("LOCATION_STATE", WEAK_STATES, 0.35, lower_score=0.2, before=IN_STATE, context_score=0.65)

NAMES = LexiconRecognizer((COUNTRY, WEAK_COUNTRY, COUNTRY_CODE, STATE, WEAK_STATE))

STATE_CODE = AnchoredRecognizer(
    anchors=frozenset(code.lower() for code in (*US_CODES, *OTHER_CODES)),
    before=30,
    after=12,
    cased=True,
    forms=(
        # Omaha, NE; Perth, WA 6000; not "OK, IN": the comma follows a word with a capital and small letters
        Form(
            "LOCATION_STATE",
            re.compile(
                rf"(?<=[a-z], )(?P<value>{alternatives((*US_CODES, *OTHER_CODES))})(?= \d{{4,5}}(?!\d)|[ .,;)\n]|$)"
            ),
            0.7,
        ),
        Form(
            "LOCATION_STATE",
            re.compile(
                rf"\b(?:[Ss]tate|STATE|[Pp]rovince)[\"']?\s?[:=]\s?[\"']?(?P<value>{alternatives((*US_CODES, *OTHER_CODES))})\b"
            ),
            0.9,
        ),
        Form(
            "LOCATION_ZIP",
            re.compile(rf"\b{alternatives((*US_CODES,))} (?P<value>\d{{5}}(?:-\d{{4}})?)(?![\w-]|[.,]\d)"),
            0.75,
        ),
        Form("LOCATION_ZIP", re.compile(r"\b(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT) (?P<value>\d{4})(?![\w-]|[.,]\d)"), 0.7),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    NAMES, STATE_CODE, *postcodes.RECOGNIZERS, *coordinates.RECOGNIZERS,
)  # fmt: skip
