"""DURATION: a length of time with its approximator."""

import re

from .anchors import AnchoredRecognizer, Form, alternatives, listed
from .base import Recognizer
from .number_words import CARDINAL, FOREIGN_CARDINAL

LONG_UNITS = listed(
    "day days week weeks month months year years decade decades fortnight fortnights yrs yr wks mos tag "
    "tage tagen woche wochen monat monate monaten jahr jahre jahren jour jours semaine semaines mois "
    "ans année années día días dia dias semana semanas mes meses año años giorno giorni settimana "
    "settimane mese mesi anno anni dag dagen weken maand maanden jaar jaren mês ano anos dni dzień "
    "tygodni tygodnie miesiąc miesiące miesięcy rok lata lat dagar vecka veckor månad månader år dage uge "
    "uger måned måneder"
)
SHORT_UNITS = listed(
    "second seconds secs minute minutes min mins hour hours hr hrs sekunden minuten stunde stunden std "
    "secondes heure heures segundos minutos hora horas secondi minuti ora ore seconden uur uren godzin "
    "godziny minut minuty minuter timmar timme timer time minutter"
) - {"ora", "time", "timer"}
UNIT = alternatives(LONG_UNITS | SHORT_UNITS)
ABOUT = (
    r"(?:(?:about|around|approximately|approx\.?|almost|nearly|over|more than|less than|under|at "
    "least|at most|up to|some|roughly|circa|"
    r"ca\.|just over|just under|another|only|etwa|ungefähr|rund|fast|mehr als|über|environ|presque|"
    "plus de|près de|unos|unas|casi|"
    "más de|alrededor de|circa|quasi|più di|ongeveer|bijna|meer dan|cerca de|mais de|około|ponad|"
    "ungefär|omkring|cirka) )"
)
# Only words that belong to a length; "about" before a duration that is a topic does no harm to the span.
NUMBER = rf"(?:(?!0\d)\d{{1,4}}(?:[.,]\d{{1,2}})?(?:\s?½)?|{CARDINAL}|{FOREIGN_CARDINAL})"
MANY = (
    "(?:a few|a couple(?: of)?|a couple more|several|many|some|half an|half a|a half|half|one and a "
    "half|einige|mehrere|ein paar|quelques|plusieurs|varios|varias|unos|unas|algunos|qualche|alcuni|"
    "diversi|enkele|een paar|vários|kilka|några|flera)"
)
EXTRA = (
    "(?:extra|more|full|additional|consecutive|long|short|business|working|calendar|further|whole|"
    "straight|solid|and a half|other|volle|weitere)"
)
# Nor is "twenty second of May" a length.
NOT_AGE = (
    r"(?!(?<=second) of\b|[\w]|[- ](?:old|of age|ago-old|alt\b|oud\b|gammal|gammel)|[- ]?jährig"
    r"| (?:de edad|de idade|d['’]âge))"
)

AGE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:tiene|tengo|tenía|cumplió|tem|tinha|tenho|ha|aveva|il a|elle a|avait|à|ma|miał|"
    "miała|edad|age|alter|âge|età|idade|"
    r"leeftijd|wiek|ålder|alder)[\"']?(?: ?[:=])? ?"
    "|(?:mujer|varón|hombre|paciente|niñ[oa]|hij[oa]|hermano|hermana|padre|madre|femme|homme|patient|"
    "patiente|garçon|fille|"
    r"donna|uomo|ragazz[oa]|mulher|homem|menin[oa])(?: [a-zà-ÿ]+)?,? (?:de|di) )$"
)
YEAR_UNIT = re.compile(r"(?:años|ans|anni|anos|lat|jaar|år|jahre|years?|mes(?:es)?|mois|mesi|meses|monate|months?)$")


FIELD_BEFORE = re.compile(
    r"(?<!\w)(?:day|month|year|tag|monat|jahr|jour|mois|année|día|mes|año|giorno|mese|anno)[:=]? (?:de )?$"
)


# "Luc Martin, 48 ans, horloger" is a person's age.
APPOSED = re.compile(r"[^\W\d_], $| \($")
FOREIGN_YEARS = re.compile(r"\d{1,3} (?:ans|años|anos|anni|lat|jaar|jahre)")


def closes(match: re.Match[str]) -> bool:
    """Whether punctuation or the end of the line follows."""
    return match.string[match.end() : match.end() + 1] in ("", "\n", ",", ";", ".", ")")


def no_age(match: re.Match[str]) -> bool:
    """Behind a person or the word for age the years are an age, behind "Day" or "Month" the number is a date's part."""
    before = match.string[max(0, match.start() - 36) : match.start()]
    if FIELD_BEFORE.search(before) or (APPOSED.search(before) and FOREIGN_YEARS.fullmatch(match[0]) and closes(match)):
        return False
    return not (YEAR_UNIT.search(match[0]) and AGE_BEFORE.search(before))


DURATIONS = AnchoredRecognizer(
    anchors=LONG_UNITS | SHORT_UNITS | frozenset({"h", "d"}),
    before=44,
    after=30,
    forms=(
        Form(
            "DURATION",
            re.compile(
                rf"(?<![\w.,/:$€£#+-]){ABOUT}?(?:{NUMBER}(?:(?:\s?[-–]\s?| to | or | bis | à | a ){NUMBER})?|{MANY})"
                rf"(?:[ -]{EXTRA})?[ -]?{UNIT}{NOT_AGE}(?: and a half)?"
                rf"(?:(?:,? and |, | und | et | y | e | )(?:{NUMBER}|an?) {UNIT}{NOT_AGE}){{0,3}}"
            ),
            0.7,
            no_age,
        ),
        Form(
            "DURATION", re.compile(r"(?<![\w.,/:-])\d{1,2} ?h(?:rs?)? ?[0-5]?\d ?m(?:ins?)?(?: ?\d\d? ?s)?(?!\w)"), 0.7
        ),
        Form(
            "DURATION",
            re.compile(
                r"\b(?:for|within|after|in|over|takes?|took|nearly|almost|about) (?P<value>(?:an?|a whole|an "
                r"entire) (?:hour|day|week|fortnight|month|year|decade|year and a half))(?![\w-])"
            ),
            0.55,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (DURATIONS,)
