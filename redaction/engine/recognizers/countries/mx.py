"""Mexico: CURP, RFC of a person, NSS, voter key."""

from stdnum import luhn
from stdnum.mx import curp, rfc

from ..numbers import Number, digits_of, words

PLACES = words("méxico mexico mexican mexicano mexicana cdmx el los es una con")


def nss(value: str) -> bool:
    """Eleven digits with a Luhn check digit (IMSS)."""
    return bool(luhn.is_valid(digits_of(value)))


NUMBERS = (
    Number(
        "SSN",
        "A{4}9{6}A{6}99|A{4}9{6}A{7}9",
        "curp|clave única de registro|clave única|c.u.r.p",
        0.95,
        curp.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "A{4}9{6}AAA|A{4}9{6}AA9|A{4}9{6}A9A|A{4}9{6}A99|A{4}9{6}9AA|A{4}9{6}9A9|A{4}9{6}99A|A{4}9{6}999"
        "|A{4}-9{6}-AA9|A{4}-9{6}-A99|A{4}-9{6}-9A9|A{4}-9{6}-999|A{4}-9{6}-99A",
        "rfc|registro federal de contribuyentes|r.f.c",
        0.7,
        rfc.is_valid,
        PLACES,
    ),
    Number(
        "SSN",
        "9{11}|99 99 99 9999 9|99-99-99-9999-9",
        "nss|imss|número de seguridad social|número de seguro social|seguro social",
        0.0,
        nss,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "A{6}9{8}A999|9{13}",
        "clave de elector|ine|credencial de elector|ife",
        0.0,
        None,
        PLACES,
        named=0.95,
    ),
)
