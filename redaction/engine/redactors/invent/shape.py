"""Values of the same shape: digits for digits, letters for letters, checksums repaired."""

import random
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

from stdnum import iban, luhn

from ...checks import bare

# National numbers that pass their own check keep passing it.
NATIONAL = (
    "us.ssn", "us.itin", "us.ein", "ca.sin", "br.cpf", "br.cnpj", "mx.curp", "ar.cuit", "cl.rut", "gb.nhs", "gb.utr",
    "de.idnr", "de.vat", "fr.nir", "fr.siren", "fr.siret", "es.dni", "es.nie", "es.cif", "it.codicefiscale", "it.iva",
    "nl.bsn", "be.nn", "pl.pesel", "pl.nip", "pt.nif", "se.personnummer", "dk.cpr", "no.fodselsnummer", "fi.hetu",
    "cz.rc", "ro.cnp", "hu.anum", "tr.tckimlik", "ch.ssn", "at.vnr", "ie.pps", "in_.aadhaar", "kr.rrn", "za.idnr",
    "au.tfn", "au.medicare", "nz.ird", "us.rtn", "il.idnr", "bg.egn", "ee.ik", "hr.oib",
)  # fmt: skip
ISSUER = 4  # leading digits of a card that tell its brand (ISO/IEC 7812-1)
TRIES = 400


def scrambled(value: str, chance: random.Random, keep: int = 0) -> str:
    """The value with other digits and letters, the first `keep` letters and digits as they are."""
    hexadecimal = all(character in "0123456789abcdefABCDEF" for character in value if character.isalnum())
    out: list[str] = []
    for character in value:
        if character.isalnum() and keep > 0:
            keep -= 1
            out.append(character)
        else:
            out.append(other(character, chance, hexadecimal, first=not out))
    return "".join(out)


def other(character: str, chance: random.Random, hexadecimal: bool = False, first: bool = False) -> str:
    """A character of the same kind."""
    if character.isdecimal():
        return chance.choice("123456789" if first and character != "0" else "0123456789")
    if not character.isalpha():
        return character
    letters = "abcdef" if hexadecimal else "abcdefghijklmnopqrstuvwxyz"
    made = chance.choice(letters)
    return made.upper() if character.isupper() else made


def number(value: str, chance: random.Random) -> str:
    """An identifier of the same form; what checks the original checks it too, where one of a few tries does."""
    plain = bare(value)
    if iban.is_valid(plain):
        return other_iban(value, chance)
    checks = [check for check in validators() if check(plain)]
    if not checks:
        return scrambled(value, chance)
    for attempt in range(2 * TRIES):
        made = scrambled(value, chance, keep=0 if attempt < TRIES else len(plain) // 2)
        if made != value and checks[0](bare(made)):
            return made
    return scrambled(value, chance)


@cache
def validators() -> tuple[Callable[[str], bool], ...]:
    """The checks of NATIONAL that this version of stdnum has."""
    found: list[Callable[[str], bool]] = []
    for name in NATIONAL:
        try:
            found.append(import_module(f"stdnum.{name}").is_valid)
        except ImportError:
            continue
    return tuple(found)


def card(value: str, chance: random.Random) -> str:
    """A card number of the same issuer and format, valid by Luhn's formula where the original is."""
    plain = bare(value)
    if len(plain) < 8 or not luhn.is_valid(plain):
        return scrambled(value, chance)
    body = scrambled(plain, chance, ISSUER)[:-1]
    return refilled(value, body + luhn.calc_check_digit(body))


def other_iban(value: str, chance: random.Random) -> str:
    """An IBAN of the same country with the check digits that ISO 13616 asks for."""
    plain = bare(value).upper()
    rest = scrambled("0" + plain[4:], chance)[1:]
    return refilled(value, plain[:2] + iban.calc_check_digits(f"{plain[:2]}00{rest}") + rest)


def refilled(form: str, characters: str) -> str:
    """The form with its letters and digits replaced, in order."""
    supply = iter(characters)
    return "".join(next(supply, character) if character.isalnum() else character for character in form)


def phone(value: str, chance: random.Random) -> str:
    """A phone number of the same country and area: the last seven digits differ."""
    count = sum(character.isdecimal() for character in value)
    return scrambled(value, chance, keep=max(0, count - 7)) if count > 7 else scrambled(value, chance)


def ip_address(value: str, chance: random.Random) -> str:
    """An address of the ranges for documentation (RFC 5737, RFC 3849); MAC addresses and masks keep their form."""
    if value.count(".") == 3 and all(part.isdecimal() for part in value.split(".")):
        return f"203.0.113.{chance.randrange(1, 255)}"
    if value.count(":") >= 2 and not all(len(part) == 2 for part in value.split(":")):
        return "2001:db8::" + ":".join(f"{chance.randrange(1, 65536):x}" for _ in range(3))
    return scrambled(value, chance)


def coordinate(value: str, chance: random.Random) -> str:
    """A position within a degree: the decimals differ."""
    return re.sub(r"(?<=\d[.,])\d+", lambda match: scrambled("0" + match.group(), chance)[1:], value)
