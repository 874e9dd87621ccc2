"""LOCATION_ADDRESS and LOCATION_ADDRESS_STREET: addresses of English form, post boxes, spoken addresses.

An address is read to its last part over line breaks: a town is a part only where a postcode, a state or a country
proves it or the clause ends behind it, so that "12 Oak Road, Mary said" keeps Mary out.
"""

import re

from .anchors import AnchoredRecognizer, Form, alternatives, listed
from .base import Recognizer
from .continental_addresses import CONTINENTAL
from .months import MONTHS, SHORT_MONTHS
from .number_words import SMALL
from .postcodes import CANADA, IRELAND, NETHERLANDS, UK, US
from .regions import COUNTRIES, OTHER_CODES, STATES, US_CODES, WEAK_STATES
from .street_words import ENGLISH_TYPES, STRONG_TYPES
from .unit_addresses import RECOGNIZERS as UNITS


def titled(words: frozenset[str]) -> str:
    """The words in Title Case and in capitals, as one group."""
    return alternatives(frozenset(form for word in words for form in (word.title(), word.upper(), word.capitalize())))


TYPE = rf"(?:{titled(ENGLISH_TYPES)}\b)"
STRONG = rf"(?:{titled(STRONG_TYPES)}\b)"
FULL_TYPE = (
    "(?:[Ss]treet|[Rr]oad|[Aa]venue|[Ll]ane|[Bb]oulevard|[Dd]rive|[Cc]rescent|[Hh]ighway|[Tt]errace|[Qq]uay|[Ss]quare)"
)
DIRECTION = r"(?:(?:[NSEW]{1,2}|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\b\.?)"
WORD = r"(?:[A-Z][\w'’-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|St\.|Mt\.|of|the|de|la|del|El|Los)"
HOUSE = r"(?:(?:No\.? ?)?(?:\d{3,6} )?\d{1,6}[A-Za-z]?(?: ?[-–/] ?\d{1,5}[A-Za-z]?)?(?: 1/2)?)"
# The name: one to four words, the type being the last of them that is followed by something else than a type.
STREET = (
    f"(?:(?:{DIRECTION} )?(?:{WORD} ){{1,4}}?{TYPE}(?: {TYPE})?(?: {DIRECTION})?|(?:{DIRECTION} )"
    rf"?Broadway\b|(?:Avenue|AVENUE) [A-Z]\b|(?:Highway|Route|HWY|Hwy) \d{{1,4}}\b)"
)
GAP = r"(?:\.?,?[ \t]{0,4}\n[ \t]{0,4}(?:,[ \t])?|\.?,[ \t]?|\.?[ \t])"
COMMA = r"(?:\.?,?[ \t]{0,4}\n[ \t]{0,4}(?:,[ \t])?|\.?,[ \t]?)"
UNIT = (
    f"(?:{GAP}(?:(?:[Aa]pt|APT|[Aa]partment|[Uu]nit|UNIT|[Ss]uite|SUITE|[Ss]te|STE|[Ff]lat|FLAT|[Ff]"
    rf"loor|[Rr]oom|[Rr]m|[Bb]ldg|[Bb]uilding|[Ll]ot|[Pp]enthouse)\.? ?#?[\w-]{{1,6}}\b|\#\s?[\w-]"
    rf"{{1,6}}|\d{{1,2}}(?:st|nd|rd|th) [Ff]loor))"
)
CITY_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽŐ][^\W\d_]*(?:['’-][^\W\d_]+)*"
CITY = (
    rf"(?:(?:St\. |Ft\. |Mt\. )?{CITY_WORD}(?:[ -](?:upon|on|by|in|of|the|under|le|de|la)(?=[ -])|[ -]"
    f"{CITY_WORD}){{0,4}}?)"
)
CODE = rf"(?:{UK}|{CANADA}|{IRELAND}|{US}|(?<!\. )\d{{4}})(?!\w|[.,]\d|-\d)"
REGION = (
    rf"(?:(?:{alternatives((*US_CODES, *OTHER_CODES, 'N.Y.', 'D.C.'))}(?!\w)|"
    rf"{titled(STATES | WEAK_STATES)}\b)|(?:Co\.?|County) {CITY_WORD})"
)
COUNTRY = rf"(?:{titled(COUNTRIES)}\b|USA|U\.S\.A\.|US|UK|U\.K\.)(?!\w)"
# Up to three towns or districts, then what proves them; or one town at the end of a clause.
PROOF = (
    rf"(?:[A-Z]{{2}}{GAP}\d{{5}}\b|{COUNTRY} \d{{4,5}}\b|{REGION}{GAP}(?:{COUNTRY}{GAP})?{CODE}|{CODE}|"
    f"{REGION}|{COUNTRY})(?:{COMMA}{COUNTRY})?"
)
PROVEN = rf"(?:(?:{COMMA}{CITY}){{0,3}}{GAP}{PROOF}|{GAP}{CITY}{GAP}{REGION}(?:{GAP}{CODE})?(?:{COMMA}{COUNTRY})?)"
TAIL = rf"(?:{PROVEN}|, {CITY}(?=[.;)\n]|$))"
HEAD = (
    r"(?:(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?|[Aa]partment|[Ss]uite|FLAT|UNIT|APT|[Rr]oom|[Ll]evel|[Pp]lot|PLOT) ?#?"
    r"(?=[\w-]{0,4}\d|[A-Z]\b)[\w-]{1,5}|(?:Ground|First|Second|Third|Top|Garden|Basement) (?:Floor|Flat|Left|Right)"
    r"(?: Flat)?|(?:The )?(?:Old )?[A-Z][a-z]+ "
    "(?:House|Cottage|Lodge|Farm|Court|Building|Buildings|Chambers|Rooms|Tower|Offices)"
    "|(?:Scout|Town|Village|Church|Parish|Memorial|City) Hall"
    "|The (?:Old )?(?:Gables|Forge|Barn|Rectory|Vicarage|Mill|Oaks|Elms|Cottage)),?[ \\n])"
)

# A street's name does not begin with these.
NAMED = r"(?!(?:The|A|An|the|of|de|la|Supreme|High|District|Federal|In|On|At) )"
MONTH_BEFORE = re.compile(rf"{alternatives(MONTHS | SHORT_MONTHS)}\.? $", re.IGNORECASE)


def no_date(match: re.Match[str]) -> bool:
    """ "On 26 January 2006 Istanbul Court": the number is a year or a day, what follows is no street."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return not MONTH_BEFORE.search(before) and not MONTH_AFTER.match(match[0])


MONTH_AFTER = re.compile(rf"\d+ {alternatives(MONTHS)}\b", re.IGNORECASE)
NUMBERED = AnchoredRecognizer(
    anchors=ENGLISH_TYPES | frozenset({"broadway", "highway", "route"}),
    before=60,
    after=120,
    cased=True,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(rf"(?<![\w.,/:#$€£-]){HEAD}{{0,2}}{HOUSE},? {NAMED}{STREET}{UNIT}{{0,2}}{TAIL}?(?!\w)"),
            0.92,
            no_date,
        ),
        # Main Street, Bunratty, Co. Clare, V95 X2F0
        Form(
            "LOCATION_ADDRESS",
            re.compile(rf"(?<![\w.-]){NAMED}(?:{WORD} ){{1,3}}?{FULL_TYPE}{UNIT}?(?=[.,\n]){PROVEN}(?!\w)"),
            0.85,
        ),
        Form(
            "LOCATION_ADDRESS_STREET",
            re.compile(
                rf"(?<![\w.-])(?<!\d )(?:{DIRECTION} )?[A-Z][a-z'’]+(?: [A-Z][a-z'’]+){{0,2}} (?!St\b|D[Rr]\b)"
                rf"{STRONG}(?![\w-])"
            ),
            0.6,
        ),
        Form(
            "LOCATION_ADDRESS_STREET",
            re.compile(
                r"\b(?:[Oo]n|[Aa]long|[Oo]ff|[Cc]orner of|[Aa]cross|lives? (?:on|in|at)|[Dd]own|[Uu]p|[Ss]treet:) "
                rf"(?P<value>(?:{DIRECTION} )?(?:[A-Z][a-z'’]+|\d{{1,3}}(?:st|nd|rd|th))(?: [A-Z][a-z'’]+){{0,2}} "
                rf"{TYPE})(?![\w-])"
            ),
            0.7,
        ),
    ),
)

STOP = (
    "(?:the|an?|of|on|in|at|to|down|up|per|and|or|for|with|from|by|my|your|his|her|our|their|is|was|"
    "are|minutes?|hours?|days?|"
    r"miles?|km|m|way|more|people|cars?|lane|years?|times?|more|other|main\sroad)\b"
)
LOWER_NAME = rf"(?:(?!{STOP})(?:[nsew] |\d{{1,3}}(?:st|nd|rd|th)|[a-z][a-z'’]+))"
LOWER_STATE = alternatives(STATES | WEAK_STATES | frozenset(code.lower() for code in US_CODES))
LOWER_TAIL = rf"(?:,? [a-z]+(?: [a-z]+)?,? {LOWER_STATE}(?: {US})?|(?:,? [a-z]+){{1,2}} {UK.lower()})(?!\w)"
LOWER = AnchoredRecognizer(
    anchors=STRONG_TYPES | listed("court place square way close gardens grove mews ct pl"),
    before=40,
    after=70,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                rf"(?<![\w.,/:#$€£-])\d{{1,5}}[a-d]? (?:{LOWER_NAME} ){{1,2}}?(?:{alternatives(ENGLISH_TYPES)})\b"
                rf"(?:,? (?:apt|apartment|unit|suite|flat|#) ?#?\d?\w{{0,4}}\b)?(?:{LOWER_TAIL})?(?![\w-])"
            ),
            0.6,
            no_date,
        ),
    ),
)

# A number, a name and an apartment or suite with its number make an address in any language.
ANY_WORD = r"[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]*)*"
WIDE_GAP = r"(?:,?[ \t]{0,4}\n[ \t]{0,4}(?:,[ \t])?|,[ \t]|[ \t])"
SUITE = r"(?:[Aa]pt\.?|[Ss]uite|[Aa]partment) #?\d{1,4}\b"
WITH_SUITE = AnchoredRecognizer(
    anchors=frozenset({"apt", "suite", "apartment"}),
    before=60,
    after=110,
    cased=True,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                rf"(?<![\w.,/:#$€£-])(?:\d{{1,6}} ){{1,2}}(?:{ANY_WORD} ){{1,4}}?(?:\d{{1,5}} )"
                f"?{SUITE}(?:{WIDE_GAP}{SUITE})?"
                rf"(?:(?:{WIDE_GAP}{ANY_WORD}){{0,4}}?{WIDE_GAP}(?:{PROOF}|{REGION}|[A-Z]{{2}}\b))?(?!\w)"
            ),
            0.75,
        ),
    ),
)

NUMBER_RUN = rf"(?:(?:{SMALL}|oh|zero|hundred)(?: (?:{SMALL}|oh|zero|hundred)){{0,5}})"
SPOKEN_TYPES = alternatives(STRONG_TYPES | listed("court place square circle way close gardens grove mews terrace"))
# two two one sycamore drive apartment nine cedar rapids iowa
SPOKEN = AnchoredRecognizer(
    anchors=STRONG_TYPES | listed("court place square circle way close gardens grove mews terrace"),
    before=80,
    after=100,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                rf"(?<![\w-]){NUMBER_RUN} (?!{STOP})(?:[a-z][a-z'’]+ (?!{STOP})){{1,3}}?{SPOKEN_TYPES}\b"
                rf"(?: (?:apartment|apt|unit|suite|flat|number) (?:{NUMBER_RUN}|\d+|[a-z]\b))?"
                rf"(?:(?: [a-z]+){{1,3}}? {alternatives(STATES | WEAK_STATES)}\b(?: {NUMBER_RUN}| \d{{5}})?)?"
            ),
            0.85,
        ),
    ),
)

BOX = AnchoredRecognizer(
    anchors=listed(
        "box postfach apartado bp postbus casella caixa skrytka skrytki skrytce skrytkę skr postboks cs tsa c.p."
    ),
    before=10,
    after=90,
    cased=True,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                r"\b(?:P\.? ?O\.?|[Pp]\.?[Oo]\.?|Post(?:al)? [Oo]ffice|GPO|Locked) ?(?:Box|BOX|box) "
                rf"\d{{1,6}}(?:{GAP}{CITY}{GAP}{PROOF}|{PROVEN})?(?!\w)"
            ),
            0.92,
        ),
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                r"\b(?:Postfach|Apartado(?: de [Cc]orreos)?|BP|Postbus|Casella [Pp]ostale|Caixa [Pp]ostal|[Pp]ostboks"
                r"|[Ss]kr(?:\.|ytk[aię]|ytce) ?poczt(?:\.|owa|owej|ową)(?: nr)?) \d{1,5}(?!/\d)(?: \d\d)*"
                rf"(?:,? (?:\d{{4,5}}|\d\d-\d{{3}}|\d{{4}}-\d{{3}}|{NETHERLANDS}) {CITY_WORD}(?: {CITY_WORD})?)?(?!\w)"
            ),
            0.85,
        ),
        # Box 118, 111 21 Stockholm; CS 44718, 35044 Rennes Cedex; C.P. 118, 20121 Milano: the postcode proves them
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                r"(?<![\w-])(?:Box \d{1,5},?[ \n](?:SE-)?\d{3} \d{2}|(?:BP|CS|TSA|C\.P\.) \d{1,5},?[ \n]\d{5})"
                rf" {CITY_WORD}(?: {CITY_WORD})?(?: C[Ee][Dd][Ee][Xx](?: \d{{1,2}})?)?(?!\w)"
            ),
            0.92,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (NUMBERED, WITH_SUITE, LOWER, SPOKEN, BOX, *CONTINENTAL, *UNITS)
