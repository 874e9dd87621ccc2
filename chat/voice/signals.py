"""Pipecat's four server events as Django signals, each sent once per event.

`sender` is the consumer's class. The first three carry `transport`, the consumer, and `websocket`, its session;
on_websocket_ready carries `transport=None`, because one server has all sockets.
"""

from typing import Any

from django.dispatch import Signal

from project.sockets import signals

on_client_connected = Signal()
on_client_disconnected = Signal()
on_session_timeout = Signal()
on_websocket_ready = Signal()

PAIRS = (
    (signals.client_connected, on_client_connected),
    (signals.client_disconnected, on_client_disconnected),
    (signals.session_timeout, on_session_timeout),
)


def bridge(consumer: type[Any]) -> None:
    """Send ours whenever the sockets' own signals tell of a voice socket; called once, with the consumer's class."""
    for theirs, ours in PAIRS:
        theirs.connect(_forwarder(ours), sender=consumer, weak=False, dispatch_uid=(consumer, id(ours)))

    async def ready(sender: Any, **named: Any) -> None:
        await signals.announce(on_websocket_ready, consumer, transport=None)

    signals.websocket_ready.connect(ready, weak=False, dispatch_uid=(consumer, "ready"))


def _forwarder(ours: Signal) -> Any:
    async def forward(sender: Any, session: Any, **named: Any) -> None:
        await signals.announce(ours, sender, transport=session.consumer, websocket=session)

    return forward
