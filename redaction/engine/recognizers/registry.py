"""Every recognizer of the product, in one tuple."""

from . import (
    accounts,
    addresses,
    ages,
    banks,
    cards,
    countries,
    crypto,
    dates,
    durations,
    email,
    files,
    health,
    identity,
    money,
    network,
    organizations,
    passwords,
    phone,
    places,
    spelled,
    spoken,
    times,
    tokens,
    traits,
    url,
    usernames,
    vehicles,
)
from .base import Recognizer
from .sieve import Sieve

MODULES = (
    email, url, network, phone, usernames, files,
    cards, banks, accounts, crypto, organizations, passwords, tokens,
    identity, countries, health, vehicles,
    dates, times, durations, ages, money,
    places, addresses, spelled, spoken, traits,
)  # fmt: skip

RECOGNIZERS: tuple[Recognizer, ...] = tuple(recognizer for module in MODULES for recognizer in module.RECOGNIZERS)
SIEVE = Sieve(RECOGNIZERS)
