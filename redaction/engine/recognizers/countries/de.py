"""Germany: tax identifier, tax number, health insurance, social insurance, identity card, driving licence."""

import re

from stdnum.de import idnr, stnr

from ..numbers import Number, is_date, words

PLACES = words("deutschland germany german deutsche deutscher und der ist nicht mit")
CARD = re.compile(r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}(?:\d)?(?:D)?")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def health(value: str) -> bool:
    """The letter counts as two digits; Luhn weights from the left (section 290 SGB V)."""
    digits = f"{LETTERS.index(value[0].upper()) + 1:02d}{value[1:]}"
    total = sum(sum(divmod(int(d) * (1 + index % 2), 10)) for index, d in enumerate(digits[:-1]))
    return total % 10 == int(digits[-1])


def insurance(value: str) -> bool:
    """Area, birth date, initial, serial and a check digit (section 147 SGB VI, VKVV section 4)."""
    compact = re.sub(r"[ .-]", "", value).upper()
    digits = f"{compact[:8]}{LETTERS.index(compact[8]) + 1:02d}{compact[9:]}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    total = sum(sum(divmod(int(d) * w, 10)) for d, w in zip(digits, weights, strict=False))
    return is_date(compact[2:8], "dmy") and total % 10 == int(digits[-1])


def card(value: str) -> bool:
    """Nine places of a reduced alphabet and, where printed, a check digit with weights 7, 3, 1 (ICAO 9303)."""
    value = value.upper()
    if not CARD.fullmatch(value):
        return False
    if len(value) < 10:
        return True
    total = sum(int(c, 36) * (7, 3, 1)[index % 3] for index, c in enumerate(value[:9]))
    return total % 10 == int(value[9])


ID_CARD = (
    "personalausweis|personalausweisnummer|ausweisnummer|ausweisnr|ausweis nr|ausweis|ausweis-nr|perso"
    "|id card|identity card"
)
TAX = (
    "steuer-id|steuerid|steueridentifikationsnummer|steuer-identifikationsnummer|identifikationsnummer"
    "|idnr|steuerliche identifikationsnummer|tin|steuer id|tax id"
)

NUMBERS = (
    Number(
        "NUMERICAL_PII",
        "9{11}|99 999 999 999|99 999999999|99-999-999-999|999 9999 9999",
        TAX,
        0.4,
        idnr.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "99/999/99999|999/999/99999|999/9999/9999|99999/99999|9{13}|9{11}|9{10}|999 999 99999|99 999 99999"
        "|9999 999 99999|9999/999/99999|999 99999 999|99 9999 9999",
        "steuernummer|steuernr|steuer-nr|st.-nr|st-nr|steuer nr",
        0.0,
        stnr.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER",
        "A9{9}|A999 999 999|A 999 999 999",
        "versichertennummer|krankenversichertennummer|kvnr|krankenkasse"
        "|versicherten-nr|versichertennr|krankenversicherung|versicherten nr|gesundheitskarte|egk|aok|barmer|tk",
        0.35,
        lambda value: health(value.replace(" ", "")),
        PLACES,
    ),
    Number(
        "SSN",
        "99 999999 A 999|9{8}A999|99999999 A 999|99 9{6} A999|99-999999-A-999|99 99 99 99 A 999",
        "sozialversicherungsnummer|rentenversicherungsnummer|rvnr"
        "|sv-nummer|svnr|sv-nr|rentenversicherung|versicherungsnummer|sozialversicherung|sv nummer"
        "|rentenversicherungs-nr",
        0.85,
        insurance,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "A99A99A999|A99A99A99|A9{9}|A9{8}|AAAAAA999|A9A9A9A9A9|A99AA9A999|AA9A9A9999|A9999A9999|AAA9A9A999|A9AAA9A999"
        "|A99A99A9999|AA99AA9999|A9A99A9999|AA9A99A99|A99A99A99A|AAA99A999",
        ID_CARD,
        0.0,
        card,
        PLACES,
    ),
    Number(
        "DRIVER_LICENSE",
        "A999AAA9A99|A9999AA9A99|A999A99AA99|A99AAAA9A99|A999AAA9A99|A9A9AAA9A99|A99A9A9A999",
        "führerschein|führerscheinnummer|führerschein-nr|fahrerlaubnis|führerschein nr|driving licence"
        "|driver's license",
        0.0,
        None,
        PLACES,
    ),
)
