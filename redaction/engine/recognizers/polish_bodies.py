"""ORGANIZATION and ORGANIZATION_MEDICAL_FACILITY: Polish public bodies, by the word that their names begin with."""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import Recognizer
from .polish_places import NAME

# "Rejonowy", "Narodowe", "Uniwersytecka": the rest of a name; then for what it is, after whom it is called, where.
REST = rf"(?: (?:i |oraz )?{NAME}){{1,4}}"
NUMBERED = r" [Nn]r \d{1,3}"
PLACE = rf"(?:{NAME}(?: {NAME})?)"
TAIL = rf"(?:{NUMBERED})?(?: im\.(?: (?:[A-Z]\. |św\. )?{NAME}){{1,3}})?(?: (?:dla|we?|na|przy) {PLACE})?(?![^\W_])"


def bodies(label: str, anchors: str) -> AnchoredRecognizer:
    """A recognizer of bodies whose names begin with one of the words, in any case."""
    heads = listed(anchors)
    longest = sorted(heads, key=len, reverse=True)
    head = "|".join(f"[{word[0].upper()}]{word[1:]}" for word in longest)
    pattern = re.compile(rf"(?<![^\W_])(?:{head})(?:{REST}|{NUMBERED}){TAIL}")
    return AnchoredRecognizer(
        forms=(Form(label, pattern, 0.8),), anchors=heads, before=1, after=110, cased=True,
    )  # fmt: skip


BODIES: tuple[Recognizer, ...] = (
    bodies(
        "ORGANIZATION",
        "sąd sądu sądowi sądem sądzie muzeum teatr teatru teatrowi teatrem teatrze biblioteka biblioteki bibliotece "
        "bibliotekę biblioteką uniwersytet uniwersytetu uniwersytetowi uniwersytetem uniwersytecie politechnika "
        "politechniki politechnice politechnikę politechniką akademia akademii akademię akademią urząd urzędu urzędowi "
        "urzędem urzędzie szkoła szkoły szkole szkołę szkołą liceum technikum przedszkole przedszkola przedszkolu "
        "prokuratura prokuratury prokuraturze prokuraturę prokuraturą komenda komendy komendzie komendę komendą "
        "ministerstwo ministerstwa ministerstwu ministerstwem ministerstwie starostwo starostwa starostwu starostwem "
        "starostwie filharmonia filharmonii filharmonię filharmonią instytut instytutu instytutowi instytutem "
        "instytucie archiwum",
    ),
    bodies(
        "ORGANIZATION_MEDICAL_FACILITY",
        "szpital szpitala szpitalu szpitalowi szpitalem przychodnia przychodni przychodnię przychodnią hospicjum",
    ),
)
