"""Italy: codice fiscale, identity card, driving licence, health card."""

import re

from stdnum.it import codicefiscale

from ..numbers import Number, words

PLACES = words("italia italy italian italiana italiano il di è una che")


def fiscal(value: str) -> bool:
    """The code of sixteen places with its check letter; digits may stand as letters (omocodia)."""
    return bool(codicefiscale.is_valid(re.sub(r"[ .-]", "", value)))


NUMBERS = (
    Number(
        "SSN",
        "A{6}99A99A999A|AAA AAA 99A99 A999A|AAA AAA 99A99A999A|A{6} 99A99 A999A|A{6}99A99A99AA"
        "|A{6}99A99A9AAA|A{6}99A99AAAAA|A{6}9AA99A999A|A{6}99A9AA999A|A{6} 99A99A999A",
        "codice fiscale|c.f|cf|cod. fisc|cod fiscale|codice-fiscale|tessera sanitaria|fiscal code|cod.fisc",
        0.95,
        fiscal,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "AA99999AA|AA9{7}|AA 99999 AA|AA 9{7}|9{7}AA",
        "carta d'identità|carta di identità|carta identità|c.i|cie|numero carta d'identità|documento",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
    Number(
        "DRIVER_LICENSE",
        "AA9{7}A|A9{8}A|AA9{8}|A99A99999A|A9A9999999|AA 9{7} A",
        "patente|patente di guida|numero patente|patente n|licenza di guida",
        0.0,
        None,
        PLACES,
        named=0.92,
    ),
    Number("HEALTHCARE_NUMBER", "9{20}", "tessera sanitaria|team|numero tessera", 0.0, None, PLACES, named=0.9),
)
