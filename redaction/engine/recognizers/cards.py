"""Payment cards: number, last digits, expiry and verification code."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions
from .checksums import digits, luhn
from .cues import CueRecognizer

# In one piece, in four fours, or with any separators: the shorter readings first, or the expiry behind would join.
NUMBER = re.compile(
    r"[0-9](?<![\w.,+$€£#-]\d)(?<!\d[ ]\d)(?:[0-9]{11,18}(?![0-9])"
    r"|[0-9]{3}(?P<s>[ \u00a0-])[0-9]{4}(?P=s)[0-9]{4}(?P=s)[0-9]{4}(?![0-9])"
    r"|[0-9]{3}(?:[ \u00a0.\-]{0,2}+[0-9]){8,15}+)(?![\w%€$£]|[.,]\d|-\d)"
)
GROUPED = re.compile(r"\d{4}([ \u00a0-])\d{4}\1\d{4}\1\d{1,7}$|\d{4}[ -]\d{6}[ -]\d{4,5}$|\d{4}[ -]\d{6,7}[ -]\d{5}$")
CARD_WORDS = frozenset(
    {
        "card", "cards", "visa", "mastercard", "master", "amex", "american", "express", "discover", "maestro", "jcb",
        "diners", "unionpay", "debit", "credit", "cc", "ccnum", "pan", "kreditkarte", "karte", "kartennummer",
        "ec-karte", "tarjeta", "carte", "cb", "bancaire", "carta", "bancomat", "kaart", "creditcard", "kaartnummer",
        "pinpas", "karta", "karty", "kartę", "kartą", "cartão", "cartao", "kort", "kortnummer", "kreditkort",
        "bankkort", "betalkort", "kartennr", "cardnumber", "creditcardnumber", "cvv", "cvc", "cvc2", "cvv2",
    }
)  # fmt: skip
OTHER_WORDS = frozenset(
    {
        "order", "invoice", "tracking", "shipment", "parcel", "ticket", "sku", "isbn", "ean", "barcode", "gtin",
        "imei", "iccid", "serial", "transaction", "timestamp", "epoch", "reference", "ref", "bestellung", "rechnung",
        "pedido", "factura", "commande", "facture", "ordine", "fattura",
    }
)  # fmt: skip
MASK = r"(?:x{4}|[*]{2,6}|[•·]{2,4}|…|\.{3}(?=\d))"
LAST_FOUR = re.compile(
    r"(?:ending (?:in|with)|ends (?:in|with)|ending|endet auf|endend auf|mit den endziffern|endziffern|terminada en"
    r"|termina en|"
    r"acabada en|terminant par|se terminant par|finissant par|finit par|che termina con|che finisce con|terminante con|"
    r"eindigend op|eindigt op|kończącej się na|kończąca się na|końcówka|terminado em|terminada em|com final|"
    r"final|som slutar på|slutar på|last (?:four|4)(?: digits)?(?: are| is)?)"
    rf"[\s:#-]{{0,3}}(?P<value>(?:{MASK}[ -]?){{0,4}}\d{{4}})(?!\d|[./-]\d)"
)
MASKED = re.compile(rf"(?<![\w*•·….])(?P<value>(?:\d{{4,6}}[ -]?)?(?:{MASK}[ -]?){{1,4}}\d{{4}})(?!\d|[./-]\d)")
LAST_FOUR_WORDS = frozenset(
    {
        "ending", "ends", "endet", "endend", "endziffern", "terminada", "termina", "acabada", "terminant",
        "finissant", "finit", "finisce", "terminante", "eindigend", "eindigt", "kończącej", "kończąca", "końcówka",
        "terminado", "final", "slutar", "last", "xxxx",
    }
)  # fmt: skip

# ISO/IEC 7812 issuer ranges: first and last six digits, allowed lengths.
ISSUERS: tuple[tuple[int, int, frozenset[int]], ...] = (
    (400000, 499999, frozenset({13, 16, 19})),  # Visa
    (510000, 559999, frozenset({16})),  # Mastercard
    (222100, 272099, frozenset({16})),
    (340000, 349999, frozenset({15})),  # American Express
    (370000, 379999, frozenset({15})),
    (601100, 601199, frozenset({16, 19})),  # Discover
    (644000, 659999, frozenset({16, 19})),
    (352800, 358999, frozenset({16, 17, 18, 19})),  # JCB
    (180000, 180099, frozenset({15})),
    (213100, 213199, frozenset({15})),
    (300000, 305999, frozenset({14, 16})),  # Diners Club
    (360000, 369999, frozenset({14, 16})),
    (380000, 399999, frozenset({14, 16})),
    (620000, 629999, frozenset({16, 17, 18, 19})),  # UnionPay
    (810000, 817199, frozenset({16, 17, 18, 19})),
    (500000, 509999, frozenset({12, 13, 14, 15, 16, 17, 18, 19})),  # Maestro, Elo, Verve
    (560000, 589999, frozenset({12, 13, 14, 15, 16, 17, 18, 19})),
    (600000, 601099, frozenset({13, 16, 19})),  # Hipercard, RuPay, test numbers of processors
    (630000, 639999, frozenset({12, 13, 14, 15, 16, 17, 18, 19})),
    (670000, 679999, frozenset({12, 13, 14, 15, 16, 17, 18, 19})),
    (220000, 220499, frozenset({16, 17, 18, 19})),  # Mir
    (979200, 979299, frozenset({16})),  # Troy
)


def has_issuer(number: str) -> bool:
    """Whether an issuer range gives out numbers that start like this and have this length."""
    head, length = int(number[:6]), len(number)
    return any(low <= head <= high and length in lengths for low, high, lengths in ISSUERS)


# What follows a card number without words for it: "4111111111111111 12/26 123".
ROW = re.compile(
    r"[ ,;|\t]{1,3}(?P<expiry>(?:0[1-9]|1[0-2])[/|-](?:20)?[2-4]\d)(?:[ ,;|\t]{1,3}(?P<code>\d{3,4}))?(?![\d/.-])"
)


def find_numbers(document: Document) -> Iterator[Span]:
    """Full card numbers, valid or only shaped like one and called a card."""
    for match in NUMBER.finditer(document.text):
        number = digits(match.group())
        valid = luhn(number)
        score = number_score(document, match, number, valid)
        if score:
            yield Span(*match.span(), "CREDIT_CARD", score, checked=valid and score > 0.5)
        if score > 0.8 and (row := ROW.match(document.text, match.end())):
            yield Span(*row.span("expiry"), "CREDIT_CARD_EXPIRATION", 0.9)
            if row["code"]:
                yield Span(*row.span("code"), "CVV", 0.9)


def number_score(document: Document, match: re.Match[str], number: str, valid: bool) -> float:
    """How likely the number is a card's."""
    before = document.before(match.start(), 50)
    named = mentions(before, CARD_WORDS) or mentions(document.after(match.end(), 30), CARD_WORDS)
    other = mentions(before[-30:], OTHER_WORDS)
    grouped = GROUPED.match(match.group()) is not None
    plain = match.group().isdigit()
    issued = has_issuer(number)
    if not (grouped or plain) and not named:
        return 0.0
    if valid and issued:
        if other and not named:
            return 0.45
        if named:
            return 0.99
        return 0.95 if grouped else 0.85 if len(number) in {15, 16} else 0.45
    if named and not other and (issued or valid or len(number) in {15, 16}):
        return 0.85 if issued or grouped else 0.6
    return 0.45 if issued and grouped and len(number) == 16 and not other else 0.0


