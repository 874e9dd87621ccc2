"""South Korea: resident registration number, driving licence."""

from ..numbers import Number, digits_of, is_date, weighted, words

PLACES = words("korea korean seoul 한국 대한민국")


def rrn(value: str) -> bool:
    """A birth date and a digit for sex and century; no check digit since October 2020 (Ministry of the Interior)."""
    return is_date(digits_of(value)) and value.replace("-", "")[6] in "12345678"


def proven(value: str) -> bool:
    """As before, with the check digit."""
    digits = digits_of(value)
    return rrn(value) and (11 - weighted(digits, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10 == int(digits[12])


KEYS = "주민등록번호|주민번호|외국인등록번호|resident registration|rrn|resident registration number|주민 등록 번호"

NUMBERS = (
    Number("SSN", "999999-9999999", KEYS, 0.88, proven, PLACES),
    Number("SSN", "999999-9999999", KEYS, 0.55, rrn, PLACES),
    Number("SSN", "9{13}|999999 9999999", KEYS, 0.0, rrn, PLACES),
    Number(
        "DRIVER_LICENSE",
        "99-99-999999-99",
        "운전면허|운전면허번호|면허번호|driver's license|driving licence",
        0.6,
        None,
        PLACES,
    ),
)
