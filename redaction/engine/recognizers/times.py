"""TIME: a time of day, with seconds and zone where they are written."""

import re

from .anchors import AnchoredRecognizer, Check, Form, alternatives
from .base import DIGITS, Recognizer
from .number_words import SMALL, TEENS, UNITS


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("TIME", re.compile(pattern), score, check)


CLOCK_HOUR = alternatives((*UNITS, *TEENS[:3]))
MINUTES = rf"(?:{SMALL}|[1-5]?\d)"
# The zone belongs to the time where it is written beside it.
ZONE = (
    r"(?: ?(?:gmt|utc)(?:[+-]\d\d?(?::?\d\d)?)?(?!\w)"
    r"| (?:cest|cet|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|jst|aest|eet|wet|msk|et|pt|ct)(?!\w)|z(?!\w))"
)
OFFSET = r"(?: ?[+-](?:0\d|1[0-4]):?[0-5]\d(?![\w:]))"
MERIDIEM = r"(?: ?[ap]\.m\.|\s?[ap]m\b)"
BOOKS = re.compile(
    r"\b(?:john|luke|mark|matthew|genesis|exodus|psalms?|romans|acts|isaiah|proverbs|corinthians|score|ratio|aspect) $"
)


def no_verse(match: re.Match[str]) -> bool:
    """Chapter and verse, or a score, is written like a time."""
    return BOOKS.search(match.string, max(0, match.start() - 14), match.start()) is None


CLOCK = AnchoredRecognizer(
    triggers=DIGITS,
    forms=(
        # 10:40, 22:10:03 of 22:10:03,441, T22:10 in a timestamp, :22:10:03 behind the year in a web server's log
        form(
            r"\d(?:(?<![\w:.,/+$€£]\d)|(?<=\dt\d)|(?<=/[12]\d\d\d:\d))(?:(?<=2)[0-4]|(?<=[01])\d)?"
            rf":[0-5]\d(?::[0-5]\d{OFFSET}?)?(?:(?=[.,]\d{{3}})|{MERIDIEM}?{ZONE}?)(?![\w:%/])",
            0.8,
            no_verse,
        ),
    ),
)

WORDED = AnchoredRecognizer(
    anchors=frozenset(
        [
            "am",
            "pm",
            "a",
            "p",
            "h",
            "uhr",
            "hours",
            "hrs",
            "o",
            "clock",
            "noon",
            "midnight",
            "midday",
            "at",
            "um",
            "kl",
            "godz",
            "às",
            "alle",
            "ore",
            "las",
            "noon",
            "mediodía",
            "medianoche",
            "minuit",
            "mitternacht",
            "mezzanotte",
            "mezzogiorno",
            "middernacht",
            "północ",
            "meia",
            "midnatt",
            "half",
            "quarter",
            "past",
            "halb",
            "à",
            "halv",
            "uur",
            "heures",
            "heure",
            "twenty",
            "ten",
            "five",
            "around",
            "by",
            "until",
            "till",
            "before",
            "from",
        ]
    ),
    before=26,
    after=36,
    forms=(
        # 3pm, 3.30 p.m., three pm
        form(
            rf"(?<![\w.,/:$€£-])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?{MERIDIEM}{ZONE}?(?<!\d am)(?!\w)",
            0.9,
        ),
        form(
            r"(?<![\w.,/:$€£-])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? am(?=$|[\s.,;:!?)\n])(?! \d| (?:mo|di|mi|do|fr|sa|so)\w*tag)",
            0.85,
        ),
        form(
            rf"\b{CLOCK_HOUR}(?: (?:thirty|fifteen|forty[ -]five|oh [a-z]+|{alternatives(TEENS)}|twenty|forty|fifty))?"
            r"(?: [ap]\.? ?m\b\.?| o['’]?clock(?: in the (?:morning|afternoon|evening))?)(?!\w)",
            0.85,
        ),
        form(r"(?<![\w.,/:])(?:2[0-3]|1?\d|0\d) ?o['’ ]?clock\b", 0.9),
        # 18 Uhr, 18.30 Uhr, 14h30, à 14h, kl. 14.30, 0830 hours, alle 15.30
        form(r"(?<![\w.,/:-])(?:2[0-4]|1\d|0?\d)(?:[.:][0-5]\d)? uhr(?: [0-5]\d\b(?!:))?(?!\w)", 0.9),
        form(r"(?<![\w.,/:-])(?:2[0-3]|1\d|0?\d) ?h ?[0-5]\d(?!\w)", 0.8),
        form(r"\b(?:à|vers|dès|às|as|ab|kl\.?) (?P<value>(?:2[0-3]|1\d|0?\d) ?(?:h|heures?|uur)\b(?! ?\d))", 0.75),
        form(
            r"\b(?:kl\.?|godz\.?|alle(?: ore)?|ore|om|o|a las|à|às|um|at) (?P<value>(?:2[0-3]|1\d|0?\d)[.][0-5]\d)(?![\w%€$£]|[.,]\d)",
            0.7,
        ),
        form(r"(?<![\w.,/:-])(?P<value>(?:2[0-3]|[01]\d)[0-5]\d ?(?:hrs|hours))\b", 0.8),
        # noon, midnight
        form(
            r"(?<![\w-])(?:noon|midnight|midday|mediodía|medianoche|minuit|mitternacht|mezzanotte|mezzogiorno|middernacht|meia-noite|północ|midnatt)(?![\w-])",
            0.8,
        ),
        # half past three, quarter to 5, twenty to six
        form(
            rf"\b(?:half|(?:a )?quarter|{MINUTES}(?: minutes?)?) (?:past|to|till|after)"
            rf" (?:{CLOCK_HOUR}|1[0-2]|[1-9])(?: in the (?:morning|afternoon|evening)|{MERIDIEM})?(?![\w%]|[.,:/]\d| [a-z]+s\b)",
            0.6,
            lambda match: (
                bool(re.match(r"half|a? ?quarter", match[0]))
                or bool(re.search(r"past|(?:five|ten|twenty) to", match[0]))
            ),
        ),
        form(
            r"\b(?:halb|halv|viertel nach|viertel vor|half) (?:eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|een|twee|drie|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b",
            0.7,
        ),
        # at 3: weak unless the clause ends or a day follows
        form(
            r"\bat (?P<value>1[0-2]|[1-9])(?= (?:tomorrow|today|tonight|sharp|in the (?:morning|afternoon|evening)|on (?:mon|tue|wed|thu|fri|sat|sun))|;|\?| and then\b)",
            0.62,
        ),
        form(r"\bat (?P<value>1[0-2]|[1-9])(?=[.,!\n]|$)(?![.,]\d)", 0.5),
        form(
            r"\bat (?P<value>{0})(?= (?:tomorrow|today|tonight|sharp|in the (?:morning|afternoon|evening)|on )|[.;,?!]|$)".replace(
                "{0}", CLOCK_HOUR
            ),
            0.6,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (CLOCK, WORDED)
