"""Codes that identify a person or their case by the words in front of them, and machine-readable travel documents."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import PatternRecognizer, Recognizer
from .labelled import CODE, Labelled, LabelledRecognizer
from .numbers import words

LICENCE = re.compile(
    r"[A-Za-z]{0,2} ?\d{2,4}(?:[ -]\d{3,7}){1,4}(?![\w-])|(?=[A-Za-z]{0,7}[*]{0,4}\d)[A-Za-z0-9*]{4"
    r",18}(?:[-./][A-Za-z0-9]{1,8}){0,5}(?![\w@])"
)
LOCATOR = re.compile(r"(?:(?=[A-Za-z]{0,8}-?\d)[A-Za-z0-9]{3,14}(?:-[A-Za-z0-9]{2,10}){0,4})(?![\w@])")
GIVEN_ID = re.compile(r"(?:[A-Za-z]{1,4}[-_]?\d{4,12}|[A-Z]{1,3}-\d{2,6}-\d{2,6})(?![\w.@-])")
BARE_ID = re.compile(r"\d{5,12}(?![\w.@%-])")
LONG_CODE = re.compile(
    r"(?=[A-Za-z]{0,3}\d)[A-Za-z0-9]{1,4}[ -]?\d{5,9}[A-Za-z]?(?![\w-])|[A-Za-z]\d[A-Za-z]\d{6}(?![\w-])"
)
SERIAL = re.compile(r"(?=[A-Za-z]{0,6}\d)[A-Za-z0-9-]{6,24}(?![\w@])")
IMEI = re.compile(r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?:\d)?(?![\w-])")
CASE = re.compile(r"(?=[A-Za-z.]{0,8}[ /-]?\d)(?:[A-Z]{1,4} )?[A-Za-z0-9]+(?:[-/:.][A-Za-z0-9]+)*(?![\w@%€])")
COLLEGE = re.compile(r"\d{2}[ /]?\d{2}[ /]?\d{3,7}(?!\w)|\d{4,10}(?!\w)")
# The series and the number of a document apart, as Polish offices read them out: "seria ABC nr 123456".
SERIES = re.compile(r"(?-i:[A-Z]{2,3})[ ,]{1,2}(?:nr|numer)\.? ?\d{6,7}(?!\w)")
# Files of courts: division, register and number of the year (4 O 318/22, III-2 RBs 44/21), or number and year alone.
GERMAN_FILE = re.compile(r"(?-i:(?:[IVX]{1,4}[- ])?\d{1,4} [A-Z][A-Za-z]{0,4} \d{1,5}/\d{2,4})(?![\w/])")
YEARLY_FILE = re.compile(r"\d{1,6}/(?:(?:19|20)\d\d|\d\d)(?:(?: R\.?G\.?(?: ?N\.?R\.?)?)?)(?![\w/])")
GERMAN_FILE_KEYS = "aktenzeichen|az|geschäftszeichen|geschäftsnummer|gesch.-z|gz"
YEARLY_FILE_KEYS = (
    "autos|procedimiento ordinario|procedimiento abreviado|diligencias previas|juicio verbal|juicio ordinario"
    "|nº exp|núm. exp|proc. n|proc. pen|procedimento penale|procedimento n|sentenza n|r.g.n.r|n. r.g"
)
IDENTITY_CARD_BRAZIL = re.compile(r"\d{1,2}\.?\d{3}\.?\d{3}(?:-[\dXx])?[ ,]{0,2}[- ]? ?SSP ?[-/]? ?[A-Z]{2}(?![^\W_])")
LAST_FOUR = re.compile(r"\d{4}(?![\w-])")

DRIVER_KEYS = (
    "driver's license|drivers license|driver license|driving licence|driving license|driver's licence"
    "|drivers licence|driver licence|driving permit"
    "|driver's permit|learner's permit|driver's license number|driver's license no"
    "|driving licence number|drivers license number|dl|dln|d.l"
    "|führerschein|führerscheinnummer|fahrerlaubnis|permis de conduire|permis n°|numéro de permis"
    "|patente|patente di guida|numero patente"
    "|licencia de conducir|carnet de conducir|permiso de conducir|licencia de manejo"
    "|permiso de circulación|rijbewijs|rijbewijsnummer"
    "|carta de condução|carteira de motorista|prawo jazdy|prawa jazdy|prawem jazdy|körkort|körkortsnummer|kørekort"
    "|førerkort|ajokortti|ajokortin"
    "|řidičský průkaz|vodičský preukaz|permis de conducere|jogosítvány|vezetői engedély|vozačka dozvola"
    "|vozniško dovoljenje"
    "|шофьорска книжка|водительское удостоверение|водійське посвідчення|ehliyet|ehliyet no"
    "|sürücü belgesi|δίπλωμα οδήγησης|άδεια οδήγησης|רישיון נהיגה"
)
TAX_KEYS = (
    "tax id|taxpayer id|taxpayer number|tax number|tax no|tin|tax identification number|tax file number"
    "|tax identification|tax reference"
    "|tax reference number|utr|steuernummer|steuer-id|numéro fiscal|identifiant fiscal|número fiscal"
    "|identificación fiscal|numero fiscale"
    "|identificativo fiscale|fiscaal nummer|numer podatkowy|skattenummer|skatte-id|vergi no|adószám"
    "|daňové číslo|cod fiscal"
)
PERSON_KEYS = (
    "employee id|employee no|employee number|employee|staff id|staff number|staff no|personnel number"
    "|personnel no|payroll number|payroll id|badge|badge number|badge no"
    "|student id|student number|student no|student|matriculation number|matriculation no|matric no"
    "|enrolment number|enrollment number|enrollment id|roll no|roll number|candidate number|pupil id"
    "|inmate|inmate number|prisoner number|service number"
    "|military id"
    "|library card|library card number|voter id|voter registration|alien number|a-number|visa number"
    "|visa no|residence permit|residence permit no|residence permit number|work permit|permit no"
    "|permit number|green card|brp"
    "|beneficiary id|applicant id|applicant number|applicant no|ucas|ucas id|personal id|national id"
    "|national id number|identity card|identity card no|id card|id card no|id card number|id number"
    "|identification number"
    "|medical license|medical license number|medical licence|nursing license|nursing licence"
    "|professional license|bar number|gmc|gmc number|gmc no|nmc pin|license plate holder id|provider id"
    "|provider number|licence id|certificate number|certificate no"
    "|personalnummer|personal-nr|mitarbeiternummer|matrikelnummer|ausweisnummer"
    "|aufenthaltstitel|matricule|numéro d'étudiant|numéro étudiant"
    "|numéro de matricule|titre de séjour"
    "|número de empleado|número de estudiante|legajo|numero di matricola|matricola"
    "|permesso di soggiorno|personeelsnummer|studentnummer"
    "|número de funcionário|número de aluno|matrícula nº|numer pracownika|nr pracownika"
    "|numer indeksu|nr indeksu|numer albumu|anställningsnummer|studentnr|nr legitymacji"
    "|karta pobytu|karty pobytu|kartą pobytu"
)
CASE_KEYS = (
    "order|order no|order number|order id|order #|order ref|purchase order|case|case no|case number"
    "|case id|case ref|case reference|ticket|ticket no|ticket number|ticket id|support ticket"
    "|service request|incident|incident number|incident no|claim|claim no|claim number|claim id"
    "|claim reference"
    "|reference|reference no|reference number|ref|ref no"
    "|our ref|your ref|your reference|application number|application no|application id|application ref"
    "|docket|docket no|docket number|file no|file number|tracking|tracking number|tracking no"
    "|tracking id|shipment|shipment id|parcel|consignment|complaint no|complaint number|crime reference"
    "|crime ref|police report|report no|report number|invoice to customer|enquiry|enquiry no"
    "|transaction id|transaction number|delivery number"
    "|bestellung|bestellnummer|bestell-nr|auftragsnummer|auftrag|auftrags-nr|aktenzeichen"
    "|vorgangsnummer|ticketnummer|fallnummer|schadennummer"
    "|sendungsnummer|commande|numéro de commande|commande n°|dossier"
    "|numéro de dossier|n° de dossier|sinistre|numéro de suivi"
    "|pedido|número de pedido|expediente|número de expediente|siniestro"
    "|número de caso|caso|número de seguimiento|ordine|numero ordine|pratica|numero pratica|sinistro"
    "|bestelling|bestelnummer|ordernummer|dossiernummer|zaaknummer"
    "|encomenda|processo|número do processo|processo nº|protocolo"
    "|zamówienie|zamówienia|numer zamówienia|nr zamówienia|sygnatura|sygn. akt|sygn|numer sprawy"
    "|nr sprawy|numer zgłoszenia|zgłoszenie|beställning|ärende"
    "|ärendenummer|målnummer|sak|saksnummer|sagsnummer|ordrenummer"
)
# Numbers under which a company or a club keeps a customer.
CUSTOMER_KEYS = (
    "policy|policy no|policy number|policy id|contract|contract no|contract number|membership|membership no"
    "|membership number|membership id|member number|member no|loyalty number|loyalty no|loyalty card|frequent flyer"
    "|frequent flyer number|customer no|customer number|customer id|loan ref|loan no|loan number"
    "|vertragsnummer|policennummer|versicherungsschein|versicherungsscheinnummer|mitgliedsnummer|kundennummer"
    "|numéro de contrat|numéro de police|numéro d'adhérent|contrat n°|police n°|póliza|número de póliza"
    "|número de contrato|número de socio|polizza|numero di polizza|numero contratto|numero tessera|polisnummer"
    "|lidnummer|apólice|número da apólice|número de sócio|polisa|nr polisy|numer polisy|försäkringsnummer"
    "|medlemsnummer"
)
BOOKING_KEYS = (
    "booking|booking no|booking number|booking ref|booking reference|booking code|booking id"
    "|reservation|reservation no|reservation number|reservation code|reservation id|confirmation number"
    "|confirmation no|confirmation code|pnr|record locator|e-ticket|eticket|boarding pass"
    "|buchung|buchungsnummer|buchungscode|reservierung|reservierungsnummer|réservation"
    "|numéro de réservation|code de réservation|reserva|número de reserva|código de reserva|localizador"
    "|prenotazione|codice prenotazione|numero prenotazione|boeking|boekingsnummer|reservering"
    "|reserveringsnummer|rezerwacja|numer rezerwacji|nr rezerwacji|kod rezerwacji|bokning"
    "|bokningsnummer|booking-nr"
)
LOCATOR_KEYS = (
    "booking reference|booking ref|booking code|reservation code|confirmation code|pnr|record locator"
    "|code de réservation|código de reserva|localizador|codice prenotazione|kod rezerwacji|buchungscode"
)
TECHNICAL_KEYS = (
    "process id|request id|session id|build id|commit id|trace id|span id|thread id|job id|message id"
    "|event id|error id|device type id|product id|item id|category id|group id|client id|app id"
    "|instance id|run id|task id|node id|model id|part id|version id|stack id|image id|container id"
    "|correlation id|snapshot id|order code|order codes|ordering code"
    "|api reference|sort order|in order|reference implementation|test case|use case|edge case"
    "|upper case|lower case|purchase order template|cross reference|policy version|build order"
    "|boot order"
)
DEVICE_KEYS = "imei|imei number|imei no|imei 1|imei 2|imei1|imei2"
SERIAL_KEYS = (
    "serial number|serial no|serial|s/n|device id|device serial|device serial number|device number"
    "|iccid|meid|imsi|udid|android id|seriennummer|numéro de série|número de serie|numero di serie"
    "|serienummer|numer seryjny"
)
PASSPORT_KEYS = (
    "passport no|passport number|passport num|passport id|passport|passeport|passeport n°"
    "|numéro de passeport|reisepass|reisepassnummer|reisepass-nr|pasaporte|número de pasaporte"
    "|passaporto|numero passaporto|paspoort|paspoortnummer"
    "|passaporte|número do passaporte|paszport|paszportu|paszportem|numer paszportu|passnummer|pass-nr|pasnummer"
    "|passi|cestovní pas|pașaport|útlevél|putovnica|διαβατήριο|pasaport|паспорт|travel document"
)

LABELLED = (
    Labelled(
        "NUMERICAL_PII",
        "nº col|n° col|nºcol|número de colegiado|colegiado|nº colegiado",
        COLLEGE,
        0.92,
        0.9,
        accepts=bool,
    ),
    Labelled("PASSPORT_NUMBER", PASSPORT_KEYS, LONG_CODE, 0.93, 0.9, 6),
    Labelled("DRIVER_LICENSE", DRIVER_KEYS, LICENCE, 0.93, 0.85, 6),
    Labelled(
        "DRIVER_LICENSE",
        "license number|licence number|license no|licence no|lic no|license #|lic #|lic",
        LICENCE,
        0.7,
        0.6,
        6,
    ),
    Labelled("NUMERICAL_PII", TAX_KEYS, CODE, 0.85, 0.8, 6),
    Labelled("NUMERICAL_PII", PERSON_KEYS, CODE, 0.85, 0.75, 4),
    Labelled("NUMERICAL_PII", CASE_KEYS, CASE, 0.8, 0.65, 5),
    Labelled("ACCOUNT_NUMBER", CUSTOMER_KEYS, CASE, 0.9, 0.8, 5),
    Labelled("NUMERICAL_PII", GERMAN_FILE_KEYS, GERMAN_FILE, 0.93, 0.85, accepts=bool),
    Labelled("NUMERICAL_PII", YEARLY_FILE_KEYS, YEARLY_FILE, 0.9, 0.8, accepts=bool),
    Labelled("NUMERICAL_PII", "rg|r.g|identidade", IDENTITY_CARD_BRAZIL, 0.97, 0.97, accepts=bool),
    Labelled("NUMERICAL_PII", "seria|serii", SERIES, 0.9, 0.85, accepts=bool),
    Labelled(
        "PASSPORT_NUMBER",
        "paszport serii|paszportem serii|paszportu serii|paszport seria",
        SERIES,
        0.96,
        0.95,
        accepts=bool,
    ),
    Labelled("NUMERICAL_PII", BOOKING_KEYS, LOCATOR, 0.88, 0.75, 5),
    Labelled("NUMERICAL_PII", LOCATOR_KEYS, re.compile(r"[A-Z]{6}(?![\w@])"), 0.85, 0.6, accepts=bool),
    Labelled("NUMERICAL_PII", "id|ids", GIVEN_ID, 0.65, 0.6),
    Labelled("NUMERICAL_PII", "my id|your id|his id|her id|their id", BARE_ID, 0.7, 0.6),
    Labelled("NUMERICAL_PII", "id", BARE_ID, 0.45, 0.4),
    Labelled("NUMERICAL_PII", DEVICE_KEYS, IMEI, 0.95, 0.95),
    Labelled("NUMERICAL_PII", SERIAL_KEYS, SERIAL, 0.7, 0.6, 6),
    Labelled(
        "SSN",
        (
            "last four of ssn|last 4 of ssn|ssn last four|ssn last 4|last four digits of ssn|ssn ending in"
            "|ssn ending|last four of my ssn|last four of social|last 4 ssn|last 4 of my ssn"
        ),
        LAST_FOUR,
        0.85,
        0.85,
        4,
    ),
    Labelled("", TECHNICAL_KEYS, CODE, 0.0, 0.0),
)

# Polish courts: division in Roman figures, register, number and year (II K 318/23, VIII GC 44/19, II SA/Wa 12/20).
COURT_FILE = PatternRecognizer(
    label="NUMERICAL_PII",
    pattern=re.compile(
        r"[IVX](?<![^\W_].)[IVX]{0,4} (?:[A-Z][A-Za-z]{0,4})(?:/[A-Z][a-z]{1,2})? \d{1,5}/(?:19|20)?\d\d(?![\w/])"
    ),
    score=0.6,
    context=words("sygn sygnatura sygnaturą akt sprawa sprawie sprawy wyrok wyroku wyrokiem postanowienie sąd sądu"),
    triggers=frozenset("/"),
    hint=re.compile(r"[IVX] [A-Z][A-Za-z/]{0,8} \d{1,5}/\d\d"),
)
LINE = re.compile(r"(?<![A-Z0-9<])[A-Z0-9<]{30}(?:[A-Z0-9<]{6}|[A-Z0-9<]{14})?(?![A-Z0-9<])")
WEIGHTS = (7, 3, 1)


def proves(field: str, check: str) -> bool:
    """Whether `check` is the check digit of `field` (ICAO 9303 part 3, section 4.9)."""
    total = sum((0 if c == "<" else int(c, 36)) * WEIGHTS[index % 3] for index, c in enumerate(field))
    return check.isdigit() and total % 10 == int(check)


class TravelDocumentRecognizer:
    """Machine-readable zones (ICAO 9303): passports in two lines of 44 or 36 places, cards in three of 30."""

    labels = frozenset({"PASSPORT_NUMBER"})
    triggers = frozenset("<")

    def find(self, document: Document) -> Iterator[Span]:
        if "<" not in document.characters:
            return
        for match in LINE.finditer(document.text):
            line = match[0]
            upper = line[0] in "PVIAC" and "<<" in line
            lower = proves(line[:9], line[9]) and proves(line[13:19], line[19]) and proves(line[21:27], line[27])
            birth = len(line) == 30 and proves(line[:6], line[6]) and proves(line[8:14], line[14])
            if upper or lower or birth or ("<<" in line and len(line) == 30):
                score = 0.97 if lower or birth else 0.9
                yield Span(match.start(), match.end(), "PASSPORT_NUMBER", score, checked=lower or birth)


RECOGNIZERS: tuple[Recognizer, ...] = (LabelledRecognizer(LABELLED), COURT_FILE, TravelDocumentRecognizer())
