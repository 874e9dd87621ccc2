"""Dates in digits: ISO 8601, day first, month first, with strokes, dots or hyphens."""

import re

from .anchors import AnchoredRecognizer, Check, Form
from .base import DIGITS

# A stretch of digits that continues is a version, a phone number, an address or a hash.
CLOSE = r"(?![\w%]|[./:-]\d|-[a-z])"
VERSION = re.compile(r"(?:\bv|version|release|build|python|\bip|sku|part|item|model|firmware)[ .:=]*$|[~^]$")
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def real_date(day: int, month: int, year: int) -> bool:
    """Whether the three make a date between 1600 and 2199."""
    return 1 <= month <= 12 and 1 <= day <= MONTH_DAYS[month - 1] and 1600 <= year <= 2199


def follows_version(match: re.Match[str]) -> bool:
    """Whether the words in front announce a version, a part number or an address."""
    return VERSION.search(match.string, max(0, match.start() - 12), match.start()) is not None


def year_first(match: re.Match[str]) -> bool:
    """Year, month, day in this order."""
    return real_date(int(match["d"]), int(match["m"]), int(match["y"])) and not follows_version(match)


def year_last(match: re.Match[str]) -> bool:
    """Day and month in either order; a year of two digits is in 1950-2049, whose leap years do not matter here."""
    first, second, year = int(match["d"]), int(match["m"]), int(match["y"])
    year += 0 if year > 99 else 2000
    return (real_date(first, second, year) or real_date(second, first, year)) and not follows_version(match)


def day_and_month(match: re.Match[str]) -> bool:
    """Day and month in either order, no year."""
    first, second = int(match["d"]), int(match["m"])
    return real_date(first, second, 2000) or real_date(second, first, 2000)


def announced(before: str, check: Check = day_and_month) -> Check:
    """A check that one of the words stands in front and the date is one."""
    word = re.compile(rf"(?<!\w)(?:{before}):? $")
    return lambda match: check(match) and bool(word.search(match.string, max(0, match.start() - 12), match.start()))


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("DATE", re.compile(pattern), score, check)


DAYS = r"(?P<d>\d\d?)"
MONTHS = r"(?P<m>\d\d?)"
NUMERIC_DATES = AnchoredRecognizer(
    triggers=DIGITS,
    candidates=re.compile(r"\d(?<![\w./:+#-]\d)(?:\d{0,3}(?:[-/.年]|\. | 年)\d|\d{7}(?=\D|$))"),
    after=12,
    forms=(
        form(rf"(?P<y>\d{{4}})(?P<s>[-/.]){MONTHS}(?P=s)(?P<d>\d\d?)(?:(?=t\d\d)|{CLOSE})", 0.92, year_first),
        form(rf"{DAYS}(?P<s>[-/.]|\. ){MONTHS}(?P=s)(?P<y>\d{{4}})(?:(?=t\d\d)|{CLOSE})", 0.9, year_last),
        form(rf"{DAYS}/{MONTHS}/(?P<y>\d\d){CLOSE}", 0.8, year_last),
        form(rf"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d){CLOSE}", 0.6, year_last),
        form(rf"{DAYS}-(?P<m>\d\d)-(?P<y>\d\d){CLOSE}", 0.35, year_last),
        form(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:(?=t\d{4})|(?![\w.,%/:-]))", 0.3, year_first),
        form(rf"(?P<y>\d{{4}}) ?年 ?{MONTHS} ?月 ?{DAYS} ?日", 0.95, year_first),
        # Without a year the digits are a fraction, a score or a version unless a word announces a day.
        form(rf"{DAYS}\.{MONTHS}\.(?!\d|\w)", 0.75, announced("am|vom|bis|zum|seit|ab|den|der|dem|d|dnia|pe")),
        form(
            rf"{DAYS}/{MONTHS}{CLOSE}(?! (?:of|cup|inch|tsp|tbsp))",
            0.65,
            announced("on|due|dated|date|since|until|till|le|du|au|el|em|op|il|dal"),
        ),
        form(
            rf"(?:0[1-9]|1[0-2])[/.](?:19|20)\d\d{CLOSE}",
            0.75,
            announced("since|until|till|from|to|in|seit|bis|ab|dated?|du|au|dal", lambda match: True),
        ),
    ),
)
