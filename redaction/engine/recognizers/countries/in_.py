"""India: Aadhaar, PAN, voter card, driving licence, ABHA."""

import re

from stdnum.in_ import aadhaar, epic, pan

from ..numbers import Number, words

PLACES = words("india indian mumbai delhi bengaluru bangalore chennai hyderabad kolkata uidai")
STATES = words(
    "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UK UP WB"
)


def permanent(value: str) -> bool:
    """Five letters, the fourth the kind of holder, four digits, a letter (Income Tax Department)."""
    return bool(pan.is_valid(value.upper()))


def licence(value: str) -> bool:
    """State, office, year, seven digits (Ministry of Road Transport)."""
    compact = re.sub(r"[ -]", "", value).upper()
    return compact[:2] in STATES and compact[4:6] in ("19", "20")


NUMBERS = (
    Number(
        "SSN",
        "9999 9999 9999|9{12}|9999-9999-9999",
        "aadhaar|aadhar|uid|uidai|adhar|aadhaar no|aadhaar card|aadhaar number|आधार",
        0.35,
        aadhaar.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "A{5}9{4}A",
        "pan|pan card|pan no|pan number|permanent account number|income tax",
        0.6,
        permanent,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "AAA9{7}",
        "voter|voter id|epic|epic no|elector|voter card|voter id card",
        0.3,
        epic.is_valid,
        PLACES,
    ),
    Number(
        "DRIVER_LICENSE",
        "AA99 9{11}|AA-9{13}|AA9{13}|AA99-9{11}|AA-99-9{11}|AA99 9999 9{7}|AA-99-9999-9{7}|AA 99 9{11}"
        "|AA-9999999999999",
        "driving licence|driving license|dl|dl no|licence|license|driver's license|licence no",
        0.6,
        licence,
        PLACES,
    ),
    Number("HEALTHCARE_NUMBER", "99-9999-9999-9999|9{14}", "abha|health id|ayushman", 0.0, None, PLACES, named=0.93),
)
