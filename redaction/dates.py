"""The parts of a written date. The order of numbers is the locale's (Unicode CLDR): 12-10-2024 is in October in Canada
and in December in the United States."""

import re
from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero januari gennaio janeiro",
            "february feb februar février fevrier febrero februari febbraio fevereiro",
            "march mar märz maerz mars marzo maart março",
            "april apr avril abril aprile",
            "may mai mayo mei maggio maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH"})
YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "sv"})
PIECE = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+)")
SPLIT = 30  # a year of two digits up to this is in this century


def read_date(text: str, locale: str) -> dict[str, str]:
    """MONTH, DAY and YEAR as far as the text has them: two digits for month and day, four for a year."""
    numbers: list[str] = []
    month: int | None = None
    for match in PIECE.finditer(text):
        if number := match["number"]:
            numbers.append(number[:5])  # five digits are no part of a date, and no number is read that is longer
        elif month is None:
            month = MONTHS.get(match["word"].lower())
    parts = _named(numbers, month) if month else _numeric(numbers, locale)
    return {label: parts[label] for label in ("DAY", "MONTH", "YEAR") if label in parts}


def _named(numbers: list[str], month: int) -> dict[str, str]:
    parts = {"MONTH": f"{month:02}"}
    for number in numbers[:2]:
        if len(number) <= 2 and "DAY" not in parts and 1 <= int(number) <= 31:
            parts["DAY"] = f"{int(number):02}"
        elif "YEAR" not in parts:
            parts |= _year(number)
    return parts


def _numeric(numbers: list[str], locale: str) -> dict[str, str]:
    if len(numbers) == 1:
        return _year(numbers[0]) if len(numbers[0]) == 4 else {}
    if len(numbers) == 2 and len(numbers[1]) == 4:
        return _month(numbers[0]) | _year(numbers[1])
    if len(numbers) < 3:
        return {}
    first, second, third = numbers[:3]
    if len(first) == 4 or (len(third) == 2 and _language(locale) in YEAR_FIRST):
        return _checked(third, second, first)
    if _month_first(locale, first, second):
        return _checked(second, first, third)
    return _checked(first, second, third)


def _language(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def _month_first(locale: str, first: str, second: str) -> bool:
    """Whether the month stands before the day; a number over 12 decides against the locale."""
    if int(first) > 12 or int(second) > 12:
        return int(second) > 12
    region = locale.replace("_", "-").partition("-")[2].upper()
    return region in MONTH_FIRST if region else _language(locale) == "en"


def _checked(day: str, month: str, year: str) -> dict[str, str]:
    if not 1 <= int(day) <= 31:
        return {}
    return {"DAY": f"{int(day):02}"} | _month(month) | _year(year)


def _month(number: str) -> dict[str, str]:
    return {"MONTH": f"{int(number):02}"} if 1 <= int(number) <= 12 else {}


def _year(number: str) -> dict[str, str]:
    if len(number) == 4:
        return {"YEAR": number}
    if len(number) == 2:
        return {"YEAR": f"{'20' if int(number) <= SPLIT else '19'}{number}"}
    return {}
