import pytest

from redaction.engine.recognizers.phone import RECOGNIZERS
from tests.engine.marked import check

INTERNATIONAL = [
    "texting from {PHONE_NUMBER|+1 (929) 555 0107}, rent",
    "1;Rui Tavares;Faro;{PHONE_NUMBER|+351 912 555 014}",
    "2;Asel Bekova;Bishkek;{PHONE_NUMBER|+996 555 014 220}",
    "{PHONE_NUMBER|+44 20 7946 0958}",
    "{PHONE_NUMBER|+44 (0)20 7946 0958}",
    "{PHONE_NUMBER|+49 151 12345678}",
    "{PHONE_NUMBER|+33 6 12 34 56 78}",
    "{PHONE_NUMBER|+33612345678}",
    "{PHONE_NUMBER|+34 612 345 678}",
    "{PHONE_NUMBER|+39 347 123 4567}",
    "{PHONE_NUMBER|+31 6 12345678}",
    "{PHONE_NUMBER|+48 512 345 678}",
    "{PHONE_NUMBER|+55 11 91234-5678}",
    "{PHONE_NUMBER|+46 70 123 45 67}",
    "{PHONE_NUMBER|+91 98765 43210}",
    "{PHONE_NUMBER|+86 138 0013 8000}",
    "{PHONE_NUMBER|+81 90-1234-5678}",
    "{PHONE_NUMBER|+7 (912) 345-67-89}",
    "{PHONE_NUMBER|+61 412 345 678}",
    "{PHONE_NUMBER|+27 82 123 4567}",
    "{PHONE_NUMBER|+972-50-123-4567}",
    "{PHONE_NUMBER|+1-202-555-0143}",
    "{PHONE_NUMBER|+12025550143}",
    "tel:{PHONE_NUMBER|+1-929-555-0107}",
    "call {PHONE_NUMBER|0044 7456 934723}",
    "{PHONE_NUMBER|(+44) 20 7946 0958}",
    '"phone":"{PHONE_NUMBER|+4915112345678}"',
    "phone={PHONE_NUMBER|+4915112345678}&x=1",
]
NATIONAL = [
    "call me on {PHONE_NUMBER|503-555-0182} about the leak",
    "{PHONE_NUMBER|(503) 555-0182}",
    "{PHONE_NUMBER|503.555.0182}",
    "{PHONE_NUMBER|503 555 0182}",
    "{PHONE_NUMBER|1-800-555-0199}",
    "my cell is {PHONE_NUMBER|5035550182}",
    "ring {PHONE_NUMBER|020 7946 0958}",
    "{PHONE_NUMBER|020 7946 0958}",
    "{PHONE_NUMBER|07700 900123} is mine",
    "{PHONE_NUMBER|06 12 34 56 78}",
    "appelez-moi au {PHONE_NUMBER|06.12.34.56.78}",
    "{PHONE_NUMBER|0151/12345678}",
    "Telefon {PHONE_NUMBER|030 1234567}",
    "Tel. {PHONE_NUMBER|089/636-48018}",
    "llámame al {PHONE_NUMBER|612 345 678}",
    "móvil: {PHONE_NUMBER|612345678}",
    "telefono {PHONE_NUMBER|347 123 4567}",
    "cell. {PHONE_NUMBER|3471234567}",
    "bel {PHONE_NUMBER|06-12345678}",
    "tel. {PHONE_NUMBER|512 345 678}",
    "zadzwoń {PHONE_NUMBER|512-345-678}",
    "telemóvel {PHONE_NUMBER|912 345 678}",
    "telefone {PHONE_NUMBER|(11) 91234-5678}",
    "mobil {PHONE_NUMBER|070-123 45 67}",
    "ring mig på {PHONE_NUMBER|08-123 456 78}",
    "text me at {PHONE_NUMBER|555-0182}",
    "WhatsApp {PHONE_NUMBER|98765 43210}",
    "fax: {PHONE_NUMBER|212-555-0143}",
    "name,phone\nTom,{PHONE_NUMBER|503-555-0182}",
    "apt 12 {PHONE_NUMBER|503-555-0182}",
    "office {PHONE_NUMBER|503-555-0182 ext. 12}",
    "{PHONE_NUMBER|(503) 555-0182 x204}",
    "{PHONE_NUMBER|503-555-0182}.",
    "({PHONE_NUMBER|503-555-0182})",
    "{PHONE_NUMBER|503-555-0182} or {PHONE_NUMBER|503-555-0183}",
    "{PHONE_NUMBER|503-555-0182}/{PHONE_NUMBER|503-555-0183}",
]
OTHER = [
    "Order 114-8827361-0092 shipped",
    "from 2019-2022 in Rome",
    "2025-01-04 22:10:03",
    "on 12.06.1973 and 12/06/1973",
    "12-06-1973",
    "IP 192.0.2.146",
    "card 4539 7597 2361 0716",
    "5412 6349 2121 8084",
    "SKU 4471-88-0091 is out of stock",
    "$1,204,000.50 and 1 204 000 €",
    "passed 1,204 of 1,210 tests in 88.2 s",
    "ISBN 978-3-16-148410-0",
    "order no. 5035550182",
    "tracking 9400 1000 0000 0000 0000 00",
    "invoice 2024-00123",
    "lat 51.5074, lon -0.1278",
    "1234567890",
    "timestamp 1735689600",
    "id 20250104221003",
    "SSN 536-90-4399",
    "build 10.0.19045.3803",
    "pages 120-134 and 200-215",
    "IBAN DE89 3704 0044 0532 0130 00",
    "uuid 550e8400-e29b-41d4-a716-446655440000",
    "NHS number 943 476 5919",
    "sort code 20-00-00 account 55779911",
    "10 20 30 40 50",
    "100 000 000 zł",
    "commit 0123456789abcdef",
    "12 345 678 units",
    "score 21-19 21-17",
    "0.123456789",
    "x = 1234567",
    "9:00-17:30",
    "account number 44710092",
    "24/7 365",
    "ZIP 97201-1234",
    "0 0 0 0 0 0 0 0 0",
]


@pytest.mark.parametrize("marked", INTERNATIONAL)
def test_it_finds_a_number_with_its_country_code(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", NATIONAL)
def test_it_finds_a_national_number(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_dates_orders_cards_and_amounts_alone(text):
    check(RECOGNIZERS, text)
