"""Argentina: DNI, CUIT and CUIL of persons."""

from stdnum.ar import cuit

from ..numbers import Number, words

PLACES = words("argentina argentino argentine buenos el los es una con")
TAX = "cuit|cuil|c.u.i.t|c.u.i.l|cuit/cuil|clave única de identificación"


def person(value: str) -> bool:
    """A CUIT whose prefix is a person's (20 to 27); those from 30 on are companies'."""
    return value[0] == "2" and bool(cuit.is_valid(value))


NUMBERS = (
    Number(
        "SSN",
        "99.999.999|9{8}|9.999.999|9{7}|99 999 999",
        "dni|d.n.i|documento nacional de identidad|documento|dni nº",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number("NUMERICAL_PII", "99-9{8}-9", TAX, 0.85, person, PLACES),
    Number("NUMERICAL_PII", "9{11}|99 9{8} 9|99.9{8}.9|99-99.999.999-9", TAX, 0.3, person, PLACES),
)
