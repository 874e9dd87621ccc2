"""Telephone numbers of the whole world, as people write them."""

import re
from collections.abc import Iterator

from ..document import WORD, Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions
from .checksums import digits
from .dialling import international, national, regions

# One linear pass: digits with at most three separators between them.
CANDIDATE = re.compile(
    r"[+(0-9](?<![\w$€£¥#%*@\\+-].)(?<![0-9][.,].)(?<![^\d\s]/.)"
    r"[ ().\-+]{0,3}+(?:[0-9][ \u00a0\u2009\u2011\u2013.\-/()]{0,3}+){4,24}[0-9]"
)
EXTENSION = re.compile(
    r"(?:,? ?\(?(?:ext(?:ension)?|extn|x|app(?:areil)?|poste|durchwahl|dw|nebenstelle|int(?:erno|erne)?|anexo|ramal"
    r"|toestel|"
    r"wew|anknytning|#)\.?:? ?)(?P<digits>\d{1,6})(?![\w])\)?"
)
PHONE_WORDS = frozenset(
    {
        "tfno", "tlf", "tlfn", "telf", "tfn", "fon", "cel", "phone", "phones", "telephone", "tel", "tel.", "t:", "ph",
        "mobile", "mob", "cell", "cellphone", "cellular", "fax", "call", "calls", "called", "calling", "caller",
        "dial", "dialed", "ring", "text", "texts", "texted", "texting", "sms", "whatsapp", "signal", "telegram",
        "viber", "hotline", "helpline", "voicemail", "landline", "reach", "contact", "anrufen", "ruf", "rufen",
        "telefon", "telefonnummer", "tel.-nr", "handy", "handynummer", "mobil", "mobilnummer", "mobiltelefon",
        "festnetz", "rückruf", "erreichbar", "teléfono", "telefono", "móvil", "movil", "celular", "llamar", "llame",
        "llámame", "llamada", "téléphone", "portable", "appeler", "appelez", "appelle", "joindre", "joignable",
        "fixe", "gsm", "cellulare", "chiamare", "chiamami", "chiama", "chiamata", "recapito", "telefoonnummer",
        "telefoon", "mobiel", "bel", "bellen", "belt", "06-nummer", "zadzwoń", "zadzwonić", "dzwonić", "telefonu",
        "komórka", "komórkowy", "kontakt", "telefone", "telemóvel", "telemovel", "ligar", "ligue", "liga", "contacto",
        "contato", "ringa", "mobilen", "telefonnr", "nås", "phonenumber", "phone_number", "mobilephone", "homephone",
        "workphone", "msisdn", "answering", "messages", "message",
    }
)  # fmt: skip
OTHER_WORDS = frozenset(
    {
        "nass", "nhc", "nuss", "artikel", "zimmer", "lieferschein", "ups", "cep", "col", "nºcol", "colegiado",
        "order", "invoice", "sku", "isbn", "issn", "ean", "upc", "gtin", "ref", "reference", "ticket", "case",
        "tracking", "policy", "account", "acct", "iban", "routing", "vat", "tax", "version", "build", "release",
        "article", "part", "model", "serial", "page", "pages", "pp", "id", "patent", "rfc", "port", "pid", "uid",
        "record", "patient", "mrn", "nhs", "ssn", "nino", "pesel", "bestellung", "rechnung", "auftrag",
        "kundennummer", "pedido", "factura", "commande", "facture", "siret", "siren", "ordine", "fattura", "klant",
        "factuur", "zamówienie", "faktura", "nip", "regon", "krs", "encomenda", "beställning", "order#", "po", "imei",
        "imsi", "iccid", "card", "visa", "kontonummer", "doi", "passport", "licence", "license", "national",
        "insurance", "bsb", "sort", "zip", "booking", "score", "subject", "application", "depot", "unfallnummer", "apn",
        "clave", "préstamo", "loan", "member", "membership", "claim", "transponder", "chip", "biglietto", "mutuo",
        "errichtercode", "pat", "ghic", "ehic", "idnr", "metar", "sample", "range", "lot", "batch", "reel", "gasket",
        "fitting", "supersedes", "spare", "drawing", "item", "pcs", "qty",
    }
)  # fmt: skip
BEHIND = re.compile(
    r"[ \-(\[]{1,3}(?:office|fax|mobile|mob|cell|home|work|tel|phone|direct|landline|whatsapp|handy|mobil|privat"
    r"|büro|móvil|fijo"
    r"|portable|fixe|bureau|domicile|cellulare|ufficio|casa|mobiel|thuis|kom|telemóvel|arbete"
    r"|hem)(?![^\W_]|[.:]{0,2} ?[+(\d])"
)
CASE_NUMBER = re.compile(
    r"[\d .\-/]+/ ?(?:19|20)\d\d(?:-\d)?$|[\d.\-]+/\d{2,4}-\d{1,2}$"
)  # of courts and files, with its year
NUMBERED = re.compile(r"(?<![^\W_])(?:nr|n°|nº|#)[.:]{0,2} ?$")
NUMBER_WORDS = frozenset(
    {"num", "number", "numbers", "no", "número", "numero", "numéro", "nummer", "numer", "nr", "numeru"}
)
OWNERS = frozenset(
    {
        "my", "your", "his", "her", "their", "our", "new", "mi", "su", "tu", "meine", "deine", "mon", "ton", "mio",
        "suo", "mijn", "mój", "mojego", "meu", "mitt",
    }
)  # fmt: skip
NOT_DIALLED = re.compile(  # dates, spans of years, decimal fractions
    r"(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:[0-2]?\d|3[01])(?!\d)"
    r"|(?:[0-2]?\d|3[01])[-./](?:[0-2]?\d|3[01])[-./](?:19|20)?\d\d(?:$|[ ])"
    r"|(?:1[89]|20)\d\d ?[-–/] ?(?:1[89]|20)\d\d(?!\d)|\d{1,3}\.\d{5,}$|\d\.\d{1,5}(?:$|[^\d.])|\d{3}-\d{2}-\d{4}$"
    r"|\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d$"
    r"|\d\d?[/.](?:19|20)\d\d ?[-–] ?\d\d?[/.](?:19|20)\d\d$|\d\d?\.\d\d?\. ?[-–] ?\d\d?\.\d\d?(?:$|\.)"
    # addresses of machines, decimal fractions in a row, numbers of Brazilian lawsuits (CNJ resolution 65)
    r"|(?=\d{0,9}(?:\.\d+)*\.?(?<!\d)(?:\d|\d{3})(?!\d))\d{1,3}(?:\.\d{1,3}){3}$|(?:\d{1,3} )?\d{1,2}\.\d{1,3} \d"
    r"|\d{7}-\d\d\.\d{4}\.\d\.\d\d\.\d{4}"
)
# North American Numbering Plan: area code and exchange start with 2-9 (ATIS-0300051).
NANP = re.compile(
    r"(?:1[ .-]?)?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d(?P<s>[ .\-\u2011\u2013/]))[2-9]\d\d[ .\-\u2011\u2013]{1,3}\d{4}$"
)
NANP_BARE = re.compile(r"1?[2-9]\d\d[2-9]\d{6}$")
# Exchanges that no one has (555-123-4567) are what people invent.
INVENTED = re.compile(r"(?:1[ .-]?)?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d[ .\-])\d{3}[ .\-]\d{4}$")
LOCAL = re.compile(r"[2-9]\d\d[-.\u2011 ]\d{4}$")
QUANTITY = re.compile(
    r" ?(?:%|€|\$|£|¥|zł|kr\b|eur|usd|gbp|chf|pln|kg|km|cm|mm|mg|ml|mb|gb|kb|ms|px|pcs|units|tests|rows|bytes|people)"
)
GROUPS = re.compile(r"[\s\u00a0/]+")


