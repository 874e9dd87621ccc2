"""Portugal: NIF, NISS, citizen card, SNS user number."""

from stdnum.pt import cc, nif

from ..numbers import Number, digits_of, weighted, words

PLACES = words("portugal portuguese português portuguesa lisboa porto de não uma")
PRIMES = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)


def niss(value: str) -> bool:
    """Eleven digits from 1 or 2; nine less the weighted sum modulo 10 (Segurança Social)."""
    digits = digits_of(value)
    return digits[0] in "12" and 9 - weighted(digits, PRIMES) % 10 == int(digits[10])


def citizen(value: str) -> bool:
    """The citizen card with its version letters and check digit."""
    return bool(cc.is_valid(value.replace("-", "")))


NUMBERS = (
    Number(
        "NUMERICAL_PII",
        "9{9}|999 999 999|999.999.999|999-999-999",
        "nif|contribuinte|número de contribuinte|n.i.f|número fiscal|nif nº|número de identificação fiscal",
        0.0,
        nif.is_valid,
        PLACES,
    ),
    Number(
        "SSN",
        "9{11}|999 9999 9999|9 999 999 999 9|999 999 999 99",
        "niss|segurança social|número de segurança social|nº segurança social|n.i.s.s",
        0.0,
        niss,
        PLACES,
    ),
    Number(
        "SSN",
        "9{8} 9 AA9|9{9}AA9|9{8}9AA9|99999999-9-AA9|9{8} 9AA9|99999999 9 AA9",
        "cc|cartão de cidadão|cartão do cidadão|número do cartão de cidadão|bilhete de identidade|bi",
        0.85,
        citizen,
        PLACES,
    ),
    Number(
        "SSN",
        "9{8}|9{8} 9|9{7}",
        "cartão de cidadão|cartão do cidadão|bilhete de identidade|número de identificação civil|b.i",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9{9}|999 999 999",
        "utente|número de utente|nº de utente|sns|número de utente do sns|n.º de utente",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number(
        "DRIVER_LICENSE",
        "AA-9{6} 9|A-9{7} 9|AA-999999 9|AA-9{6}|A-9{6} 9",
        "carta de condução|carta de conducao",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
)
