"""Values as speech recognition writes them: digits as words, "at" and "dot" in addresses.

Spoken dates, times, ages, amounts and postal addresses are read by the recognizers of their own labels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from ..span import Span, stretched
from .anchors import AnchoredRecognizer, Form, alternatives, listed, windows
from .base import Recognizer, first_words
from .number_words import SMALL

DIGITS_BY_LANGUAGE = {
    "en": "zero one two three four five six seven eight nine",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "fr": "zéro zero un deux trois quatre cinq six sept huit neuf",
    "de": "null eins zwo zwei drei vier fünf sechs sieben acht neun",
}
DIGIT_WORDS = frozenset(" ".join(DIGITS_BY_LANGUAGE.values()).split())
ITEM = (
    rf"(?:(?:(?:double|triple|doble|doppel|deux fois) )?(?:{alternatives(DIGIT_WORDS)}|oh|o)\b|"
    rf"(?:{SMALL})\b|hundred\b|thousand\b|\d{{1,4}}\b"
    r"|(?:[a-z]\b))"
)
JOIN = r"(?:,? (?:(?:dash|hyphen|minus|space|slash|guión|guion|tiret|strich) )?|-)"
# Starts and ends with a number; letters may stand between ("four b seven").
RUN = re.compile(rf"(?<![\w-])(?:{ITEM}{JOIN}){{2,40}}{ITEM}(?![\w-])")
NUMBER = re.compile(
    rf"(?:{alternatives(DIGIT_WORDS)}|oh|{SMALL}|double|triple|doble|doppel|hundred|\d{{1,4}})(?![^\W_])"
)
DIGIT = re.compile(rf"\b(?:{alternatives(DIGIT_WORDS)}|oh)\b")

# What the run is, by the last of these words before it: label, words, fewest items.
MEANINGS: tuple[tuple[str, re.Pattern[str], int], ...] = tuple(
    (label, re.compile(rf"\b(?:{words})\b"), least)
    for label, words, least in (
        ("CVV", r"cvv|cvc|security code|three digits? on the back|code de sécurité|prüfziffer", 3),
        ("CREDIT_CARD_EXPIRATION", r"expir\w+|exp date|valid (?:until|thru)", 2),
        ("CREDIT_CARD", r"card(?: number)?|visa|mastercard|amex|tarjeta|carte|karte|kartennummer", 4),
        ("SSN", r"social(?: security)?|ssn|p ?p ?s|sozialversicherungs\w+|sécurité sociale|seguridad social|dni", 4),
        ("PASSWORD", "pin(?: code| number)?|passcode|password|code is|verification code|contraseña|kennwort|mot de "
        "passe", 3),
        ("ROUTING_NUMBER", r"routing|sort code|aba|bankleitzahl", 6),
        ("BANK_ACCOUNT", r"iban|bank account", 6),
        ("ACCOUNT_NUMBER", r"account|acct|customer number|member number|membership|loyalty|policy|contract|konto\w*|"
        r"kundennummer|vertragsnummer|police|póliza|polizza|contrat\w*|cuenta|compte|numéro client", 4),
        ("HEALTHCARE_NUMBER", "medicare|medicaid|insurance (?:id|number)|n ?h ?s|health (?:plan|card|insurance)(?: "
        r"\w+)?(?: number)?|patient (?:id|number)|medical record|m ?r ?n|versichertennummer", 4),
        ("PASSPORT_NUMBER", r"passport|pasaporte|passeport|reisepass\w*", 5),
        ("DRIVER_LICENSE", r"driver'?s licen[sc]e|licen[sc]e number|führerschein\w*", 5),
        ("VEHICLE_ID", r"plate|registration|vin", 4),
        ("LOCATION_ZIP", r"zip(?: code)?|post ?code|postal code|código postal|code postal|postleitzahl", 3),
        ("PHONE_NUMBER", "phone|call|cell|mobile|telephone|reach (?:me|him|her|us)|text me|fax|callback|teléfono|"
        r"móvil|téléphone|portable|telefon\w*|handy\w*|erreichen", 4),
        ("NUMERICAL_PII", "order|booking|confirmation|reference|case|ticket|tracking|employee|student|claim|invoice|"
        r"pedido|commande|bestell\w*", 4),
    )
)  # fmt: skip
# Said of any number; without a better word it is a telephone's.
NUMBER_WORD = re.compile(r"\b(?:number|número|numéro|nummer)\b")
REACH = 60


def beside_code(document: Document, start: int) -> bool:
    """Whether the account number that starts here follows a code of its bank and is not the last part of one."""
    before = document.before(start, 2 * REACH)
    return BANK_CODE.search(before) is not None and not before.endswith("ending ")


BANK_CODE = re.compile(r"\b(?:sort code|routing|bankleitzahl|transit number|bsb)\b")


@dataclass(frozen=True, slots=True)
class SpokenDigits:
    """Runs of spoken digits, named by the words before them; alone, ten or so digits may be a phone number."""

    labels: frozenset[str] = frozenset(label for label, _, _ in MEANINGS)
    words: frozenset[str] = first_words(DIGIT_WORDS)

    def find(self, document: Document) -> Iterator[Span]:
        for window_start, window_end in windows(document, DIGIT_WORDS, 40, 200):
            edge = window_start
            for match in RUN.finditer(document.lower, window_start, window_end):
                trimmed = numbers_only(document.lower, match.start(), match.end())
                if trimmed:
                    start, end, count = trimmed
                    for span in readings(document, start, end, count, max(edge - 1, 0)):
                        yield with_letters(document.lower, span, match) if span.label in LETTERED else span
                    edge = end


def numbers_only(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The run from its first number to its last and how many there are; none where fewer than two are digit words."""
    numbers = list(NUMBER.finditer(text, start, end))
    if len(numbers) < 3 or len(DIGIT.findall(text, start, end)) < 2:
        return None
    return numbers[0].start(), numbers[-1].end(), len(numbers)


