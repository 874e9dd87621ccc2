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


OLD = listed("old olds age")
AGE_WORDS = listed("age aged ages alter âge edad idade età leeftijd wiek ålder alder")
FOREIGN_YEARS = listed("ans años anos anni lat år jaar jahre")
SEXES = listed("female male boy girl baby infant newborn man woman m f")
UNITS_OF_SEX = frozenset(unit + sex for unit in ("", "y", "yr", "yrs", "year", "years") for sex in ("male", "female"))
OWNERS = ("", "patient", "customer", "user", "client", "member", "driver", "employee")
COMPOUNDS = listed(
    "jährig jährige jähriger jährigen jährigem jähriges jarige årig årige årigt åriget åriga old olds"
) | frozenset(f"letni{vowel}{end}" for vowel in ("", "a", "e", "ą") for end in ("", "go", "ego", "j", "m"))


def form(pattern: str, score: float, words: frozenset[str]) -> Form:
    return Form("AGE", re.compile(pattern), score, words=words)


AGES = AnchoredRecognizer(
    anchors=listed(
        "age aged ages old y yo yr yrs turned turning turns turn when birthday i he she who female male boy girl baby "
        "infant man woman alter alt mujer varón hombre paciente niño niña hijo hija hermano hermana "
        "padre madre femme homme patient patiente garçon fille donna uomo ragazzo ragazza mulher homem "
        "menino menina jährig jährige jähriger jährigen jährigem jähriges âge agé âgé âgée agée "
        "ans edad años tiene cumplió idade anos tem età anni ha compiuto leeftijd jaar jarige jarig oud wiek "
        "jahre lat letni letnia letniego ålder år årig årige årigt åriga alder gammel gammal m f"
    ),
    before=34,
    after=30,
    forms=(
        # 67-year-old, 6-month-old, fifty-year-old: whole
        form(rf"{NUMBER}-(?:years?|yrs?|months?|weeks?|days?)-olds?(?!\w)", 0.95, OLD),
        form(
            rf"{NUMBER}-(?:jährige[rnms]?|jährig|jarige|letni[aeą]?(?:go|ego|j|m)?|årige?t?|åriga|year-olds?)(?!\w)",
            0.92,
            COMPOUNDS,
        ),
        # 37 years old, 37 y/o, 67yo
        form(
            rf"(?P<value>{NUMBER})(?: ?- ?{YEARS})?(?: ?(?:years?|yrs?\.?|y)[ -]old|-(?:years?|yrs?) old| "
            r"years? of age)\b",
            0.95,
            OLD,
        ),
        form(rf"(?P<value>{DIGIT_YEARS}) ?(?:y/o|y\.o\.?|yo|yrs? old)(?!\w)", 0.92, listed("o yo old")),
        form(rf"{NUMBER} (?:months?|weeks?|days?)(?= (?:old|of age)\b)", 0.92, OLD),
        # aged 41, at the age of 17, "age": 37, age=37
        form(
            r"\b(?:age[ds]?|alter|âge|edad|idade|età|leeftijd|wiek|ålder|alder)[\"']?(?: ?[:=] ?| is | was | "
            rf"of | von | de | di | op | über | over | under | )[\"']?(?P<value>{YEARS}|{WORD_YEARS}\b){END}",
            0.9,
            AGE_WORDS,
        ),
        form(
            r"\b(?:aged|âgée?s? de|agée?s? de|im alter von|op de leeftijd van|a la edad de|com a idade de|"
            rf"all['’]età di) (?P<value>{YEARS}|{WORD_YEARS}\b){END}",
            0.92,
            AGE_WORDS | listed("âgé âgée âgés âgées agé agée agés agées"),
        ),
        form(
            r"\b(?:patient|customer|user|client|member|driver|employee)?_?age[\"']? ?[:=] ?[\"']"
            f"?(?P<value>{YEARS}){END}",
            0.9,
            frozenset(owner + "age" for owner in OWNERS),
        ),
        # turned 40, I'm 34, she is 58 and
        form(
            rf"\b(?:turned|turning|turns|turn|when (?:he|she|i|they|we) (?:was|were)) (?P<value>{NUMBER})"
            f"{END}(?! (?:times|pages|degrees|out))",
            0.8,
            listed("turned turning turns turn when"),
        ),
        form(
            r"\b(?:i['’]?m|i am|he['’]s|she['’]s|he is|she is|who is|who['’]s) (?:now |only |just |already |"
            rf"almost |nearly )?(?P<value>{DIGIT_YEARS}|{WORD_YEARS}\b)(?=[.,;!?)]|$| (?:and|now|but|with|from|"
            r"years?)\b)(?![.,]\d)",
            0.6,
            listed("i im he she who"),
        ),
        # Female, 6 months; male, 34; boy (7)
        form(
            r"\b(?:female|male|boy|girl|baby|infant|newborn|m|f)[,;/ ]+(?P<value>\d{1,2} ?(?:months?|weeks?|"
            r"days?|mos?|wks?))(?!\w)",
            0.85,
            SEXES,
        ),
        form(
            rf"\b(?:female|male|boy|girl|man|woman)[,;/]? ?\(?(?P<value>{YEARS}){END}(?! ?(?:mg|kg|cm|ml|times|"
            "%|months?|weeks?|days?|mos?|wks?))",
            0.6,
            SEXES,
        ),
        form(rf"(?P<value>{DIGIT_YEARS})(?:[ -]?(?:years?|yrs?|y))? ?(?:male|female)\b", 0.75, UNITS_OF_SEX),
        form(rf"(?P<value>{DIGIT_YEARS}) ?[mf](?=[,.;) ]|$)(?! ?[/\d])", 0.4, listed("m f")),
        # mujer de 68 años, à 13 ans, Edad: 30 meses
        form(
            r"(?<!\w)(?:mujer|varón|hombre|paciente|niñ[oa]|hij[oa]|hermano|hermana|padre|madre|femme|homme|"
            "patient|patiente|garçon|fille|"
            f"donna|uomo|ragazz[oa]|mulher|homem|menin[oa])(?: [a-zà-ÿ]+)?,? (?:de|di) (?P<value>{YEARS}) "
            r"(?:años|ans|anni|anos)\b",
            0.9,
            FOREIGN_YEARS,
        ),
        form(rf"(?<!\w)à (?P<value>{YEARS}) ans\b(?! (?:de|après|plus))", 0.7, listed("ans")),
        form(
            r"\b(?:age|alter|âge|edad|idade|età|leeftijd|wiek|ålder|alder)[\"']?(?: ?[:=])? ?"
            r"(?P<value>\d{1,2} (?:months?|weeks?|days?|monate|wochen|tage|meses|semanas|días|mois|semaines|"
            "jours|mesi|settimane|giorni|maanden|"
            r"weken|dagen|dias|miesięcy|tygodni|dni|månader|måneder|veckor|uger))\b",
            0.92,
            AGE_WORDS,
        ),
        # 37 Jahre alt, 37 ans, tiene 37 años
        form(
            f"(?P<value>{DIGIT_YEARS}) (?:jahre alt|años de edad|anos de idade|jaar oud|år gammal|år gammel|"
            r"anni di età|lat temu)\b",
            0.95,
            listed("alt edad idade oud gammal gammel età temu"),
        ),
        # Luc Martin, 48 ans, horloger; Rosa (65 anni)
        form(
            rf"(?:(?<=[^\W\d_], )|(?<= \())(?P<value>{YEARS}) (?:ans|años|anos|anni|lat|jaar|jahre)"
            r"(?=[,;.)\n]|$)",
            0.85,
            FOREIGN_YEARS,
        ),
        form(
            r"\b(?:a|ai|avait|avoir|fête ses|tiene|tengo|tenía|cumplió|tem|tinha|tenho|ha|ho|aveva|di|de|ma|"
            f"mam|miał|miała|är|er|is|bin|ist|war|wird) (?P<value>{YEARS}) (?:ans|años|anos|anni|lat|år|jaar|"
            r"jahre)\b",
            0.76,
            FOREIGN_YEARS,
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
