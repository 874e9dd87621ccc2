"""What an entity's text says: a card's digits, a date's parts, a number."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import phonenumbers
from stdnum import iban, luhn

from .dates import read_date

Result = dict[str, Any]
DIGITS = re.compile(r"\d+")


def read(text: str, label: str, locale: str) -> Result:
    """`formatted`, where there is a normal form, with `subtypes` and `validation_results` where they apply."""
    if label in DATES:
        return _date(text, locale)
    result: Result = {"formatted": READERS[label](text, locale) if label in READERS else None}
    if label == "CREDIT_CARD":
        result["validation_results"] = validations(text)
    return result


def validations(text: str) -> list[Result]:
    """Whether the digits pass Luhn's check (ISO/IEC 7812-1 annex B)."""
    digits = "".join(DIGITS.findall(text))
    valid = len(digits) > 1 and bool(luhn.is_valid(digits))
    return [{"formatted": grouped(digits), "validation_method": "luhn", "status": "valid" if valid else "invalid"}]


def grouped(characters: str, size: int = 4) -> str:
    """In groups of four, as cards and IBANs are printed."""
    return " ".join(characters[at : at + size] for at in range(0, len(characters), size))


def _date(text: str, locale: str) -> Result:
    parts = read_date(text, locale)
    formatted = "-".join(part for part in (parts.get("YEAR"), parts.get("MONTH"), parts.get("DAY")) if part)
    return {
        "formatted": formatted or None,
        "subtypes": [{"label": label, "formatted": value} for label, value in parts.items()],
    }


def _card(text: str, locale: str) -> str:
    return grouped("".join(DIGITS.findall(text)))


def _first_number(text: str, locale: str) -> str | None:
    found = DIGITS.search(text)
    return found.group() if found else None


def _phone(text: str, locale: str) -> str | None:
    region = locale.replace("_", "-").partition("-")[2].upper() or "US"
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _account(text: str, locale: str) -> str:
    bare = "".join(character for character in text if character.isalnum()).upper()
    return grouped(bare) if iban.is_valid(bare) else bare


def _email(text: str, locale: str) -> str:
    return text.lower()


DATES = frozenset({"DATE", "DOB", "DAY", "MONTH", "YEAR"})
READERS: Mapping[str, Callable[[str, str], str | None]] = {
    "CREDIT_CARD": _card,
    "AGE": _first_number,
    "PHONE_NUMBER": _phone,
    "BANK_ACCOUNT": _account,
    "EMAIL_ADDRESS": _email,
}