def find_last_four(document: Document) -> Iterator[Span]:
    """The last four digits where they are said to be of a card."""
    if CARD_WORDS.isdisjoint(document.words):
        return
    masked = "xxxx" in document.words or not document.characters.isdisjoint("*•·…") or "..." in document.text
    matches = [] if LAST_FOUR_WORDS.isdisjoint(document.words) else list(LAST_FOUR.finditer(document.lower))
    taken = {match.end() for match in matches}
    if masked:
        matches += [match for match in MASKED.finditer(document.lower) if match.end() not in taken]
    for match in matches:
        near = document.before(match.start(), 60) + " " + document.after(match.end(), 25)
        if mentions(near, CARD_WORDS):
            yield Span(*match.span("value"), "CREDIT_CARD", 0.9)


EXPIRY_CUES = frozenset(
    {
        "exp", "expires", "expiry", "expiry date", "exp date", "expiration", "expiration date", "expires on",
        "valid thru", "valid through", "valid until", "valid to", "good thru", "mm/yy", "gültig bis", "ablaufdatum",
        "verfallsdatum", "gültigkeit", "caducidad", "fecha de caducidad", "vencimiento", "vence", "válida hasta",
        "expire le", "expire", "date d'expiration", "expiration le", "valable jusqu'au", "fin de validité",
        "scadenza", "scade il", "scade", "data di scadenza", "vervaldatum", "geldig tot", "verloopt", "ważna do",
        "data ważności", "ważność", "validade", "válido até", "data de validade", "giltig till", "giltigt till",
        "utgångsdatum", "exp_month", "card expiry",
    }
)  # fmt: skip
SURE_EXPIRY = re.compile(
    r"exp\W{0,3}$|thru\W{0,3}$|exp\w{0,5}[ ._-]{0,2}date\W{0,3}$|mm/yy\W{0,3}$|card expiry\W{0,3}$"
)
EXPIRY = re.compile(r"(?:0[1-9]|1[0-2])\s?[/\-.]\s?(?:20)?[2-4]\d(?![\d/.-]\d|\d)|(?:0[1-9]|1[0-2])[2-4]\d(?!\d)")


