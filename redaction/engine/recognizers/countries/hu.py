"""Hungary: TAJ, tax identifier, personal identifier, identity card."""

from ..numbers import Number, digits_of, weighted, words

PLACES = words("magyarország hungary hungarian magyar budapest és nem egy")


def taj(value: str) -> bool:
    """Weights 3 and 7 by turns, the sum modulo 10 is the ninth digit (Act LXXX of 1997)."""
    digits = digits_of(value)
    return weighted(digits, (3, 7) * 4) % 10 == int(digits[8])


def tax(value: str) -> bool:
    """Begins with 8; places times digits modulo 11 is the tenth digit (Act XX of 1996)."""
    return value[0] == "8" and weighted(value, range(1, 10)) % 11 == int(value[9])


NUMBERS = (
    Number(
        "SSN",
        "999-999-999|999 999 999|9{9}",
        "taj|taj-szám|taj szám|tajszám|társadalombiztosítási|tb szám|társadalombiztosítási azonosító",
        0.0,
        taj,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII", "9{10}", "adóazonosító|adóazonosító jel|adóazonosító jele|adóazonosítója", 0.3, tax, PLACES
    ),
    Number(
        "NUMERICAL_PII",
        "9{6}AA|AA9{6}|9{6} AA",
        "személyi igazolvány|személyi|személyi igazolvány száma|személyi szám|személyazonosító igazolvány",
        0.0,
        None,
        PLACES,
        named=0.92,
    ),
    Number(
        "SSN",
        "9-999999-9999|9 999999 9999|9{11}",
        "személyi azonosító|személyi szám|személyi azonosító jel",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
)
