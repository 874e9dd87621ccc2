"""LOCATION_ADDRESS in German, Dutch, Swedish, Danish, French, Spanish, Italian, Portuguese and Polish form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from ..span import Span
from .anchors import AnchoredRecognizer, Form, around, listed, outermost, places
from .base import Recognizer
from .street_words import GERMANIC_SUFFIXES, ROMANCE_TYPES

NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][^\W\d_]*(?:['’-][^\W\d_]+)*"
CITY = (
    f"{NAME}(?:[ -](?:am|an der|im|bei|ob der|sur|sous|en|lès|de|del|la|le|di|do|da|den|aan den)(?=[ "
    f"-])|[ -](?:l['’])?{NAME}){{0,4}}"
)
GAP = r"(?:,?[ \t]{0,4}\n[ \t]{0,4}|,? (?:- )?)"
COUNTRY = (
    f"(?:{GAP}(?:Deutschland|Germany|Österreich|Austria|Schweiz|Switzerland|France|España|Spain|"
    "Italia|Italy|Nederland|Netherlands|Portugal|Brasil|Brazil|Polska|Poland|Sverige|Sweden|Danmark|"
    r"Denmark|Belgique|België|Belgium)\b)"
)
CODE = r"(?:(?:[A-Z]{1,2}-)?(?:\d{5}-\d{3}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{5}|\d{4} ?[A-Z]{2}|\d{4})(?!\d))"
TOWN = rf"{GAP}{CODE} {CITY}(?: ?\([A-Z]{{2}}\)| [A-Z]{{2}}\b)?{COUNTRY}?"
END_TOWN = rf"(?:{TOWN}|, {CITY}(?:[ ,/-]+[A-Z]{{2}}\b)?(?:{GAP}{CODE})?(?=[.;)\n]|$))"
HOUSE = r"\d{1,5}(?: ?[a-zA-Z]\b)?(?: ?[-/] ?\d{1,4}[a-zA-Z]?)?"


def form(pattern: str, score: float) -> Form:
    return Form("LOCATION_ADDRESS", re.compile(pattern), score)


SUFFIX = "|".join(sorted((suffix for suffix in GERMANIC_SUFFIXES if suffix != "ring"), key=len, reverse=True))
# "Hearing 3" and "Bring 2" end like a street: in German a consonant stands before the ring, and a word before that.
COMPOUND = rf"(?:[A-ZÄÖÜÅØ][\w-]*(?:{SUFFIX})|[A-ZÄÖÜÅØ][\w-]+[^\Waeiouy]ring)"
# What forms and reports write in front of an address.
NO_FIELD = (
    "(?!(?:Adresse|Anschrift|Lieferadresse|Firmensitz|Sitz|Wohnsitz|Wohnung|Unterkunft|Wohnhaft|Ruhestörung|Einsatz|"
    "Tatort|Filiale|Standort|Street|Straße|Strasse|Adres) )"
)
GERMANIC_FORMS = (
    form(
        rf"(?<![\w-]){NO_FIELD}(?:(?:{NAME}[ -]){{0,3}}{COMPOUND}|(?:{NAME}[ -]){{1,3}}(?:Str|Straße|Weg|Platz|Allee|"
        rf"Ring|Laan|Plein|Gade|Vej))(?:(?<=[Ss]tr)\.)? {HOUSE}"
        rf"(?:, (?:\d\.|[Ee]rdgeschoss) ?(?:OG|Stock|tv|th|sal)?)?{END_TOWN}?(?!\w)",
        0.88,
    ),
    Form(
        "LOCATION_ADDRESS_STREET",
        re.compile(
            r"(?<![\w-])(?:in der|an der|auf der|in de|aan de|op de|på) (?P<value>[A-ZÄÖÜÅØ][\w-]+(?:straße|"
            r"strasse|allee|gasse|straat|laan|gracht|gatan|vägen))(?![\w-]| \d)"
        ),
        0.7,
    ),
)
# Streets without a word for one, proven by postcode and town: Am Markt 5, 20095 Hamburg
PREPOSITION_STREET = AnchoredRecognizer(
    anchors=listed("am an auf im zum zur unter in hinter"),
    before=1,
    after=80,
    cased=True,
    forms=(
        form(
            rf"\b(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Hinter der) {NAME}(?: {NAME})"
            f"? {HOUSE}{TOWN}",
            0.88,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class GermanicAddresses:
    """Compounds that end in a word for a street: no fixed set of words finds them, their endings do."""

    labels: frozenset[str] = frozenset({"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"})

    def find(self, document: Document) -> Iterator[Span]:
        streets = [word for word in document.words if word.endswith(GERMANIC_SUFFIXES)]
        found = [place for street in streets for place in places(document.lower, street)]
        for start, end in around(document, found, before=40, after=90):
            yield from outermost([span for form in GERMANIC_FORMS for span in form.find(document.text, start, end)])


PARTICLES = (
    r"(?:(?:de la|de l['’]|de los|de las|de|des|du|d['’]|del|della|dei|degli|do|da|dos|das|la|las|los|el|le|l['’]) ?)?"
)
STREET_NAME = (
    rf"(?:{PARTICLES}(?:{NAME}|\d{{1,2}}(?:er)?(?= [^\W\d])|[IVX]{{1,5}})(?: {PARTICLES}(?:{NAME}|\d{{1,2}}(?= "
    rf"[A-Za-z])|[IVX]+\b)){{0,4}})"
)
FRENCH_TYPE = (
    r"(?:[Rr]ue|RUE|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse|"
    "[Qq]uai|[Cc]ours|[Rr]oute|[Ss]quare|[Pp]assage)"
)
NUMBER_LAST_TYPE = (
    r"(?:[Cc]alle|C/|c/|[Aa]venida|[Aa]vda?\.?|[Aa]v\.|[Pp]laza|[Pp]za\.?|[Pp]aseo|[Cc]amino|[Cc]"
    "arretera|[Rr]onda|[Tt]ravesía|[Cc]arrer|[Rr]ambla|"
    r"[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo|[Vv]icolo|[Pp]iazzale|[Ss]trada|[Ll]ungomare|"
    r"[Rr]ua|[Tt]ravessa|[Pp]raça|[Aa]lameda|[Ee]strada|[Rr]odovia)"
)
FLOOR = (
    r"(?:,? ?(?:esc\. ?\w{1,2}|bajo(?: [A-Z])?(?!\w)|\d{1,2} ?\.?[ºª°](?: ?(?:[A-Z]\b|izq|izda|dcha|esq|dto|"
    r"[Dd]ireito|[Ee]squerdo)\.?)?|(?:piso|"
    r"apto\.?|andar|int\.?|interno|puerta|bloco|escalera) ?\w{1,4}))"
)
ROMANCE = AnchoredRecognizer(
    anchors=ROMANCE_TYPES - {"ul", "al", "pl", "os", "ulica", "ulicy", "aleja", "aleje", "plac", "osiedle", "c"}
    | {"c/"},
    before=24,
    after=120,
    cased=True,
    forms=(
        form(
            rf"(?<![\w.,/:-])(?:\d{{3,6}} )?\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D]\b))?,? {FRENCH_TYPE} "
            rf"{STREET_NAME}{END_TOWN}?(?!\w)",
            0.9,
        ),
        form(
            rf"(?<![\w-])(?:\d{{3,6}} )?{NUMBER_LAST_TYPE} ?{STREET_NAME}(?:,? (?:n[º°.o]{{1,2}} ?|nº|núm\. ?|km )?)"
            rf"{HOUSE}{FLOOR}{{0,3}}(?:(?: - |, ){NAME}(?: {NAME})?(?=, ?{CODE}|{GAP}{CODE}))?{END_TOWN}?(?!\w)",
            0.88,
        ),
        form(rf"(?<![\w-]){FRENCH_TYPE} {STREET_NAME}{TOWN}(?!\w)", 0.8),
        Form(
            "LOCATION_ADDRESS_STREET",
            re.compile(
                r"(?<!\d )(?<!\d, )(?<![\w-])(?:[Rr]ue|[Bb]oulevard|[Cc]alle|Via|[Rr]ua|[Pp]iazza) (?:de la |"
                rf"de l['’]|des |du |de |d['’]|del |da |do )?{NAME}(?: {NAME})?(?![\w-]|,? \d)"
            ),
            0.55,
        ),
    ),
)
# What stands behind the number of a house: flat, block, staircase, floor.
POLISH_FLAT = (
    r"(?: ?/ ?\d{1,4}[a-z]?| m\.? ?\d{1,4}|,? (?:lok|mieszk|bl|kl|pok)\. ?(?:\d{1,4}[a-z]?|[A-Z])(?!\w)"
    r"|,? (?:blok|klatka|lokal|piętro) (?:\d{1,4}|[A-Z])(?!\w)){0,4}"
)
POLISH_RANK = (
    r"(?:[A-Z]\. |[Gg]en\. |św\. |Św\. |ks\. |płk\. |mjr\.? |por\. |kpt\. |bp\. |kard\. |im\. |dra? |prof\. )?"
)
POLISH = AnchoredRecognizer(
    anchors=listed("ul al pl os ulica ulicy aleja alei aleje alejach plac placu osiedle osiedlu"),
    before=1,
    after=100,
    cased=True,
    forms=(
        form(
            r"\b(?:[Uu]l\.|[Aa]l\.|[Pp]l\.|[Oo]s\.|[Uu]lic[ay]|[Aa]lejach|[Aa]lej[ae]|[Aa]lei|[Pp]lacu?|[Oo]siedl[eu])"
            rf" ?(?:\d{{1,2}} )?{POLISH_RANK}{NAME}(?: {NAME}){{0,3}} "
            rf"\d{{1,4}}[a-zA-Z]?{POLISH_FLAT}{END_TOWN}?(?!\w)",
            0.92,
        ),
        Form(
            "LOCATION_ADDRESS_STREET",
            re.compile(rf"\b(?:ul\.|al\.|pl\.|ulicy|ulica) ?{POLISH_RANK}{NAME}(?: {NAME})?(?! ?\d|\w)"),
            0.55,
        ),
    ),
)

CONTINENTAL: tuple[Recognizer, ...] = (GermanicAddresses(), PREPOSITION_STREET, ROMANCE, POLISH)
