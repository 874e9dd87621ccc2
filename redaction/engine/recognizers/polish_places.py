"""Polish places that a word announces: voivodeships, counties, communes, villages with a house number, roundabouts.

LOCATION_STATE, LOCATION, LOCATION_ADDRESS and LOCATION_ADDRESS_STREET, as the annotation guideline divides them.
"""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import Recognizer

CAPITAL = r"[A-ZĄĆĘŁŃÓŚŹŻ]"
NAME = rf"{CAPITAL}[a-ząćęłńóśźż]+(?:-{CAPITAL}[a-ząćęłńóśźż]+)*"
# A second word is part of a place's name where one of the two describes the other: Nowy Dwór, Dąbrowa Tarnowska.
DESCRIBED = (
    rf"(?:(?:Now|Star|Mał|Duż|Wielk|Biał|Czarn|Czerwon|Górn|Doln|Zielon|Such|Krzyw)(?:y|a|e|i|ie|ej|iej|ą|ego|iego|ym|im)"
    rf" {NAME}|{NAME}(?: (?:nad|pod|koło|k\.) {NAME}| [A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+"
    r"(?:sk|ck|dzk)(?:i|a|ie|iej|ą|iego|im|iemu)(?![^\W\d_]))?)"
)
VOIVODESHIPS = (
    "dolnośląsk|kujawsko-pomorsk|lubelsk|lubusk|łódzk|małopolsk|mazowieck|opolsk|podkarpack|podlask|pomorsk|śląsk"
    "|świętokrzysk|warmińsko-mazursk|wielkopolsk|zachodniopomorsk"
)
COUNTY_ADJECTIVE = r"[a-ząćęłńóśźż]{2,}(?:-[a-ząćęłńóśźż]+)?(?:sk|ck|dzk|zk)(?:i|iego|iemu|im)(?![^\W\d_]|-)"
COMMUNE = r"(?:[Gg]min(?:a|y|ie|ę|ą)|GMINA|[Gg]m\.)"
NO_COMMUNE = "(?!(?:Urząd|Rad[ay]|Wójt|Ośrodek|Skarbnik|Sekretarz|Zarząd|Bibliotek[aę])(?![^\\W\\d_]))"

UNITS = AnchoredRecognizer(
    anchors=listed(
        "woj województwo województwa województwu województwem województwie "
        "powiat powiatu powiatowi powiatem powiecie pow gmina gminy gminie gminę gminą gm"
    ),
    before=50,
    after=60,
    cased=True,
    forms=(
        Form(
            "LOCATION_STATE",
            re.compile(
                rf"(?<![^\W_])(?i:woj\.|województw(?:o|a|u|em|ie)) (?i:{VOIVODESHIPS})"
                r"(?i:ie|iego|iemu|im)(?![^\W_]|-)"
            ),
            0.93,
        ),
        Form(
            "LOCATION_STATE",
            re.compile(
                r"(?<![^\W_])(?:[Pp]owi(?:at(?:u|owi|em)?|ecie)|[Pp]ow\.) "
                rf"(?:{COUNTY_ADJECTIVE}|m\. ?(?:st\. ?)?{NAME}(?: {NAME})?)"
            ),
            0.9,
        ),
        Form("LOCATION", re.compile(rf"(?<![^\W_]){COMMUNE} {NO_COMMUNE}{DESCRIBED}(?![^\W_])"), 0.9),
        # Lipinki 14, gm. Zawidz: a house in a village without streets
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                rf"(?<![^\W_])(?P<value>{DESCRIBED} \d{{1,3}}(?:[A-Za-z]|/\d{{1,3}})?)(?=,? \(?{COMMUNE} {CAPITAL})"
            ),
            0.92,
        ),
    ),
)
ROUNDABOUT = AnchoredRecognizer(
    anchors=listed("rondo ronda rondu rondem rondzie"),
    before=1,
    after=50,
    cased=True,
    forms=(
        Form(
            "LOCATION_ADDRESS_STREET",
            re.compile(rf"\b[Rr]ond(?:o|a|u|em|zie) (?:im\. )?(?:{NAME}|[A-Z]{{2,4}})(?: {NAME})?(?!\w)"),
            0.8,
        ),
    ),
)

POLISH_PLACES: tuple[Recognizer, ...] = (UNITS, ROUNDABOUT)
