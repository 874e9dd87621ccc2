"""Luxembourg, Malta, Cyprus: national numbers."""

from stdnum import luhn, verhoeff

from ..numbers import Number, words

PLACES = words("luxembourg luxembourgish malta maltese cyprus cypriot lëtzebuerg")


def matricule(value: str) -> bool:
    """Birth date, serial, a Luhn digit and a Verhoeff digit (CCSS)."""
    digits = "".join(c for c in value if c.isdigit())
    return bool(luhn.is_valid(digits[:12]) and verhoeff.is_valid(digits[:11] + digits[12]))


NUMBERS = (
    Number(
        "SSN",
        "9{13}|9999 9999 99999|9{8} 99999",
        "matricule|numéro matricule|cns|matricule nationale|ccss|sozialversicherungsnummer"
        "|numéro d'identification nationale",
        0.5,
        matricule,
        PLACES,
    ),
    Number(
        "SSN",
        "9{7}A|9{6}A|9{5}A|9999999 A",
        "maltese id|id card|id card no|id card number|karta tal-identità",
        0.0,
        None,
        words("malta maltese"),
        named=0.6,
    ),
)
