"""TIME: a time of day, with seconds and zone where they are written."""

import re

from .anchors import AnchoredRecognizer, Check, Form, alternatives, listed
from .base import DIGITS, Recognizer
from .number_words import SMALL, TEENS, UNITS


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("TIME", re.compile(pattern), score, check)


CLOCK_HOUR = alternatives((*UNITS, *TEENS[:3]))
MINUTES = rf"(?:{SMALL}|[1-5]?\d)"
# The zone belongs to the time where it is written beside it.
ZONE = (
    r"(?: ?(?:gmt|utc)(?:[+-]\d\d?(?::?\d\d)?)?(?!\w)"
    r"| (?:cest|cet|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|jst|kst|hst|akst|hkt|sast|aest|aedt|"
    r"nzst|nzdt|eet|wet|msk|et|pt|ct)(?!\w)|z(?!\w))"
)
OFFSET = r"(?: ?[+-](?:0\d|1[0-4]):?[0-5]\d(?![\w:]))"
MERIDIEM = r"(?: ?[ap]\.m\.|\s?[ap]m\b)"
TWELVE = rf"(?:(?<!1[3-9]:\d\d)(?<!2\d:\d\d){MERIDIEM})?"  # not behind the hours from 13
BOOKS = re.compile(
    r"\b(?:john|luke|mark|matthew|genesis|exodus|psalms?|romans|acts|isaiah|proverbs|corinthians|score|ratio|aspect|"
    r"scale|split|odds|maßstab) $"
)

RATIOS = re.compile(
    r"\b(?:ratio|scale|gearing|dilution|odds)s?\b(?: (?:is|was|of|at|from|to)){0,2}:? (?:\d+:\d+[a-z ,]{1,28})*$"
)


def no_verse(match: re.Match[str]) -> bool:
    """Chapter and verse, or a score, is written like a time."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    return BOOKS.search(before[-14:]) is None and RATIOS.search(before) is None


CLOCK = AnchoredRecognizer(
    triggers=DIGITS,
    forms=(
        # 10:40, 22:10:03 of 22:10:03,441, T22:10 in a timestamp, :22:10:03 behind the year in a web server's log
        form(
            r"\d(?:(?<![\w:./+$€£]\d)|(?<=\dt\d)|(?<=/[12]\d\d\d:\d))(?:(?<=2)[0-4]|(?<=[01])\d)?"
            rf":[0-5]\d(?::[0-5]\d{OFFSET}?)?(?:(?=[.,]\d{{3}})|{TWELVE}{ZONE}?)"
            r"(?: (?:horas|hrs|hours)(?!\w))?(?![\w:%/])",
            0.8,
            no_verse,
        ),
    ),
)

HOUR_BEFORE = (["à"], ["às"], ["as"], ["om"], ["vers"], ["dès"], ["ab"])

MERIDIEM_TIME = AnchoredRecognizer(
    anchors=listed("am pm m clock"),
    before=26,
    after=30,
    forms=(
        # 3pm, 3.30 p.m., 10 am not before a German weekday
        form(
            rf"\d(?<![\w.,/:$€£-]\d)(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9]))(?:[:.][0-5]\d)?{MERIDIEM}{ZONE}?(?!\w)"
            r"(?! \d| (?:mon|diens|mitt|donners|frei|sams|sonn)\w*tag|(?<=am) \w+[äöüß])",
            0.9,
        ),
        form(r"\d(?<![\w.,/:]\d)\d? ?o['’ ]?clock\b", 0.9),
        form(
            rf"\b{CLOCK_HOUR}(?: (?:thirty|fifteen|forty[ -]five|oh [a-z]+|{alternatives(TEENS)}|twenty|forty|fifty))?"
            r"(?: [ap]\.? ?m\b\.?| o['’]?clock(?: in the (?:morning|afternoon|evening))?)(?!\w)",
            0.85,
        ),
    ),
)
# 18 Uhr, 18.30 Uhr, 14h30, à 14h, kl. 14.30, 0830 hours, alle 15.30
HOURS = AnchoredRecognizer(
    anchors=listed("uhr h heure heures uur hours hrs"),
    before=8,
    after=6,
    forms=(
        form(r"\d(?<![\w.,/:-]\d)\d?(?:[.:][0-5]\d)? uhr(?: [0-5]\d\b(?!:))?(?!\w)", 0.9),
        form(r"\d(?<![\w.,/:-]\d)\d? ?h ?[0-5]\d(?!\w)", 0.8),
        form(
            r"\d(?<![\w.,/:-]\d)\d? ?(?:h|heures?|uur)\b(?! ?\d)",
            0.75,
            lambda match: match.string[max(0, match.start() - 12) : match.start()].split(" ")[-2:-1] in HOUR_BEFORE,
        ),
        form(r"[012](?<![\w.,/:-][012])\d[0-5]\d ?(?:hrs|hours)\b", 0.8),
    ),
)
DOTTED = AnchoredRecognizer(
    anchors=listed("kl godz alle ore las às om"),
    before=2,
    after=8,
    forms=(
        form(
            r"\b(?:kl\.?|godz\.?|alle(?: ore)?|ore|om|a las|às) (?P<value>(?:2[0-3]|1\d|0?\d)[.:h]?[0-5]\d)"
            r"(?![\w%€$£]|[.,]\d)",
            0.7,
        ),
        form(r"\ba las (?P<value>1[0-2]|[1-9])(?![\w:.,])", 0.7),
    ),
)
NAMED = AnchoredRecognizer(
    anchors=listed(
        "noon midnight midday mediodía medianoche minuit mitternacht mezzanotte mezzogiorno middernacht "
        "meia-noite północ midnatt"
    ),
    at=True,
    after=2,
    forms=(form(rf"[^\W\d_]+(?:-noite)?(?![\w-]){ZONE}?", 0.8),),
)
# half past three, quarter to 5, twenty to six
RELATIVE = AnchoredRecognizer(
    anchors=listed("past quarter half halb halv viertel ten twenty five"),
    before=24,
    after=34,
    forms=(
        form(
            rf"\b(?:half|(?:a )?quarter|{MINUTES}(?: minutes?)?) (?:past|to|till|after)"
            rf" (?:{CLOCK_HOUR}|1[0-2]|[1-9])(?: in the (?:morning|afternoon|evening)|{MERIDIEM})?(?![\w%]|"
            r"[.,:/]\d| [a-z]+s\b)",
            0.6,
            lambda match: re.match(r"half|a? ?quarter|.*past|(?:five|ten|twenty) to", match[0]) is not None,
        ),
        form(
            r"\b(?:halb|halv|viertel nach|viertel vor) (?:eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|"
            "zehn|elf|zwölf|een|twee|drie|vijf|zes|"
            r"zeven|negen|tien|twaalf|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b",
            0.7,
        ),
    ),
)
# at 3: weak unless the clause ends or a day follows
DAYTIME = r" (?:tomorrow|today|tonight|sharp|in the (?:morning|afternoon|evening)|on (?:mon|tue|wed|thu|fri|sat|sun))"
AT = AnchoredRecognizer(
    triggers=frozenset("a"),
    forms=(
        form(rf"at (?<![^\W_]at )(?P<value>{CLOCK_HOUR}|1[0-2]|[1-9])(?={DAYTIME}|;|\?| and then\b)", 0.62),
        form(rf"at (?<![^\W_]at )(?P<value>{CLOCK_HOUR}|1[0-2]|[1-9])(?=[.,!\n]|$)(?![.,]\d)", 0.5),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (CLOCK, MERIDIEM_TIME, HOURS, DOTTED, NAMED, RELATIVE, AT)
