"""The sessions that are open in this process."""

from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from .session import Session

_live: "WeakSet[Session]" = WeakSet()


def add(session: "Session") -> None:
    """It is open."""
    _live.add(session)


def discard(session: "Session") -> None:
    """It has ended."""
    _live.discard(session)


def live() -> "list[Session]":
    """All that are open now."""
    return list(_live)
