"""Every recognizer of the product, in one tuple."""

from . import (
    accounts,
    addresses,
    ages,
    banks,
    blood,
    cards,
    countries,
    crypto,
    dates,
    doses,
    durations,
    email,
    files,
    health,
    identity,
    medical_statistics,
    money,
    network,
    organizations,
    passwords,
    phone,
    places,
    spoken,
    times,
    tokens,
    traits,
    url,
    usernames,
    vehicles,
)
from .base import Recognizer

MODULES = (
    email, url, network, phone, usernames, files,
    cards, banks, accounts, crypto, organizations, passwords, tokens,
    identity, countries, health, vehicles, blood, doses, medical_statistics,
    dates, times, durations, ages, money,
    places, addresses, spoken, traits,
)  # fmt: skip

RECOGNIZERS: tuple[Recognizer, ...] = tuple(recognizer for module in MODULES for recognizer in module.RECOGNIZERS)
