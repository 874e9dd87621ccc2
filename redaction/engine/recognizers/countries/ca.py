"""Canada: SIN and the provinces' health cards."""

import re

from stdnum import luhn
from stdnum.ca import bc_phn, sin

from ..numbers import Number, digits_of, words

PLACES = words("canada canadian ontario quebec québec alberta manitoba saskatchewan")
RAMQ = re.compile(r"[A-Z]{4}\d\d([0156]\d)([0-3]\d)\d\d")


def ohip(value: str) -> bool:
    """Ten digits with a Luhn check digit, then the card's version code."""
    return bool(luhn.is_valid(digits_of(value)[:10]))


def ramq(value: str) -> bool:
    """Quebec: surname, forename, birth date with the sex in its month (Régie de l'assurance maladie)."""
    match = RAMQ.fullmatch(re.sub(r"[ -]", "", value).upper())
    return match is not None and 1 <= int(match[1]) % 50 <= 12 and 1 <= int(match[2]) <= 31


NUMBERS = (
    Number(
        "SSN",
        "999-999-999|999 999 999|9{9}",
        "sin|sin number|sin no|social insurance|social insurance number|nas"
        "|numéro d'assurance sociale|assurance sociale",
        0.0,
        sin.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9999-999-999|9999 999 999|9{10}|9999-999-999-AA|9999 999 999 AA|9999-999-999 AA|9{10}AA|9{10} AA",
        "ohip|health card|health card number|hcn|ontario health",
        0.0,
        ohip,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9999 999 999|9999-999-999|9{10}",
        "phn|personal health number|bc services card|care card|msp",
        0.0,
        bc_phn.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9{9}|99999-9999|99999 9999|999 999 999",
        "ahcip|alberta health|uli|phin|personal health number|mcp|phn|alberta personal health number|manitoba health",
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "A{4} 9999 9999|A{4}9{8}|A{4}-9999-9999",
        "ramq|nam|assurance maladie|health card|numéro d'assurance maladie",
        0.7,
        ramq,
        PLACES,
    ),
)
