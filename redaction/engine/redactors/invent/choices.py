"""Values to choose from for what has no form, and the types that may stay as they are."""

from collections.abc import Mapping
from types import MappingProxyType

# Types that say nothing of a person by themselves.
HARMLESS = frozenset(
    {
        "CORPORATE_ACTION", "DAY", "EFFECT", "FINANCIAL_METRIC", "GENDER", "LANGUAGE", "LOCATION_COUNTRY", "MONTH",
        "PRODUCT", "STATISTICS", "TREND",
    }
)  # fmt: skip

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "BLOOD_TYPE": ("A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-"),
        "CONDITION": ("asthma", "migraine", "hypertension", "eczema", "gastritis", "arthritis", "anaemia", "sinusitis"),
        "DRUG": ("ibuprofen", "paracetamol", "amoxicillin", "omeprazole", "cetirizine", "metformin", "loratadine"),
        "EVENT": ("the Harbour Festival", "the Spring Fair", "the Lantern Parade", "the Autumn Games"),
        "INJURY": ("sprained ankle", "bruised rib", "broken wrist", "torn ligament", "cut on the hand"),
        "LOCATION": ("Silver Lake", "the Old Mill", "North Ridge", "Maple Valley", "Stone Harbour"),
        "MARITAL_STATUS": ("single", "married", "divorced", "widowed", "engaged"),
        "MEDICAL_CODE": (),
        "MEDICAL_PROCESS": ("blood test", "X-ray", "physiotherapy", "ultrasound", "biopsy", "vaccination"),
        "ORIGIN": ("Norwegian", "Chilean", "Kenyan", "Korean", "Portuguese", "Canadian", "Croatian"),
        "PHYSICAL_ATTRIBUTE": ("brown hair", "green eyes", "tall", "slim", "freckles", "curly hair"),
        "POLITICAL_AFFILIATION": ("independent", "liberal", "conservative", "green", "social democrat"),
        "PROJECT": ("Bluebird", "Northstar", "Juniper", "Granite", "Lighthouse"),
        "RELIGION": ("Buddhist", "Lutheran", "Hindu", "Catholic", "Muslim", "Jewish", "Sikh"),
        "SEXUALITY": ("straight", "gay", "bisexual", "lesbian", "asexual"),
        "ZODIAC_SIGN": (
            "Aries", "Taurus", "Gemini", "Cancer", "Leo", "Virgo", "Libra", "Scorpio", "Sagittarius", "Capricorn",
            "Aquarius", "Pisces",
        ),
    }
)  # fmt: skip
