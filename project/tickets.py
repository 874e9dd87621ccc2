"""One-use tickets for sockets: a browser cannot send headers with a handshake, and a key does not belong in a URL."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from django.core.cache import cache

SECONDS = 60
PAD = 32  # bytes; a session key of Django's has as many characters


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a ticket lets in: the holder of a key, of a session, or of neither."""

    key_digest: str | None = None
    session: str | None = field(default=None, repr=False)


def issue(holder: Holder) -> str:
    """A ticket that is good once, within 60 s. What is stored lets nobody in who does not have the ticket."""
    token = secrets.token_urlsafe(32)
    sealed = None if holder.session is None else _padded(holder.session.encode(), token)
    cache.set(_name(token), (holder.key_digest, sealed), SECONDS)
    return token


def redeem(token: str) -> Holder | None:
    """Whom the ticket lets in, this once; None where it is unknown, used or too old."""
    held = cache.get(_name(token))
    if held is None or not cache.delete(_name(token)):  # of two that come at once, one deletes it
        return None
    key_digest, sealed = held
    return Holder(key_digest, None if sealed is None else _padded(sealed, token).decode())


def _padded(content: bytes, token: str) -> bytes:
    """The content under a one-time pad made from the ticket, or back: the store knows neither."""
    if len(content) > PAD:
        raise ValueError("the session key is longer than the pad")
    pad = hmac.digest(token.encode("utf-8", "surrogatepass"), b"session", hashlib.sha256)
    return bytes(left ^ right for left, right in zip(content, pad, strict=False))


def _name(token: str) -> str:
    from .auth import digest

    return f"ticket:{digest(token)}"
