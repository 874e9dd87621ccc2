import pytest

from redaction.engine.recognizers import countries
from tests.engine.marked import check, found

NUMBERS = [
    # Germany
    "Meine Steuer-ID lautet {NUMERICAL_PII|86 097 445 239}.",
    "Versichertennummer: {HEALTHCARE_NUMBER|A123456780}",
    "Rentenversicherungsnummer {SSN|15 070649 C 103}",
    "svnr {SSN|15070649c103}",
    "Personalausweis {NUMERICAL_PII|T220001293}",
    "Führerschein {DRIVER_LICENSE|B072RRE2I55}",
    # Austria
    "SVNR: {SSN|1237 010180}",
    '"sozialversicherungsnummer": "{SSN|1237010180}"',
    "Versicherungsnummer {SSN|2354 949562}".replace("2354 949562", "1237-010180"),
    # Switzerland
    "AHV {SSN|756.9217.0769.85}",
    "numéro avs : {SSN|756.8479.8517.50}",
    "{SSN|756.9217.0769.85} steht auf der Karte",
    # Netherlands
    "BSN {SSN|111222333}",
    "burgerservicenummer: {SSN|588066874}",
    '{"bsn":"{SSN|111.222.333}"}',
    # Belgium
    "Rijksregisternummer {SSN|85.07.30-033.28}",
    "numéro national {SSN|85073003328}",
    "geboren, {SSN|85.07.30-033.28}, Gent",
    # Sweden
    "Personnummer: {SSN|811228-9874}",
    "pnr {SSN|19811228-9874}",
    '"personnummer":"{SSN|8112289874}"',
    # Norway
    "fødselsnummer {SSN|151086 95088}",
    "fnr: {SSN|15108695088}",
    "Mitt personnummer er {SSN|15108695088}",
    # Denmark
    "CPR-nr. {SSN|211062-5629}",
    "cpr {SSN|2110625629}",
    "Født i Odense, {SSN|211062-5629}",
    # Finland
    "Henkilötunnus: {SSN|131052-308T}",
    "hetu {SSN|131052-308t}",
    "asiakas {SSN|131052A308T}",
    # Iceland
    "kennitala {SSN|120174-3399}",
    "kt. {SSN|1201743399}",
    "Jón, {SSN|120174-3399}",
]
NONE = [
    "Bestellung 86097445230",
    "Artikel A123456781",
    "Lieferschein 1237010181",
    "Nummer 756.9217.0769.84",
    "Rechnung 111222334",
    "factuur 85073003329",
    "faktura 811228-9873 x",
    "ordre 15108695087",
    "sag 991062-5629",
    "tilaus 131052-308U",
    "pöntun 990174-3399",
    "Telefon 030 12345678",
    "Teil B072RRE2I55",
    "2024-11-20 12:30",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_the_number(marked):
    check(countries.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_here(text):
    assert found(countries.RECOGNIZERS, text) == set()
