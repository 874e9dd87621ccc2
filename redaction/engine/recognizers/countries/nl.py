"""Netherlands: BSN, identity card, driving licence, patient number."""

from stdnum.nl import bsn, identiteitskaartnummer

from ..numbers import Number, words

PLACES = words("nederland netherlands dutch nederlandse het een van niet voor")

NUMBERS = (
    Number(
        "SSN",
        "9{9}|9999.99.999|999.999.999|999 999 999|9999 99 999|999-999-999",
        "bsn|bsn-nummer|burgerservicenummer|sofinummer|sofi-nummer|burger service nummer|bsn nummer|persoonsnummer",
        0.0,
        bsn.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "AAA9AAA99|AA9999999|AAA999999|AA9A99A99|AAA99A999|AA99AA999|AAA9A9A99|AAAA99A99|AAAAA9999",
        "identiteitskaart|identiteitskaartnummer|id-kaart|idkaart|identiteitsbewijs|documentnummer",
        0.0,
        lambda value: bool(identiteitskaartnummer.is_valid(value)),
        PLACES,
    ),
    Number("DRIVER_LICENSE", "9{10}", "rijbewijs|rijbewijsnummer|rijbewijs nr", 0.0, None, PLACES, named=0.92),
)
