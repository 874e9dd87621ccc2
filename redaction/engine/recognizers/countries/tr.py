"""Türkiye: T.C. kimlik numarası, tax number."""

from stdnum.tr import tckimlik, vkn

from ..numbers import Number, words

PLACES = words("türkiye turkey turkish türk istanbul ankara ve bir için")

NUMBERS = (
    Number(
        "SSN",
        "9{11}|999 999 999 99",
        "kimlik|tckn|t.c. kimlik|tc kimlik|tc kimlik no|kimlik no|kimlik numarası|kimlik numaram|tc no|t.c. kimlik no",
        0.45,
        tckimlik.is_valid,
        PLACES,
    ),
    Number("NUMERICAL_PII", "9{10}", "vergi|vkn|vergi no|vergi numarası|vergi kimlik", 0.0, vkn.is_valid, PLACES),
)
