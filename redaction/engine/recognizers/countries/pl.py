"""Poland: PESEL, NIP, REGON, identity card, driving licence."""

import re

from stdnum.pl import nip, pesel, regon

from ..numbers import Number, words

PLACES = words("polska poland polish polski polskie warszawa kraków jest nie oraz się")
CARD_WEIGHTS = (7, 3, 1, 9, 7, 3, 1, 7, 3)


def card(value: str) -> bool:
    """Three letters, a check digit in fourth place, five digits (weights 7, 3, 1)."""
    compact = re.sub(r"[ -]", "", value).upper()
    return sum(int(c, 36) * weight for c, weight in zip(compact, CARD_WEIGHTS, strict=True)) % 10 == 0


ID_CARD = (
    "dowód|dowodu|dowód osobisty|dowodu osobistego|nr dowodu|seria i numer|dowodem|dowodem osobistym|seria|serii"
    "|dow. os|dow. osob|identity card|id card"
)

NUMBERS = (
    Number(
        "SSN",
        "9{11}|999999-99999|999999 99999|99999 999999|99 99 99 99999",
        "pesel|nr pesel|numer pesel|peselu|pesel nr|peselem",
        0.45,
        pesel.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "9{10}|999-999-99-99|999-99-99-999|999 999 99 99|999 99 99 999",
        "nip|nip-u|nip-em|nipem|numer nip|nipu|identyfikacji podatkowej|podatnika",
        0.3,
        nip.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "9{9}|9{14}|999-999-999|999 999 999",
        "regon|numer regon|regonu|regonem",
        0.0,
        regon.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "AAA9{6}|AAA 9{6}|AAA-9{6}|AAA 999 999|AAA 99 99 99|AAA-999-999|AAA999 999",
        ID_CARD,
        0.4,
        card,
        PLACES,
    ),
    Number(
        "DRIVER_LICENSE",
        "9{5}/99/9999|9{5}-99-9999|9{5} 99 9999|99999/99/99|9{9}|99-9{7}|99 9{7}|A9{8}",
        "prawo jazdy|prawa jazdy|nr prawa jazdy|prawem jazdy|prawku|prawko|prawka",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
)
