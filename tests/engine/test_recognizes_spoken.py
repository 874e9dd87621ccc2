import pytest

from redaction.engine.recognizers.spoken import RECOGNIZERS

from .rows import read, unmarked

SPOKEN = [
    "my account number is {ACCOUNT_NUMBER|four four seven one zero zero nine two} and the name is terrell",
    "call me at {PHONE_NUMBER|five five five dash oh one two seven} please",
    "my number is {PHONE_NUMBER|five oh three five five five oh one eight two}",
    "my social is {SSN|two one nine oh nine double eight three four}",
    "the card number is {CREDIT_CARD|five four one two six three four nine two one two one eight zero eight four}",
    "zip is {LOCATION_ZIP|three oh three one eight}",
    "my pin is {PASSWORD|four four seven one}",
    "the cvv {CVV|one one nine}",
    "routing number {ROUTING_NUMBER|zero two one zero zero zero zero two one}",
    "booking {NUMERICAL_PII|four seven one one three}",
    "mi cuenta es {ACCOUNT_NUMBER|cuatro cuatro siete uno cero cero}",
    "mi número es {PHONE_NUMBER|seis uno dos tres cuatro cinco seis siete}",
    "mon numéro est {PHONE_NUMBER|zéro six un deux trois quatre cinq}",
    "meine nummer ist {PHONE_NUMBER|null eins sieben zwei drei vier fünf}",
    "it's {EMAIL_ADDRESS|john at example dot com} thanks",
    "{EMAIL_ADDRESS|j o h n underscore doe at gmail dot com}",
    "{EMAIL_ADDRESS|maria dot lopez at example dot co dot uk}",
    "mi correo es {EMAIL_ADDRESS|ana arroba ejemplo punto es}",
    "{EMAIL_ADDRESS|hans punkt maier at beispiel punkt de}",
    "{URL|w w w dot foo dot com}",
    "go to {URL|foo dot com slash help}",
    "Account number: {ACCOUNT_NUMBER|Four Four Seven One}",
    "policy number {ACCOUNT_NUMBER|nine one four four oh two}",
    "her health card number is {HEALTHCARE_NUMBER|six six one two oh four nine}",
    "sort code {ROUTING_NUMBER|two oh one one four four} account {BANK_ACCOUNT|seven one nine two two oh oh four}",
    "routing {ROUTING_NUMBER|one two one oh four two} account ending {ACCOUNT_NUMBER|four four seven one}",
    "the claim is {NUMERICAL_PII|eight two two nine one}",
    "passport number is {PASSPORT_NUMBER|p three oh double seven one nine four} issued",
    "policy number {ACCOUNT_NUMBER|k m four two dash six oh nine} thanks",
]
NOTHING = [
    "one of the two or three people",
    "three two one go",
    "look at the dot",
    "one by one",
    "two point five at most",
    "nine to five",
    "we met at nine",
    "connect the dots",
    "one two three testing",
]


@pytest.mark.parametrize("row", SPOKEN)
def test_it_reads_values_said_aloud(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_counting_alone(text):
    assert read(text, RECOGNIZERS) == []
