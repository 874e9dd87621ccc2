import pytest

from redaction.engine.recognizers.cards import RECOGNIZERS
from tests.engine.marked import check

NUMBERS = [
    "i think someone cloned my visa {CREDIT_CARD|4539759723610716}, last purchase",
    "{CREDIT_CARD|4111 1111 1111 1111}",
    "{CREDIT_CARD|4111-1111-1111-1111}",
    "{CREDIT_CARD|4111111111111111}",
    "pay with {CREDIT_CARD|5555555555554444}.",
    "{CREDIT_CARD|2223 0031 2200 3222}",
    "amex {CREDIT_CARD|3782 822463 10005}",
    "{CREDIT_CARD|378282246310005}",
    "{CREDIT_CARD|6011111111111117}",
    "{CREDIT_CARD|3530111333300000}",
    "diners {CREDIT_CARD|30569309025904}",
    "{CREDIT_CARD|6200000000000005}",
    "maestro {CREDIT_CARD|6759649826438453}",
    '{"card_number":"{CREDIT_CARD|4111111111111111}","cvv":"{CVV|123}"}',
    "pan={CREDIT_CARD|4111111111111111}&x=1",
    "Name;Card\nTom;{CREDIT_CARD|4111111111111111}",
    "card number: {CREDIT_CARD|4111 1111 1111 1112}",
    "Kreditkarte {CREDIT_CARD|4111 1111 1111 1112}",
    "mi tarjeta es {CREDIT_CARD|5412 7534 5678 9011}",
    "carte bancaire n° {CREDIT_CARD|4970 1012 3456 7891}",
]
LAST_FOUR = [
    "your card ending in {CREDIT_CARD|1234} was charged",
    "Visa ending {CREDIT_CARD|0716}",
    "card {CREDIT_CARD|**** **** **** 4242}",
    "Visa {CREDIT_CARD|•••• 4242}",
    "debit card {CREDIT_CARD|xxxx9911}",
    "card on file: {CREDIT_CARD|xxxx-xxxx-xxxx-2207} was declined",
    "refund to debit {CREDIT_CARD|••7310}",
    "tarjeta {CREDIT_CARD|...6614}",
    "card {CREDIT_CARD|4929 **** **** 1182} expired",
    "the last four digits of my card are 1",
    "my card, last 4 {CREDIT_CARD|5521}",
    "Kreditkarte endet auf {CREDIT_CARD|4711}",
    "tarjeta terminada en {CREDIT_CARD|1234}",
    "carte se terminant par {CREDIT_CARD|1234}",
    "karta kończąca się na {CREDIT_CARD|1234}",
    "cartão com final {CREDIT_CARD|1234}",
]
DETAILS = [
    "Card number: {CREDIT_CARD|5412 6349 2121 8084}  Exp: {CREDIT_CARD_EXPIRATION|04/29}  CVC: {CVV|119}\nZIP: 30318",
    "exp {CREDIT_CARD_EXPIRATION|04/2029} cvv {CVV|9921}",
    "valid thru {CREDIT_CARD_EXPIRATION|11/27}",
    "the visa expires {CREDIT_CARD_EXPIRATION|09/26}",
    "Karte gültig bis {CREDIT_CARD_EXPIRATION|12/28}, Prüfnummer {CVV|123}",
    "tarjeta, caducidad {CREDIT_CARD_EXPIRATION|12/28}, código de seguridad {CVV|123}",
    "carte expire le {CREDIT_CARD_EXPIRATION|12/28} cryptogramme {CVV|123}",
    "carta scade {CREDIT_CARD_EXPIRATION|12/28}",
    "exp_date: {CREDIT_CARD_EXPIRATION|0429}",
    "the cvv is {CVV|123}",
    "cvv2={CVV|4321}",
    "card security code: {CVV|123}",
    "karta ważna do {CREDIT_CARD_EXPIRATION|12/28}, kod CVV {CVV|123}",
    "cartão validade {CREDIT_CARD_EXPIRATION|12/28}",
    "kort giltigt till {CREDIT_CARD_EXPIRATION|12/28}",
    "kaart geldig tot {CREDIT_CARD_EXPIRATION|12/28}",
    "CC {CREDIT_CARD|4111111111111111} {CREDIT_CARD_EXPIRATION|12/26} {CVV|123}",
    "{CREDIT_CARD|4111 1111 1111 1111} {CREDIT_CARD_EXPIRATION|12/26}",
    "{CREDIT_CARD|4111111111111111}|{CREDIT_CARD_EXPIRATION|12|26}|{CVV|123}",
]
OTHER = [
    "order 4111111111111111",
    "tracking number 4111 1111 1111 1111 22",
    "timestamp 1735689600123",
    "EAN 4006381333931",
    "4111111111111112",
    "1234567812345678",
    "0000000000000000",
    "id 20250104221003441",
    "3.14159265358979",
    "IBAN DE89 3704 0044 0532 0130 00",
    "+49 151 1234 5678 90",
    "passport expires 09/26",
    "experience 04/29",
    "security code 482913",
    "the door security code is 123",
    "flight ending in 1234 feet",
    "book ending on 1234",
    "uuid 550e8400-e29b-41d4-a716-446655440000",
    "cvv is required",
    "1111 2222 3333 4444",
    "2019 2020 2021 2022",
    "12 34 56 78 90 12 34 56",
    "0x4111111111111111ab",
    "version 4.1.1.1111111111111",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_a_card_number(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", LAST_FOUR)
def test_it_finds_the_last_four_digits_of_a_card(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", DETAILS)
def test_it_finds_expiry_and_verification_code(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_other_long_numbers_alone(text):
    check(RECOGNIZERS, text)
