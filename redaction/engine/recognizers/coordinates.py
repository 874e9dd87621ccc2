"""LOCATION_COORDINATE: latitude and longitude as one span, plus codes and three-word addresses."""

import re

from .anchors import AnchoredRecognizer, Check, Form, listed
from .base import DIGITS, Recognizer

SEPARATOR = r"(?: ?[,;/] ?| )"


def on_earth(match: re.Match[str]) -> bool:
    """Latitude within 90 degrees, longitude within 180."""
    return abs(float(match["lat"])) <= 90 and abs(float(match["lon"])) <= 180


def mixed(match: re.Match[str]) -> bool:
    """Digits and letters both occur: digits alone are a sum."""
    return not match[0].replace("+", "").isdigit() and any(c.isdigit() for c in match[0])


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("LOCATION_COORDINATE", re.compile(pattern), score, check)


DECIMAL = AnchoredRecognizer(
    triggers=DIGITS,
    candidates=re.compile(r"[-+\d](?<![\w.,/$€£][-+\d])\d{0,2}\.\d"),
    after=40,
    forms=(
        form(
            r"(?P<lat>[-+\d]\d{0,2}\.\d{4,10})(?:° ?[ns]?| ?[ns]\b)?" + SEPARATOR
            + r"(?P<lon>[-+]?\d{1,3}\.\d{4,10})(?:° ?[ew]?| ?[ew]\b)?(?![\w%]|\.\d)",
            0.85,
            on_earth,
        ),
        form(
            r"(?P<lat>[-+\d]\d{0,2}\.\d{1,3})(?:° ?[ns]| ?[ns]\b)" + SEPARATOR
            + r"(?P<lon>[-+]?\d{1,3}\.\d{1,3})(?:° ?[ew]| ?[ew]\b)(?![\w%]|\.\d)",
            0.85,
            on_earth,
        ),
    ),
)  # fmt: skip
NAMED = AnchoredRecognizer(
    anchors=listed("geo lat latitude lng lon long longitude latlng coordinates coords gps location"),
    before=1,
    after=48,
    forms=(
        form(
            r"\b(?:geo|gps|coordinates|coords|latlng|location)[\"']?(?: ?[:=] ?| )[\"'(\[]"
            r"{0,2}(?P<value>(?P<lat>[-+]?\d{1,2}\.\d{1,10})(?:, ?| )(?P<lon>[-+]?\d{1,3}\.\d{1,10}))(?![\w%]|"
            r"\.\d)",
            0.9,
            on_earth,
        ),
        form(
            r"(?<![^\W_])(?:lat|latitude|lng|lon|long|longitude)[\"']? ?[:=]? ?[\"']?(?P<value>[-+]"
            r"?\d{1,3}\.\d{3,12})(?![\w%]|\.\d)",
            0.85,
        ),
    ),
)
DEGREES = AnchoredRecognizer(
    triggers=frozenset("°º"),
    forms=(
        form(
            r"(?<![\w.])\d{1,2}[°º] ?\d{1,2}(?:\.\d+)?['′’] ?(?:\d{1,2}(?:\.\d+)?(?:[\"″”]|''|′′) ?)?[ns](?: ?, ?| )"
            r"\d{1,3}[°º] ?\d{1,2}(?:\.\d+)?['′’] ?(?:\d{1,2}(?:\.\d+)?(?:[\"″”]|''|′′) ?)?[ewo](?!\w)",
            0.95,
        ),
    ),
)
# Open Location Code: digits and capitals that spell no words
PLUS_CODE = AnchoredRecognizer(
    triggers=frozenset("+"),
    cased=True,
    forms=(
        form(
            r"[2-9CFGHJMPQRVWX](?<![\w+].)(?:[2-9CFGHJMPQRVWX]{7}|[2-9CFGHJMPQRVWX]{3})\+[2-9CFGHJMPQRVWX]"
            r"{2,3}(?![\w+])",
            0.8,
            mixed,
        ),
    ),
)
THREE_WORDS = AnchoredRecognizer(
    triggers=frozenset("/"),
    forms=(form(r"///(?<![\w:/]///)[a-zà-ÿ]{3,20}\.[a-zà-ÿ]{3,20}\.[a-zà-ÿ]{3,20}(?![\w.])", 0.9),),
)

RECOGNIZERS: tuple[Recognizer, ...] = (DECIMAL, NAMED, DEGREES, PLUS_CODE, THREE_WORDS)
