"""Names under which a selector takes several entity types at once, each with the text that its members come from.

The laws name kinds of data, not entity types; membership is our reading of them and is listed in the documentation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import taxonomy


@dataclass(frozen=True, slots=True)
class Group:
    """The entity types of one law or standard, and where it says so."""

    labels: frozenset[str]
    source: str


NAMES = frozenset({"NAME", "NAME_FAMILY", "NAME_GIVEN", "NAME_MEDICAL_PROFESSIONAL"})
PLACES = frozenset(label for label in taxonomy.PII if label.startswith("LOCATION"))
SMALL_PLACES = PLACES - {"LOCATION_COUNTRY"}
ONLINE = frozenset({"EMAIL_ADDRESS", "IP_ADDRESS", "URL", "USERNAME"})
CONTACT = ONLINE | {"PHONE_NUMBER"}
GOVERNMENT = frozenset({"DRIVER_LICENSE", "PASSPORT_NUMBER", "SSN"})
NUMBERS = GOVERNMENT | {"ACCOUNT_NUMBER", "HEALTHCARE_NUMBER", "NUMERICAL_PII", "VEHICLE_ID"}
HEALTH = frozenset(taxonomy.HEALTH)
CARE = HEALTH | {"HEALTHCARE_NUMBER", "MEDICAL_CODE"}
PCI = frozenset(taxonomy.PCI)
BELIEFS = frozenset({"ORIGIN", "POLITICAL_AFFILIATION", "RELIGION", "SEXUALITY"})
DATES = frozenset({"DATE", "DATE_INTERVAL", "DOB"})
PERSON = frozenset({"AGE", "DOB", "GENDER", "LANGUAGE", "MARITAL_STATUS", "OCCUPATION", "PHYSICAL_ATTRIBUTE"})
FINANCE = frozenset({"CORPORATE_ACTION", "EFFECT", "FINANCIAL_METRIC", "MONEY", "ORGANIZATION_ID", "TREND"})

HIPAA_SAFE_HARBOR = Group(
    NAMES | SMALL_PLACES | DATES | {"DAY", "MONTH", "AGE"} | CONTACT | NUMBERS | PCI
    | {"PHYSICAL_ATTRIBUTE", "ORGANIZATION_ID", "PASSWORD"},
    "45 CFR 164.514(b)(2)(i)(A)-(R): the eighteen identifiers; (B) leaves the country, (C) the year",
)  # fmt: skip

GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        "GDPR": Group(
            NAMES | PLACES | CONTACT | NUMBERS | PCI | PERSON | BELIEFS | CARE | {"PASSWORD", "ZODIAC_SIGN"},
            "Regulation (EU) 2016/679, articles 4(1), 4(13), 4(15) and 9(1)",
        ),
        "GDPR_SENSITIVE": Group(
            BELIEFS | CARE | {"PHYSICAL_ATTRIBUTE"},
            "Regulation (EU) 2016/679, article 9(1)",
        ),
        "HIPAA_SAFE_HARBOR": HIPAA_SAFE_HARBOR,
        "HIPAA": HIPAA_SAFE_HARBOR,  # its name before version 4.0 of the compatible API
        "CPRA": Group(
            NAMES | SMALL_PLACES | CONTACT | NUMBERS | PCI | PERSON | BELIEFS | CARE | {"PASSWORD"},
            "California Civil Code 1798.140(v) and (ae)",
        ),
        "QUEBEC_PRIVACY_ACT": Group(
            NAMES | PLACES | CONTACT | NUMBERS | PCI | PERSON | BELIEFS | CARE | DATES | {"PASSWORD", "TIME"},
            "CQLR c. P-39.1, sections 2 and 12 (as amended by 2021, c. 25)",
        ),
        "APPI": Group(
            NAMES | PLACES | CONTACT | NUMBERS | PCI | PERSON | BELIEFS | CARE | {"PASSWORD"},
            "Act on the Protection of Personal Information (Japan, Act 57 of 2003), articles 2(1), 2(2) and 2(3)",
        ),
        "APPI_SENSITIVE": Group(
            (BELIEFS - {"SEXUALITY"}) | CARE,
            "Act on the Protection of Personal Information (Japan, Act 57 of 2003), article 2(3)",
        ),
        "PCI": Group(PCI, "PCI DSS 4.0, account data; bank account and routing numbers by the compatible API"),
        "HEALTH_INFORMATION": Group(
            CARE | {"ORGANIZATION_MEDICAL_FACILITY", "NAME_MEDICAL_PROFESSIONAL"},
            "45 CFR 160.103, health information",
        ),
        "CCI": Group(
            FINANCE | {"ACCOUNT_NUMBER", "DATE", "EVENT", "ORGANIZATION", "PRODUCT", "PROJECT"},
            "Confidential company information; Directive (EU) 2016/943, article 2(1)",
        ),
        "CORE_ENTITIES": Group(
            NAMES | PLACES | CONTACT | NUMBERS | PCI | {"AGE", "DATE", "DOB", "ORGANIZATION", "PASSWORD"},
            "No law: what identifies a person directly, and the quasi-identifiers most texts have",
        ),
        "LIDI": Group(
            NAMES | PLACES | CONTACT | DATES | {"AGE", "GENDER", "OCCUPATION", "ORGANIZATION", "ORIGIN"},
            "ISO/IEC 20889:2018, 3.17 and 3.27: local identifiers and indirect identifiers",
        ),
        "GENDER_SEXUALITY": Group(
            frozenset({"GENDER", "SEXUALITY"}), "No law: one entity type of the compatible API, which became two"
        ),
        "NUMERICAL_EXCL_PCI": Group(
            NUMBERS | {"ORGANIZATION_ID", "PHONE_NUMBER"},
            "No law: every number that identifies, without the PCI types",
        ),
    }
)  # fmt: skip