def find_phones(document: Document) -> Iterator[Span]:
    """Numbers that can be dialled; without "+" and without a word for a phone only in a shape of a phone number."""
    text = document.text
    position = 0
    match = CANDIDATE.search(text)
    while match is not None:
        end = position = sentence_end(text, match.start(), match.end())
        if not is_refused(document, match.start(), end):
            span = best_reading(document, match.start(), end)
            if span is not None:
                yield span
                position = max(span.end, match.start() + 1)
        match = CANDIDATE.search(text, position)


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the number ends that a full stop and a blank close, if enough digits stand in front of them."""
    stop = text.find(". ", start, end)
    return stop if stop > 0 and len(digits(text[start:stop])) > 6 else end


def is_refused(document: Document, start: int, end: int) -> bool:
    """Whether the stretch goes on in letters or digits, or is a quantity."""
    text = document.text
    behind = text[end : end + 2]
    if behind[:1] and (behind[0].isdigit() or behind[0] == "_" or (behind[0] in "@:" and behind[1:].isdigit())):
        return True
    if behind[:1].isalpha() and not EXTENSION.match(document.lower, end):
        return True
    return behind[:1] in {"%", "€", "$", "£"}


def best_reading(document: Document, start: int, end: int) -> Span | None:
    """The most likely number within the stretch: the whole, or without groups that belong to its neighbours."""
    if CASE_NUMBER.match(document.text, start, end):
        return None
    named = is_named(document, start, end)
    best: Span | None = None
    for low, high in readings(document.text, start, end):
        score = reading_score(document, low, high, named)
        if score and (best is None or score > best.score):
            stop = high
            extension = EXTENSION.match(document.lower, high)
            if extension is not None and len(digits(document.text[low:high])) > 6:
                stop = extension.end("digits")
            best = Span(low, stop, "PHONE_NUMBER", score)
        if best is not None and (named or best.score >= 0.75):
            break
    return best


def readings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The whole stretch, then without a group in front or behind where the rest alone has the shape of a number."""
    yield trim(text, start, end)
    blanks = [m.span() for m in GROUPS.finditer(text, start, end)]
    shorter = [trim(text, start, left) for left, _ in blanks[-2:]] + [trim(text, right, end) for _, right in blanks[:2]]
    if len(blanks) > 1:
        shorter.append(trim(text, blanks[0][1], blanks[-1][0]))
    for low, high in shorter:
        written = text[low:high]
        if NANP.match(written) or (written[:1] in {"0", "("} and len(digits(written)) > 8):
            yield low, high


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without an opening bracket that is never closed and without separators at its end."""
    while start < end and (text[start] in "-./) " or (text[start] == "(" and ")" not in text[start:end])):
        start += 1
    while end > start and not text[end - 1].isdigit():
        end -= 1
    return start, end


def is_named(document: Document, start: int, end: int) -> bool:
    """Whether the nearest telling word in front is one for telephones, or one follows in brackets."""
    words = WORD.findall(document.before(start, 45))
    for index in range(len(words) - 1, -1, -1):
        if words[index] in PHONE_WORDS or (words[index] in NUMBER_WORDS and words[index - 1] in OWNERS):
            return True
        if words[index] in OTHER_WORDS:
            return False
    return BEHIND.match(document.lower, end) is not None


def reading_score(document: Document, start: int, end: int, named: bool) -> float:
    """How likely the stretch is a telephone number."""
    written = document.text[start:end]
    number = digits(written)
    if not 6 <= len(number) <= 15 or len(set(number)) < 2:
        return 0.0
    if NOT_DIALLED.match(written) or QUANTITY.match(document.lower, end):
        return 0.0
    if written.startswith("+") or (written.startswith("00") and len(number) > 9):
        return international(written, named)
    if written.startswith("(+"):
        return international(written[1:].replace(")", "", 1), named)
    before = document.before(start, 25)
    other = not named and (mentions(before, OTHER_WORDS) or NUMBERED.search(before) is not None)
    score = national_score(document, written, number, named)
    return min(score, 0.4) if other else score


def national_score(document: Document, written: str, number: str, named: bool) -> float:
    """How likely a number without country code is one that is dialled within a country."""
    if NANP.match(written):
        return 0.95 if named else 0.85
    if INVENTED.match(written):
        return 0.9 if named else 0.8 if "(" in written or written.startswith("555") else 0.55
    if LOCAL.match(written):
        return 0.85 if named else 0.6 if written.startswith("555") else 0.3
    if NANP_BARE.match(written):
        return 0.9 if named else 0.4
    separated = len(written) > len(number)
    plausible = national(written, number, regions(document), named)
    if plausible == 0.0:
        if not named or not 7 <= len(number) <= 12 or written.count("/") > 1:
            return 0.0
        return 0.8 if international("+" + number, named) > 0.9 else 0.6
    if named:
        return 0.95
    return plausible if separated else min(plausible, 0.4)


RECOGNIZERS: tuple[Recognizer, ...] = (FunctionRecognizer(frozenset({"PHONE_NUMBER"}), find_phones, DIGITS),)
