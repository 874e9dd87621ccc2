"""Doses: amounts of a drug."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import Recognizer, words_pattern
from .naming import spellings
from .numbers import words

STRONG_UNITS = (
    "mg|mcg|µg|μg|ug|meq|mEq|iu|IU|UI|ui|I\\.E\\.|IE|j\\.m\\.|milligrams?|micrograms?|milligramm"
    "|mikrogramm|milligrammes?|miligramos?|milligrammi|miligramas|milligram|miligramów"
)
FORMS = (
    "tablets?|tabs?|capsules?|caps|pills?|puffs?|drops?|sachets?|patch(?:es)?|ampoules?|vials?"
    "|lozenges?|suppositor(?:y|ies)|sprays?|inhalations?|teaspoons?|units?"
    "|tabletten?|kapseln?|tropfen|hübe|comprimés?|gélules?|gouttes|bouffées|comprimidos?|cápsulas?"
    "|gotas|compress[ae]|capsule|gocce|druppels|capsules|comprimidos|tabletki|tabletka|tabletek"
    "|kapsułki|krople|kropli|tabletter|kapslar|droppar"
)
COUNT = (
    r"(?:\d+(?:[.,/]\d+)*|½|one|two|three|four|half a|a half|six|eight|ten|ein(?:e)?|zwei|un(?:e|o|a)?"
    r"|deux|dos|due|een|twee|um(?:a)?|jedna|dwie|en|två)"
)
STRENGTH = re.compile(
    rf"(?<![\w.,-])\d[\d.,]{{0,9}}(?:\s?[-–/]\s?\d[\d.,]{{0,9}})?\s?-?(?:{STRONG_UNITS})(?:\s?/\s?(?:kg"
    rf"|ml|mL|m2|m²|day|d|h|hr|dose|\d+ ?m[lL])){{0,2}}(?![\w²]|\s?/\s?(?:d?[lL]|mol|100)\b)"
)
WEAK = re.compile(
    rf"(?<![\w.,$€£-])(?:\d[\d.,]{{0,7}}(?:\s?[-–]\s?\d[\d.,]{{0,7}})?\s?(?:(?-i:g)|gm|grams?|mmol|ml|mL"
    rf"|cc|(?-i:U)|%(?= (?:cream|ointment|gel)))(?![\w/²%])|{COUNT}\s(?:{FORMS})(?![^\W_]))",
    re.IGNORECASE,
)
DOSE_WORDS = words(
    "mg mcg µg μg ug mmol meq iu ui milligram milligrams microgram micrograms milligramm mikrogramm "
    "milligramme milligrammes miligramos miligramo milligrammi miligramas miligramów g gm gram grams ml cc u "
    "tablet tablets tab tabs capsule capsules caps pill pills puff puffs drop drops sachet sachets patch "
    "patches ampoule ampoules vial vials lozenge suppository spray sprays inhalation teaspoon teaspoons unit "
    "units tabletten tablette kapsel kapseln tropfen hübe comprimé comprimés gélule gélules gouttes bouffées "
    "comprimido comprimidos cápsula cápsulas gotas compressa compresse gocce druppels tabletki tabletka "
    "tabletek kapsułki krople tabletter kapslar droppar"
)
DOSE_CONTEXT = spellings(
    "daily|bid|b.i.d|tid|t.i.d|qid|qd|od|bd|tds|qds|po|p.o|iv|i.v|im|sc|prn|stat|nocte|mane|qhs|q4h|q6h|q8h|"
    "q12h|q24h|tablet|tablets|capsule|capsules|prescribed|prescribe|prescription|dose|doses|dosage|dosed|"
    "started on|taking|takes|take|took|medication|medications|meds|medicine|injection|infusion|inhaler|twice|"
    "once a day|times a day|times daily|every day|every 4 hours|every 6 hours|every 8 hours|every 12 hours|"
    "at night|at bedtime|before meals|after meals|with food|orally|by mouth|intravenous|intravenously|"
    "subcutaneous|if sore|administered|loading dose|maintenance|rx|sig|overdose|täglich|mal täglich|einmal|"
    "zweimal|dosis|verschrieben|verordnet|morgens|abends|par jour|fois par jour|prescrit|posologie|"
    "matin et soir|al día|por día|cada 8 horas|cada 12 horas|cada 24 horas|recetado|tratamiento con|vía oral|"
    "al giorno|volte al giorno|prescritto|dosaggio|dagelijks|per dag|voorgeschreven|maal daags|por dia|"
    "ao dia|vezes ao dia|receitado|de 8 em 8 horas|dziennie|razy dziennie|dawka|dawkę|przepisano|dagligen|"
    "om dagen|gånger dagligen|dos"
)
DRUG = re.compile(
    r"(?<![^\W_])[a-zà-ÿ]{2,16}(?:lexin|axone|oxime|cillin|cilina|cilline|cillina|mycin|micina|mycine|floxacin|cycline"
    r"|ciclina|statin|statine|statina|pril|olol|sartan|prazole|prazol|azole|azol|azepam|zolam|setron"
    r"|oxetine|oxetin|pramine|triptan|vudine|ciclovir|cyclovir|vir|zumab|ximab|umab|inib|gliptin"
    r"|gliflozin|glutide|formin|parin|xaban|gatran|codone|morphone|profen|caine|cept|sone|solone|nide"
    r"|thiazide|semide|dipine|tidine|phylline|terol|tropium|barbital|toin|zepine|tide|mab|feine|etamol"
    r"|minophen)(?![^\W_])"
    r"|(?<![^\W_])(?:aspirin|insulin|warfarin|paracetamol|tylenol|advil|calpol|ventolin|heparin|morphine"
    r"|fentanyl|adrenaline|epinephrine|levothyroxine|digoxin|lithium|sertraline|gabapentin|pregabalin"
    r"|tramadol|methotrexate|vancomycin|vitamin|folic acid|ferrous|potassium|ketamine|propofol|metamizol"
    r"|novalgin|doliprane|nolotil|enalapril)(?![^\W_])"
)
BEFORE, AFTER = 45, 30


class DoseRecognizer:
    """Amounts of a drug. Grams, millilitres and pieces are also a recipe's: they need a drug or its taking nearby."""

    labels = frozenset({"DOSE"})
    words = DOSE_WORDS

    def find(self, document: Document) -> Iterator[Span]:
        if DOSE_WORDS.isdisjoint(document.words):
            return
        if document.has_digit:
            yield from self._scored(document, STRENGTH, 0.6)
        yield from self._scored(document, WEAK, 0.25)

    def _scored(self, document: Document, pattern: re.Pattern[str], bare: float) -> Iterator[Span]:
        context = words_pattern(DOSE_CONTEXT)
        for match in pattern.finditer(document.text):
            before, after = document.before(match.start(), BEFORE), document.after(match.end(), AFTER)
            near = DRUG.search(before) or DRUG.search(after[:25]) or context.search(before) or context.search(after)
            yield Span(match.start(), match.end(), "DOSE", 0.93 if near else bare)


RECOGNIZERS: tuple[Recognizer, ...] = (DoseRecognizer(),)
