"""Guests: people without an account or a key, whose signed token says that they are the same as before.

A token has the form of an HTTP token (RFC 9110 5.6.2), so that it also fits into `Sec-WebSocket-Protocol`.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner, b62_decode

PREFIX = "guest_"
SALT = "tacet.guest"
LONGEST = 400  # characters of a token


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom a token stands for: a random reference, in a project, until then."""

    reference: str
    project: str
    expires: datetime


def issue(project: str) -> tuple[str, str]:
    """A new guest of the project: their reference and their token."""
    reference = secrets.token_urlsafe(12)
    content = base64.urlsafe_b64encode(f"{reference}:{project}".encode()).decode().rstrip("=")
    return reference, PREFIX + _signer().sign(content)


def read(token: str) -> Guest | None:
    """The guest whose token it is; None where it is forged or older than GUEST_DAYS."""
    if len(token) > LONGEST:
        return None
    signed = token.removeprefix(PREFIX)
    try:
        content = _signer().unsign(signed, max_age=timedelta(days=settings.GUEST_DAYS))
        reference, _, project = base64.urlsafe_b64decode(content + "=" * (-len(content) % 4)).decode().partition(":")
    except (BadSignature, ValueError):
        return None
    made = datetime.fromtimestamp(b62_decode(signed.split(".")[1]), UTC)
    return Guest(reference, project, made + timedelta(days=settings.GUEST_DAYS))


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=".", salt=SALT)
