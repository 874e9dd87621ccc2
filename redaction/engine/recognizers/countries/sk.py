"""Slovakia: birth number, identity card."""

from stdnum.sk import rc

from ..numbers import Number, words

PLACES = words("slovensko slovakia slovak slovenská bratislava je nie")
KEYS = "rodné číslo|rč|r.č|rodného čísla|rodným číslom|birth number"

NUMBERS = (
    Number("SSN", "999999/9999", KEYS, 0.7, rc.is_valid, PLACES),
    Number("SSN", "9{10}|999999/999|9{9}|999999 9999", KEYS, 0.0, rc.is_valid, PLACES),
    Number(
        "NUMERICAL_PII",
        "AA9{6}|AA 9{6}",
        "občiansky preukaz|občianskeho preukazu|číslo op|č. op",
        0.0,
        None,
        PLACES,
        named=0.92,
    ),
)
