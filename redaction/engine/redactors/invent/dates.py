"""Dates and times moved by one distance per project, in the format they had, so that intervals stay what they were."""

import random
import re
from datetime import date, timedelta
from functools import partial

from . import amounts

MONTH_NAMES = """\
en january february march april may june july august september october november december
de januar februar märz april mai juni juli august september oktober november dezember
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
es enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
nl januari februari maart april mei juni juli augustus september oktober november december
"""
MONTHS = {line.split()[0]: tuple(line.split()[1:]) for line in MONTH_NAMES.splitlines()}
SHORT = tuple(name[:3] for name in MONTHS["en"])
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLACE = {name: (language, index) for language in reversed(MONTHS) for index, name in enumerate(MONTHS[language])}
NAME = r"(?P<name>" + "|".join(sorted((*PLACE, *SHORT), key=len, reverse=True)) + r")"
YMD = re.compile(r"(?P<y>\d{4})(?P<a>[-/.])(?P<m>\d{1,2})(?P<b>[-/.])(?P<d>\d{1,2})")
NUMERIC = re.compile(r"(?P<m>\d{1,2})(?P<a>[-/. ])(?P<d>\d{1,2})(?P<b>[-/. ])(?P<y>\d{4}|\d{2})\b")
NAMED_DAY_FIRST = re.compile(r"\b(?P<d>\d{1,2})(?P<th>st|nd|rd|th|\.)?(?P<a>\W{1,3}(?:(?:of|de)\W)?)" + NAME + r"\b(?P<b>\W{0,3}(?:de\W)?)(?P<y>\d{4})?", re.IGNORECASE)  # fmt: skip  # noqa: E501
NAMED_MONTH_FIRST = re.compile(r"\b" + NAME + r"\b(?P<a>\W{1,3})(?P<d>\d{1,2})(?!\d)(?P<th>st|nd|rd|th)?(?P<b>\W{0,3})(?P<y>\d{4})?", re.IGNORECASE)  # fmt: skip  # noqa: E501
MONTH = re.compile(r"\b" + NAME + r"\b", re.IGNORECASE)
DAY = re.compile(r"\b(?:" + "|".join(DAYS) + r")\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
CLOCK = re.compile(r"\b(?P<h>\d{1,2})(?P<a>[:.h])(?P<m>\d\d)\b")
SMALL = re.compile(r"\d{1,2}")
ORDINAL = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)\b")
SPOKEN = (
    ("spring", "summer", "autumn", "winter"),
    ("midnight", "midday", "noon"),
    ("morning", "afternoon", "evening"),
    ("frühling", "sommer", "herbst"),
    ("printemps", "été", "automne", "hiver"),
    ("primavera", "verano", "otoño", "invierno"),
)


def distance(chance: random.Random) -> int:
    """Days to move by: 10 to 60, either way, never whole weeks."""
    days = chance.randrange(10, 60)
    return chance.choice((-1, 1)) * (days if days % 7 else days + 1)


def moved(value: str, days: int, day_first: bool) -> str:
    """The date, range or time moved, as far as it can be read; its look stays."""
    for pattern in (YMD, NUMERIC, NAMED_DAY_FIRST, NAMED_MONTH_FIRST):
        made, count = pattern.subn(partial(whole, days=days, day_first=day_first), value)
        if count:
            return made
    for pattern, change in ((CLOCK, clock), (MONTH, month), (DAY, weekday), (YEAR, year)):
        made, count = pattern.subn(partial(change, days=days), value)
        if count:
            return YEAR.sub(partial(year, days=days), made) if pattern is MONTH else made
    made = SMALL.sub(lambda match: str((int(match.group()) + abs(days)) % 28 + 1), value)
    return ORDINAL.sub(lambda match: match["n"] + ordinal(int(match["n"])), said(made, days))


