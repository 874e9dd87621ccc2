"""New Zealand: IRD number, national health index."""

import re

from stdnum.nz import ird

from ..numbers import Number, words

PLACES = words("zealand nz kiwi auckland wellington")
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
NHI = re.compile(r"[A-HJ-NP-Z]{3}\d{4}")


def nhi(value: str) -> bool:
    """Three letters without I and O, three digits and a check digit modulo 11 (HISO 10046)."""
    value = value.upper()
    if not NHI.fullmatch(value):
        return False
    numbers = [ALPHABET.index(c) + 1 for c in value[:3]] + [int(c) for c in value[3:6]]
    rest = sum(number * weight for number, weight in zip(numbers, range(7, 1, -1), strict=True)) % 11
    return rest != 0 and (11 - rest) % 10 == int(value[6])


NUMBERS = (
    Number(
        "NUMERICAL_PII",
        "99-999-999|999-999-999|9{8}|9{9}|99 999 999|999 999 999",
        "ird|ird number|inland revenue|ird no",
        0.0,
        ird.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER", "AAA9999", "nhi|nhi number|national health index|nhi no|health index", 0.4, nhi, PLACES
    ),
    Number("HEALTHCARE_NUMBER", "AAA99AA|AAA99A9", "nhi|nhi number|national health index", 0.0, None, PLACES),
)
