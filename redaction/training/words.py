# ruff: noqa: E501, SIM905 - long rows of values and forms are data, and read best as rows
"""Invented values of the labels that have a meaning rather than a form: dates, work, health, background, business."""

import random
from functools import cache
from pathlib import Path

from .names import Invented, coined

HOME = Path(__file__).parent / "templates"
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_DAYS = "Mon Tue Wed Thu Fri Sat Sun Tues Thurs".split()
COUNTS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty a couple of several a few".split()
)


@cache
def known(label: str, language: str = "en") -> list[str]:
    """Common values of a label."""
    lines = (HOME / language / "values.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line)[label].split("|")


def number_date(rng: random.Random, early: int = 1935, late: int = 2026) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(early, late)
    return rng.choice((
        f"{day:02d}/{month:02d}/{year}", f"{month:02d}/{day:02d}/{year}", f"{month}/{day}/{year % 100:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-{day:02d}",
        f"{day:02d}.{month:02d}.{year}", f"{day}.{month}.{year % 100:02d}", f"{day:02d}-{month:02d}-{year}", f"{year}/{month:02d}/{day:02d}", f"{day}/{month}/{year}",
        f"{day:02d}-{rng.choice(SHORT_MONTHS)}-{year}", f"{year}{month:02d}{day:02d}",
    ))  # fmt: skip


def word_date(rng: random.Random, early: int = 1935, late: int = 2026) -> str:
    day, year, month = (
        rng.randint(1, 31),
        rng.randint(early, late),
        rng.choice((rng.choice(MONTHS), rng.choice(MONTHS), rng.choice(SHORT_MONTHS))),
    )
    return rng.choice(
        (
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{month} {ordinal(day)}, {year}",
            f"{ordinal(day)} of {month} {year}",
            f"{ordinal(day)} {month} {year}",
            f"{month} {day} {year}",
            f"{day} {month}, {year}",
        )
    )


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def date(rng: random.Random) -> str:
    month, day, weekday, year = rng.choice(MONTHS), rng.randint(1, 31), rng.choice(DAYS), rng.randint(1950, 2026)
    draw = rng.random()
    if draw < 0.25:
        return number_date(rng, 1990)
    if draw < 0.45:
        return word_date(rng, 1950)
    return rng.choice((
        f"{month} {day}", f"{day} {month}", f"{month} {ordinal(day)}", f"{weekday}", f"{weekday}", f"{weekday}", f"{month} {year}", f"{month}", f"{year}", f"{year}", f"next {weekday}",
        f"last {weekday}", f"last {month}", f"the {ordinal(day)}", f"{weekday}, {month} {day}", f"{weekday} {day} {month}", f"{weekday} the {ordinal(day)}", rng.choice(SHORT_DAYS), f"{rng.choice(SHORT_MONTHS)} {day}",
        f"last {rng.choice(('summer', 'winter', 'spring', 'week', 'month', 'year'))}", rng.choice(("summer", "winter", "spring", "autumn", "next week", "the weekend", "next month")), f"{rng.choice(('early', 'mid', 'late'))} {month}",
        f"the {rng.randint(3, 9) * 10}s", f"{rng.choice(COUNTS)} {rng.choice(('days', 'weeks', 'months', 'years'))} ago", f"Q{rng.randint(1, 4)} {year}", f"{weekday} {rng.choice(('morning', 'night', 'evening'))}", f"{day}/{rng.randint(1, 12)}",
        f"this {weekday}", f"end of {month}", f"{ordinal(day)} of {month}",
    ))  # fmt: skip


def birth(rng: random.Random) -> str:
    return number_date(rng, 1930, 2020) if rng.random() < 0.6 else word_date(rng, 1930, 2020)


def interval(rng: random.Random) -> str:
    a, b = sorted((rng.randint(1960, 2026), rng.randint(1960, 2026)))
    month, other = rng.choice(MONTHS), rng.choice(MONTHS)
    day = rng.randint(1, 20)
    return rng.choice((
        f"{a} to {b}", f"{a}-{b}", f"{a}–{b}", f"from {month} to {other}".removeprefix("from "), f"{month} {a} to {other} {b}", f"{month} {day}-{day + 7}", f"{day}-{day + 5} {month}", f"{rng.choice(SHORT_MONTHS)} {a} - {rng.choice(SHORT_MONTHS)} {b}",
        "Monday to Friday", f"{day} to {day + 6} {month}", f"{number_date(rng)} - {number_date(rng)}", f"{a} - present", f"{month} {a} – present", f"{day} {month} until {day} {other}", f"{rng.choice(DAYS)} through {rng.choice(DAYS)}", f"{month} through {other}",
        f"{a}/{b % 100:02d}",
    ))  # fmt: skip


def duration(rng: random.Random) -> str:
    count = rng.choice((str(rng.randint(2, 90)), rng.choice(COUNTS), rng.choice(COUNTS)))
    unit = rng.choice("minutes hours days weeks months years seconds".split())
    lead = rng.choice(("", "", "", "about ", "almost ", "over ", "nearly ", "around ", "more than "))
    return lead + rng.choice(
        (
            f"{count} {unit}",
            f"{count} {unit}",
            f"{count} {unit}",
            "an hour",
            "half an hour",
            "a year",
            "a week",
            "two and a half years",
            f"{rng.randint(2, 24)}-month",
            f"{rng.randint(2, 9)} hrs",
            f"{rng.randint(5, 55)} mins",
            f"{count} more {unit}",
        )
    )


def time(rng: random.Random) -> str:
    hour, minute, second = rng.randint(1, 12), rng.randint(0, 59), rng.randint(0, 59)
    late = rng.randint(0, 23)
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    return rng.choice((
        f"{late:02d}:{minute:02d}", f"{late:02d}:{minute:02d}", f"{late:02d}:{minute:02d}:{second:02d}", f"{hour}:{minute:02d} {rng.choice(('am', 'pm', 'AM', 'PM', 'a.m.', 'p.m.'))}", f"{hour}{rng.choice(('am', 'pm', ' am', ' pm', 'AM', 'PM'))}",
        f"{hour}:{minute:02d}{rng.choice(('am', 'pm'))}", "noon", "midnight", f"{hour} o'clock", f"half past {rng.choice(words)}", f"quarter to {rng.choice(words)}", f"{rng.choice(words)} thirty", f"{late:02d}.{minute:02d}", f"{rng.choice(words)} in the {rng.choice(('morning', 'afternoon', 'evening'))}",
        f"{late}h{minute:02d}", f"{late:02d}:{minute:02d}:{second:02d}.{rng.randint(0, 999):03d}", f"{hour}:{minute:02d}", f"{late:02d}00 hrs", f"{hour}", f"{late:02d}:{minute:02d} {rng.choice(('CET', 'GMT', 'EST', 'UTC'))}",
    ))  # fmt: skip


def money(rng: random.Random) -> str:
    amount = rng.choice(
        (
            f"{rng.randint(1, 999)}",
            f"{rng.randint(1, 99)},{rng.randint(0, 999):03d}",
            f"{rng.randint(1, 999)}.{rng.randint(0, 99):02d}",
            f"{rng.randint(1, 9)},{rng.randint(0, 999):03d}.{rng.randint(0, 99):02d}",
        )
    )
    big = f"{rng.randint(1, 90)}{rng.choice(('', f'.{rng.randint(1, 9)}'))} {rng.choice(('million', 'billion', 'bn', 'm'))}"
    sign = rng.choice("$$$£€€₹¥")
    return rng.choice((
        f"{sign}{amount}", f"{sign}{amount}", f"{sign}{amount}", f"{amount} {rng.choice(('EUR', 'USD', 'GBP', 'euros', 'dollars', 'pounds', 'bucks', 'CHF', 'PLN', 'rupees', 'SEK', 'quid', 'zł', 'yen'))}", f"{rng.choice(('EUR', 'USD', 'US$', 'Rs.', 'CHF', 'A$', 'R$'))} {amount}",
        f"{sign}{big}", f"{big} {rng.choice(('dollars', 'euros', 'pounds'))}", f"{amount} €", f"{rng.choice(COUNTS[:12])} {rng.choice(('hundred', 'thousand'))} {rng.choice(('dollars', 'pounds', 'euros'))}", f"{sign}{rng.randint(1, 900)}k", f"{rng.choice(COUNTS[:12])} {rng.choice(('dollars', 'bucks', 'euros'))}",
    ))  # fmt: skip


def age(rng: random.Random) -> str:
    years = rng.randint(1, 97)
    draw = rng.random()
    if draw < 0.75:
        return str(years)
    words = "twenty thirty forty fifty sixty seventy eighty".split()
    return rng.choice(
        (
            f"{years}-year-old",
            f"{rng.randint(2, 20)} months",
            f"{rng.choice(words)}-{rng.choice('one two three four five six seven eight nine'.split())}",
            f"{rng.randint(2, 8)} weeks",
            f"{years} yo",
            rng.choice(words),
            "mid-forties",
            "late 60s",
        )
    )


def dose(rng: random.Random) -> str:
    unit = rng.choice("mg mg mg g ml mcg units µg IU mg/kg tablets".split())
    return rng.choice(
        (
            f"{rng.choice((1, 2, 5, 10, 20, 25, 40, 50, 75, 100, 150, 200, 250, 400, 500, 600, 850, 1000))} {unit}",
            f"{rng.choice((5, 10, 20, 50, 100, 500))}{unit}",
            f"{rng.randint(1, 3)} tablets",
            f"{rng.randint(1, 4)} puffs",
            f"{rng.choice((0.5, 2.5, 7.5))} {unit}",
            "two tablets",
            "one capsule",
        )
    )


def filename(rng: random.Random, invented: Invented) -> str:
    stem = rng.choice(
        (
            "report",
            "invoice",
            "scan",
            "CV",
            "contract_signed",
            "IMG",
            "photo",
            "backup",
            "Q3_results",
            "notes",
            "passport",
            "minutes",
            "medical_record",
            "payslip",
            "budget",
            "data",
            "resume",
            "presentation",
            "tax_return",
            "lease",
            "meeting",
        )
    )
    extra = rng.choice(
        (
            "",
            f"_{rng.randint(1, 9999)}",
            f"-{rng.randint(2015, 2026)}",
            f"_{invented.family(rng)}",
            f"_{invented.given(rng)}_{invented.family(rng)}",
            " (1)",
            f"_v{rng.randint(1, 9)}",
            f"_{number_date(rng).replace('/', '-')}",
        )
    ).replace(" ", rng.choice("_ -"))
    name = (
        f"{stem}{extra}.{rng.choice('pdf docx xlsx jpg png csv txt zip pptx json py log mp4 doc tar.gz eml'.split())}"
    )
    home = rng.choice(
        (
            "",
            "",
            "",
            "",
            f"/home/{invented.given(rng).lower()}/",
            "C:\\Users\\" + invented.given(rng) + "\\Documents\\",
            "/var/log/",
            "~/Downloads/",
            "/mnt/share/",
        )
    )
    return home + name.replace("'", "")


@cache
def esco(invented: Invented) -> list[str]:
    return [job for job in invented.lists.lines("occupations_esco_preferred.txt") if job.count(" ") < 3]


def job(rng: random.Random, invented: Invented) -> str:
    title = rng.choice(esco(invented) if rng.random() < 0.3 else known("OCCUPATION"))
    return title.title() if rng.random() < 0.12 and title.islower() else title


def listed(rng: random.Random, invented: Invented, known: list[str], name: str) -> str:
    """Mostly a common value, sometimes a rarer one from a list."""
    rare = [value for value in invented.lists.lines(name) if len(value) < 30] if rng.random() < 0.25 else known
    value = rng.choice(rare)
    return value.lower() if rng.random() < 0.2 and name != "drugs.txt" and not value.isupper() else value


def product(rng: random.Random) -> str:
    if rng.random() < 0.6:
        return rng.choice(known("PRODUCT"))
    kind = rng.choice(
        "router|espresso machine|headphones|blender|vacuum|tablet|bike|drone|printer|bars|shampoo|thermostat|stroller|backpack|kettle|app|watch|camera".split(
            "|"
        )
    )
    return rng.choice(
        (
            f"{coined(rng)} {rng.randint(1, 900)}",
            f"{coined(rng)} {kind}",
            f"{coined(rng)} {rng.choice(('Pro', 'X', 'Max', 'Plus', 'Mini', 'Air', 'S2'))}",
        )
    )


def project(rng: random.Random) -> str:
    return (
        rng.choice(known("PROJECT"))
        if rng.random() < 0.6
        else f"{rng.choice(('Project', 'Project', 'Operation'))} {coined(rng)}"
    )
