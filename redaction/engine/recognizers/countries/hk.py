"""Hong Kong: identity card."""

import re

from ..numbers import Number, words

PLACES = words("hong kong hongkong kowloon")


def hkid(value: str) -> bool:
    """Letters count 10 to 35, a missing first one 36, weights 9 to 1, divisible by 11 (Immigration Department)."""
    compact = re.sub(r"[^A-Z0-9]", "", value.upper())
    digits = [36] * (9 - len(compact)) + [int(c, 36) for c in compact[:-1]]
    check = 10 if compact[-1] == "A" else int(compact[-1], 36)
    return (sum(d * w for d, w in zip(digits, range(9, 1, -1), strict=True)) + check) % 11 == 0


KEYS = "hkid|hkic|identity card|hkid no|hong kong id|身份證|身分證|hk id|hong kong identity card|身份證號碼"

NUMBERS = (
    Number("SSN", "A9{6}(9|AA9{6}(9|A9{6}(A|AA9{6}(A", KEYS, 0.9, hkid, PLACES),
    Number("SSN", "A9{7}|AA9{7}|A9{6}A|A9{6}-9|A9{6} 9", KEYS, 0.0, hkid, PLACES),
)
