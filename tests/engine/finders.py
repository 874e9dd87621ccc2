"""Tiny finders for tests: patterns that are easy to predict, and a model that knows a list of values."""

import re
from collections.abc import Callable, Iterable

from stdnum import luhn

from redaction.engine.policy import Policy
from redaction.engine.recognizers.base import PatternRecognizer
from redaction.engine.span import Span

EMAIL = PatternRecognizer(
    "EMAIL_ADDRESS", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), 0.95, triggers=frozenset("@"), check=lambda _: True
)
PHONE = PatternRecognizer("PHONE_NUMBER", re.compile(r"\+?\d[\d ()-]{6,}\d"), 0.6, context=frozenset({"call", "phone"}))
CARD = PatternRecognizer(
    "CREDIT_CARD", re.compile(r"\b\d(?:[ -]?\d){12,18}\b"), 0.6, check=lambda v: luhn.is_valid(re.sub(r"\D", "", v))
)
DATE = PatternRecognizer("DATE", re.compile(r"\b\d{4}-\d\d-\d\d\b"), 0.9)
DOB = PatternRecognizer(
    "DOB", re.compile(r"\b\d{4}-\d\d-\d\d\b"), 0.4, context=frozenset({"born", "dob"}), context_score=0.9
)
CODE = PatternRecognizer("PASSPORT_NUMBER", re.compile(r"\b[A-Z]\d{7}\b"), 0.3)
ZIP = PatternRecognizer("LOCATION_ZIP", re.compile(r"\b\d{5}\b"), 0.3)
FINDERS = (EMAIL, PHONE, CARD, DATE, DOB, CODE, ZIP)

KNOWN: dict[str, str] = {
    "John Smith": "NAME",
    "John": "NAME_GIVEN",
    "Mary": "NAME_GIVEN",
    "Smith": "NAME_FAMILY",
    "Jane Doe": "NAME",
    "Omaha": "LOCATION_CITY",
    "Nebraska": "LOCATION_STATE",
    "12 Elm Road": "LOCATION_ADDRESS",
    "Acme": "ORGANIZATION",
    "Zoë Müller": "NAME",
    "李小龙": "NAME",
}


def model(known: dict[str, str] = KNOWN, score: float = 0.9) -> Callable[[str, Policy], Iterable[Span]]:
    """A model that reads the known values wherever they stand as whole words, the longest first."""
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in sorted(known, key=len, reverse=True))
    )

    def find(text: str, policy: Policy) -> Iterable[Span]:
        return [Span(*match.span(), known[match.group()], score, "model") for match in pattern.finditer(text)]

    return find
