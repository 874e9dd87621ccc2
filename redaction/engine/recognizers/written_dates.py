"""Dates with words: months, weekdays, seasons, quarters, years after a preposition, ordinals."""

import re

from .anchors import AnchoredRecognizer, Check, Form, alternatives, listed
from .base import DIGITS
from .months import (
    ANY_MONTHS,
    CLEAR_MONTHS,
    MONTHS,
    NO_VERB,
    ROMANCE_WEEKDAYS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEAK_WEEKDAYS,
    WEEKDAYS,
)
from .number_words import DAY_WORD, ORDINAL, SMALL, YEAR_WORDS

MONTH = alternatives(MONTHS)
ANY_MONTH = rf"{NO_VERB}(?:{MONTH}(?!\w)|{alternatives(SHORT_MONTHS)}(?!\w)\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
SUFFIX = r"(?:st|nd|rd|th|er|\.º|º|ª|\.|e|:e)?"
YEAR = r"(?:(?:1[6-9]|20|21)\d\d(?![\w%]|[.,:]\d)|['’]\d\d(?!\w))"
OF = r"(?: (?:of|de|del|di|van|den|d['’]))?"
CLOSE = r"(?![\w%]|[.,:]\d)"

# What belongs to the date that it stands before.
WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)(?:{alternatives(WEEKDAYS)}|{alternatives(frozenset(day for day in SHORT_WEEKDAYS if len(day) > 2))}\.?"
    r"|(?:mo|di|mi|do|fr|sa|so)[.,]),? (?:the |den |le |el |dem |dnia )?$"
)
RELATIVE_BEFORE = re.compile(
    r"(?<!\w)(?:last|next|early|mid|late|"
    r"ende|anfang|mitte|début|inizio|fine|end of|beginning of|"
    r"letzte[nrs]?|nächste[nrs]?|kommende[nrs]?|vergangene[nrs]?|"
    "volgende|vorige|afgelopen|komende|"
    "pasado|próximo|prochain|prossim[ao]|scors[ao]|próxim[ao]|zeszł(?:y|ą)|przyszł(?:y|ą)|förra|"
    "nästa|sidste|næste)[- ]$"
)
# The article before "4th of July", and the other days before "and 19 June".
ARTICLE_BEFORE = re.compile(r"(?<!\w)the $")
ORDINAL_START = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?!\w)")
CONJUNCTIONS = frozenset({"and", "und", "et", "y", "e"})
DAYS_BEFORE = re.compile(
    r"(?<!\w)(?:on|am|le|les|el|los|il|i|den)(?: the)? (?P<days>(?:\d{1,2}(?:st|nd|rd|th|\.)?, ){0,3}"
    r"\d{1,2}(?:st|nd|rd|th|\.)? (?:and|und|et|y|e) )$"
)
# The words that can stand directly before a date that one of the two patterns extends.
LEADERS = (
    WEEKDAYS
    | SHORT_WEEKDAYS
    | listed(
        "the den le el dem dnia last next early mid late ende anfang mitte début inizio fine of "
        "letzte letzten letzter letztes nächste nächsten "
        "nächster nächstes "
        "kommende kommenden kommender kommendes vergangene vergangenen vergangener vergangenes volgende "
        "vorige afgelopen "
        "komende pasado próximo prochain prossima prossimo scorsa scorso próxima zeszły zeszłą przyszły "
        "przyszłą förra nästa "
        "sidste næste"
    )
)
LONE_BEFORE = re.compile(
    r"(?<!\w)(?:in|since|until|till|during|im|seit|bis|en|em|desde|depuis|dès|sinds|od|w|we|sedan|"
    "siden|from|through|last|next|"
    r"(?:end|beginning|start|middle) of|fin|début|ende|anfang|mitte|before|after)(?: early| mid| late)?[ -]$"
)
PRONOUN_BEFORE = re.compile(r"(?<!\w)(?:i|we|you|they|he|she|it|who|this|that) $")
YEAR_BEFORE = re.compile(
    r"(?<![\w.-])(?:in|since|until|till|before|after|during|circa|ca\.|year|anno|early|late|mid|en|im "
    "jahre?|jahr|im|seit|bis|depuis|desde|"
    "année|año|ano|nel|dal|em|sinds|sedan|siden|w roku|od|roku|by|from|of|class of)(?: the year| "
    "early| late| mid)?[ -]$"
)
DECADE_BEFORE = re.compile(r"(?<!\w)(?:the|early|late|mid)[ -]['’]?$")
SEASON_BEFORE = re.compile(
    r"(?<!\w)(?:in|im|en|au|during|over|since|until|by|no|na|last|next|this|early|late|mid)(?: the| "
    "der| dem| el| la| de| het)?[- ]$"
)


