"""Addresses of crypto currencies.

They are ACCOUNT_NUMBER: an address is to a wallet what an account number is to a customer's account, no bank stands
behind it, and whoever knows it sees every payment of its owner. BANK_ACCOUNT would promise a bank.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import bitcoin

from ..document import Document
from ..span import Span
from .base import DIGITS, FunctionRecognizer, Recognizer, mentions

BITCOIN58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
WALLET_WORDS = frozenset(
    {
        "wallet", "wallets", "address", "btc", "bitcoin", "eth", "ethereum", "ltc", "litecoin", "doge", "dogecoin",
        "xrp", "ripple", "xmr", "monero", "sol", "solana", "trx", "tron", "usdt", "usdc", "crypto", "coin", "ada",
        "cardano", "cüzdan", "cartera", "portefeuille", "portafoglio", "portemonnee", "portfel", "carteira",
        "plånbok", "adresse", "dirección",
    }
)  # fmt: skip


def base58check(value: str, alphabet: str = BITCOIN58) -> bool:
    """Whether the last four of 25 bytes are the double SHA-256 of the others (Bitcoin's address format)."""
    number = 0
    for character in value:
        index = alphabet.find(character)
        if index < 0:
            return False
        number = number * 58 + index
    if number >= 1 << 200:
        return False
    raw = number.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def ripple(value: str) -> bool:
    """Base58check with Ripple's alphabet."""
    return base58check(value, RIPPLE58)


def is_bitcoin(value: str) -> bool:
    """Base58check or bech32; taproot's bech32m is taken by its shape."""
    return value.lower().startswith("bc1p") or bool(bitcoin.is_valid(value))


@dataclass(frozen=True, slots=True)
class Form:
    """How a currency writes its addresses; without a checksum a bare match is worth `bare`."""

    pattern: str
    check: Callable[[str], bool] | None
    bare: float


FORMS: dict[str, Form] = {
    "bech32": Form(r"(?:bc|BC)1[02-9ac-hj-np-zA-HJ-NP-Z]{11,71}", is_bitcoin, 0.97),
    "ethereum": Form(r"0x[0-9a-fA-F]{40}", None, 0.9),
    "litecoin": Form(r"ltc1[02-9ac-hj-np-z]{30,60}", None, 0.9),
    "cardano": Form(r"addr1[02-9ac-hj-np-z]{50,100}", None, 0.95),
    "ripple": Form(r"r[1-9A-HJ-NP-Za-km-z]{24,34}", ripple, 0.97),
    "monero": Form(r"[48][1-9A-HJ-NP-Za-km-z]{94}", None, 0.9),
    "base58": Form(r"[13LMDTA][1-9A-HJ-NP-Za-km-z]{25,34}", base58check, 0.97),
    "solana": Form(r"[1-9A-HJ-NP-Za-km-z]{43,44}", None, 0.0),
}
ADDRESS = re.compile(
    r"(?<![A-Za-z0-9_/+=.-])(?:"
    + "|".join(f"(?P<{name}>{form.pattern})" for name, form in FORMS.items())
    + r")(?![A-Za-z0-9_+=])"
)


def find_addresses(document: Document) -> Iterator[Span]:
    """Addresses by their form; a failed checksum counts only beside a word for wallets."""
    for match in (found for run in document.long_runs for found in ADDRESS.finditer(document.text, *run)):
        form = FORMS[str(match.lastgroup)]
        valid = form.check is not None and form.check(match.group())
        near = mentions(document.before(match.start(), 60), WALLET_WORDS)
        score = form.bare if valid or form.check is None else 0.0
        if near and not DIGITS.isdisjoint(match.group()):
            score = max(score, 0.8 if not valid else 0.99)
        if score:
            yield Span(*match.span(), "ACCOUNT_NUMBER", score, checked=valid)


RECOGNIZERS: tuple[Recognizer, ...] = (FunctionRecognizer(frozenset({"ACCOUNT_NUMBER"}), find_addresses, DIGITS),)
