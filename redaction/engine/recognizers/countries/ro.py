"""Romania: CNP, identity card."""

from stdnum.ro import cnp

from ..numbers import Number, words

PLACES = words("românia romania romanian bucurești și nu este din")

NUMBERS = (
    Number(
        "SSN",
        "9{13}|9 999999 999999|9 99 99 99 99 999 9",
        "cnp|cod numeric personal|codul numeric personal|c.n.p",
        0.6,
        cnp.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "AA 9{6}|AA9{6}|AA-9{6}",
        "carte de identitate|seria|c.i|ci seria|buletin|buletinul",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
)
