"""Daphne's server with our protocols, listening on sockets that it is given."""

import asyncio
import logging
import socket
import time
from functools import partial
from typing import Any, cast

from daphne.server import Server as DaphneServer
from django.conf import settings
from twisted.internet import defer
from twisted.internet import reactor as twisted_reactor
from twisted.logger import ILogObserver, globalLogBeginner

from .. import closing
from . import http, websocket
from .drain import Drain
from .inlet import Inlet

reactor: Any = twisted_reactor
logger = logging.getLogger(__name__)
HANDSHAKE_SECONDS = 15.0  # Daphne's own 5 reset clients on a machine that is busy for a moment


def _note(event: Any) -> None:
    """Keep of Twisted's own log what failed, by class."""
    if failure := event.get("log_failure"):
        logger.error("twisted: %s", failure.type.__name__)


def believe_proxy(scope: dict[str, Any]) -> None:
    """Take the client's address from the last X-Forwarded-For, the one that our own proxy wrote."""
    named = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    if named and (address := named[-1].rsplit(b",", 1)[-1].strip().decode("latin-1")):
        scope["client"] = [address, 0]


class Server(DaphneServer):
    """One worker process."""

    def __init__(self, application: Any, listeners: list[socket.socket], **options: Any) -> None:
        super().__init__(
            application,
            endpoints=["given"],
            signal_handlers=False,
            request_buffer_size=1024 * 1024,
            websocket_max_message_size=settings.SOCKET_WIRE_BYTES,
            websocket_max_frame_size=settings.SOCKET_WIRE_BYTES,
            websocket_handshake_timeout=HANDSHAKE_SECONDS,
            websocket_timeout=-1,  # the session's own clock warns first
            ping_interval=settings.SOCKET_PING_SECONDS,
            ping_timeout=settings.SOCKET_PING_SECONDS * 1.5,
            server_name="",
            **options,
        )
        self.given = listeners
        self.ports: list[Any] = []
        self.channels: set[http.Channel] = set()
        self.connections: dict[Any, dict[str, Any]] = {}
        self.draining = False

    def run(self) -> None:
        """Serve until drained."""
        self.http_factory = http.Factory(self)
        self.ws_factory = websocket.factory(self)
        globalLogBeginner.beginLoggingTo([cast(ILogObserver, _note)], redirectStandardIO=False, discardBuffer=True)
        reactor.callLater(1, self.application_checker)
        reactor.callLater(2, self.timeout_checker)
        reactor.callLater(0, self._start)
        asyncio.set_event_loop(reactor._asyncioEventloop)
        reactor.addSystemEventTrigger("before", "shutdown", self.kill_all_applications)
        reactor.run(installSignalHandlers=False)

    def _start(self) -> None:
        Drain(self).listen_for_signals()
        for listener in self.given:
            listener.setblocking(False)
            self.ports.append(reactor.adoptStreamPort(listener.fileno(), listener.family, self.http_factory))
            listener.close()
        if self.ready_callable:
            self.ready_callable()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> asyncio.Queue[dict[str, Any]] | None:
        """Run the application for a connection; its queue holds a socket's reader when it is full."""
        scope.setdefault("asgi", {"version": "3.0"})
        if settings.TRUST_PROXY:
            believe_proxy(scope)
        queue: asyncio.Queue[dict[str, Any]]
        if scope["type"] == "websocket":
            scope["extensions"] = {closing.NATIVE_CLOSE: {}, closing.DIRECT_WRITE: {"write": protocol.write_now}}
            queue = Inlet(protocol)
        else:
            queue = asyncio.Queue()
        if protocol not in self.connections:
            return None
        running = self.application(scope=scope, receive=queue.get, send=partial(self.handle_reply, protocol))
        self.connections[protocol]["application_instance"] = asyncio.ensure_future(running)
        return queue

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Pass on what the application sends, and let it wait while the client does not read."""
        details = self.connections.get(protocol)
        if details is None or details.get("disconnected"):
            await asyncio.sleep(0)  # an endless answer must let the loop tell it that nobody listens
            return
        if message["type"] == "http.response.start":
            self.check_headers_type(message)
        protocol.handle_reply(message)
        gate = protocol.gate
        if gate is not None and gate.shut and message["type"] != "websocket.close":
            await gate.wait()

    def protocol_disconnected(self, protocol: Any) -> None:
        details = self.connections.get(protocol)
        if details is not None:
            details.setdefault("disconnected", time.time())

    def close_idle(self) -> None:
        """Close the connections on which nothing is asked."""
        for channel in [channel for channel in self.channels if not channel.requests]:
            channel.loseConnection()

    def open_sockets(self) -> list[websocket.SocketProtocol]:
        """Sockets that are not closed yet."""
        return [
            protocol
            for protocol, details in self.connections.items()
            if isinstance(protocol, websocket.SocketProtocol) and not details.get("disconnected")
        ]

    def kill_all_applications(self) -> defer.Deferred[Any]:
        """Cancel what is left when the reactor stops."""
        left = [
            details["application_instance"]
            for details in self.connections.values()
            if "application_instance" in details
        ]
        for task in left:
            task.cancel()
        waiting = defer.Deferred.fromFuture(asyncio.gather(*left, return_exceptions=True))
        waiting.addErrback(lambda _: None)
        return waiting
