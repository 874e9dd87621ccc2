"""NAME: a name said letter by letter: "my name is spelled S-A-O-I-R-S-E", "K for kilo, I, M"."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer

# Who is spelled: the last of these words before the letters.
FAMILY = ("last name", "surname", "family name", "apellido", "nom de famille", "nachname", "cognome")
GIVEN = ("first name", "given name", "forename", "prénom", "vorname")
EITHER = ("name", "spelled", "spelt", "spell", "spelling", "nombre", "nom", "buchstabiert", "nome")
CUES = {
    cue: label for cues, label in ((FAMILY, "NAME_FAMILY"), (GIVEN, "NAME_GIVEN"), (EITHER, "NAME")) for cue in cues
}
WORDS = frozenset(cue.split()[-1] for cue in CUES) | {"nom"}
CUE = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(CUES, key=len, reverse=True))})(?![^\W_])")
LETTER = r"[^\W\d_](?: (?:for|as in|wie|comme|de) [^\W\d_]{3,10},?)?"
LETTERS = re.compile(rf"(?<![\w-])(?:{LETTER}(?:[-.–]|,? )){{2,24}}{LETTER}(?![\w-])")
BEFORE = 40  # characters from the cue to the first letter
SCORE = 0.9


def find_spelled(document: Document) -> Iterator[Span]:
    """Three letters or more, one by one, after a word that says that a name is spelled."""
    if document.words.isdisjoint(WORDS):
        return
    for match in LETTERS.finditer(document.text):
        cues = list(CUE.finditer(document.before(match.start(), BEFORE)))
        if cues:
            yield Span(match.start(), match.end(), CUES[cues[-1][0]], SCORE)


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"NAME", "NAME_FAMILY", "NAME_GIVEN"}), find_spelled),
)
