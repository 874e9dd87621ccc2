"""Pakistan, Bangladesh, Sri Lanka: national identity cards."""

from stdnum.pk import cnic

from ..numbers import Number, words

PLACES = words("pakistan pakistani karachi lahore bangladesh dhaka lanka colombo")

NUMBERS = (
    Number("SSN", "99999-9999999-9", "cnic|nadra|nic|cnic no|cnic number|شناختی کارڈ", 0.75, cnic.is_valid, PLACES),
    Number("SSN", "9{13}", "cnic|nadra|nicop|cnic no", 0.0, cnic.is_valid, PLACES),
    Number(
        "SSN",
        "9{10}|9{13}|9{17}",
        "nid|nid no|nid number|national id card|জাতীয় পরিচয়পত্র",
        0.0,
        None,
        PLACES,
        named=0.88,
    ),
    Number("SSN", "9{9}A|9{12}", "nic|nic no|nic number", 0.0, None, PLACES, named=0.88),
)
