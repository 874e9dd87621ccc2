"""Bank accounts and the codes of banks: IBAN (ISO 13616), BIC (ISO 9362), national formats."""

import re
from collections.abc import Iterator
from functools import cache

from ..document import Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions
from .checksums import aba, clabe, mod97
from .cues import CueRecognizer

# Length of the whole IBAN by country (SWIFT IBAN registry).
LENGTHS: dict[str, int] = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL FK SD", 19: "MK SI", 20: "AT BA EE KZ LT LU XK MN", 21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ TL OM SO", 24: "AD CZ ES MD PK RO SA SE SK TN VG DZ",
        25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU", 34: "",
    }.items()
    for country in countries.split()
}  # fmt: skip
CHECK_DIGITS = re.compile(r"[0-9](?<=[a-z][0-9])(?<![^\W_]..[0-9])(?<=[a-z]{2}[0-9])[0-9]")
BANK_WORDS = frozenset(
    {
        "iban", "konto", "account", "cuenta", "compte", "conto", "rekening", "rachunek", "conta", "bankverbindung",
        "bank", "überweisung",
    }
)  # fmt: skip


@cache
def body_pattern(length: int) -> re.Pattern[str]:
    """An IBAN of so many characters, in one piece or with blanks or dashes."""
    return re.compile(rf"[a-z0-9]{{4}}(?:[ \u00a0\-]?[a-z0-9]){{{length - 4}}}(?![^\W_])")


def find_ibans(document: Document) -> Iterator[Span]:
    """IBANs with a valid checksum, and invented ones in the exact shape of their country."""
    lower = document.lower
    done = 0
    for match in CHECK_DIGITS.finditer(lower):
        start = match.start() - 2
        country = lower[start : start + 2].upper()
        if start < done or country not in LENGTHS:
            continue
        body = body_pattern(LENGTHS[country]).match(lower, start)
        if body is None:
            continue
        valid = mod97(body.group())
        score = 0.99 if valid else unchecked_score(document, start, document.text[start : body.end()])
        if score:
            done = body.end()
            yield Span(start, done, "BANK_ACCOUNT", score, checked=valid)


def unchecked_score(document: Document, start: int, written: str) -> float:
    """What an IBAN with a wrong checksum is worth: people mistype and invent them."""
    figures = sum(c.isdigit() for c in written)
    if figures < 8:
        return 0.0
    if mentions(document.before(start, 40), BANK_WORDS):
        return 0.85
    return 0.75 if re.match(r"\w{4}(?: \w{4})+(?: \w{1,3})?$", written) and figures > 10 else 0.4


SORT_CODE_PAIR = re.compile(r"[0-9][0-9](?P<s>[ -])\d{2}(?P=s)\d{2}(?=[ ,/|;:]{1,3}\d{8}(?!\d))")
SORT_CODE = re.compile(r"\d{2}[ \-–]?\d{2}[ \-–]?\d{2}(?!\d)")
BIC = re.compile(r"[A-Za-z]{4}[A-Za-z]{2}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])")
COUNTRIES = frozenset(LENGTHS) | frozenset(
    {
        "US", "CA", "AU", "NZ", "JP", "CN", "IN", "SG", "HK", "KR", "TW", "TH", "MY", "ID", "PH", "VN", "ZA", "NG",
        "KE", "GH", "MA", "MX", "CO", "AR", "CL", "PE", "VE", "UY", "BO", "EC", "PA",
    }
)  # fmt: skip
ACCOUNT = re.compile(r"\d[\d \-./]{4,24}\d(?!\w)")


def is_bic(value: str) -> bool:
    """ISO 9362: the fifth and sixth character are a country."""
    return value[4:6].upper() in COUNTRIES and (value.isupper() or any(c.isdigit() for c in value))


def find_sort_code_pairs(document: Document) -> Iterator[Span]:
    """A UK sort code directly in front of an account number of eight digits."""
    for match in SORT_CODE_PAIR.finditer(document.text):
        start, end = match.span()
        if start and (document.text[start - 1].isalnum() or document.text[start - 1] in "-+."):
            continue
        account = re.compile(r"[ ,/|;:]+(\d{8})").match(document.text, end)
        if account is not None:
            yield Span(start, end, "ROUTING_NUMBER", 0.75)
            yield Span(*account.span(1), "BANK_ACCOUNT", 0.75)


def cue(label: str, cues: str, value: re.Pattern[str], score: float = 0.9) -> CueRecognizer:
    """A recognizer for a value behind any of the comma-separated phrases."""
    return CueRecognizer(label, frozenset(part.strip() for part in cues.split(",")), value, score=score)


NEAR_BANK = re.compile(
    r"\bs/c\b|sort.?code|routing|\baba\b|\bbsb\b|\bblz\b|\bswift\b|\bbic\b|\biban\b|transit|ifsc|agência|agencia"
    r"|\b(?:sort|branch|institution)[ :.#]{1,3}\d"
)
ACCOUNT_CUES = frozenset(
    {
        "konto",
        "conta",
        "account number",
        "account no",
        "account",
        "acct",
        "acct no",
        "a/c",
        "a/c no",
        "acc no",
        "acc number",
        "acc",
        "account #",
    }
)
BESIDE_CODE = CueRecognizer("BANK_ACCOUNT", ACCOUNT_CUES, re.compile(r"\d(?:[ -]{0,3}\d){5,27}(?![^\W_]|-\d)"))
WITH_SORT_CODE = re.compile(r"(\d\d-\d\d-\d\d)[ ,/]{1,3}(\d{6,10})")


