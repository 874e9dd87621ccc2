"""Spain: DNI, NIE, social security, regional health cards."""

import re

from stdnum.es import dni, nie

from ..numbers import Number, digits_of, words

PLACES = words("españa spain spanish española español madrid barcelona el los es una con")


def compact(value: str) -> str:
    return re.sub(r"[ .-]", "", value)


def identity(value: str) -> bool:
    """The letter is the number modulo 23 (Real Decreto 1553/2005)."""
    return bool(dni.is_valid(compact(value)))


def foreigner(value: str) -> bool:
    """As the DNI, with X, Y or Z in front for 0, 1 or 2."""
    return bool(nie.is_valid(compact(value)))


def security(value: str) -> bool:
    """Province, eight digits, and their remainder modulo 97 (TGSS)."""
    digits = digits_of(value)
    body = digits[:2] + digits[2:10].lstrip("0").rjust(7, "0")
    return len(digits) == 12 and 1 <= int(digits[:2]) <= 66 and int(body) % 97 == int(digits[10:])


NUMBERS = (
    Number(
        "SSN",
        "9{8}A|9{8}-A|9{8} A|99.999.999-A|99.999.999A|99.999.999 A|99 999 999 A|99-999-999-A",
        "dni|d.n.i|nif|n.i.f|documento nacional de identidad|cédula"
        "|documento de identidad|número de dni|dni/nie|nif/nie|dni nº",
        0.75,
        identity,
        PLACES,
    ),
    Number(
        "SSN",
        "A9{7}A|A-9{7}-A|A 9{7} A|A-9{7}A|A9{7}-A|A.9.999.999.A",
        "nie|n.i.e|número de identidad de extranjero|tarjeta de residencia|dni/nie|nif/nie|nif",
        0.8,
        foreigner,
        PLACES,
    ),
    Number(
        "SSN",
        "9{12}|99 9{8} 99|99/9{8}/99|99-9{8}-99|99/9999999/99|99/9999999-99|99 99999999-99|9{11}"
        "|99/99999999-99|99 9999999 99|99 9{10}",
        "nuss|nass|naf|n.a.s.s|n.u.s.s|número de la seguridad social|seguridad social|número de afiliación"
        "|nº seguridad social|nss|afiliación|ss",
        0.0,
        security,
        PLACES,
        unproven=0.85,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "AAAA9{10}|AAAA 9{10}|A{4}9{12}|A{4}9999999999|A{6}9{10}|AA9{10}|9{10}",
        "cip|tarjeta sanitaria|cipa|tarjeta sanitaria individual|tsi|sip|nuhsa|cip sns|osakidetza|tis",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
)
