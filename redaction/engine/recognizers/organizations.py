"""Numbers under which states register companies: VAT, EIN and company registers; and public bodies by their names."""

import re
from collections.abc import Iterator

from stdnum.au import abn, acn
from stdnum.br import cnpj
from stdnum.eu import vat
from stdnum.fr import siren, siret
from stdnum.it import iva
from stdnum.pl import nip, regon
from stdnum.se import orgnr

from ..document import Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions
from .cues import CueRecognizer
from .polish_bodies import BODIES

LABEL = "ORGANIZATION_ID"
VAT = re.compile(
    r"[0-9](?<=[A-Z][0-9])(?<![A-Za-z0-9_]..[0-9])(?<=[A-Z]{2}[0-9])(?:[ .\-]?[0-9A-Z]){7,11}(?![0-9A-Za-z]|[ .\-]\d)"
)
VAT_LETTER = re.compile(r"(?:ATU|CHE-?|ES[A-Z])\d(?:[ .]?\d){6,9}[A-Z]?(?![0-9A-Za-z])")
VAT_COUNTRIES = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    }
)  # fmt: skip
VAT_WORDS = frozenset(
    {
        "vat", "vat no", "vat id", "vat number", "ust", "ustid", "ust-idnr", "umsatzsteuer", "tva", "iva", "p.iva",
        "btw", "moms", "nip", "nif", "cif", "uid", "tax", "steuernummer", "vies",
    }
)  # fmt: skip


def find_vat(document: Document) -> Iterator[Span]:
    """VAT numbers of the EU with their country in front (Directive 2006/112/EC, article 215)."""
    for match in VAT.finditer(document.text):
        start, end = match.start() - 2, match.end()
        if document.text[start : start + 2] in VAT_COUNTRIES:
            yield from vat_span(document, start, end)
    if any(start in document.text for start in ("ATU", "CHE", "ES")):
        for match in VAT_LETTER.finditer(document.text):
            if not (match.start() and document.text[match.start() - 1].isalnum()):
                yield from vat_span(document, *match.span())


def vat_span(document: Document, start: int, end: int) -> Iterator[Span]:
    """A VAT number whose check digits hold, or which is called one."""
    valid = bool(vat.is_valid(document.text[start:end]))
    near = mentions(document.before(start, 30), VAT_WORDS)
    if valid or near:
        yield Span(start, end, LABEL, 0.97 if valid and near else 0.8 if near else 0.6, checked=valid)


def registered(cues: str, value: str, check: object = None, failed: float = 0.75) -> CueRecognizer:
    """A company number behind any of the comma-separated phrases; `check` is the module that proves it."""
    return CueRecognizer(
        LABEL,
        frozenset(cue.strip() for cue in cues.split(",")),
        re.compile(value),
        score=0.97 if check else 0.9,
        check=getattr(check, "is_valid", None),
        failed_score=failed,
        proves=check is not None,
    )


RECOGNIZERS: tuple[Recognizer, ...] = (
    FunctionRecognizer(frozenset({LABEL}), find_vat, DIGITS),
    registered("ein, fein, employer identification number, employer id, federal tax id", r"\d{2}-?\d{7}(?![\d-])"),
    registered(
        "company number, company no, company registration number, company reg no, companies house, company "
        "registration,"
        "registered number, registration number, registered in england and wales, registered in scotland, crn, "
        "registered no,"
        "registered in england",
        r"(?:SC|NI|OC|SO|NC|R0)?\d{6,8}(?![\d-])",
    ),
    registered("hrb, hra, handelsregister, handelsregisternummer, amtsgericht",
               r"(?:HR[AB] ?)?\d{2,6}(?: [A-Z]{1,2})?(?![\w-])"),
    registered("cvr, cvr-nr, cvr nr, cvr-nummer, cvr nummer, se-nr, se nr",
               r"(?:DK ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)"),
    registered("siren, rcs", r"\d{3} ?\d{3} ?\d{3}(?![ ]?\d)", siren),
    registered("siret", r"\d{3} ?\d{3} ?\d{3} ?\d{5}(?!\d)", siret),
    registered("kvk, kvk-nummer, kvk nummer, kamer van koophandel, kvk nr", r"\d{8}(?!\d)"),
    registered("krs, nr krs, numer krs, krs pod numerem, krs nr", r"\d{10}(?!\d)|\d{4} \d{3} \d{3}(?!\d)"),
    registered("nip", r"\d{3}-?\d{3}-?\d{2}-?\d{2}(?!\d)|\d{3}-\d{2}-\d{2}-\d{3}(?!\d)", nip),
    registered("regon", r"\d{9}(?:\d{5})?(?!\d)", regon),
    registered("abn, australian business number", r"\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)", abn),
    registered("acn, australian company number", r"\d{3} ?\d{3} ?\d{3}(?!\d)", acn),
    registered("cnpj", r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}(?!\d)", cnpj),
    registered("cif", r"[A-HJNP-SUVW]-?\d{7}[0-9A-J](?!\w)"),
    registered("nipc, pessoa coletiva", r"\d{3} ?\d{3} ?\d{3}(?!\d)"),
    registered("p.iva, p. iva, partita iva, p iva, piva", r"(?:IT ?)?\d{11}(?!\d)", iva),
    registered("org.nr, orgnr, org nr, organisationsnummer, org.nummer, organisasjonsnummer",
               r"\d{6}-?\d{4}(?!\d)", orgnr),
    registered("vat, vat no, vat number, vat id, vat reg no, vat registration, ust-idnr, ust-id, ustid,"
               "tva, n° tva, btw,"
               "btw-nummer",
               r"(?:[A-Z]{2} ?)?\d(?:[ .]?\d){7,11}(?:B\d\d)?(?![\w%])"),
    *BODIES,
)  # fmt: skip