def find_beside_code(document: Document) -> Iterator[Span]:
    """An account number close to a bank's code: that makes the account a bank's."""
    for span in BESIDE_CODE.find(document):
        pair = WITH_SORT_CODE.match(document.text, span.start)
        if pair:
            yield Span(*pair.span(1), "ROUTING_NUMBER", 0.97)
            yield Span(*pair.span(2), "BANK_ACCOUNT", 0.97)
        elif beside_code(document, span.start, span.end):
            yield Span(span.start, span.end, "BANK_ACCOUNT", 0.97)


def beside_code(document: Document, start: int, end: int) -> bool:
    """Whether a code of a bank is named close to the stretch."""
    return NEAR_BANK.search(document.before(start, 90) + " | " + document.after(end, 60)) is not None


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"BANK_ACCOUNT"}), find_ibans, DIGITS),
    FunctionRecognizer(frozenset({"ROUTING_NUMBER", "BANK_ACCOUNT"}), find_sort_code_pairs, DIGITS),
    FunctionRecognizer(frozenset({"BANK_ACCOUNT"}), find_beside_code, DIGITS),
    cue(
        "BANK_ACCOUNT",
        "bank account, bank account number, bank account no, bank acct, checking account, savings account, "
        "bankkonto, kontonummer,"
        "konto nr, konto-nr, kto, kto nr, ktonr, kontonr, cuenta bancaria, número de cuenta, numero de cuenta, nº "
        "de cuenta, ccc,"
        "compte bancaire, numéro de compte, rek.nr, rach, conto corrente, numero di conto, c/c, rekeningnummer, "
        "bankrekening, rekening,"
        "numer konta, nr konta, konto bankowe, rachunek bankowy, numer rachunku, nrb, nr rachunku, conta bancária, "
        "conta corrente,"
        "conta poupança, número da conta, nib, conta, c/c nº, bankkontonummer, bankgiro, bankgironummer, bg, "
        "plusgiro, pg,"
        "clearingnummer och kontonummer",
        re.compile(r"(?!(?:19|20)\d\d-\d\d-\d\d)\d(?:[ \-./]?\d){4,27}(?:-[0-9xX])?(?!\w)"),
        0.85,
    ),
    CueRecognizer(
        "BANK_ACCOUNT", frozenset({"clabe", "clabe interbancaria"}), re.compile(r"\d(?:[ -]?\d){17}(?!\d)"),
        score=0.99, check=clabe, failed_score=0.85, proves=True,
    ),
    cue("BANK_ACCOUNT", "iban", re.compile(r"[A-Za-z]{2}\d{2}(?:[ -]?[A-Z0-9]){8,30}(?<=\d)(?!\w)"), 0.8),
    CueRecognizer(
        "ROUTING_NUMBER",
        frozenset(
            {
                "routing", "routing number", "routing no", "aba", "aba number", "aba routing number", "rtn",
                "routing transit",
            }
        ),
        re.compile(r"\d{4}[ -]?\d{4}[ -]?\d(?!\d)|\d{3}[ -]\d{3}[ -]\d{3}(?!\d)"),
        score=0.98, check=aba, failed_score=0.8, proves=True,
    ),
    cue("BANK_ACCOUNT", "rib",
        re.compile(r"\d{5} ?\d{5} ?[0-9A-Z]{11} ?\d{2}(?!\w)|\d(?:[ \-./]?\d){4,27}(?!\w)"), 0.93),
    cue("ROUTING_NUMBER", "sort code, sortcode, sort-code, s/c", SORT_CODE, 0.97),
    CueRecognizer(
        "ROUTING_NUMBER", frozenset(
            {
                "bic", "swift", "swift code", "bic code", "swift/bic", "bic/swift", "swift bic",
            }
        ), BIC,
        score=0.95, check=is_bic,
    ),
    cue("ROUTING_NUMBER", "blz, bankleitzahl", re.compile(r"\d{3} ?\d{3} ?\d{2}(?!\d)"), 0.95),
    cue("ROUTING_NUMBER", "bsb, bsb number, bsb no", re.compile(r"\d{3}[ -]?\d{3}(?!\d)"), 0.95),
    cue("ROUTING_NUMBER", "ifsc, ifsc code", re.compile(r"[A-Za-z]{4}0[A-Za-z0-9]{6}(?![A-Za-z0-9])"), 0.97),
    cue("ROUTING_NUMBER", "transit number, transit no, transit, institution number",
        re.compile(r"\d{5}(?:-\d{3})?(?!\d)|\d{3}(?!\d)"), 0.85),
    cue("ROUTING_NUMBER", "agência, agencia, clearingnummer, clearing, clearing number",
        re.compile(r"\d{4}(?:-\d)?(?!\d)"), 0.85),
    cue("ROUTING_NUMBER", "código banco, code banque, code guichet", re.compile(r"\d{3,5}(?!\d)"), 0.8),
)  # fmt: skip