def preceded(before: re.Pattern[str], width: int = 24) -> Check:
    """A check that the text in front of the match ends as `before` says."""
    return lambda match: before.search(match.string[max(0, match.start() - width) : match.start()]) is not None


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("DATE", re.compile(pattern), score, check)


def stands_free(match: re.Match[str]) -> bool:
    """The month is no part of a file name, an address or a path."""
    return match.string[max(0, match.start() - 1) : match.start()] not in tuple("@/_.-+#\\=")


def no_verb(match: re.Match[str]) -> bool:
    """ "we may 3", "it may 2": a verb before a number."""
    before = match.string[max(0, match.start() - 6) : match.start()]
    return stands_free(match) and not PRONOUN_BEFORE.search(before)


MONTH_BEFORE = re.compile(rf"(?<!\w)(?:{MONTH}|{alternatives(SHORT_MONTHS)}\.?) $")


def own_day(match: re.Match[str]) -> bool:
    """ "Nov 12. April": the day belongs to the month in front of it."""
    return not MONTH_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])


DAY_FIRST = AnchoredRecognizer(
    anchors=ANY_MONTHS,
    before=24,
    after=24,
    forms=(
        # 9 October 1984, 3 Oct, 12-Jun-1973, 3. maj, 3 de mayo de 1980
        form(
            rf"\d(?<![\w.,/:+#-]\d)(?:(?<=3)[01]|(?<=[12])\d|(?<=0)[1-9]|(?<=[1-9])){SUFFIX}{OF}(?P<s>[-/ ]?)"
            f"{ANY_MONTH}"
            rf"(?:(?:,|{OF})?(?:(?P=s)| ){YEAR}|(?P=s)\d\d(?<=[-/]\d\d)|/[12]\d{{3}}(?=:\d\d:\d))?(?:{CLOSE}|"
            r"(?<=/\d\d\d\d))",
            0.9,
            own_day,
        ),
        form(rf"[12](?<![\w.,/:+#-][12])\d{{3}}[- ]{ANY_MONTH}[- ]{DAY}{CLOSE}", 0.85),
        # le quinze août, am zwölften märz 2024
        form(rf"(?<![\w-]){DAY_WORD} (?:de )?{MONTH}(?:,?(?: del?)? {YEAR})?(?!\w)", 0.85),
        # 12.Oct.2024 in file systems and mail headers
        form(rf"\d(?<![\w.,/:+#-]\d)\d?\.{ANY_MONTH}\.?(?:19|20)\d\d{CLOSE}", 0.85),
    ),
)
MONTH_FIRST = AnchoredRecognizer(
    anchors=ANY_MONTHS,
    at=True,
    after=60,
    forms=(
        # October 9th, 1984; July 8; Jan. 3
        form(rf"{ANY_MONTH} {DAY}(?:st|nd|rd|th)?(?:,? {YEAR})?{CLOSE}(?!/\d)", 0.88, no_verb),
        # June 2021, mars de 1998, Jan '24
        form(rf"{ANY_MONTH}(?:,|{OF})? {YEAR}", 0.85, stands_free),
        # october ninth nineteen eighty four
        form(
            rf"{MONTH} (?:the )?(?:{ORDINAL}|{SMALL}(?= {YEAR_WORDS}\b))(?:,? {YEAR_WORDS}|,? {YEAR})?(?!\w)",
            0.85,
        ),
        form(rf"{MONTH}(?: of)? {YEAR_WORDS}(?!\w)", 0.7),
        # the month alone: after a preposition, or where the word is nothing else
        form(rf"{MONTH}(?![\w@/_-]|\.\w| on\b)", 0.8, preceded(LONE_BEFORE)),
        form(rf"{alternatives(CLEAR_MONTHS)}(?![\w@/_-]|\.\w)", 0.6, stands_free),
    ),
)
# the third of may nineteen eighty
ORDINAL_FIRST = AnchoredRecognizer(
    anchors=listed("first second third th fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
    | listed("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"),
    before=16,
    after=60,
    forms=(form(rf"\b{ORDINAL} (?:day )?(?:of )?{MONTH}(?:,? {YEAR_WORDS}|,? {YEAR})?(?!\w)", 0.85),),
)
WEEKDAY = AnchoredRecognizer(
    anchors=WEEKDAYS,
    at=True,
    after=20,
    forms=(
        # sábado 12, samedi 12
        form(
            rf"{alternatives(ROMANCE_WEEKDAYS)} {DAY}(?![\w%/:-]|[.,]\d| ?(?:h|heures|horas|ore|euros?|€|%)(?!\w))",
            0.85,
            stands_free,
        ),
        form(rf"{alternatives(WEEKDAYS - WEAK_WEEKDAYS)}(?![\w@/_-]|\.\w)", 0.75, stands_free),
        form(rf"{alternatives(WEAK_WEEKDAYS)}(?![\w@/_-]|\.\w)", 0.6, stands_free),
    ),
)
SEASON = AnchoredRecognizer(
    anchors=SEASONS,
    at=True,
    after=24,
    forms=(
        form(rf"{alternatives(SEASONS)}(?: of| de| del)? (?:19|20)\d\d{CLOSE}", 0.85),
        form(rf"{alternatives(SEASONS - {'fall', 'lente', 'estate'})}(?![\w-])", 0.65, preceded(SEASON_BEFORE)),
        form(
            r"estate(?!\w)",
            0.65,
            preceded(re.compile(r"(?<!\w)(?:(?:d|l|quest|dell|nell)['’]|(?:in|scorsa|prossima) )$")),
        ),
        form(r"fall(?=[.,;!?]|$| we\b| i\b)", 0.6, preceded(re.compile(r"(?<!\w)(?:in|last|next|this) $"))),
    ),
)
QUARTER = AnchoredRecognizer(
    anchors=listed("q h fy quarter half"),
    before=12,
    after=14,
    forms=(
        form(r"(?<![\w/.-])(?:q[1-4]|h[12])(?:[ /-]|, | of )?(?:(?:20|19)\d\d|['’/]\d\d)(?![\w/]|[.-]\d)", 0.8),
        form(r"(?<![\w/.-])(?:20\d\d[ -/]q[1-4]|fy ?(?:20)?\d\d)(?![\w/]|[.-]\d)", 0.7),
        form(r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:quarter|half) of (?:19|20)\d\d", 0.8),
    ),
)
# What is counted is no year.
NOT_COUNTED = (
    "(?! (?:people|points?|words|tests|men|women|million|units|items|users|times|steps|lines|rows|"
    "files|bytes|calories|feet|"
    r"met(?:er|re)s|miles|pages|ways|cases|jobs|employees|votes|rpm|mah|hz|kcal|mm|cm|km|kg|stück|euros?|dollars?)\b)"
)
YEARS = AnchoredRecognizer(
    triggers=DIGITS,
    candidates=re.compile(r"\d(?<![\w.,/:+#$€£-]\d)(?:\d{3}(?!\d)|0['’]?s)"),
    after=24,
    forms=(
        form(
            r"[12][089]\d\d(?<!10\d\d)(?<!2[89]\d\d)"
            rf"(?:[-–/]\d\d)?{CLOSE}(?![-–/]\w){NOT_COUNTED}",
            0.62,
            preceded(YEAR_BEFORE),
        ),
        form(r"\d(?:\d\d0|0)['’]?s(?!\w)", 0.6, preceded(DECADE_BEFORE)),
    ),
)
# due the 1st, on the 3rd of the month
ORDINAL_DAY = AnchoredRecognizer(
    triggers=DIGITS,
    forms=(
        form(
            r"the (?<![^\W_]the )(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?: of the month)?"
            r"(?=$|[.,;:!?)\n]| (?:at|and|or|in|for|to|when|with|but|so|i|we|as|because|if|please)\b)",
            0.75,
            preceded(re.compile(r"(?<!\w)(?:due|on|by|until|till|before|from|since|after) $")),
        ),
    ),
)

WRITTEN_DATES = (
    DAY_FIRST, MONTH_FIRST, ORDINAL_FIRST, WEEKDAY, SEASON, QUARTER, YEARS, ORDINAL_DAY,
)  # fmt: skip
