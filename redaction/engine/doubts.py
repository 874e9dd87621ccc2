"""What the form of a stretch says against or about a reading of the model, which reads by context more than by form."""

import re
from dataclasses import replace

from .recognizers.base import mentions
from .recognizers.cards import CARD_WORDS, CVV_CUES, SECURITY_CODE_CUES
from .recognizers.passwords import CODE_CUES, KEY_CUES, PASSWORD_CUES, PHRASE_CUES
from .recognizers.usernames import CUES
from .span import Span
from .taxonomy import coarse

IMPOSSIBLE = {
    "TIME": re.compile(
        r"\d{3,}[.,]\d+|(?:2[5-9]|[3-9]\d)[.,:]\d+|\d{1,2}[.,]\d|(?:\d{3,}:\d|\d\d?:\d(?!\d)).*"
    ),  # an amount, a measurement, a line and its column
    "DURATION": re.compile(r"\d+(?:[.,]\d+)?|(?:day|week|month|year)s?"),  # without a unit, without a number
    # Nobody is known by "next month"; calendar points have a name or a number.
    "DATE": re.compile(
        r"(?:(?:the|this|that|next|last|past|coming|following|previous) )*(?:day|week|weekend|month|year)s?|ago|first",
        re.IGNORECASE,
    ),
    "AGE": re.compile(r"1[3-9]\d|[2-9]\d\d|\d{4,}"),
}

TOGETHER = re.compile(r"\d{3}|[^\W\d_]")  # how security codes are written; or words, as when somebody says one
CARDS = CARD_WORDS | CVV_CUES | SECURITY_CODE_CUES
CARD_BEFORE, CARD_AFTER = 200, 80  # characters in which a card or its code is spoken of

UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])")  # RFC 9562
UUID_LONGEST = 36  # characters

# Four small words and more, as of a branch, a title in a link, a record's slug. In the sets that are learned from, none
# of some fifty is a login, a secret, a place or an organization; the model, which has seen few, half reads a third so.
CHAIN = re.compile(r"(?<![\w-])[^\W\d_]{2,30}(?:-[^\W\d_]{2,30}){3,15}(?![\w-])")
CHAINED = 160  # characters to either side in which a chain is looked for
SURE = 0.9  # what the model must be of a chain, where nothing near says what it is
TOLD = frozenset({"PERSON", "DATE", "DURATION", "AGE", "TIME"})  # "talk-with-ann-lee", "two-and-a-half-years"
SAYS = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(map(re.escape, sorted(CUES | PASSWORD_CUES | KEY_CUES | CODE_CUES | PHRASE_CUES)))
    + r")s?(?![^\W_])",
    re.IGNORECASE,
)
SAID_BEFORE, SAID_BEHIND = 60, 30  # characters in which it is said


def weighed(text: str, span: Span) -> Span | None:
    """The model's reading as its form allows it: None where it cannot be, all of a UUID where it is a piece of one."""
    impossible = IMPOSSIBLE.get(span.label)
    if impossible is not None and impossible.fullmatch(text, span.start, span.end):
        return None
    if span.label == "CVV" and not TOGETHER.search(text, span.start, span.end) and not near_card(text, span):
        return None
    if "-" not in text[max(0, span.start - 1) : span.end + 1]:
        return span
    if whole := around(text, span, UUID, UUID_LONGEST):
        return replace(span, start=whole.start(), end=whole.end())
    if coarse(span.label) in TOLD or max(span.score, *span.labels.values(), 0.0) >= SURE:
        return span
    chain = around(text, span, CHAIN, CHAINED)
    return None if chain and chain[0].islower() and not said(text, chain) else span


def near_card(text: str, span: Span) -> bool:
    """Whether a card or its code is spoken of near the reading."""
    before = text[max(0, span.start - CARD_BEFORE) : span.start]
    return mentions(f"{before} {text[span.end : span.end + CARD_AFTER]}".lower(), CARDS)


def around(text: str, span: Span, form: re.Pattern[str], longest: int) -> re.Match[str] | None:
    """What has this form and holds the reading."""
    for match in form.finditer(text, max(0, span.end - longest), span.start + longest):
        if match.start() <= span.start and span.end <= match.end():
            return match
    return None


def said(text: str, chain: re.Match[str]) -> bool:
    """Whether a word near the chain says that it is a login or a secret."""
    before = SAYS.search(text, max(0, chain.start() - SAID_BEFORE), chain.start())
    return before is not None or SAYS.search(text, chain.end(), chain.end() + SAID_BEHIND) is not None
