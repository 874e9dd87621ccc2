"""United States: SSN, ITIN, NPI, DEA registration, Medicare beneficiary identifier."""

import re

from stdnum import luhn
from stdnum.us import itin, ssn

from ..numbers import Number, weighted, words

PLACES = words("usa american america")
MBI = re.compile(
    r"[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d\d"
)


def npi(value: str) -> bool:
    """Luhn over the number with the issuer prefix 80840 in front (45 CFR 162.408)."""
    return value[0] in "12" and bool(luhn.is_valid("80840" + value))


def dea(value: str) -> bool:
    """Odd digits plus twice the even ones end in the check digit (21 CFR 1301)."""
    return weighted(value[2:8], (1, 2, 1, 2, 1, 2)) % 10 == int(value[8])


def mbi(value: str) -> bool:
    """The Medicare beneficiary identifier's grammar: no S, L, O, I, B, Z."""
    return MBI.fullmatch(value.replace("-", "").replace(" ", "").upper()) is not None


ITIN = "itin|individual taxpayer|taxpayer identification"

NUMBERS = (
    Number(
        "SSN",
        "999-99-9999",
        "ssn|ssns|social security|social security number|social security no|social|ss number"
        "|soc sec|ssn last four|seguro social",
        0.85,
        ssn.is_valid,
        PLACES,
        unproven=0.8,  # nothing else is written so behind these words: a slip, or a number from before 2011
    ),
    Number(
        "SSN",
        "999 99 9999|9{9}|999.99.9999",
        "ssn|ssns|social security|social security number|soc sec|seguro social",
        0.0,
        ssn.is_valid,
        PLACES,
    ),
    Number("NUMERICAL_PII", "999-99-9999", ITIN, 0.7, itin.is_valid),
    Number("NUMERICAL_PII", "9{9}|999 99 9999", ITIN, 0.0, itin.is_valid),
    Number("NUMERICAL_PII", "9{10}", "npi|national provider identifier|provider identifier", 0.0, npi),
    Number("NUMERICAL_PII", "AA9{7}", "dea|dea number|dea registration|dea no", 0.0, dea),
    Number(
        "HEALTHCARE_NUMBER",
        "9AA9AA9AA99|9A99A99AA99|9AA9A99AA99|9A99AA9AA99|9AA9-AA9-AA99|9A99-A99-AA99"
        "|9AA9-A99-AA99|9A99-AA9-AA99|9AA9 AA9 AA99|9A99 A99 AA99|9AA9 A99 AA99|9A99 AA9 AA99",
        "medicare|mbi|medicare beneficiary|beneficiary identifier",
        0.6,
        mbi,
    ),
)
