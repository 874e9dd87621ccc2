"""Django signals of a socket's life, each sent once per event.

`sender` is the consumer's class; client_* and session_timeout carry `session`, websocket_ready carries nothing.
"""

import logging
from typing import Any

from django.dispatch import Signal

client_connected = Signal()
client_disconnected = Signal()
session_timeout = Signal()
websocket_ready = Signal()

logger = logging.getLogger(__name__)


class _Readiness:
    """Whether this process has told that it takes sockets."""

    announced = False


async def announce(signal: Signal, sender: Any, **named: Any) -> None:
    """Send a signal; a receiver that fails is logged by class and harms nobody."""
    if not signal.has_listeners(sender):
        return
    for receiver, outcome in await signal.asend_robust(sender, **named):
        if isinstance(outcome, BaseException):
            logger.error("signal receiver %s failed: %s", type(receiver).__name__, type(outcome).__name__)


async def announce_ready() -> None:
    """Send websocket_ready, once per process: when it listens, else at its first socket."""
    if not _Readiness.announced:
        _Readiness.announced = True
        await announce(websocket_ready, None)
