"""Denmark: CPR number, driving licence, health card."""

from ..numbers import Number, digits_of, is_date, words

PLACES = words("danmark denmark danish dansk københavn og ikke jeg det er")


def cpr(value: str) -> bool:
    """A birth date and four digits; the check digit was given up in 2007 (CPR-kontoret)."""
    return is_date(digits_of(value), "dmy")


KEYS = "cpr|cpr-nr|cpr-nummer|personnummer|cpr nr|cprnr|cpr.nr|cpr nummer|cpr no|sundhedskort|sygesikring"

NUMBERS = (
    Number("SSN", "999999-9999", KEYS, 0.6, cpr, PLACES),
    Number("SSN", "9{10}|999999 9999", KEYS, 0.0, cpr, PLACES),
    Number("DRIVER_LICENSE", "9{8}", "kørekort|kørekortnummer|kørekort nr", 0.0, None, PLACES, named=0.92),
)
