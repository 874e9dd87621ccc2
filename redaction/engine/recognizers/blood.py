"""Blood groups: AB0 with a Rhesus factor, in signs or in words."""

import re

from .base import PatternRecognizer, Recognizer
from .naming import spellings
from .numbers import words
from .skipping import Skipped

BLOOD_SIGN = PatternRecognizer(
    label="BLOOD_TYPE",
    pattern=re.compile(
        r"(?<![\w+-])(?:AB|[ABO0])\s?(?:\(?(?i:RhD?|D)\)?\s?)?[+\-−–](?:ve)?(?![\w+>=<)]|[-–]?\d|\s?[A-Za-z0-9]\b|\s(?:in|grade|for)\b)",
        re.ASCII,
    ),
    score=0.3,
    context=spellings(
        "blood|blood type|blood group|donor|donors|transfusion|rhesus|bloodtype|abo|recipient|blutgruppe|"
        "groupe sanguin|grupo sanguíneo|grupo sanguineo|tipo sanguíneo|gruppo sanguigno|bloedgroep|"
        "grupa krwi|grupę krwi|blodgrupp|blodtype|veriryhmä|krevní skupina|vércsoport|sangue|sangre|sang|"
        "krwi|blut|blod"
    ),
    triggers=frozenset("+-−–"),
    needs_context=True,
)
SIGN_WORDS = (
    "(?:positive|negative|positivo|negativo|positief|negatief|positif|négatif|positiv|negativ|pos|neg|dodatni|ujemny)"
)
BLOOD_WORD = PatternRecognizer(
    label="BLOOD_TYPE",
    pattern=re.compile(
        r"(?<![\w+-])(?i:(?:AB|[BO0]|(?-i:A))[ -]?(?:Rh(?:D|esus)?[ -]?)?"
        rf"{SIGN_WORDS}(?![^\W_]))|(?<![\w+-])(?:AB|[ABO0])\s?(?:RhD?"
        r"|Rhesus)\s?(?:[+\-−]|pos\b|neg\b|\(\+\)|\(-\))(?:\s?(?:pos|neg)\b)?|(?<![\w+-])(?:AB"
        r"|[ABO0]) Rh(?:D)?[ ]?[+\-−]"
    ),
    score=0.75,
    context=BLOOD_SIGN.context,
    triggers=frozenset("ABO0abo"),
)
BLOOD_BARE = PatternRecognizer(
    label="BLOOD_TYPE",
    pattern=re.compile(
        r"(?i:blood (?:type|group)|blutgruppe|groupe sanguin|grupo sangu[ií]neo|tipo sangu[ií]neo"
        r"|gruppo sanguigno|bloedgroep|grupa krwi|blodgrupp|blodtype)[\"']?(?: is| was| ist| est"
        r"| es)?[ :=\"']{1,4}(?P<value>"
        r"(?i:AB|[ABO0])[ -]?(?:[+\-−](?:ve)?|"
        rf"(?i:(?:Rh(?:D|esus)?[ -]?)?(?:[+\-−]|\([+\-−]\)|{SIGN_WORDS})))|AB|ab|[ABO0]|[bo])(?!\w)"
    ),
    score=0.93,
    triggers=frozenset("BbgG"),
    context=words("blood blutgruppe groupe grupo tipo gruppo bloedgroep grupa blodgrupp blodtype"),
    needs_context=True,
)

SIGNED_WORDS = words(
    "positive negative pos neg positiv negativ positif négatif positivo negativo positief negatief dodatni "
    "ujemny rh rhd rhesus"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    BLOOD_SIGN,
    Skipped((BLOOD_WORD,), SIGNED_WORDS, frozenset("ABO0abo")),
    BLOOD_BARE,
)
