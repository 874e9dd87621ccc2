import pytest

from redaction.engine.recognizers.money import RECOGNIZERS

from .rows import read, unmarked

AMOUNTS = [
    "receita de {MONEY|R$ 411 mi}",
    "valuado en {MONEY|$3,800,000.00 M.N.}",
    "fonds de {MONEY|18 000 $ CA}",
    "nous comptons {MONEY|150 000 francs CFA}",
    "{MONEY|10 us dollars}",
    "{MONEY|15 Dollar und 15 Cent}",
    "{MONEY|siebenhundert Euro}",
    "{MONEY|hk $ 10}",
    "{MONEY|12,34,567.89 rupees}",
    "{MONEY|cinq millions de yens}",
    "salary of {MONEY|€3,410.22} was paid",
    "Transfer {MONEY|250 EUR} to",
    "rent is {MONEY|1900 bucks} due",
    "{MONEY|Rs. 500}",
    "{MONEY|five hundred dollars}",
    "for {MONEY|£18,000}.",
    "{MONEY|1.2 million euros}",
    "{MONEY|$5}",
    "{MONEY|$1.5M}",
    "{MONEY|$2bn}",
    "{MONEY|US$40}",
    "{MONEY|20 €}",
    "{MONEY|12,50 €}",
    "{MONEY|1.200,00 €}",
    "{MONEY|CHF 50}",
    "{MONEY|200 zł}",
    "{MONEY|1 200,00 PLN}",
    "{MONEY|¥5000}",
    "{MONEY|₹100,000}",
    "{MONEY|kr 500}",
    "{MONEY|500 SEK}",
    "{MONEY|R$ 50}",
    "{MONEY|50 quid}",
    "{MONEY|5 grand}",
    "earns {MONEY|90k} a year",
    "{MONEY|20 dollars}",
    "{MONEY|20 Dollar}",
    "{MONEY|500 Euro}",
    "{MONEY|300 euros}",
    "{MONEY|20 dólares}",
    "{MONEY|20 złotych}",
    "{MONEY|zwanzig Euro}",
    "{MONEY|a hundred bucks}",
    "{MONEY|two thousand five hundred pounds}",
    '{"amount": "{MONEY|99.90 USD}"}',
    "id;x\n1;{MONEY|€10.00};y",
    "{MONEY|100 Millionen Euro}",
    "{MONEY|3 millones de euros}",
    "{MONEY|10 pounds}",
    "{MONEY|USD 1,250.00}",
    "fee: {MONEY|$12.99}/month",
    "{MONEY|Rs. 61,40,000/-} only",
    "{MONEY|CHF 2'310.–}",
    "{MONEY|₹1,250 crore}",
    "{MONEY|Rs 2.5 lakh} a year",
    "{MONEY|₹14,20,000}",
    "pays {MONEY|$5}, {MONEY|$7} or {MONEY|$9}",
]
NOTHING = [
    "20% off",
    "DB_PASSWORD=p9$Wq!77zz",
    "lost 10 pounds",
    "weighs 200 pounds",
    "5 grand pianos",
    "10k users",
    "PHP 8.2",
    "try 3",
    "all 50",
    "$HOME",
    "${1}",
    "pound the table",
    "the euro",
    "1,204 of 1,210 tests",
    "top 20",
    "88.2 s",
    "kr",
    "50 cups",
    "HEAD~2\n$ make",
    "awk '$3 > 7 { print $4 }'",
    "mov $5, %rbx",
    "999 CAD",
    "quoting CAD 7714",
    "INR 2.7 today",
    "two real roots",
    "not one penny",
    "Rub 150 g of butter",
    "three pounds of cheese",
]


@pytest.mark.parametrize("row", AMOUNTS)
def test_it_reads_amounts_with_a_currency(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected
    assert read(text.lower(), RECOGNIZERS) == [(value.lower(), label) for value, label in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_amounts_of_other_things_alone(text):
    assert read(text, RECOGNIZERS) == []
