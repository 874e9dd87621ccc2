"""What one socket may use; a consumer overrides what differs from the settings."""

from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings

from ..limits import Rate

SlowPolicy = Literal["close", "drop"]


def _setting(name: str) -> Any:
    return field(default_factory=lambda: getattr(settings, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Bounds of one socket; sizes in bytes, times in seconds, 0 seconds is no limit."""

    message_bytes: int = _setting("SOCKET_MESSAGE_BYTES")
    inbox_messages: int = 16
    outbox_messages: int = _setting("SOCKET_OUTBOX_MESSAGES")
    outbox_bytes: int = _setting("SOCKET_OUTBOX_BYTES")
    slow: SlowPolicy = "close"  # when the outbox is full: close with 4413, or drop the oldest message
    slow_seconds: float = _setting("SOCKET_SLOW_SECONDS")
    work: int = _setting("SOCKET_WORK")  # coroutines in flight
    rate: Rate = field(default_factory=lambda: Rate(settings.SOCKET_RATE, settings.SOCKET_BURST))
    session_seconds: float = _setting("SOCKET_SESSION_SECONDS")
    idle_seconds: float = _setting("SOCKET_IDLE_SECONDS")
    warning_seconds: float = _setting("SOCKET_WARNING_SECONDS")  # between the warning and the close
    recheck_seconds: float = _setting("SOCKET_RECHECK_SECONDS")
    grace_seconds: float = 5.0  # what is left unread when the client goes may still be worked on for so long
