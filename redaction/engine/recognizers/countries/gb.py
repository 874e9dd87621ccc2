"""United Kingdom: National Insurance, NHS, CHI, UTR, DVLA licence, UPN."""

import re

from stdnum.gb import nhs, upn, utr

from ..numbers import Number, is_date, weighted, words

PLACES = words("uk britain british england english scotland scottish wales welsh nhs hmrc gp")
NINO = re.compile(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?")
LICENCE = re.compile(r"(?=[A-Z9]{5})[A-Z]{2,5}9{0,3}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-HJ-NP-Z0-9][A-Z]{2}(?:\d\d)?")


def nino(value: str) -> bool:
    """The grammar of HMRC's manual NIM39110: prefixes never issued are refused."""
    return NINO.fullmatch(re.sub(r"[ .-]", "", value).upper()) is not None


def chi(value: str) -> bool:
    """A birth date, DDMMYY, and a check digit modulo 11 (Public Health Scotland)."""
    return is_date(value, "dmy") and (weighted(value, range(10, 1, -1)) + int(value[9])) % 11 == 0


def dvla(value: str) -> bool:
    """Surname to five places padded with 9, birth date with the sex in its month, initials (DVLA)."""
    compact = re.sub(r"[ -]", "", value).upper()
    month, day = int(compact[6:8]) % 50, int(compact[8:10])
    return LICENCE.fullmatch(compact) is not None and 1 <= month <= 12 and 1 <= day <= 31


NUMBERS = (
    Number(
        "SSN",
        "AA9{6}A|AA 99 99 99 A|AA 999999 A|AA-99-99-99-A|AA99 99 99A|AA 99 99 99A|AA 999999A|AA999999 A|AA.99.99.99.A",
        "ni|nino|national insurance|national insurance number|ni number|ni no|n.i. number|nat ins|insurance number",
        0.85,
        nino,
        PLACES,
    ),
    Number("SSN", "AA9{6}|AA 99 99 99", "nino|national insurance|ni number|ni no", 0.0, nino, PLACES),
    Number(
        "HEALTHCARE_NUMBER",
        "999 999 9999|999-999-9999|9{10}",
        "nhs|nhs number|nhs no|nhs id|national health service|health and care number|h&c number",
        0.0,
        nhs.is_valid,
        PLACES,
    ),
    Number("HEALTHCARE_NUMBER", "9{10}|999999 9999", "chi|chi number|community health index", 0.0, chi, PLACES),
    Number(
        "NUMERICAL_PII",
        "9{10}|99999 99999|9{10}A",
        "utr|unique taxpayer reference|self assessment|tax reference",
        0.0,
        utr.is_valid,
        PLACES,
    ),
    Number("NUMERICAL_PII", "A9{12}|A9{11}A", "upn|unique pupil number|pupil number", 0.55, upn.is_valid, PLACES),
    Number(
        "DRIVER_LICENSE",
        "A{5}9{6}AA9AA|A{4}9{7}AA9AA|AAA9{8}AA9AA|AA9{9}AA9AA|A{5}9{6}A99AA|A{4}9{7}A99AA|AAA9{8}A99AA"
        "|A{5}9{6}AAAAA|A{5}9{6}A9AAA|A{5}9{6}99AAA|A{5}9{6}999AA|A{5} 9{6} AA9AA|A{5} 9{6} A99AA"
        "|A{5}9{6}AA9AA 99|A{5}9{6}A99AA 99"
        "|A{5}9{6}AA9AA99|A{5}9{6}A99AA99",
        "driving licence|driving license|driver licence|driver's licence|dvla|licence|licence number|licence no"
        "|driver number|driving licence number",
        0.9,
        dvla,
        PLACES,
    ),
)
