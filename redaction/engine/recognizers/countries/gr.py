"""Greece: AMKA, AFM, identity card."""

import re

from stdnum.gr import amka, vat

from ..numbers import Number, words

PLACES = words("ελλάδα greece greek ελληνική αθήνα και είναι")


def card(value: str) -> bool:
    """One or two letters and six digits."""
    return re.fullmatch(r"[A-Za-z]{1,2}[ -]?\d{6}", value) is not None


NUMBERS = (
    Number(
        "SSN",
        "9{11}|999999 99999|999999-99999",
        "αμκα|amka|α.μ.κ.α|αριθμός μητρώου κοινωνικής ασφάλισης",
        0.4,
        amka.is_valid,
        PLACES,
    ),
    Number("NUMERICAL_PII", "9{9}", "αφμ|afm|α.φ.μ|αριθμός φορολογικού μητρώου", 0.0, vat.is_valid, PLACES),
    Number(
        "NUMERICAL_PII",
        "AA9{6}|AA 9{6}|AA-9{6}|A9{6}|A-9{6}",
        "αδτ|adt|ταυτότητα|ταυτότητας|α.δ.τ|αριθμός ταυτότητας|δελτίο ταυτότητας",
        0.0,
        card,
        PLACES,
    ),
)
