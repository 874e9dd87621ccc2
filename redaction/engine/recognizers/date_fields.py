"""DAY, MONTH and YEAR where a form has a field for each."""

import re

from .anchors import AnchoredRecognizer, Form, listed

NAME_END = r"[\"']?\s*[:=]\s*[\"']?"
DAY_NAME = r"(?:day|tag|jour|día|giorno|dag|dia)"
MONTH_NAME = r"(?:month|monat|mois|mes|mese|maand|mês)"
YEAR_NAME = r"(?:year|jahr|année|año|anno|jaar|ano)"
DAY = r"(?P<value>3[01]|[12]\d|0?[1-9])"
MONTH = r"(?P<value>1[0-2]|0?[1-9]|[^\W\d_]{3,10})"
YEAR = r"(?P<value>(?:1[89]|20)\d\d)"
# "Day 12 Month 06 Year 1973": without a colon, fields know each other by what stands beside them.
FIELD = rf"(?:{DAY_NAME}|{MONTH_NAME}|{YEAR_NAME})"
FIELD_BEFORE = re.compile(rf"(?<!\w){FIELD}[:=]? (?:de )?[^\W_]{{1,10}}[,;|]?\s{{1,3}}(?:del? |and )?$")
FIELD_AFTER = re.compile(rf"[,;|]?\s{{1,3}}(?:del? )?{FIELD}[:=]? (?:de )?[^\W_]{{1,10}}(?!\w)")


def beside_field(match: re.Match[str]) -> bool:
    """Whether another field of a date stands directly in front or behind."""
    front = match.string[max(0, match.start() - 26) : match.start()]
    return FIELD_BEFORE.search(front) is not None or FIELD_AFTER.match(match.string, match.end()) is not None


def fields(label: str, name: str, value: str, score: float) -> tuple[Form, Form]:
    """The field behind a colon, and beside others of its kind without one."""
    return (
        Form(label, re.compile(rf"\b{name}{NAME_END}{value}(?![\w.,/:-])"), score),
        Form(label, re.compile(rf"\b{name} (?:de )?{value}(?!\w|[.,/:-]\d)"), 0.9, beside_field),
    )


DATE_FIELDS = AnchoredRecognizer(
    anchors=listed(
        "day month year tag monat jahr jour mois année día mes año giorno mese anno dag maand jaar dia mês ano"
    ),
    before=1,
    after=20,
    forms=(
        *fields("DAY", DAY_NAME, DAY, 0.8),
        *fields("MONTH", MONTH_NAME, MONTH, 0.75),
        *fields("YEAR", YEAR_NAME, YEAR, 0.8),
    ),
)