def said(value: str, days: int) -> str:
    """A season or part of the day by another, a number word by another."""
    source = random.Random(days)
    for family in SPOKEN:
        found = next((word for word in family if word in value.lower()), "")
        if found:
            made = source.choice([other for other in family if other != found])
            return re.sub(found, made, value, flags=re.IGNORECASE)
    return amounts.said(value, source)


def ordinal(number: int) -> str:
    """The ending of an English ordinal."""
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")


def whole(match: re.Match[str], days: int, day_first: bool) -> str:
    """A full date moved; one that the calendar does not have stays, but for its year."""
    parts = match.groupdict()
    name = parts.get("name")
    month_number = index_of(name) + 1 if name else int(parts["m"])
    day = int(parts["d"])
    if match.re is NUMERIC and (month_number > 12 or (day_first and day <= 12)):
        month_number, day = day, month_number
        swapped = True
    else:
        swapped = False
    year_text = parts["y"]
    number = int(year_text) if year_text else 2001
    number += 0 if number > 99 else (1900 if number > 30 else 2000)
    try:
        made = date(number, month_number, day) + timedelta(days)
    except (ValueError, OverflowError):
        return YEAR.sub(partial(year, days=days), match.group())
    return written(match, made, swapped)


def written(match: re.Match[str], made: date, swapped: bool) -> str:
    """The date as the original was written, field by field."""
    text, start, out = match.group(), match.start(), []
    at = 0
    fields = {"y": made.year, "m": made.month, "d": made.day}
    if swapped:
        fields["m"], fields["d"] = made.day, made.month
    padded = "name" not in match.groupdict()  # two digits beside a name of a month are no sign of padding
    spans = sorted((match.span(key), key) for key, value in match.groupdict().items() if value)
    for (low, high), key in spans:
        old = text[low - start : high - start]
        out.append(text[at : low - start])
        out.append(renewed(key, old, fields, made, padded))
        at = high - start
    return "".join(out) + text[at:]


def renewed(key: str, old: str, fields: dict[str, int], made: date, padded: bool) -> str:
    """One field of a date with its new value and its old width."""
    if key in fields:
        width = 2 if key != "y" and len(old) == 2 and (padded or old.startswith("0")) else 0
        return f"{fields[key] % 100:02d}" if key == "y" and len(old) == 2 else str(fields[key]).zfill(width)
    if key == "name":
        return named(old, made.month - 1)
    if key == "th" and old != ".":
        return ordinal(made.day)
    return old


def index_of(name: str) -> int:
    """The month, from 0."""
    low = name.lower()
    return PLACE[low][1] if low in PLACE else SHORT.index(low)


def named(old: str, index: int) -> str:
    """The name of the month in the language, length and case of the old one."""
    low = old.lower()
    made = MONTHS[PLACE[low][0]][index] if low in PLACE else SHORT[index]
    if old.isupper():
        return made.upper()
    return made.capitalize() if old[0].isupper() else made


def clock(match: re.Match[str], days: int) -> str:
    """A time of day moved by as many times 13 minutes."""
    minutes = (int(match["h"]) % 24 * 60 + int(match["m"]) + days * 13) % (12 * 60 if int(match["h"]) < 13 else 24 * 60)
    hour = minutes // 60 or 12
    return f"{str(hour).zfill(len(match['h']) if match['h'].startswith('0') else 1)}{match['a']}{minutes % 60:02d}"


def month(match: re.Match[str], days: int) -> str:
    """A month moved by one to four."""
    return named(match.group(), (index_of(match.group()) + 1 + abs(days) % 4) % 12)


def weekday(match: re.Match[str], days: int) -> str:
    """A day of the week moved."""
    made = DAYS[(DAYS.index(match.group().lower()) + days % 7) % 7]
    return made.capitalize() if match.group()[0].isupper() else made


def year(match: re.Match[str], days: int) -> str:
    """A year moved by one to three."""
    return str(int(match.group()) + (1 + abs(days) % 3) * (1 if days > 0 else -1))
