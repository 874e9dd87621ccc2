"""Dates with words: months, weekdays, seasons, quarters, years after a preposition, ordinals."""

import re

from .anchors import AnchoredRecognizer, Check, Form, alternatives
from .months import CLEAR_MONTHS, MONTHS, SEASONS, SHORT_MONTHS, SHORT_WEEKDAYS, WEAK_WEEKDAYS, WEEKDAYS
from .number_words import ORDINAL, SMALL, YEAR_WORDS

MONTH = alternatives(MONTHS)
ANY_MONTH = rf"(?:{MONTH}(?!\w)|{alternatives(SHORT_MONTHS)}(?!\w)\.?)"
WEEKDAY = rf"(?:{alternatives(WEEKDAYS)}|{alternatives(SHORT_WEEKDAYS)}\.?)(?!\w)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
SUFFIX = r"(?:st|nd|rd|th|er|\.º|º|ª|\.|e|:e)?"
YEAR = r"(?:(?:1[6-9]|20|21)\d\d(?![\w%]|[.,:]\d)|['’]\d\d(?!\w))"
OF = r"(?: (?:of|de|del|di|van|den|d['’]))?"
OPEN = r"(?<![\w.,/:+#-])"
CLOSE = r"(?![\w%]|[.,:]\d)"


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("DATE", re.compile(pattern), score, check)


def not_a_verb(match: re.Match[str]) -> bool:
    """ "may 3 of us", "mar 2": a short or common word with a number is a date only with a year or a capital."""
    return not re.search(
        r"\b(?:i|we|you|they|he|she|it|who|this|that) $", match.string[max(0, match.start() - 6) : match.start()]
    )


WRITTEN_DATES = AnchoredRecognizer(
    anchors=MONTHS | SHORT_MONTHS,
    before=24,
    after=28,
    forms=(
        # 9 October 1984, Tue 3 Oct, 12-Jun-1973, den 3. maj, 3 de mayo de 1980
        form(
            rf"{OPEN}(?:{WEEKDAY},? (?:the |den |le |el |dem )?)?{DAY}{SUFFIX}{OF}(?P<s>[-/ ]?){ANY_MONTH}"
            rf"(?:(?:,|{OF})?(?:(?P=s)| ){YEAR}|(?P=s)\d\d(?<=[-/]\d\d))?{CLOSE}(?!\.\d)",
            0.9,
        ),
        # October 9th, 1984; July 8; Monday, Jan. 3
        form(
            rf"(?<![\w.,/:+#-])(?:{WEEKDAY},? )?{ANY_MONTH} {DAY}(?:st|nd|rd|th)?(?:,? {YEAR})?{CLOSE}(?!\.\d|/\d)",
            0.88,
            not_a_verb,
        ),
        # June 2021, mars de 1998, Jan '24
        form(rf"(?<![\w.,/:+#-]){ANY_MONTH}(?:,|{OF})? {YEAR}", 0.85),
        form(rf"{OPEN}{YEAR}[- ]{ANY_MONTH}[- ]{DAY}{CLOSE}", 0.8),
        # last June, early March: relative with a name
        form(rf"\b(?:last|next|early|mid|late)[- ]{MONTH}(?![\w-]| on\b)", 0.85),
        # in June, until May: the month alone
        form(
            r"\b(?:in|since|until|till|during|im|seit|bis|en|em|desde|depuis|dès|in het|sinds|od|w|we|sedan|siden|from|through|end of|"
            rf"beginning of|start of|middle of|fin|début|ende|anfang|mitte) (?:early |mid-?|late )?(?P<value>{MONTH})(?![\w-])",
            0.8,
        ),
        form(rf"(?<![\w.@/_-]){alternatives(CLEAR_MONTHS)}(?![\w@/_-]|\.\w)", 0.6),
    ),
)

PREPOSITION_YEAR = (
    r"(?:in|since|until|till|before|after|during|circa|ca\.|year|anno|early|late|mid|en|im jahr|im jahre|jahr|im|seit|bis|depuis|desde|"
    r"année|año|ano|anno|nel|dal|em|sinds|sedan|siden|w roku|od|roku|by|from|of)"
)
NOT_COUNTED = r"(?! [a-z]+s\b(?<! was)(?<! is)(?<! as)(?<! his)(?<! this)| (?:people|points|men|women|million|units))"

