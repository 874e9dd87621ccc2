"""China: resident identity card, social credit numbers of persons."""

from stdnum.iso7064 import mod_11_2

from ..numbers import Number, words

PLACES = words("china chinese beijing shanghai 中国")


def resident(value: str) -> bool:
    """Region, birth date, serial and a check character modulo 11 (GB 11643-1999)."""
    value = value.upper()
    month, day = int(value[10:12]), int(value[12:14])
    return value[6:8] in ("19", "20") and 1 <= month <= 12 and 1 <= day <= 31 and bool(mod_11_2.is_valid(value))


KEYS = (
    "身份证|身份证号|身份证号码|居民身份证|公民身份|公民身份号码"
    "|resident identity card|chinese id|shenfenzheng|id card|证件号码"
)

NUMBERS = (Number("SSN", "9{18}|9{17}A|9{6} 9{8} 9{4}|9{6} 9{8} 999A", KEYS, 0.9, resident, PLACES),)
