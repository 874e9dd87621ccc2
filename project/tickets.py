"""One-use tickets for sockets: a browser cannot send headers with a handshake, and a key does not belong in a URL."""

import secrets
from dataclasses import dataclass

from django.core.cache import cache

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a ticket lets in: the holder of a key, a user, or neither."""

    key_digest: str | None = None
    user_id: int | None = None


def issue(holder: Holder) -> str:
    """A ticket that is good once, within 60 s."""
    token = secrets.token_urlsafe(32)
    cache.set(_name(token), (holder.key_digest, holder.user_id), SECONDS)
    return token


def redeem(token: str) -> Holder | None:
    """Whom the ticket lets in, this once; None where it is unknown, used or too old."""
    held = cache.get(_name(token))
    if held is None or not cache.delete(_name(token)):  # of two that come at once, one deletes it
        return None
    return Holder(*held)


def _name(token: str) -> str:
    from .auth import digest

    return f"ticket:{digest(token)}"
