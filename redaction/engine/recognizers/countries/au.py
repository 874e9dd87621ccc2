"""Australia: tax file number, Medicare, individual healthcare identifier, Centrelink."""

from stdnum import luhn
from stdnum.au import tfn

from ..numbers import Number, digits_of, weighted, words

PLACES = words("australia australian sydney melbourne brisbane perth ato")


def medicare(value: str) -> bool:
    """The ninth digit checks the first eight; an issue number and a reference may follow (Services Australia)."""
    digits = digits_of(value)
    return digits[0] in "23456" and weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(digits[8])


def ihi(value: str) -> bool:
    """Sixteen digits from 800360 with a Luhn check digit (AS 5017)."""
    digits = digits_of(value)
    return digits.startswith("80036") and bool(luhn.is_valid(digits))


NUMBERS = (
    Number(
        "NUMERICAL_PII",
        "999 999 999|9{9}|99 999 999|9{8}|999-999-999",
        "tfn|tax file number|tax file",
        0.0,
        tfn.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9999 99999 9|9{10}|9999 99999 9 9|9{11}|9999-99999-9|9999 99999 9-9|9999 99999 9/9",
        "medicare|medicare number|medicare card|medicare no",
        0.0,
        medicare,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9999 9999 9999 9999|9{16}",
        "ihi|individual healthcare identifier|healthcare identifier",
        0.85,
        ihi,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "999 999 999A|9{9}A|999-999-999A",
        "crn|centrelink|customer reference number",
        0.0,
        None,
        PLACES,
    ),
)
