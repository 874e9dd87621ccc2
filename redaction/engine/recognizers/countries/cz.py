"""Czechia: birth number, identity card, insurance number."""

from stdnum.cz import rc

from ..numbers import Number, words

PLACES = words("česko czech česká čr praha prague je není")
KEYS = "rodné číslo|rč|r.č|rodného čísla|rodným číslem|rod. č|birth number|číslo pojištěnce|rodne cislo"

NUMBERS = (
    Number("SSN", "999999/9999", KEYS, 0.7, rc.is_valid, PLACES),
    Number("SSN", "9{10}|999999/999|9{9}|999999 9999|999999-9999", KEYS, 0.0, rc.is_valid, PLACES),
    Number(
        "NUMERICAL_PII",
        "9{9}|9{6}AA99",
        "občanský průkaz|občanského průkazu|číslo op|č. op|op",
        0.0,
        None,
        PLACES,
        named=0.88,
    ),
    Number("DRIVER_LICENSE", "AA 9{6}|AA9{6}", "řidičský průkaz|řidičského průkazu|řp", 0.0, None, PLACES, named=0.92),
)
