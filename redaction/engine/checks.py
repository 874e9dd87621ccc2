"""Checksums that an operator can name in a recognizer of their own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from stdnum import bic, ean, iban, imei, isin, luhn, verhoeff
from stdnum.iso7064 import mod_11_2, mod_37_36, mod_97_10


def bare(value: str) -> str:
    """Letters and digits alone: what the algorithms count."""
    return "".join(character for character in value if character.isalnum())


def over_bare(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """The check, blind to separators."""
    return lambda value: check(bare(value))


CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "bic": over_bare(bic.is_valid),  # ISO 9362
        "ean": over_bare(ean.is_valid),  # GS1 General Specifications
        "iban": over_bare(iban.is_valid),  # ISO 13616
        "imei": over_bare(imei.is_valid),  # 3GPP TS 23.003
        "isin": over_bare(isin.is_valid),  # ISO 6166
        "luhn": over_bare(luhn.is_valid),  # ISO/IEC 7812-1
        "mod_11_2": over_bare(mod_11_2.is_valid),  # ISO 7064
        "mod_37_36": over_bare(mod_37_36.is_valid),  # ISO 7064
        "mod_97_10": over_bare(mod_97_10.is_valid),  # ISO 7064
        "verhoeff": over_bare(verhoeff.is_valid),
    }
)


def named(name: str) -> Callable[[str], bool] | None:
    """The check of that name, None for the empty name. Raises LookupError for an unknown one."""
    if not name:
        return None
    if name not in CHECKS:
        raise LookupError(f"no such check; known are {', '.join(sorted(CHECKS))}")
    return CHECKS[name]
