import pytest

from redaction.engine.recognizers import countries
from tests.engine.marked import check, found

NUMBERS = [
    # Poland
    "PESEL {SSN|44051401359}",
    "numer pesel: {SSN|562429-27704}",
    "NIP {NUMERICAL_PII|000}".replace("000", "436-631-24-37"),
    "REGON: {NUMERICAL_PII|012 601 428}",
    "seria i numer dowodu osobistego: {NUMERICAL_PII|ABA300000}",
    "numer prawa jazdy: {DRIVER_LICENSE|05-1193842}",
    # Czechia and Slovakia
    "rodné číslo {SSN|710319/2745}",
    "RČ: {SSN|7103192745}",
    "Jan Novák, {SSN|710319/2745}, Brno",
    # Hungary
    "TAJ szám: {SSN|111 111 110}",
    "taj {SSN|111-111-110}",
    "adóazonosító jel {NUMERICAL_PII|8987663906}",
    # Croatia, Slovenia, Serbia
    "OIB {SSN|33392005961}",
    "oib: {SSN|34995780859}",
    "EMŠO {SSN|0101006500006}",
    "JMBG {SSN|0101984293390}",
    # Bulgaria
    "ЕГН {SSN|7523169263}",
    "егн: {SSN|8032056031}",
    "EGN {SSN|7523169263}",
    # Russia and Ukraine
    "СНИЛС {SSN|112-233-445 95}",
    "ИНН: {NUMERICAL_PII|500100732259}",
    "паспорт {PASSPORT_NUMBER|4510 123456}",
    "РНОКПП {SSN|1759013776}",
    # Estonia, Latvia, Lithuania
    "isikukood {SSN|36805280109}",
    "personas kods {SSN|161175-19997}",
    "asmens kodas {SSN|33309240064}",
    # Greece and Türkiye
    "ΑΜΚΑ {SSN|01013099997}",
    "ΑΦΜ: {NUMERICAL_PII|094259216}",
    "amka {SSN|16114869163}",
    "TC Kimlik No: {SSN|17291716060}",
    "kimlik {SSN|92745114890}",
    "vergi no {NUMERICAL_PII|4540536920}",
]
NONE = [
    "zamówienie 44051401358",
    "faktura 436-631-24-38",
    "objednávka 710319/2746",
    "číslo 111111111",
    "narudžba 33392005962",
    "naročilo 0101006500007",
    "поръчка 7523169264",
    "заказ 112-233-445 96",
    "tellimus 36805280108",
    "pasūtījums 161175-19996",
    "užsakymas 33309240065",
    "παραγγελία 01013099998",
    "sipariş 17291716061",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_the_number(marked):
    check(countries.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_here(text):
    assert found(countries.RECOGNIZERS, text) == set()
