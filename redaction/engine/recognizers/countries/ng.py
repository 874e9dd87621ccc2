"""Africa and the Gulf: Nigeria's NIN and BVN, Kenya, Egypt, the Emirates, Saudi Arabia."""

from stdnum import luhn

from ..numbers import Number, digits_of, words

PLACES = words("nigeria nigerian lagos abuja kenya kenyan nairobi egypt egyptian cairo uae dubai emirates saudi riyadh")


def emirates(value: str) -> bool:
    """Fifteen digits from 784 with a Luhn digit."""
    return digits_of(value).startswith("784") and bool(luhn.is_valid(digits_of(value)))


def egyptian(value: str) -> bool:
    """Century, birth date, governorate, serial."""
    return value[0] in "23" and 1 <= int(value[3:5]) <= 12 and 1 <= int(value[5:7]) <= 31


NUMBERS = (
    Number(
        "SSN",
        "9{11}|9999 9999 999|9999-999-9999",
        "nin|national identification number|nin number|nimc",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number("NUMERICAL_PII", "9{11}", "bvn|bank verification number|bvn no", 0.0, None, PLACES, named=0.93),
    Number("NUMERICAL_PII", "A9{9}A", "kra|kra pin|kra pin number", 0.4, None, PLACES, named=0.93),
    Number("SSN", "999-9999-9999999-9|9{15}", "emirates id|eid|eida|الهوية", 0.6, emirates, PLACES),
    Number("SSN", "9{14}", "national id|الرقم القومي|egyptian id|رقم قومي", 0.0, egyptian, PLACES),
    Number("SSN", "9{10}", "iqama|iqama number|رقم الهوية|الهوية الوطنية|saudi id|هوية", 0.0, None, PLACES, named=0.93),
)
