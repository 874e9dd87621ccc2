"""Ireland: personal public service number, individual health identifier."""

from stdnum.ie import pps

from ..numbers import Number, words

PLACES = words("ireland irish dublin eircode hse")

NUMBERS = (
    Number(
        "SSN",
        "9{7}A|9{7}AA|9{7} A|9{7} AA",
        "pps|ppsn|pps number|pps no|personal public service number|rsi number",
        0.65,
        lambda value: bool(pps.is_valid(value.replace(" ", ""))),
        PLACES,
    ),
)
