"""Estonia: isikukood."""

from stdnum.ee import ik

from ..numbers import Number, words

PLACES = words("eesti estonia estonian tallinn ja ei")

NUMBERS = (
    Number(
        "SSN",
        "9{11}",
        "isikukood|isikukoodi|ik|personal identification code|isikukoodiga|estonian id",
        0.45,
        ik.is_valid,
        PLACES,
    ),
)
