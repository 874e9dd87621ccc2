"""What `/analyze/text` says of an entity."""

import pytest

from redaction.analysis import read


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("12-10-2024", "en-CA", "2024-10-12"),
        ("12-10-2024", "en-US", "2024-12-10"),
        ("12/10/2024", "en", "2024-12-10"),
        ("12/10/2024", "de", "2024-10-12"),
        ("13/10/2024", "en-US", "2024-10-13"),
        ("10/13/2024", "en-GB", "2024-10-13"),
        ("2024-02-03", "en-US", "2024-02-03"),
        ("4 May 1985", "en", "1985-05-04"),
        ("May 4th, 1985", "en", "1985-05-04"),
        ("4. März 85", "de", "1985-03-04"),
        ("le 1er août 2020", "fr", "2020-08-01"),
        ("10/2024", "en", "2024-10"),
        ("May", "en", "05"),
        ("1985", "en", "1985"),
        ("24/02/03", "ja", "2024-02-03"),
        ("99/99/9999", "en", None),
        ("yesterday", "en", None),
        ("9" * 6_000, "en", None),
        ("", "en", None),
    ],
)
def test_a_date_is_read_by_its_locale(text, locale, expected):
    assert read(text, "DATE", locale)["formatted"] == expected


def test_the_parts_of_a_date_are_listed():
    assert read("4 May 1985", "DOB", "en")["subtypes"] == [
        {"label": "DAY", "formatted": "04"},
        {"label": "MONTH", "formatted": "05"},
        {"label": "YEAR", "formatted": "1985"},
    ]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("4242424242424242", "CREDIT_CARD", "4242 4242 4242 4242"),
        ("41 years", "AGE", "41"),
        ("forty", "AGE", None),
        ("(650) 253-0000", "PHONE_NUMBER", "+16502530000"),
        ("extension", "PHONE_NUMBER", None),
        ("gb82west12345698765432", "BANK_ACCOUNT", "GB82 WEST 1234 5698 7654 32"),
        ("Anna@Example.COM", "EMAIL_ADDRESS", "anna@example.com"),
        ("Anna", "NAME", None),
    ],
)
def test_a_value_is_given_in_normal_form(text, label, expected):
    assert read(text, label, "en-US")["formatted"] == expected


@pytest.mark.parametrize(("text", "status"), [("4242 4242 4242 4242", "valid"), ("4242 4242 4242 4241", "invalid")])
def test_a_card_says_whether_its_check_digit_holds(text, status):
    assert read(text, "CREDIT_CARD", "en")["validation_results"][0]["status"] == status
