"""LOCATION_ZIP: postcodes by country. What a country's form alone does not settle needs a word or a place beside it."""

import re

from .anchors import AnchoredRecognizer, Check, Form, listed
from .base import DIGITS, Recognizer
from .regions import COUNTRIES, US_CODES, WEAK_COUNTRIES

# Royal Mail PAF; Canada Post; An Post Eircode
UK = (
    r"(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})"
)
CANADA = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d"
IRELAND = r"(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"
NETHERLANDS = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}"
US = r"\d{5}(?:-\d{4})?"
END = r"(?![\w%]|[.,:/-]\d|-\w)"
# Two capitals behind a number that are a unit, a body or a word.
NOT_DUTCH = listed(
    "AM PM EU US UK TV AD BC IT AI CE KB MB GB TB KM CM MM KG HP PS PC CD ID IN ON OF TO AT BY OR IS NO "
    "IP HZ KW MW LB FT CV HR VS SW NE NW SE ST RD DR"
)


def lower(pattern: str) -> str:
    """The pattern for text in lower case; these patterns have no class that a capital letter names."""
    return pattern.lower()


COUNTRY_SIGNS = listed("D F A CH B L SE S DK FIN I E NL PL PT")
AUSTRALIAN = listed("NSW VIC QLD TAS ACT")
LETTERED_CODE = re.compile(rf"{UK}|{CANADA}|{IRELAND}")


def lettered(match: re.Match[str]) -> bool:
    """The candidate has the form of one of the countries whose codes begin with a letter."""
    return LETTERED_CODE.fullmatch(match[0]) is not None


def after_state(match: re.Match[str]) -> bool:
    """Behind the abbreviation of a state of the United States."""
    return match.string[match.start() - 3 : match.start() - 1] in US_CODES


def after_australian_state(match: re.Match[str]) -> bool:
    """Behind the abbreviation of a state of Australia."""
    return match.string[match.start() - 4 : match.start() - 1] in AUSTRALIAN


def after_country(match: re.Match[str]) -> bool:
    """Behind the name of a country: Estonia 62488."""
    named = COUNTRY_BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    return named is not None and not NAMED_COUNTRIES.isdisjoint({named["two"].lower(), named["one"].lower()})


COUNTRY_BEFORE = re.compile(r"(?<!\w)(?P<two>(?:[A-Z][a-z]+ )?(?P<one>[A-Z][^\W\d_]{2,}))[ \t]$")
NAMED_COUNTRIES = COUNTRIES | WEAK_COUNTRIES


def country_sign(match: re.Match[str]) -> bool:
    """The letters before the hyphen are a European country's sign."""
    return match[0].partition("-")[0] in COUNTRY_SIGNS


def dutch(match: re.Match[str]) -> bool:
    """Not a year or a number with a unit."""
    return match[0][-2:] not in NOT_DUTCH and not match[0].startswith(("19", "20"))


def form(pattern: str, score: float, check: Check | None = None) -> Form:
    return Form("LOCATION_ZIP", re.compile(pattern), score, check)


# The first character stands before the look-behind, so that the engine skips to it.
LETTER = r"[A-Z](?<![\w.,/:#+$€£-][A-Z])"
TOWN = r"(?= [A-ZÄÖÜÉÁÍÓÚŁŚŻŹĆ][a-zà-ÿąćęłńóśźż]{2,})"
LETTERED = AnchoredRecognizer(
    triggers=DIGITS,
    cased=True,
    forms=(
        form(rf"{LETTER}[A-Z]?\d[A-Z\d]? [A-Z\d]{{3,4}}{END}", 0.8, lettered),
        form(rf"{LETTER}[A-Z]?\d[A-Z\d]{{4,6}}{END}", 0.45, lettered),
    ),
)
NUMBERED = AnchoredRecognizer(
    triggers=DIGITS,
    cased=True,
    candidates=re.compile(r"\d(?<![\w.,/:#+$€£-]\d)(?:\d{3,4}(?!\d)|\d-\d{3}(?!\d))"),
    after=24,
    forms=(
        form(r"\d{5}(?:-\d{4})?(?![\w-]|[.,]\d)", 0.75, after_state),
        form(rf"(?:\d{{5}}-\d{{3,4}}|(?:\d\d|\d{{4}})-\d{{3}}{TOWN}){END}", 0.6),
        form(rf"\d{{4}} ?(?!SA|SD|SS)[A-Z]{{2}}{END}", 0.55, dutch),
        form(rf"\d{{5}}{TOWN}", 0.4),
        form(r"\d{4}(?![\w-]|[.,]\d)", 0.75, after_australian_state),
        form(r"\d{5}(?=[ \t]*(?:[,;.)]|\n|$))(?![.,]\d)", 0.75, after_country),
    ),
)
# D-10115 Berlin: the sign of the country before the code
WITH_COUNTRY = AnchoredRecognizer(
    triggers=DIGITS,
    cased=True,
    forms=(form(rf"{LETTER}[A-Z]{{0,2}}-\d{{4,5}}{TOWN}", 0.7, country_sign),),
)

WORDS = (
    r"(?:zip|zip[ _]?code|postal[ _]?code|post[ _]?code|plz|postleitzahl|code postal|cp|c\.p\.|código "
    "postal|codigo postal|cap|"
    r"postnummer|postnr\.?|kod pocztowy|cep|pin ?code|eircode)"
)
NAMED = AnchoredRecognizer(
    anchors=listed(
        "zip zipcode postal post postcode plz postleitzahl code cp cap código codigo postnummer postnr kod "
        "cep pin pincode eircode postalcode"
    ),
    before=1,
    after=40,
    forms=(
        Form(
            "LOCATION_ZIP",
            re.compile(
                rf"(?<![^\W_]){WORDS}[\"']?(?: ?[:=#] ?| is | was | ist | est | es | è | )[\"']"
                f"?(?P<value>{lower(UK)}|{lower(CANADA)}|{lower(IRELAND)}|"
                rf"{lower(NETHERLANDS)}|\d{{5}}-\d{{4}}|\d{{5}}-\d{{3}}|\d{{4}}-\d{{3}}|\d{{3}}-\d{{4}}|"
                rf"\d\d-\d{{3}}|\d{{3}} \d\d\d?|\d{{4,6}})"
                r"(?![\w%]|[.,:/-]\d)"
            ),
            0.95,
        ),
    ),
)
JAPAN = AnchoredRecognizer(
    triggers=frozenset("〒"), forms=(Form("LOCATION_ZIP", re.compile(r"〒 ?(?P<value>\d{3}-\d{4})"), 0.95),)
)

RECOGNIZERS: tuple[Recognizer, ...] = (LETTERED, NUMBERED, WITH_COUNTRY, NAMED, JAPAN)
