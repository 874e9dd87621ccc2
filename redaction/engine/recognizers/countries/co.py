"""Colombia: cédula de ciudadanía, tarjeta de identidad, NIT of a person."""

from stdnum.co import nit

from ..numbers import Number, words

PLACES = words("colombia colombian colombiano colombiana bogotá medellín el los es una con")
KEYS = "cédula|cc|c.c|cédula de ciudadanía|cédula de extranjería|tarjeta de identidad|cédula no|t.i|ciudadanía"

NUMBERS = (
    Number(
        "SSN",
        "9.999.999.999|99.999.999|999.999.999|9{10}|9{8}|9{7}|9 999 999 999",
        KEYS,
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number(
        "NUMERICAL_PII",
        "9{9}-9|999.999.999-9|9{10}|9{10}-9",
        "nit|n.i.t|número de identificación tributaria|rut",
        0.0,
        nit.is_valid,
        PLACES,
    ),
)