def find_expiry(document: Document) -> Iterator[Span]:
    """MM/YY behind words for the end of validity; a card must be near, or the words must be a card's own."""
    for span in EXPIRY_SHAPES.find(document):
        before = document.before(span.start, 25)
        around = document.before(span.start, 160) + " " + document.after(span.end, 60)
        sure = SURE_EXPIRY.search(before) or mentions(around, CARD_WORDS)
        yield Span(span.start, span.end, span.label, 0.95 if sure else 0.45)


EXPIRY_SHAPES = CueRecognizer("CREDIT_CARD_EXPIRATION", EXPIRY_CUES, EXPIRY)
EXPIRY_RECOGNIZER = FunctionRecognizer(EXPIRY_SHAPES.labels, find_expiry, DIGITS)

CODE = re.compile(r"\d{3,4}(?![\d]|[ ./-]\d)")
CVV_CUES = frozenset(
    {
        "cvv", "cvv2", "cvc", "cvc2", "csc", "cav2", "cvn", "card verification code", "card verification value",
        "card security code", "verification value", "kartenprüfnummer", "prüfnummer", "prüfziffer", "kartenprüfziffer",
        "cryptogramme", "cryptogramme visuel", "código cvv", "código de verificación", "kod cvv", "kod cvc", "cvv-code",
        "cvv code", "cvc code", "cvc-code", "three digits on the back", "3 digits on the back", "numbers on the back",
    }
)  # fmt: skip
SECURITY_CODE_CUES = frozenset(
    {
        "security code", "sec code", "cid", "sicherheitscode", "código de seguridad", "code de sécurité",
        "säkerhetskod", "codice di sicurezza", "beveiligingscode", "veiligheidscode", "kod bezpieczeństwa",
        "código de segurança",
    }
)  # fmt: skip


def find_security_code(document: Document) -> Iterator[Span]:
    """Three or four digits called a security code, where a card is near."""
    for span in SECURITY_CODES.find(document):
        near = document.before(span.start, 200) + " " + document.after(span.end, 80)
        if mentions(near, CARD_WORDS):
            yield span


SECURITY_CODES = CueRecognizer("CVV", SECURITY_CODE_CUES, CODE, score=0.85)

RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"CREDIT_CARD", "CREDIT_CARD_EXPIRATION", "CVV"}), find_numbers, DIGITS),
    FunctionRecognizer(frozenset({"CREDIT_CARD"}), find_last_four, DIGITS),
    EXPIRY_RECOGNIZER,
    CueRecognizer("CVV", CVV_CUES, CODE, score=0.97),
    FunctionRecognizer(frozenset({"CVV"}), find_security_code, DIGITS),
)
