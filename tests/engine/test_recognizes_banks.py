import pytest

from redaction.engine.recognizers.banks import RECOGNIZERS
from tests.engine.marked import check

IBANS = [
    "paid on 28 February to {BANK_ACCOUNT|FR38 9200 8541 5080 7105 4352 749}.",
    "Giulia Ferrante, IBAN {BANK_ACCOUNT|IT31 X599 4473 3050 3421 9284 360}, from ING",
    "{BANK_ACCOUNT|DE89370400440532013000}",
    "{BANK_ACCOUNT|DE89 3704 0044 0532 0130 00} bitte",
    "{BANK_ACCOUNT|gb29nwbk60161331926819}",
    "{BANK_ACCOUNT|GB29 NWBK 6016 1331 9268 19} please",
    "{BANK_ACCOUNT|FR1420041010050500013M02606}",
    "iban:{BANK_ACCOUNT|NL91ABNA0417164300}",
    "{BANK_ACCOUNT|PL61 1090 1014 0000 0712 1981 2874}",
    "{BANK_ACCOUNT|ES91 2100 0418 4502 0005 1332}",
    "{BANK_ACCOUNT|IT60X0542811101000000123456}",
    "{BANK_ACCOUNT|SE45 5000 0000 0583 9825 7466}",
    "{BANK_ACCOUNT|PT50 0002 0123 1234 5678 9015 4}",
    "{BANK_ACCOUNT|CH93 0076 2011 6238 5295 7}",
    "{BANK_ACCOUNT|BE68-5390-0754-7034}",
    '{"iban": "{BANK_ACCOUNT|DE89370400440532013000}"}',
    "Name;IBAN\nTom;{BANK_ACCOUNT|DE89370400440532013000}",
    "my iban is {BANK_ACCOUNT|de12 5001 0517 0648 4898 99}",
    "IBAN: {BANK_ACCOUNT|DE89370400440532013000} BIC: {ROUTING_NUMBER|COBADEFFXXX}",
]
NATIONAL = [
    "RIB {BANK_ACCOUNT|30002 00550 0000157841Z 25}",
    "rek.nr {BANK_ACCOUNT|44.71.82.931}",
    "sort code {ROUTING_NUMBER|20-00-00} account number {BANK_ACCOUNT|55779911}",
    "Sort Code: {ROUTING_NUMBER|200000}",
    "{ROUTING_NUMBER|20-00-00} {BANK_ACCOUNT|55779911}",
    "routing number {ROUTING_NUMBER|021000021}, account {BANK_ACCOUNT|123456789012}",
    "ABA: {ROUTING_NUMBER|111000025}",
    "routing # is {ROUTING_NUMBER|123456789}",
    '"routing_number": "{ROUTING_NUMBER|021000021}"',
    "CLABE {BANK_ACCOUNT|032180000118359719}",
    "BSB {ROUTING_NUMBER|062-000} Account {BANK_ACCOUNT|12345678}",
    "IFSC {ROUTING_NUMBER|SBIN0001234}, a/c no {BANK_ACCOUNT|30012345678}",
    "agência {ROUTING_NUMBER|1234-5} conta {BANK_ACCOUNT|12345-6}",
    "Kontonummer {BANK_ACCOUNT|532013000}, BLZ {ROUTING_NUMBER|370 400 44}",
    "numer konta {BANK_ACCOUNT|61 1090 1014 0000 0712 1981 2874}",
    "bankgiro {BANK_ACCOUNT|5050-1055}",
    "BIC {ROUTING_NUMBER|COBADEFFXXX}",
    "swift: {ROUTING_NUMBER|DEUTDEFF}",
    "transit number {ROUTING_NUMBER|12345-003}",
    "bank account number is {BANK_ACCOUNT|44710092}",
    "número de cuenta: {BANK_ACCOUNT|2100 0418 45 0200051332}",
    "rekeningnummer {BANK_ACCOUNT|12.34.56.789}",
    "numéro de compte {BANK_ACCOUNT|05050001302}",
    "SWIFT/BIC: {ROUTING_NUMBER|BNPAFRPP}",
    "Konto: {BANK_ACCOUNT|12345678} BLZ {ROUTING_NUMBER|37040044}",
    "a/c {BANK_ACCOUNT|55779911} s/c {ROUTING_NUMBER|200000}",
    "paid from account {ROUTING_NUMBER|20-11-44} {BANK_ACCOUNT|33104477}",
    "BIC {ROUTING_NUMBER|ABNANL2A}, account {BANK_ACCOUNT|00022-09114-55310087261-18}.",
    "sort 30-11-07; account {BANK_ACCOUNT|71004412}",
    "IFSC {ROUTING_NUMBER|HDFC0004471}, son's acct {BANK_ACCOUNT|401229948871}",
]
OTHER = [
    "the swift response was great",
    "bic is a pen",
    "programming in swift language",
    "order DE89 370",
    "part AB12CDEF3456789012",
    "on 20-01-25 we met",
    "12-03-2024 12:00",
    "routing table has 4 entries",
    "in transit since Monday",
    "public transit number",
    "konto ist gesperrt",
    "account manager 2024",
    "GB2024 report",
    "sha1 de89a704004405320130aa00ff11",
    "your account balance 1234",
    "flight FR38 9200",
    "conta de luz 2024",
    "clearing the table",
]


@pytest.mark.parametrize("marked", IBANS)
def test_it_finds_an_iban(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", NATIONAL)
def test_it_finds_national_accounts_and_codes_of_banks(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_other_codes_alone(text):
    check(RECOGNIZERS, text)
