"""LOCATION_ZIP: postcodes by country. What a country's form alone does not settle needs a word or a place beside it."""

import re

from .anchors import AnchoredRecognizer, Form
from .base import DIGITS, Recognizer

# Royal Mail PAF; Canada Post; An Post Eircode
UK = (
    r"(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})"
)
CANADA = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d"
IRELAND = r"(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"
NETHERLANDS = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}"
US = r"\d{5}(?:-\d{4})?"
START = r"(?<![\w.,/:#+$€£-])"
END = r"(?![\w%]|[.,:/-]\d|-\w)"
# Two capitals behind a number that are a unit, a body or a word.
NOT_DUTCH = (
    r"(?! ?(?:AM|PM|EU|US|UK|TV|AD|BC|IT|AI|CE|KB|MB|GB|TB|KM|CM|MM|KG|HP|PS|PC|CD|ID|IN|ON|OF|TO|AT|BY|OR|IS|NO|IP|HZ|KW|MW|LB|FT|"
    r"CV|HR|VS|SW|NE|NW|SE|ST|RD|DR)\b)"
)


def lower(pattern: str) -> str:
    """The pattern for text in lower case; these patterns have no class that a capital letter names."""
    return pattern.lower()


def form(pattern: str, score: float, flags: int = 0) -> Form:
    return Form("LOCATION_ZIP", re.compile(START + pattern, flags), score)


STANDALONE = AnchoredRecognizer(
    triggers=DIGITS,
    cased=True,
    forms=(
        form(rf"(?:(?=[A-Z]\w?\w?\w? \d){UK}|(?=\w\w\w ){CANADA}|(?=\w\w\w ){IRELAND}){END}", 0.8),
        form(rf"(?=\w{{6,7}}\b)(?:{UK}|{CANADA}){END}", 0.45),
        form(
            rf"(?:{US[:5]}-\d{{4}}|\d{{5}}-\d{{3}}|\d{{2}}-\d{{3}}(?= [A-ZŁŚŻŹĆ][a-ząćęłńóśźż])|\d{{4}}-\d{{3}}(?= [A-ZÁÉÍÓÚ][a-zà-ú])){END}",
            0.6,
        ),
        form(
            rf"(?!(?:19|20)\d\d ?[A-Z]{{2}}(?! [A-Z][a-z])){NOT_DUTCH.replace('(?! ?', '(?![0-9]{4} ?')}{NETHERLANDS}{END}",
            0.55,
        ),
        form(rf"(?:D|F|A|CH|B|L|SE|S|DK|FIN|I|E|NL|PL|PT)-(?P<value>\d{{4,5}})(?= [A-ZÄÖÜ][a-zäöü]){END}", 0.7),
        form(rf"\d{{5}}(?= [A-ZÄÖÜÉ][a-zäöüßéèô]{{2,}}\b){END}", 0.4),
    ),
)

WORDS = (
    r"(?:zip|zip ?code|postal ?code|post ?code|postcode|plz|postleitzahl|code postal|cp|c\.p\.|código postal|codigo postal|cap|"
    r"postnummer|postnr\.?|kod pocztowy|cep|pin ?code|eircode)"
)
NAMED = AnchoredRecognizer(
    anchors=frozenset(
        [
            "zip",
            "zipcode",
            "postal",
            "post",
            "postcode",
            "plz",
            "postleitzahl",
            "code",
            "cp",
            "cap",
            "código",
            "codigo",
            "postnummer",
            "postnr",
            "kod",
            "cep",
            "pin",
            "pincode",
            "eircode",
            "postalcode",
        ]
    ),
    before=1,
    after=40,
    forms=(
        Form(
            "LOCATION_ZIP",
            re.compile(
                rf"(?<![^\W_]){WORDS}[\"']?(?: ?[:=#] ?| is | was | ist | est | es | è | )[\"']?(?P<value>{lower(UK)}|{lower(CANADA)}|{lower(IRELAND)}|"
                rf"{lower(NETHERLANDS)}|\d{{5}}-\d{{4}}|\d{{5}}-\d{{3}}|\d{{4}}-\d{{3}}|\d{{3}}-\d{{4}}|\d\d-\d{{3}}|\d{{3}} \d\d\d?|\d{{4,6}})"
                r"(?![\w%]|[.,:/-]\d)"
            ),
            0.95,
        ),
    ),
)
JAPAN = AnchoredRecognizer(
    triggers=frozenset("〒"), forms=(Form("LOCATION_ZIP", re.compile(r"〒 ?(?P<value>\d{3}-\d{4})"), 0.95),)
)

RECOGNIZERS: tuple[Recognizer, ...] = (STANDALONE, NAMED, JAPAN)
