"""Belgium: national register number, BIS number, identity card."""

from stdnum.be import bis, eid, nn

from ..numbers import Number, words

PLACES = words("belgië belgique belgium belgian belge bruxelles brussel")


def national(value: str) -> bool:
    """Birth date, serial and 97 minus the remainder modulo 97 (Royal Decree of 3 April 1984); BIS likewise."""
    return bool(nn.is_valid(value) or bis.is_valid(value))


NUMBERS = (
    Number(
        "SSN",
        "99.99.99-999.99|99.99.99-999-99|9{11}|99.99.99 999.99|999999-999-99|999999 999 99|99 99 99 999 99"
        "|99.99.99.999.99|999999-999.99",
        "rijksregisternummer|rijksregister|numéro national|registre national|numéro de registre national"
        "|insz|niss|rrn|nrn|numéro niss|national register number|national number|nationaal nummer|nn",
        0.45,
        national,
        PLACES,
    ),
    Number("SSN", "99.99.99-999.99|99.99.99-999-99", "rijksregisternummer|numéro national", 0.92, national, PLACES),
    Number(
        "NUMERICAL_PII",
        "999-9999999-99|9{12}",
        "identiteitskaart|carte d'identité|eid|kaartnummer|identity card|numéro de carte",
        0.5,
        eid.is_valid,
        PLACES,
    ),
)
