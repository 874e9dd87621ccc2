"""AGE: the number where it counts years, number and unit where it does not."""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import DIGITS, PatternRecognizer, Recognizer
from .number_words import SMALL

YEARS = r"(?:1[01]\d|[1-9]?\d)"
DIGIT_YEARS = rf"(?<![\w.,/:$€£+-]){YEARS}"
WORD_YEARS = rf"(?:(?:a )?hundred(?: and)?(?: {SMALL})?|{SMALL})"
NUMBER = rf"(?:{DIGIT_YEARS}|\b{WORD_YEARS})"
END = r"(?![\w%]|[.,]\d|[/:-]\d)"


def form(pattern: str, score: float) -> Form:
    return Form("AGE", re.compile(pattern), score)


AGES = AnchoredRecognizer(
    anchors=listed(
        "age aged ages old y yo yr yrs turned turning turns turn when birthday i he she who female male boy girl baby "
        "infant man woman alter alt mujer varón hombre paciente niño niña hijo hija hermano hermana "
        "padre madre femme homme patient patiente garçon fille donna uomo ragazzo ragazza mulher homem "
        "menino menina jährig jährige jähriger jährigen jährigem jähriges âge agé âgé âgée agée "
        "ans edad años tiene cumplió idade anos tem età anni ha compiuto leeftijd jaar jarige jarig oud wiek "
        "lat letni letnia letniego ålder år årig årige årigt åriga alder gammel gammal m f"
    ),
    before=34,
    after=30,
    forms=(
        # 67-year-old, 6-month-old, fifty-year-old: whole
        form(rf"{NUMBER}-(?:years?|yrs?|months?|weeks?|days?)-olds?(?!\w)", 0.95),
        form(
            rf"{NUMBER}-(?:jährige[rnms]?|jährig|jarige|letni[aeą]?(?:go|ego|j|m)?|årige?t?|åriga|year-olds?)(?!\w)",
            0.92,
        ),
        # 37 years old, 37 y/o, 67yo
        form(
            rf"(?P<value>{NUMBER})(?: ?- ?{YEARS})?(?: ?(?:years?|yrs?\.?|y)[ -]old|-(?:years?|yrs?) old| "
            r"years? of age)\b",
            0.95,
        ),
        form(rf"(?P<value>{DIGIT_YEARS}) ?(?:y/o|y\.o\.?|yo|yrs? old)(?!\w)", 0.92),
        form(rf"{NUMBER} (?:months?|weeks?|days?)(?= (?:old|of age)\b)", 0.92),
        # aged 41, at the age of 17, "age": 37, age=37
        form(
            r"\b(?:age[ds]?|alter|âge|edad|idade|età|leeftijd|wiek|ålder|alder)[\"']?(?: ?[:=] ?| is | was | "
            rf"of | von | de | di | op | über | over | under | )[\"']?(?P<value>{YEARS}|{WORD_YEARS}\b){END}",
            0.9,
        ),
        form(
            r"\b(?:aged|âgée?s? de|agée?s? de|im alter von|op de leeftijd van|a la edad de|com a idade de|"
            rf"all['’]età di) (?P<value>{YEARS}|{WORD_YEARS}\b){END}",
            0.92,
        ),
        form(
            r"\b(?:patient|customer|user|client|member|driver|employee)?_?age[\"']? ?[:=] ?[\"']"
            f"?(?P<value>{YEARS}){END}",
            0.9,
        ),
        # turned 40, I'm 34, she is 58 and
        form(
            rf"\b(?:turned|turning|turns|turn|when (?:he|she|i|they|we) (?:was|were)) (?P<value>{NUMBER})"
            f"{END}(?! (?:times|pages|degrees|out))",
            0.8,
        ),
        form(
            r"\b(?:i['’]?m|i am|he['’]s|she['’]s|he is|she is|who is|who['’]s) (?:now |only |just |already |"
            rf"almost |nearly )?(?P<value>{DIGIT_YEARS}|{WORD_YEARS}\b)(?=[.,;!?)]|$| (?:and|now|but|with|from|"
            r"years?)\b)(?![.,]\d)",
            0.6,
        ),
        # Female, 6 months; male, 34; boy (7)
        form(
            r"\b(?:female|male|boy|girl|baby|infant|newborn|m|f)[,;/ ]+(?P<value>\d{1,2} ?(?:months?|weeks?|"
            r"days?|mos?|wks?))(?!\w)",
            0.85,
        ),
        form(
            rf"\b(?:female|male|boy|girl|man|woman)[,;/]? ?\(?(?P<value>{YEARS}){END}(?! ?(?:mg|kg|cm|ml|times|"
            "%|months?|weeks?|days?|mos?|wks?))",
            0.6,
        ),
        form(rf"(?P<value>{DIGIT_YEARS})(?:[ -]?(?:years?|yrs?|y))? ?(?:male|female)\b", 0.75),
        form(rf"(?P<value>{DIGIT_YEARS}) ?[mf](?=[,.;) ]|$)(?! ?[/\d])", 0.4),
        # mujer de 68 años, à 13 ans, Edad: 30 meses
        form(
            r"(?<!\w)(?:mujer|varón|hombre|paciente|niñ[oa]|hij[oa]|hermano|hermana|padre|madre|femme|homme|"
            "patient|patiente|garçon|fille|"
            f"donna|uomo|ragazz[oa]|mulher|homem|menin[oa])(?: [a-zà-ÿ]+)?,? (?:de|di) (?P<value>{YEARS}) "
            r"(?:años|ans|anni|anos)\b",
            0.9,
        ),
        form(rf"(?<!\w)à (?P<value>{YEARS}) ans\b(?! (?:de|après|plus))", 0.7),
        form(
            r"\b(?:age|alter|âge|edad|idade|età|leeftijd|wiek|ålder|alder)[\"']?(?: ?[:=])? ?"
            r"(?P<value>\d{1,2} (?:months?|weeks?|days?|monate|wochen|tage|meses|semanas|días|mois|semaines|"
            "jours|mesi|settimane|giorni|maanden|"
            r"weken|dagen|dias|miesięcy|tygodni|dni|månader|måneder|veckor|uger))\b",
            0.92,
        ),
        # 37 Jahre alt, 37 ans, tiene 37 años
        form(
            f"(?P<value>{DIGIT_YEARS}) (?:jahre alt|años de edad|anos de idade|jaar oud|år gammal|år gammel|"
            r"anni di età|lat temu)\b",
            0.95,
        ),
        form(
            r"\b(?:a|ai|avait|avoir|fête ses|tiene|tengo|tenía|cumplió|tem|tinha|tenho|ha|ho|aveva|di|de|ma|"
            f"mam|miał|miała|är|er|is|bin|ist|war|wird) (?P<value>{YEARS}) (?:ans|años|anos|anni|lat|år|jaar|"
            r"jahre)\b",
            0.76,
        ),
    ),
)

# In brackets behind a name, or between commas: the model says whether it is a person's.
BRACKETED = PatternRecognizer(
    label="AGE",
    pattern=re.compile(r"(?:[^\W\d_] \((?P<value>1[01]\d|[1-9]\d)\))"),
    score=0.4,
    triggers=frozenset("("),
)
BETWEEN_COMMAS = PatternRecognizer(
    label="AGE", pattern=re.compile(r"[1-9](?<=[^\W\d_], [1-9])\d(?=,(?! ?\d))"), score=0.35, triggers=DIGITS
)

RECOGNIZERS: tuple[Recognizer, ...] = (AGES, BRACKETED, BETWEEN_COMMAS)
