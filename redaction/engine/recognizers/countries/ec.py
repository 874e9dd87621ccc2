"""Ecuador, Dominican Republic, Venezuela, Uruguay: cédula."""

from stdnum.do import cedula
from stdnum.ec import ci

from ..numbers import Number, digits_of, weighted, words

PLACES = words("ecuador quito dominicana dominican venezuela caracas uruguay montevideo")


def uruguayan(value: str) -> bool:
    """Weights 2, 9, 8, 7, 6, 3, 4 modulo 10 (DNIC)."""
    digits = digits_of(value)
    return -weighted(digits, (2, 9, 8, 7, 6, 3, 4)) % 10 == int(digits[7])


NUMBERS = (
    Number("SSN", "9{10}|9{9}-9", "cédula|ci|c.i|cédula de identidad|cédula de ciudadanía", 0.0, ci.is_valid, PLACES),
    Number("SSN", "999-9{7}-9", "cédula|cédula de identidad|cédula no", 0.75, cedula.is_valid, PLACES),
    Number("SSN", "9{11}", "cédula|cédula de identidad", 0.0, cedula.is_valid, PLACES),
    Number(
        "SSN", "A-9{8}|A-9{7}|A9{8}|A-99.999.999", "cédula|ci|c.i|cédula de identidad", 0.0, None, PLACES, named=0.9
    ),
    Number("SSN", "9.999.999-9|9{7}-9", "cédula|ci|c.i|cédula de identidad", 0.45, uruguayan, PLACES),
)
