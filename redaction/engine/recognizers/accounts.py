"""Numbers under which a service keeps a customer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import Document
from ..span import Span
from .banks import beside_code
from .base import DIGITS, FunctionRecognizer, Recognizer
from .cues import CueRecognizer

NUMBER = re.compile(
    r"(?!(?:19|20)\d\d[-/.]\d\d?[-/.]\d)(?:[A-Z]{1,4}[ \-/]?|[a-z]{1,4}[\-/]?)?\d(?:[ \-/.]?[\dA-Z]"
    r"|[xX*](?=[xX*\d])){2,23}(?![^\W_]|[@%€])"
    r"|(?=[A-Z\d-]*\d)[A-Z\d]{2,}(?:-[A-Z\d]+){0,4}(?![^\W_]|[@%€])"
)
ACCOUNT = frozenset(
    {
        "account number", "account no", "account #", "account nr", "acct", "acct number", "acct no", "acct #",
        "account num", "account id", "acc no", "acc number", "a/c no", "a/c number", "accountno", "account",
    }
)  # fmt: skip
CUSTOMER = frozenset(
    {
        "customer number", "customer no", "customer id", "customer #", "cust no", "client number", "client no",
        "client id", "subscriber number", "subscriber id", "policy number", "policy no", "policy #", "policy id",
        "policy", "member number", "member id", "member no", "membership number", "membership no", "membership id",
        "membership", "contract number", "contract no", "contract id", "loyalty number", "frequent flyer number",
        "frequent flyer", "meter number", "loan number", "loan account", "loan no", "mortgage number",
        "portfolio number", "card account", "billing account", "utility account", "kundennummer", "kunden-nr",
        "kundennr", "kd-nr", "kdnr", "kundenkonto", "vertragsnummer", "vertrags-nr", "policennummer",
        "versicherungsscheinnummer", "versicherungsnummer", "mitgliedsnummer", "mitglieds-nr", "mitgliedsnr",
        "zählernummer", "vertragskonto", "número de cliente", "nº de cliente", "numero de cliente", "nº cliente",
        "número de contrato", "número de póliza", "nº de póliza", "póliza", "número de socio", "número de abonado",
        "nº de contrato", "numéro client", "numéro de client", "n° client", "no client", "numéro de contrat",
        "numéro d'abonné", "n° de contrat", "référence client", "numéro de police", "numéro d'adhérent",
        "identifiant client", "numero cliente", "codice cliente", "numero di contratto", "numero contratto",
        "numero di polizza", "numero polizza", "polizza n", "numero tessera", "klantnummer", "klantnr",
        "contractnummer", "polisnummer", "lidmaatschapsnummer", "lidnummer", "relatienummer", "numer klienta",
        "nr klienta", "numer umowy", "nr umowy", "numer polisy", "nr polisy", "numer abonenta", "número do cliente",
        "n.º de cliente", "número do contrato", "número da apólice", "apólice", "número de sócio",
        "código do cliente", "kundnummer", "kundnr", "kund-id", "avtalsnummer", "medlemsnummer", "försäkringsnummer",
        "medlems-id", "abonnemangsnummer", "konto-id",
    }
)  # fmt: skip

SORT_CODE = re.compile(r"\d\d-\d\d-\d\d(?:[ ,/]{1,3}\d{6,10})?")
MASKS = re.compile(r"(?:[*•·…xX]{2,}[ -]?){1,4}$|…$")


def is_account(value: str) -> bool:
    """Whether the value can be an account's and is not the sort code in front of one."""
    return sum(c.isdigit() for c in value) > 3 and not SORT_CODE.fullmatch(value)


ACCOUNTS = CueRecognizer("ACCOUNT_NUMBER", ACCOUNT, NUMBER, score=0.88, check=is_account, gap=True)


def find_accounts(document: Document) -> Iterator[Span]:
    """Account numbers with the signs that mask them; beside a bank's code they are a bank's and not read here."""
    for span in ACCOUNTS.find(document):
        if not beside_code(document, span.start, span.end):
            masks = MASKS.search(document.text, max(0, span.start - 24), span.start)
            yield replace(span, start=masks.start()) if masks else span


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({"ACCOUNT_NUMBER"}), find_accounts, DIGITS),
    CueRecognizer(
        "ACCOUNT_NUMBER",
        CUSTOMER,
        NUMBER,
        score=0.92,
        check=lambda value: sum(c.isdigit() for c in value) > 2,
        gap=True,
    ),
)
