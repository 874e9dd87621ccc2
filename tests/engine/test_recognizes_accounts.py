import pytest

from redaction.engine.recognizers import accounts, crypto
from tests.engine.marked import check

NAMED = [
    "my account number is {ACCOUNT_NUMBER|44710092}",
    "Account number: {ACCOUNT_NUMBER|4471-0092}",
    "account no. {ACCOUNT_NUMBER|4471 0092}",
    "acct #{ACCOUNT_NUMBER|44710092}",
    '"account_number": "{ACCOUNT_NUMBER|44710092}"',
    '"accountNumber":44710092'.replace("44710092", "{ACCOUNT_NUMBER|44710092}"),
    "Account number\n{ACCOUNT_NUMBER|44710092}",
    "account number on file with you is {ACCOUNT_NUMBER|44710092}",
    "customer no {ACCOUNT_NUMBER|C-20931}",
    "Customer ID: {ACCOUNT_NUMBER|88213}",
    "policy number {ACCOUNT_NUMBER|POL-8841-22}",
    "Member ID {ACCOUNT_NUMBER|XJ449201}",
    "Kundennummer: {ACCOUNT_NUMBER|4711009}",
    "Vertragsnummer {ACCOUNT_NUMBER|V-2023-4711}",
    "número de cliente {ACCOUNT_NUMBER|778812}",
    "número de póliza: {ACCOUNT_NUMBER|AB-123456}",
    "numéro client : {ACCOUNT_NUMBER|778812}",
    "codice cliente {ACCOUNT_NUMBER|778812}",
    "klantnummer {ACCOUNT_NUMBER|778812}",
    "numer klienta {ACCOUNT_NUMBER|778812}",
    "número do cliente {ACCOUNT_NUMBER|778812}",
    "kundnummer {ACCOUNT_NUMBER|778812}",
    "membership number: {ACCOUNT_NUMBER|M 448812}",
    "frequent flyer {ACCOUNT_NUMBER|KL448812009}",
    "Account {ACCOUNT_NUMBER|****7719} is closed",
    "account ending {ACCOUNT_NUMBER|5527}",
]
WALLETS = [
    "send to {ACCOUNT_NUMBER|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa}",
    "{ACCOUNT_NUMBER|3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy}",
    "{ACCOUNT_NUMBER|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4}.",
    "eth {ACCOUNT_NUMBER|0xde709f2102306220921060314715629080e2fb77}",
    "{ACCOUNT_NUMBER|DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L}",
    "{ACCOUNT_NUMBER|LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ}",
    "solana wallet {ACCOUNT_NUMBER|7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU}",
    "btc wallet {ACCOUNT_NUMBER|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb}",
    "xrp: {ACCOUNT_NUMBER|rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN}",
]
OTHER = [
    "account manager Tom",
    "on account of the rain in 2019",
    "your account was opened 2019-04-01",
    "take into account 3 things",
    "account balance is 1200",
    "policy of 2019",
    "membership costs 40",
    "the customer number grew by 12 %",
    "Customer service 24/7",
    "commit 0de709f2102306220921060314715629080e2fb77",
    "token 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAs",
    "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "account: disabled",
]


@pytest.mark.parametrize("marked", NAMED)
def test_it_finds_the_number_that_is_named_as_an_account(marked):
    check(accounts.RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", WALLETS)
def test_it_finds_an_address_of_a_crypto_currency(marked):
    check(crypto.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_prose_and_hashes_alone(text):
    check(accounts.RECOGNIZERS + crypto.RECOGNIZERS, text)
