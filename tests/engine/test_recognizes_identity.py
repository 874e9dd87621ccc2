import time

import pytest

from redaction.engine.document import Document
from redaction.engine.recognizers import countries, identity
from tests.engine.marked import check, found

FINDERS = (*countries.RECOGNIZERS, *identity.RECOGNIZERS)

CODES = [
    # files of courts
    "Az.: {NUMERICAL_PII|4 O 318/22}",
    "Aktenzeichen {NUMERICAL_PII|III-2 RBs 44/21}",
    "autos {NUMERICAL_PII|447/2022}",
    "procedimiento ordinario {NUMERICAL_PII|118/2023}",
    "proc. n. {NUMERICAL_PII|118/23 R.G.N.R.}",
    # passports
    "Holder: Tove Lind\nPassport No: {PASSPORT_NUMBER|K7T551903}\nIssued: Oslo",
    '{"passport_number": "{PASSPORT_NUMBER|123456789}"}',
    '{"passportNumber":"{PASSPORT_NUMBER|C01X00T47}"}',
    "passport c01x00t47".replace("c01x00t47", "{PASSPORT_NUMBER|c01x00t47}"),
    "numer paszportu: {PASSPORT_NUMBER|EH4471925}",
    "Reisepass-Nr. {PASSPORT_NUMBER|C01X00T47}",
    "pasaporte {PASSPORT_NUMBER|AAB123456}",
    "name,passport\nAda,{PASSPORT_NUMBER|K7T551903}\nObi,{PASSPORT_NUMBER|B12345678}",
    "{PASSPORT_NUMBER|P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<}\n"
    "{PASSPORT_NUMBER|L898902C36UTO7408122F1204159ZE184226B<<<<<10}",
    # driving licences
    "DL {DRIVER_LICENSE|H5527140} of Idaho",
    "dl {DRIVER_LICENSE|h5527140}",
    "My driver's license number is {DRIVER_LICENSE|V40817395526318}",
    "my driver's license number is {DRIVER_LICENSE|3381-52-9407}",
    "Driver License #: {DRIVER_LICENSE|S530-4608-5012}",
    '"driver_license": "{DRIVER_LICENSE|WDLABCD456DG}"',
    "permis de conduire n° {DRIVER_LICENSE|92JW66086}",
    "Führerschein: {DRIVER_LICENSE|B072RRE2I55}",
    "licencia de conducir {DRIVER_LICENSE|A12345678}",
    # tax numbers
    "Tax ID {NUMERICAL_PII|71-4482093} please",
    "numéro fiscal : {NUMERICAL_PII|30 23 217 600 053}",
    # people at work and at school
    "Lena Kurz (ID {NUMERICAL_PII|m5520713}) sat at the back",
    "Employee no. {NUMERICAL_PII|E-4471}",
    "employee id {NUMERICAL_PII|448812} was moved",
    "student number: {NUMERICAL_PII|20231457}",
    "Matrikelnummer {NUMERICAL_PII|3471128}",
    "name;employee_id\nAda;{NUMERICAL_PII|E-4471}\nObi;{NUMERICAL_PII|E-4472}",
    # orders, bookings, cases
    "Order {NUMERICAL_PII|302-5514908-7731} is for Piet",
    "Booking {NUMERICAL_PII|RM7Q2D}: two seats",
    "booking reference: {NUMERICAL_PII|QWXRTY}",
    "Ticket #{NUMERICAL_PII|48213} is open",
    "case no. {NUMERICAL_PII|2021-CV-00417}",
    "Aktenzeichen: {NUMERICAL_PII|12 C 345/21}".replace("12 C 345/21", "345/21-C"),
    "numer zamówienia: {NUMERICAL_PII|ZAM-2023-0017}",
    "my passport is {PASSPORT_NUMBER|B12345678} and my id is {NUMERICAL_PII|44812933}",
    # devices
    "IMEI {NUMERICAL_PII|356938035643809}",
    # the end of a number
    "last four of SSN: {SSN|8834}",
    "policy {ACCOUNT_NUMBER|KD/7781/ABJ/11}",
    "Contract {ACCOUNT_NUMBER|TRW-550912}",
    "member no. {ACCOUNT_NUMBER|CLB-40217}",
    "Claim no. {NUMERICAL_PII|CL-88210}",
]
NONE = [
    "Az 118 Autos und 12/3 davon",
    "los autos rojos, 12 de ellos",
    "Heinrich IV A 12/3",
    "Stir 3 parts flour into 2 parts milk.",
    "in order 2 of them came late",
    "The case of 2019 was heard on 12/03/2021.",
    "CASE: A 28-year-old man",
    "order 12.50 or more",
    "request id 8827361 failed, process id 44120",
    "https://shop.example/view?id=7369712&order=448812",
    "Passport control opens at 06:25",
    "The ticket costs 48 euro",
    "DL 1500 kg",
    "a passport is needed after 30 June 2024",
    "Release 7.12 ran 3,318 of 3,320 checks in 41.9 s on port 9090",
    "a <b><<<c>>> 123 << 4",
]


@pytest.mark.parametrize("marked", CODES)
def test_it_finds_the_code(marked):
    check(FINDERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_no_code_here(text):
    assert found(FINDERS, text) == set()


@pytest.mark.parametrize("language", ["pasaporte", "passeport", "reisepass", "passaporto", "paspoort", "paszport"])
def test_it_knows_passports_in_many_languages(language):
    check(FINDERS, f"{language}: {{PASSPORT_NUMBER|AB1234567}}")


def test_a_number_that_fails_its_check_still_counts_directly_behind_its_name():
    check(FINDERS, "PESEL: {SSN|44051401358}")
    assert found(FINDERS, "PESEL-44051401358") == set()
    assert found(FINDERS, "44051401358") == set()


def test_a_bare_number_with_a_valid_check_digit_stays_below_the_threshold():
    spans = [span for finder in countries.RECOGNIZERS for span in finder.find(Document("44051401359"))]
    assert spans
    assert all(0 < span.score <= 0.45 for span in spans)


def test_the_language_of_the_text_speaks_for_a_country():
    assert found(FINDERS, "Jan z Polski, 44051401359, jest i nie jest") == {(14, 25, "SSN")}


def test_the_nearest_name_decides_between_two_kinds():
    check(FINDERS, "ssn {SSN|438-07-8480} sin {SSN|130 692 544} passport {PASSPORT_NUMBER|130692544}")


STRANGE = [
    "1 ",
    "a1-",
    "9",
    "a ",
    "A<",
    "order 1,",
    "id,",
    "ssn 123-45-",
    "passport\n",
    "a,b\n",
    "(1",
    "1.",
    "no no ",
    "身份证",
]


@pytest.mark.parametrize("piece", STRANGE)
def test_it_takes_time_in_proportion_to_the_text(piece):
    def seconds(length):
        text = (piece * (length // len(piece) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            found(FINDERS, text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(100_000) < 40 * seconds(10_000) + 0.05
