import pytest

from redaction.engine.recognizers.organizations import RECOGNIZERS
from tests.engine.marked import check

REGISTERED = [
    "CVR-nr. {ORGANIZATION_ID|13 58 56 28}",
    "nr KRS {ORGANIZATION_ID|0000318274}",
    "VAT {ORGANIZATION_ID|DE136695976}",
    "{ORGANIZATION_ID|DE136695976}",
    "USt-IdNr.: {ORGANIZATION_ID|DE 136695976}",
    "VAT no {ORGANIZATION_ID|GB 980 7806 84}",
    "TVA {ORGANIZATION_ID|FR40303265045}",
    "P.IVA {ORGANIZATION_ID|00743110157}",
    "EIN {ORGANIZATION_ID|12-3456789}",
    "EIN: {ORGANIZATION_ID|123456789}",
    "Company number {ORGANIZATION_ID|09876543}",
    "registered in England and Wales No. {ORGANIZATION_ID|09876543}",
    "Companies House {ORGANIZATION_ID|SC123456}",
    "Amtsgericht {ORGANIZATION_ID|HRB 12345}",
    "HRB {ORGANIZATION_ID|12345}",
    "SIREN {ORGANIZATION_ID|552 008 443}",
    "SIRET : {ORGANIZATION_ID|73282932000074}",
    "KvK {ORGANIZATION_ID|12345678}",
    "KRS: {ORGANIZATION_ID|0000123456}",
    "NIP {ORGANIZATION_ID|856-734-62-15}",
    "REGON {ORGANIZATION_ID|192598184}",
    "ABN {ORGANIZATION_ID|83 914 571 673}",
    "CNPJ {ORGANIZATION_ID|16.727.230/0001-97}",
    "CIF {ORGANIZATION_ID|B58378431}",
    "org.nr {ORGANIZATION_ID|556703-7485}",
    "BTW-nummer {ORGANIZATION_ID|NL4495445B01}",
    "Umsatzsteuer: {ORGANIZATION_ID|ATU13585627}",
]
OTHER = [
    "VAT at 20 %",
    "plus VAT 1,200.00",
    "ein 3 Jahre altes Kind",
    "ein 12 Meter hoher Baum",
    "part DE123456789",
    "company number one",
    "IT 2024",
    "order FR12345678901",
    "the registration number is missing",
    "SE 5 and PL 7",
    "RO1234 report",
]


@pytest.mark.parametrize("marked", REGISTERED)
def test_it_finds_the_number_of_a_company(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_taxes_and_parts_alone(text):
    check(RECOGNIZERS, text)