# Spelled letters at the ends of a number; one letter alone may be a word.
LETTERED = frozenset(
    {
        "BANK_ACCOUNT", "ACCOUNT_NUMBER", "NUMERICAL_PII", "SSN", "PASSPORT_NUMBER", "DRIVER_LICENSE", "VEHICLE_ID",
        "HEALTHCARE_NUMBER",
    }
)  # fmt: skip
LETTERS_BEFORE = re.compile(r"(?<![\w-])(?:(?:[a-z] ){2,4}|[b-df-hj-npqrstvwxz] )$")
LETTERS_AFTER = re.compile(r"(?: [a-z]){2,3}(?![\w-])| [b-df-hj-npqrstvwxz](?![\w-])")


def with_letters(text: str, span: Span, run: re.Match[str]) -> Span:
    """The number with the letters that are spelled right in front of it and behind it, within its run."""
    before = LETTERS_BEFORE.search(text, run.start(), span.start)
    after = LETTERS_AFTER.match(text, span.end, run.end())
    return stretched(span, before.start() if before else span.start, after.end() if after else span.end)


def readings(document: Document, start: int, end: int, count: int, edge: int) -> Iterator[Span]:
    """The reading that the last context word before the run gives it, else weak ones by length."""
    before = document.lower[max(edge, start - REACH) : start]
    best: tuple[tuple[int, int], str] | None = None
    for label, words, least in MEANINGS:
        places = [(match.end(), -match.start()) for match in words.finditer(before)]
        if places and count >= least and (best is None or places[-1] > best[0]):  # the last, the longest of these
            best = places[-1], label
    if best:
        label = best[1]
        if label == "ACCOUNT_NUMBER" and beside_code(document, start):
            label = "BANK_ACCOUNT"
        yield Span(start, end, label, 0.85)
    elif count >= 7 and NUMBER_WORD.search(before):
        yield Span(start, end, "PHONE_NUMBER", 0.75)
    elif count >= 13:
        yield Span(start, end, "CREDIT_CARD", 0.55)
    elif count >= 7:
        yield Span(start, end, "PHONE_NUMBER", 0.55)
    elif count >= 5:
        yield Span(start, end, "NUMERICAL_PII", 0.4)


DOT = r"(?:dot|punto|point|punkt|ponto|punt)"
ENDING = (
    r"(?:com|org|net|edu|gov|io|co(?: dot uk)?|uk|example|de|fr|es|it|nl|pl|pt|se|dk|ch|at|eu|info|biz|me|ca|us|au)"
)
PART = r"[a-z0-9à-ÿ]+"
# "john at example dot com", "j o h n underscore doe at gmail dot com": single letters join, words need a joint.
LOCAL = (
    f"(?:(?:[a-z0-9] ){{1,20}}?[a-z0-9]|{PART})(?:(?: (?:{DOT}|underscore|under score|dash|hyphen|"
    f"minus|plus|guion bajo|unterstrich|tiret) |[._-]){PART}){{0,5}}"
)
SPOKEN_ADDRESSES = AnchoredRecognizer(
    anchors=listed("dot punto point punkt ponto punt"),
    before=70,
    after=50,
    forms=(
        Form(
            "EMAIL_ADDRESS",
            re.compile(
                rf"(?<![\w@.-]){LOCAL} (?:at(?: sign)?|arroba|arobase|arrobase|klammeraffe|chiocciola) "
                rf"(?:{PART}(?: (?:dash|hyphen|minus|guion) {PART}){{0,2}} {DOT} ){{1,3}}{ENDING}(?![\w-])"
            ),
            0.85,
        ),
        Form(
            "URL",
            re.compile(
                r"(?<![\w.-])(?:(?:h t t p s?|https?) (?:colon )?(?:slash slash )?)?(?:w w w|www|triple w|doble u)"
                rf" {DOT} (?:{PART} {DOT} ){{1,3}}{ENDING}(?: slash {PART}){{0,3}}(?![\w-])"
            ),
            0.9,
        ),
        Form(
            "URL",
            re.compile(
                rf"\b(?:website|site|visit|go to|page|online at|url|log ?in at) (?:is |at )?(?P<value>{PART} dot "
                rf"{ENDING}(?: slash {PART}){{0,3}})(?![\w-])"
            ),
            0.7,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (SpokenDigits(), SPOKEN_ADDRESSES)
