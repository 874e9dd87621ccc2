import pytest

from redaction.engine.detect import detect
from redaction.engine.recognizers import countries
from redaction.engine.span import Span
from tests.engine.marked import check, found

NUMBERS = [
    # United States
    "Her SSN is {SSN|438-07-8480}.",
    "ssn {SSN|438-07-8480} dl h5527140",
    '{"ssn": "{SSN|438078480}", "name": "Ann"}',
    "My social security number is {SSN|812-44-3307}, thanks",
    "name,ssn\nAnn,{SSN|438-07-8480}\nBob,{SSN|438-07-8481}",
    "ITIN {NUMERICAL_PII|955-81-5570}",
    "Physician NPI: {NUMERICAL_PII|1234567893}",
    "DEA number {NUMERICAL_PII|AB1234563}",
    "Medicare beneficiary {HEALTHCARE_NUMBER|1EG4-TE5-MK73}",
    # United Kingdom
    "NHS no. {HEALTHCARE_NUMBER|628 627 2364}. Female",
    '"nhsNumber":"{HEALTHCARE_NUMBER|6286272364}"',
    "NI number: {SSN|PH 65 74 91 A}",
    "national insurance ph657491a".replace("ph657491a", "{SSN|ph657491a}"),
    "UTR {NUMERICAL_PII|7941604462} for self assessment",
    "Driving licence {DRIVER_LICENSE|MORGA657054SM9IJ}",
    "UPN {NUMERICAL_PII|H334769057029}",
    # Canada
    "SIN: {SSN|130 692 544}",
    "numéro d'assurance sociale {SSN|588-566-646}",
    "Ontario health card {HEALTHCARE_NUMBER|2801-548-310-AB}",
    "BC PHN {HEALTHCARE_NUMBER|9698 658 215}",
    "RAMQ {HEALTHCARE_NUMBER|POTK 1151 1025}",
    # Australia
    "My tax file number is {NUMERICAL_PII|123 456 782}",
    "Medicare {HEALTHCARE_NUMBER|2123 45670 1} expires",
    "IHI {HEALTHCARE_NUMBER|8003 6081 6669 0503}",
    # New Zealand
    "IRD number {NUMERICAL_PII|49-091-850}",
    "NHI {HEALTHCARE_NUMBER|ZZZ0016}",
    "nhi no: {HEALTHCARE_NUMBER|yee2201}",
    # Ireland
    "PPSN {SSN|6433435F}",
    "pps number {SSN|6433435OA}",
    '"ppsn": "{SSN|2086239N}"',
]
NONE = [
    "Order 438078480 left the warehouse",
    "call 415-555-0137 or 020 7946 0018",
    "Release 7.12 ran 3,318 of 3,320 checks",
    "SKU 5520-13-0774 is sold out",
    "part PH657491E is obsolete",
    "shipment 6286272364",
    "version MORGA999999SM9IJ",
    "batch 130692544 of 2024",
    "lot 2123456701",
    "model ZZZ0017 of 2019",
    "reel 49-091-850",
    "code 6433435X",
    "sha 1e94f5e73",
    "123-45-6789-01",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_the_number(marked):
    check(countries.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_here(text):
    assert found(countries.RECOGNIZERS, text) == set()


@pytest.mark.parametrize("number", ["588-46-6702", "900-46-6702", "666-12-3456"])
def test_what_is_announced_as_a_social_security_number_is_no_phone_number(number):
    text = f"My social security number is {number}."
    phone = Span(29, 40, "PHONE_NUMBER", 0.99, "model")
    (entity,) = detect(text, recognizers=countries.RECOGNIZERS, model=lambda *_: [phone])
    assert (text[entity.start : entity.end], entity.label) == (number, "SSN")
