"""What people send, checked: the same rules for sockets and REST. Raises Problem 400 that names the field alone."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from project.errors import invalid

from ..models.messages import CLIENT_ID
from ..models.people import NAME as PERSON_NAME
from ..models.reveals import REASON
from ..models.rooms import NAME as ROOM_NAME
from ..models.rooms import TOPIC
from .emoji import is_emoji

MOST = 2**53 - 1  # whole numbers that JSON carries exactly (RFC 8259 section 6)
CONTROL = frozenset({"Cc", "Cs"})


def text(value: Any, field: str, most: int, *, least: int = 1) -> str:
    """A string of `least` to `most` characters in which something can be seen."""
    if not isinstance(value, str):
        raise invalid(field, "must be a string")
    if len(value) > most:
        raise invalid(field, f"must be at most {most} characters long", code="too_long")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise invalid(field, "must not contain NUL or lone surrogates")
    if least and not value.strip():
        raise invalid(field, "must not be empty")
    return value


def line(value: Any, field: str, most: int, *, least: int = 1) -> str:
    """As `text`, on one line: names and topics."""
    given = text(value, field, most, least=least).strip()
    if any(unicodedata.category(character) in CONTROL for character in given):
        raise invalid(field, "must be one line without control characters")
    return given


def person_name(value: Any) -> str:
    """A display name."""
    return line(value, "name", PERSON_NAME)


def room_name(value: Any) -> str:
    """The name of a room."""
    return line(value, "name", ROOM_NAME)


def topic(value: Any) -> str:
    """What a room is about."""
    return line(value, "topic", TOPIC, least=0)


def posted(value: Any, *, empty: bool = False) -> str:
    """The text of a message; empty only beside attachments."""
    return text(value, "text", settings.ROOM_MESSAGE_CHARACTERS, least=0 if empty else 1)


def client_id(value: Any) -> str | None:
    """The client's own name for a message, unique for its author in the room."""
    return None if value is None else text(value, "client_msg_id", CLIENT_ID)


def reason(value: Any) -> str:
    """Why somebody wants to see an original."""
    return line(value, "reason", REASON)


def emoji(value: Any) -> str:
    """One emoji: a reaction is no place for text, which nobody would redact."""
    if not isinstance(value, str) or not is_emoji(value):
        raise invalid("emoji", "must be one emoji")
    return value


def whole(value: Any, field: str, *, least: int = 0, most: int = MOST) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise invalid(field, f"must be a whole number from {least} to {most}")
    return value


def limit(value: Any, most: int) -> int:
    """How many are wanted, at most `most`; all that are allowed where nothing is said."""
    return most if value is None else min(whole(value, "limit", least=1), most)


def flag(value: Any, field: str) -> bool:
    """A boolean."""
    if not isinstance(value, bool):
        raise invalid(field, "must be true or false")
    return value


def choice(value: Any, field: str, words: Sequence[str]) -> str:
    """One of a few words."""
    if not isinstance(value, str) or value not in words:
        raise invalid(field, f"must be one of {', '.join(words)}")
    return value


def moment(value: Any, field: str) -> datetime | None:
    """A time in ISO 8601 with its offset, or None."""
    if value is None:
        return None
    try:
        made = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise invalid(field, "must be a time in ISO 8601") from None
    if timezone.is_naive(made):
        raise invalid(field, "must say its offset from UTC")
    return made


__all__ = ["PERSON_NAME", "ROOM_NAME", "TOPIC"]