LOOSE_DATES = AnchoredRecognizer(
    anchors=WEEKDAYS
    | SEASONS
    | frozenset(
        [
            "in",
            "since",
            "until",
            "till",
            "before",
            "after",
            "during",
            "circa",
            "ca",
            "year",
            "anno",
            "early",
            "late",
            "mid",
            "en",
            "im",
            "jahr",
            "seit",
            "bis",
            "depuis",
            "desde",
            "année",
            "año",
            "ano",
            "nel",
            "dal",
            "em",
            "sinds",
            "sedan",
            "siden",
            "od",
            "roku",
            "by",
            "q",
            "h",
            "fy",
            "quarter",
            "half",
            "the",
            "s",
            "due",
            "born",
            "class",
        ]
    ),
    before=16,
    after=30,
    forms=(
        form(rf"\b(?:last|next) {alternatives(WEEKDAYS)}(?!\w)", 0.85),
        form(rf"(?<![\w.@/_-]){alternatives(WEEKDAYS - WEAK_WEEKDAYS)}(?![\w@/_-]|\.\w)", 0.75),
        form(rf"(?<![\w.@/_-]){alternatives(WEAK_WEEKDAYS)}(?![\w@/_-]|\.\w)", 0.55),
        form(r"\b(?:last|next|this|early|late|mid)[- ](?:spring|summer|autumn|winter)(?![\w-])", 0.8),
        form(r"\b(?:last|next|this) fall(?=[.,;!?]|$| we| i\b)", 0.6),
        form(
            rf"\b(?:in|im|en|au|during|over|since|until|by|no|na|in de|in het)(?: the| der| dem| el| la)? (?P<value>"
            rf"{alternatives(SEASONS - {'fall', 'lente', 'printemps'})}|(?<=au )printemps)(?![\w-])",
            0.65,
        ),
        form(rf"\b{alternatives(SEASONS)}(?: of| de| del| of the year)? (?:19|20)\d\d{CLOSE}", 0.85),
        form(r"(?<![\w/.-])(?:q[1-4]|h[12])(?:[ /-]|, | of )?(?:(?:20|19)\d\d|['’/]\d\d)(?![\w/]|[.-]\d)", 0.8),
        form(r"(?<![\w/.-])(?:20\d\d[ -/]q[1-4]|fy ?(?:20)?\d\d)(?![\w/]|[.-]\d)", 0.7),
        form(r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:quarter|half) of (?:19|20)\d\d", 0.8),
        form(
            rf"\b{PREPOSITION_YEAR}(?: the year)? (?P<value>(?:1[89]|20)\d\d(?:[-–/]\d\d)?){CLOSE}(?![-–/]\w|\.\d){NOT_COUNTED}",
            0.62,
        ),
        form(r"\b(?:the|early|late|mid) ?-?(?P<value>(?:(?:1[89]|20)\d0|['’]?[2-9]0)['’]?s)(?!\w)", 0.6),
        # due the 1st, on the 3rd of the month
        form(
            r"\b(?:due|due on|on|by|until|till|before|from|since|after) (?P<value>the (?:3[01]|[12]?\d)(?:st|nd|rd|th)(?: of the month)?)"
            r"(?=$|[.,;:!?)\n]| (?:of the month|at|and|or|in|for|to|when|with|but|so|i|we|as|because|if|please)\b)",
            0.75,
        ),
    ),
)

# october ninth nineteen eighty four; the third of may; may twenty first two thousand and six
SPOKEN_DATES = AnchoredRecognizer(
    anchors=MONTHS,
    before=30,
    after=60,
    forms=(
        form(rf"\b{MONTH} (?:the )?(?:{ORDINAL}|{SMALL}(?= {YEAR_WORDS}\b))(?:,? {YEAR_WORDS}|,? {YEAR})?(?!\w)", 0.85),
        form(rf"\b(?:the )?{ORDINAL} (?:day )?(?:of )?{MONTH}(?:,? {YEAR_WORDS}|,? {YEAR})?(?!\w)", 0.85),
        form(rf"\b{MONTH}(?: of)? {YEAR_WORDS}(?!\w)", 0.7),
    ),
)
