"""Croatia: OIB, MBO, identity card."""

from stdnum.hr import oib

from ..numbers import Number, words

PLACES = words("hrvatska croatia croatian hrvatski zagreb je nije")

NUMBERS = (
    Number("SSN", "9{11}", "oib|osobni identifikacijski broj|oib-a|oib broj", 0.4, oib.is_valid, PLACES),
    Number(
        "HEALTHCARE_NUMBER", "9{9}", "mbo|matični broj osiguranika|broj osigurane osobe", 0.0, None, PLACES, named=0.93
    ),
    Number(
        "NUMERICAL_PII",
        "9{9}",
        "osobna iskaznica|osobne iskaznice|broj osobne iskaznice|broj osobne",
        0.0,
        None,
        PLACES,
        named=0.92,
    ),
)
