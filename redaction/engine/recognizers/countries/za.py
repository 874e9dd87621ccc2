"""South Africa: identity number, tax reference."""

from stdnum.za import idnr, tin

from ..numbers import Number, words

PLACES = words("africa african johannesburg durban pretoria sars")
KEYS = "sa id|id number|id no|rsa id|south african id|identity number|identity no|id nr|id-nommer|identiteitsnommer|id"

NUMBERS = (
    Number(
        "SSN", "9{13}|999999 9999 99 9|999999 9999 999|999999-9999-999", KEYS, 0.6, idnr.is_valid, PLACES, unproven=0.0
    ),
    Number(
        "NUMERICAL_PII",
        "9{10}|9999/999/99/9",
        "tax reference|tax ref|sars|income tax|tax number",
        0.0,
        tin.is_valid,
        PLACES,
    ),
)
