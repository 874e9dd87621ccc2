"""Vehicles: identification numbers with their check digit, and number plates."""

import re

from .base import PatternRecognizer, Recognizer
from .labelled import Labelled, LabelledRecognizer
from .numbers import words

WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VALUES = {**{str(digit): digit for digit in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
VALUES |= {
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}


def vin(value: str) -> bool:
    """Weighted sum modulo 11 in the ninth place, X for 10 (49 CFR 565); European makers may leave it free."""
    value = value.upper()
    if value.isdigit() or value.isalpha():
        return False
    total = sum(VALUES[c] * weight for c, weight in zip(value, WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == value[8]


# The look-behind stands after the first character, so that the search can leap to characters that may begin a match.
VIN = PatternRecognizer(
    label="VEHICLE_ID",
    pattern=re.compile(r"[A-HJ-NPR-Za-hj-npr-z0-9](?<![\w.-].)[A-HJ-NPR-Za-hj-npr-z0-9]{16}(?![\w-])"),
    score=0.8,
    check=vin,
    context=words("vin chassis vehicle car truck fahrzeug fin châssis bastidor telaio"),
    unbroken=17,
)
WRITTEN_VIN = re.compile(
    r"(?=(?:[A-HJ-NPR-Z]-?){0,12}[ -]?\d)(?:[A-HJ-NPR-Z0-9][ -]?){16}[A-HJ-NPR-Z0-9](?![\w-])", re.IGNORECASE
)

# The districts of the German code that are also no common abbreviation; others count only with context.
DISTRICTS = (
    "B|M|K|F|S|D|L|N|H|A|C|E|G|J|P|R|W|Z|HH|HB|KA|MA|FR|HD|UL|AA|AB|AC|BN|BO|BI|BS|DA|DD|DO|DU|EF|ER|ES"
    "|FD|FF|FÜ|GE|GI|GÖ|GT|HA|HI|HL|HN|HRO|IN|JE|KI|KL|KN|KO|KS|LB"
    "|LU|LÖ|MD|MG|MI|MR|MS|MZ|NE|NF|NU|OB|OF|OG|OL|OS|PA|PB|PF|RE|RO|RT|SB|SG|SI|SN|SO|ST|SU|TR|TÜ|VS"
    "|WI|WN|WO|WÜ|ERH|FFB|MKK|PLÖ|RÜD|STD|TBB|UER|WAF"
)
PLATE_UK = r"[A-HJ-PR-Y][A-HJ-PR-Y](?:[0-7]\d)[ ]?[A-HJ-PR-Z]{3}"
PLATE_DE = r"[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9]\d{0,3}[HE]?"
PLATE_FR = r"[A-HJ-NP-TV-Z]{2}[- ]?\d{3}[- ]?[A-HJ-NP-TV-Z]{2}"
PLATES = re.compile(
    "(?:"
    + "|".join(
        (
            r"[A-Z]{2}[ -]?\d{1,2}[ -]?[A-Z]{1,3}[ -]?\d{1,4}(?!\w)",  # India, Indonesia
            # Indonesia, South Africa, Russia, cantons with blanks between all groups
            r"(?-i:[A-Z]{1,2} \d{3,4} [A-Z]{2,3}|[A-Z]{2,3} \d{2,3} [A-Z]{2,3} (?:GP|MP|NW|EC|FS|NC|ZN|L)"
            r"|[A-Z] \d{3} [A-Z]{2} \d{2,3}|[A-Z]{2} \d{3} \d{3})",
            r"[A-Z]{2}[ ]\d{2}[ ]\d{3}|[A-Z]{3}[- ]\d{2,3}[- ][A-Z]|[A-Z]{2}[ ·-]?\d{5,6}",  # Denmark, Mexico, cantons
            PLATE_UK,
            r"[A-HJ-PR-Y]\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[A-Y]",  # UK before 2001
            PLATE_DE,
            PLATE_FR,  # also IT, SK
            r"\d{2}[ ]?[A-Z]{3}[ ]?\d{2,3}|\d{3,4}[ ]?[A-Z]{2,3}[ ]?\d{2}",  # France before 2009, Azerbaijan
            r"\d{4}[- ]?[A-Z]{3}|[A-Z]{1,2}[- ]?\d{4}[- ]?[A-Z]{1,2}",  # Spain
            (
                r"[A-Z]{2}[- ]?\d{2}[- ]?[A-Z]{2}|\d{2}[- ]?[A-Z]{2,3}[- ]?\d{1,2}"
                r"|[A-Z]{1,2}[- ]?\d{2,3}[- ]?[A-Z]{1,3}|\d[- ]?[A-Z]{3}[- ]?\d{2,3}|[A-Z]{2}[- ]?[A-Z]{2}[- ]?\d{2}"
                r"|\d{2}[- ]?\d{2}[- ]?[A-Z]{2}|[A-Z]{2}[- ]?\d{2}[- ]?\d{2}"
            ),  # NL, PT
            r"\d[- ][A-Z]{3}[- ]\d{3}|[12][A-Z]{3}\d{3}",  # Belgium
            r"[A-Z]{1,3}[- ]\d{1,5}[ ]?[A-Z]{0,3}|[A-Z]{2}[ -]?\d{5}|[A-Z]{2,3}[ -]?[0-9][A-Z0-9]{3,4}",
            r"[A-Z]{3}[- ]?\d{2}[A-Z0-9]|[A-Z]{3}[- ]?\d{3,4}|[A-Z]{2}[- ]?\d{3,5}[- ]?[A-Z]{0,2}",
            r"[A-Z]{3}\d[A-Z]\d{2}|[A-Z]{2}[ ]?\d{3}[ ]?[A-Z]{2}",  # Mercosur
            r"\d{1,3}[- ]?[A-Z]{1,3}[- ]?\d{1,6}",  # Ireland, Türkiye, Luxembourg, Czechia, California
            (
                r"\d{2,3}[- ]?[A-Z]{2}[- ]?\d{2,4}|[A-Z]\d{2}[- ]?[A-Z0-9]{3,4}|\d[A-Z]{3}\d{3}"
                r"|[A-Z0-9]{2,4}[- ](?=[A-Z]*\d)[A-Z0-9]{3,4}"
            ),  # US states
            r"[A-Z]{1,2}[ ]?\d{3}[ ]?[A-Z]{2}[ ]?\d{2,3}|[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}[ ]?\d{2,3}",  # Russia
            r"(?=[A-Z]{0,6}\d)(?=\d{0,6}[A-Z])[A-Z0-9]{5,8}",
            r"\d{5,8}",
        )
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)

KEYS_VIN = (
    "vin|vin number|vin no|vin code|vehicle identification number|chassis|chassis number|chassis no"
    "|frame number|fahrgestellnummer|fin|fahrzeug-identifizierungsnummer|fahrzeugidentnummer"
    "|numéro de châssis|châssis|numéro de série du véhicule|bastidor|número de bastidor|chasis"
    "|número de chasis|telaio|numero di telaio|chassisnummer|número do chassis|chassi|nr vin|numer vin"
    "|numer vin pojazdu|nr nadwozia|chassinummer|vin pojazdu|vehicle id"
)
KEYS_PLATE = (
    "plate|plates|plate no|plate number|license plate|licence plate|license plate number"
    "|licence plate number|number plate|numberplate|registration plate|tag|tag number"
    "|vehicle registration|vehicle registration number|registration number|registration no|registration"
    "|reg|reg no|reg number|reg.|vrm|vrn|rego|car reg|vehicle reg|car registration|license tag"
    "|vehicle no|vehicle number|tags"
    "|kennzeichen|amtliches kennzeichen|autokennzeichen|nummernschild|kfz-kennzeichen|kfz kennzeichen"
    "|kontrollschild|autonummer|immatriculation|plaque|plaque d'immatriculation"
    "|numéro d'immatriculation|immatriculé|immatriculée"
    "|matrícula|placa|placas|patente del auto|número de matrícula|dominio|targa|targata|targato"
    "|numero di targa|kenteken|kentekenplaat|nummerplaat|placa do carro|placa do veículo"
    "|matrícula do carro"
    "|nr rej|nr rej.|nr rejestracyjny|numer rejestracyjny|numer rejestracyjny pojazdu"
    "|nr. rej|numerze rejestracyjnym|numerem rejestracyjnym|numeru rejestracyjnego"
    "|numerach rejestracyjnych|blachach|tablicach|tablicami"
    "|tablica rejestracyjna|tablice|rejestracja|rejestracji|registreringsnummer|regnr|regnummer|reg.nr"
    "|registreringsskylt|nummerplade|nummerskilt|registreringsnr|skilt|rekisterinumero|rekisteritunnus"
    "|rekisterikilpi"
    "|spz|rz|registrační značka|evč|ešv|rendszám|forgalmi rendszám|număr de înmatriculare"
    "|nr. înmatriculare|număr înmatriculare|registarska oznaka|registrske tablice|рег. номер|госномер"
    "|гос номер|номерной знак|регистрационен номер|номерний знак|plaka|plaka no|πινακίδα"
    "|αριθμός κυκλοφορίας|valsts numurs|valstybinis numeris|numberimärk|מספר רכב|ナンバープレート|车牌|车牌号|車牌"
    "|차량번호"
)


def plate(value: str) -> bool:
    """Whether the value holds a digit and, where letters are lower case, is more than a count and a word."""
    letters = [c for c in value if c.isalpha()]
    if not any(c.isdigit() for c in value):
        return False
    if value == value.upper():
        return len(value) >= (4 if letters else 5)
    if " " in value and not any(c.isdigit() for c in value.split()[0]):
        return False
    return sum(c.isdigit() for c in value) >= 2 and sum(c.isalnum() for c in value) >= 5


LABELLED = (
    Labelled("VEHICLE_ID", KEYS_VIN, WRITTEN_VIN, 0.96, 0.94, accepts=bool),
    Labelled("VEHICLE_ID", KEYS_PLATE, PLATES, 0.93, 0.88, accepts=plate),
)
# Two letters, an age identifier that has been issued (02 to 26 and 51 to 76), three letters: nothing else is written
# so, with the space; without it the form is also that of part numbers.
UK_AGE = r"(?:0[1-9]|1\d|2[0-6]|5[1-9]|6\d|7[0-6])"
BARE = (
    PatternRecognizer(
        label="VEHICLE_ID",
        pattern=re.compile(rf"[A-HJ-PR-Y](?<![\w-].)[A-HJ-PR-Y]{UK_AGE} [A-HJ-PR-Z]{{3}}(?![\w-])"),
        score=0.55,
        context=words("car van vehicle parked parking plate reg drives driving dvla mot"),
    ),
    PatternRecognizer(
        label="VEHICLE_ID",
        pattern=re.compile(rf"(?<![\w/-])(?:{DISTRICTS})-[A-Z]{{1,2}} [1-9]\d{{0,3}}[HE]?(?![\w-]|[.,]\d)"),
        score=0.55,
        context=words("auto wagen fahrzeug pkw lkw halter car parkt geparkt kfz golf bmw audi vw"),
        triggers=frozenset("-"),
        hint=re.compile(r"-[A-Z]{1,2} [1-9]"),
    ),
    PatternRecognizer(
        label="VEHICLE_ID",
        pattern=re.compile(r"(?<![\w-])(?!SS|WW)[A-HJ-NP-TV-Z]{2}-\d{3}-(?!SS)[A-HJ-NP-TV-Z]{2}(?![\w-])"),
        score=0.55,
        context=words("voiture véhicule auto car véhicules camion targa macchina"),
        triggers=frozenset("-"),
        hint=re.compile(r"-\d{3}-"),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (LabelledRecognizer(LABELLED), VIN, *BARE)
