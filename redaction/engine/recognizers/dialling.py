"""Which countries' numbering plans a telephone number fits (metadata of libphonenumber)."""

import re

import phonenumbers

from ..document import Document

# Frequent words that tell a text's language, and the countries whose national numbers it is likely to hold.
LANGUAGES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (
        frozenset({"und", "der", "die", "ist", "nicht", "bitte", "ich", "sie", "unter", "mit", "für"}),
        ("DE", "AT", "CH"),
    ),
    (frozenset({"le", "les", "est", "vous", "pour", "une", "du", "je", "au", "bonjour", "merci"}), ("FR", "BE", "CH")),
    (frozenset({"el", "los", "por", "una", "que", "con", "mi", "llámame", "hola", "gracias"}), ("ES", "MX")),
    (frozenset({"il", "che", "per", "sono", "di", "mio", "della", "grazie", "chiamami", "via"}), ("IT",)),
    (frozenset({"het", "een", "van", "ik", "niet", "naar", "mijn", "bel", "nummer", "met", "voor"}), ("NL", "BE")),
    (frozenset({"nie", "jest", "się", "na", "mój", "proszę", "pod", "zadzwoń", "do", "pan"}), ("PL",)),
    (frozenset({"não", "uma", "meu", "por", "com", "você", "ligue", "obrigado", "para", "rua"}), ("PT", "BR")),
    (frozenset({"och", "är", "jag", "inte", "på", "mitt", "för", "med", "ring", "att", "tack"}), ("SE",)),
)
TRUNK = ("GB", "FR", "DE", "NL", "AU", "IT", "BE", "CH", "AT", "SE", "IN", "JP")
UNTRUNKED = ("ES", "PT", "PL", "DK", "NO", "CZ")
ALLOWED = re.compile(r"[ \u00a0\u2009().\-\u2011\u2013/]")


def regions(document: Document) -> tuple[str, ...]:
    """Countries that the words of the text speak for, at most two languages; empty when none do."""
    counted = [(len(words & document.words), countries) for words, countries in LANGUAGES]
    likely = sorted((item for item in counted if item[0] >= 2), reverse=True)[:2]
    return tuple(country for _, countries in likely for country in countries)


def international(written: str, named: bool) -> float:
    """Score of a number with its country code ("+" or "00" in front)."""
    number = "+" + written[2:] if written.startswith("00") else written
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return 0.5 if named and written.startswith("+") else 0.0
    plus = written.startswith("+")
    if phonenumbers.is_valid_number(parsed):
        return 0.97 if plus or named else 0.7 if is_grouped(written) else 0.4
    if phonenumbers.is_possible_number(parsed):
        return 0.9 if plus else 0.8 if named else 0.4
    return 0.6 if plus and named else 0.3 if plus else 0.0


def national(written: str, number: str, guessed: tuple[str, ...], named: bool) -> float:
    """Score of a number as a national one of the guessed countries, then of those with the same kind of prefix."""
    trunk = number.startswith("0")
    fallback = TRUNK if trunk else UNTRUNKED if named else ()
    for index, country in enumerate(dict.fromkeys((*guessed, *fallback))):
        if is_valid(number, country):
            known = index < len(guessed)
            return 0.85 if known and trunk else 0.75 if trunk else 0.55 if known and is_grouped(written) else 0.4
    return 0.0


def is_valid(number: str, country: str) -> bool:
    """Whether the country gives out such numbers."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def is_grouped(written: str) -> bool:
    """Whether blanks or dashes part the number into three groups or more."""
    return len([group for group in ALLOWED.split(written) if group]) >= 3
