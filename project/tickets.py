"""One-use tickets for sockets: a browser cannot send headers with a handshake, and a key does not belong in a URL."""

import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.cache import cache, caches
from django.core.cache.backends.filebased import FileBasedCache

SECONDS = 60
PAD = 32  # bytes; a session key of Django's has as many characters


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a ticket lets in: the holder of a key, of a session, a guest (reference, project, expiry), or nobody."""

    key_digest: str | None = None
    session: str | None = field(default=None, repr=False)
    guest: tuple[str, str, datetime] | None = None


def issue(holder: Holder, seconds: int = SECONDS) -> str:
    """A ticket that is good once, for so many seconds. What is stored lets nobody in who has no ticket."""
    token = secrets.token_urlsafe(32)
    sealed = None if holder.session is None else _padded(holder.session.encode(), token)
    cache.set(_name(token), (holder.key_digest, sealed, holder.guest), seconds)
    return token


def redeem(token: str) -> Holder | None:
    """Whom the ticket lets in, this once; None where it is unknown, used or too old."""
    held = cache.get(_name(token))
    if held is None or not cache.delete(_name(token)):  # of two that come at once, one deletes it
        return None
    key_digest, sealed, *others = held  # one of the version before has two
    guest = others[0] if others else None
    return Holder(key_digest, None if sealed is None else _padded(sealed, token).decode(), guest)


def purge() -> int:
    """Remove the tickets that nobody has used in time, where files keep them; Redis forgets them by itself."""
    if not isinstance(caches["default"], FileBasedCache):
        return 0
    backend: Any = caches["default"]
    removed = 0
    for path in Path(backend._dir).glob(f"*{backend.cache_suffix}"):
        with suppress(OSError), path.open("rb") as file:
            removed += backend._is_expired(file)
    return removed


def _padded(content: bytes, token: str) -> bytes:
    """The content under a one-time pad made from the ticket, or back: the store knows neither."""
    if len(content) > PAD:
        raise ValueError("the session key is longer than the pad")
    pad = hmac.digest(token.encode("utf-8", "surrogatepass"), b"session", hashlib.sha256)
    return bytes(left ^ right for left, right in zip(content, pad, strict=False))


def _name(token: str) -> str:
    from .auth import digest

    return f"ticket:{digest(token)}"
