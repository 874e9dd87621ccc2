"""Latvia: personas kods."""

from ..numbers import Number, digits_of, is_date, weighted, words

PLACES = words("latvija latvia latvian rīga un nav")
WEIGHTS = (1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def code(value: str) -> bool:
    """Eleven digits: from 2017 they begin with 32, before with a birth date and a check digit (PMLP)."""
    digits = digits_of(value)
    if digits.startswith("32"):
        return True
    return is_date(digits, "dmy") and (1101 - weighted(digits, WEIGHTS)) % 11 % 10 == int(digits[10])


NUMBERS = (
    Number("SSN", "999999-99999", "personas kods|personas kodu|pk|latvian id|p.k", 0.7, code, PLACES),
    Number("SSN", "9{11}", "personas kods|personas kodu", 0.0, code, PLACES),
)
