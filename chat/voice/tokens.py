"""Tokens of `POST /start`: good for one socket within five minutes."""

import hashlib
import hmac
import time
from typing import Any

import orjson
from django.conf import settings
from django.core.cache import cache

from project import encryption
from project.auth import Caller, Presented, authenticate, digest, issue_ticket
from project.errors import Problem
from project.sockets import database

SECONDS = 300
PURPOSE = "voice"
Wishes = dict[str, Any]


async def issue(caller: Caller, wishes: Wishes) -> str:
    """A token `<ticket>.<expiry>.<HMAC-SHA256>` for the caller; what the socket is to do is kept here, not in it."""
    ticket = await issue_ticket(caller, SECONDS)
    expiry = str(int(time.time()) + SECONDS)
    kept = encryption.seal(orjson.dumps(wishes).decode(), PURPOSE)
    await database.run(cache.set, _name(ticket), kept, SECONDS)
    return f"{ticket}.{expiry}.{_mac(ticket, expiry)}"


async def redeem(token: str) -> tuple[Caller, Wishes]:
    """Whom the token lets in, this once, and to what. Raises Problem 401."""
    ticket, _, rest = token.partition(".")
    expiry, _, mac = rest.partition(".")
    good = hmac.compare_digest(mac.encode("utf-8", "replace"), _mac(ticket, expiry).encode())
    if not good or int(expiry) < time.time():
        raise Problem(code="credentials_invalid")
    kept = await database.run(cache.get, _name(ticket))
    caller = await authenticate(Presented({}, "", {}, f"token={ticket}"))
    await database.run(cache.delete, _name(ticket))
    if kept is None:
        raise Problem(code="credentials_invalid")
    return caller, orjson.loads(encryption.unseal(kept, PURPOSE))


def is_token(given: str) -> bool:
    """Whether it has the form of a token; keys and tickets have no dots."""
    return given.count(".") == 2


def _mac(ticket: str, expiry: str) -> str:
    key = hashlib.sha256(b"chat.voice.tokens" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(key, f"{ticket}.{expiry}".encode("utf-8", "replace"), hashlib.sha256).hex()


def _name(ticket: str) -> str:
    return f"voice:{digest(ticket)}"
