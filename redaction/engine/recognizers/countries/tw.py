"""Taiwan: national identification number, resident certificate, health insurance card."""

from ..numbers import Number, words

PLACES = words("taiwan taiwanese taipei 台灣")
LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # counted from 10, in the order of the counties


def national(value: str) -> bool:
    """The letter counts as two digits, weights 1, 9 to 1 and 1, divisible by 10 (Ministry of the Interior)."""
    tens, ones = divmod(LETTERS.index(value[0].upper()) + 10, 10)
    digits = [tens, ones, *map(int, value[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return value[1] in "1289" and sum(d * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


NUMBERS = (
    Number(
        "SSN",
        "A9{9}",
        "身分證|身分證字號|身分證統一編號|national id|id number|arc|居留證|taiwan id|統一證號",
        0.55,
        national,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "9{12}|9999 9999 9999",
        "健保卡|健保卡號|nhi card|全民健康保險",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
)
