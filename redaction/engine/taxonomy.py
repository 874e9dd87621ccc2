"""The 69 entity types, their parents and the groups by which a selector names several at once."""

from collections.abc import Mapping
from types import MappingProxyType

PII: tuple[str, ...] = (
    "ACCOUNT_NUMBER", "AGE", "DATE", "DATE_INTERVAL", "DOB", "DRIVER_LICENSE", "DURATION", "EMAIL_ADDRESS", "EVENT",
    "FILENAME", "GENDER", "HEALTHCARE_NUMBER", "IP_ADDRESS", "LANGUAGE", "LOCATION", "LOCATION_ADDRESS",
    "LOCATION_ADDRESS_STREET", "LOCATION_CITY", "LOCATION_COORDINATE", "LOCATION_COUNTRY", "LOCATION_STATE",
    "LOCATION_ZIP", "MARITAL_STATUS", "MONEY", "NAME", "NAME_FAMILY", "NAME_GIVEN", "NAME_MEDICAL_PROFESSIONAL",
    "NUMERICAL_PII", "OCCUPATION", "ORGANIZATION", "ORGANIZATION_MEDICAL_FACILITY", "ORIGIN", "PASSPORT_NUMBER",
    "PASSWORD", "PHONE_NUMBER", "PHYSICAL_ATTRIBUTE", "POLITICAL_AFFILIATION", "RELIGION", "SEXUALITY", "SSN", "TIME",
    "URL", "USERNAME", "VEHICLE_ID", "ZODIAC_SIGN",
)  # fmt: skip
HEALTH: tuple[str, ...] = ("BLOOD_TYPE", "CONDITION", "DOSE", "DRUG", "INJURY", "MEDICAL_PROCESS", "STATISTICS")
PCI: tuple[str, ...] = ("BANK_ACCOUNT", "CREDIT_CARD", "CREDIT_CARD_EXPIRATION", "CVV", "ROUTING_NUMBER")
BETA: tuple[str, ...] = (
    "CORPORATE_ACTION", "DAY", "EFFECT", "FINANCIAL_METRIC", "MEDICAL_CODE", "MONTH", "ORGANIZATION_ID", "PRODUCT",
    "PROJECT", "TREND", "YEAR",
)  # fmt: skip

LABELS: tuple[str, ...] = PII + HEALTH + PCI + BETA
DEFAULT: frozenset[str] = frozenset(PII + HEALTH + PCI)  # beta types are off unless a request enables them

PARENTS: Mapping[str, str] = MappingProxyType(
    {
        "NAME_GIVEN": "NAME",
        "NAME_FAMILY": "NAME",
        "NAME_MEDICAL_PROFESSIONAL": "NAME",
        "LOCATION_ADDRESS": "LOCATION",
        "LOCATION_ADDRESS_STREET": "LOCATION_ADDRESS",
        "LOCATION_CITY": "LOCATION",
        "LOCATION_COORDINATE": "LOCATION",
        "LOCATION_COUNTRY": "LOCATION",
        "LOCATION_STATE": "LOCATION",
        "LOCATION_ZIP": "LOCATION",
        "ORGANIZATION_MEDICAL_FACILITY": "ORGANIZATION",
        "DAY": "DATE",
        "MONTH": "DATE",
        "YEAR": "DATE",
    }
)


def _chain(label: str) -> tuple[str, ...]:
    parent = PARENTS.get(label)
    return () if parent is None else (parent, *_chain(parent))


_ANCESTORS = {label: _chain(label) for label in PARENTS}


def ancestors(label: str) -> tuple[str, ...]:
    """The label's parents, nearest first: LOCATION_ADDRESS_STREET -> (LOCATION_ADDRESS, LOCATION)."""
    return _ANCESTORS.get(label, ())


_LINEAGE = {label: (label, *chain) for label, chain in _ANCESTORS.items()}


def lineage(label: str) -> tuple[str, ...]:
    """The label and its parents, nearest first."""
    return _LINEAGE.get(label) or (label,)


def is_a(label: str, other: str) -> bool:
    """Whether `label` is `other` or one of its children."""
    return label == other or other in _ANCESTORS.get(label, ())


COARSE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("NAME", "NAME_GIVEN", "NAME_FAMILY", "NAME_MEDICAL_PROFESSIONAL"), "PERSON"),
        **dict.fromkeys((label for label in LABELS if label.startswith("LOCATION")), "PLACE"),
        **dict.fromkeys(("ORGANIZATION", "ORGANIZATION_MEDICAL_FACILITY"), "ORGANIZATION"),
        **dict.fromkeys(("DATE", "DATE_INTERVAL", "DOB", "DAY", "MONTH", "YEAR"), "DATE"),
        **dict.fromkeys(("CONDITION", "INJURY"), "CONDITION"),
        **dict.fromkeys(
            (
                "ACCOUNT_NUMBER", "DRIVER_LICENSE", "HEALTHCARE_NUMBER", "NUMERICAL_PII", "ORGANIZATION_ID",
                "PASSPORT_NUMBER", "SSN", "VEHICLE_ID",
            ),
            "IDENTIFIER",
        ),
    }
)  # fmt: skip
GENERIC = frozenset({"NAME", "LOCATION", "ORGANIZATION", "DATE", "NUMERICAL_PII"})

# What a grammar knows better than the model: where such a value starts and ends.
FORMED: frozenset[str] = frozenset(PCI) | {
    "ACCOUNT_NUMBER", "AGE", "DATE", "DATE_INTERVAL", "DOB", "DRIVER_LICENSE", "DURATION", "EMAIL_ADDRESS", "FILENAME",
    "HEALTHCARE_NUMBER", "IP_ADDRESS", "LOCATION_COORDINATE", "LOCATION_ZIP", "MEDICAL_CODE", "MONEY", "NUMERICAL_PII",
    "ORGANIZATION_ID", "PASSPORT_NUMBER", "PHONE_NUMBER", "SSN", "TIME", "URL", "USERNAME", "VEHICLE_ID", "DAY",
    "MONTH", "YEAR", "PASSWORD",
}  # fmt: skip
# Forms without loose parts: "Sunday, 3 March" may hold more words than a pattern knows, a passport number may not.
RIGID: frozenset[str] = FORMED - {
    "DATE", "DATE_INTERVAL", "DAY", "DOB", "DURATION", "MONTH", "PASSWORD", "TIME", "YEAR",
}  # fmt: skip
# Forms that hold other forms: a URL holds names and dates, and is still one URL.
CONTAINERS: frozenset[str] = frozenset({"EMAIL_ADDRESS", "URL", "FILENAME"})


_COARSE = dict(COARSE)


def coarse(label: str) -> str:
    """The class in which two readings of one stretch count as the same finding."""
    return _COARSE.get(label, label)


def specializes(label: str, other: str) -> bool:
    """Whether `label` says the same as `other`, or more of the same class."""
    return is_a(label, other) or (other in GENERIC and coarse(label) == coarse(other))
