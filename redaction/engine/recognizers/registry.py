"""Every recognizer of the product, in one tuple."""

from . import (
    accounts,
    banks,
    blood,
    cards,
    countries,
    crypto,
    doses,
    email,
    files,
    health,
    identity,
    medical_statistics,
    network,
    organizations,
    passwords,
    phone,
    tokens,
    url,
    usernames,
    vehicles,
)
from .base import Recognizer

MODULES = (
    email, url, network, phone, usernames, files,
    cards, banks, accounts, crypto, organizations, passwords, tokens,
    identity, countries, health, vehicles, blood, doses, medical_statistics,
)  # fmt: skip

RECOGNIZERS: tuple[Recognizer, ...] = tuple(recognizer for module in MODULES for recognizer in module.RECOGNIZERS)
