"""Daphne's WebSocket protocol, with every close code, with reasons, headers, empty messages and backpressure."""

import asyncio
import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import autobahn.twisted.websocket
import autobahn.websocket.protocol
from autobahn.exception import Disconnected
from autobahn.websocket.compress import PerMessageDeflateOffer, PerMessageDeflateOfferAccept
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.conf import settings

from .. import closing
from .gate import Gate

LAST_FRAME_SECONDS = 5.0  # for a client that said goodbye and reads nothing
logger = logging.getLogger(__name__)


def _unread(value: object, *_: object, **__: object) -> str:
    """What stands in a line that nobody reads."""
    return ""


def plain_debug_lines() -> None:
    """Autobahn colours and prints the words of its debug lines, which are on nowhere, for each frame and socket."""
    for module in (autobahn.websocket.protocol, autobahn.twisted.websocket):
        for name in {"hltype", "hlval", "pformat"} & vars(module).keys():
            setattr(module, name, _unread)


class SocketProtocol(WebSocketProtocol):
    """One socket on the wire."""

    gate: Gate
    transport: Any

    def connectionMade(self) -> None:
        self._held: set[str] = set()
        self.gate = Gate(self.transport, settings.SOCKET_SLOW_SECONDS, self._cut, self._turn)
        super().connectionMade()

    # Backpressure

    def hold(self, why: str) -> None:
        """Read no more until `release`, so that a flood stays with its sender."""
        if not self._held:
            self.transport.pauseProducing()
        self._held.add(why)

    def release(self, why: str) -> None:
        """Read on, unless something else still holds."""
        self._held.discard(why)
        if not self._held:
            self.transport.resumeProducing()

    def _turn(self, shut: bool) -> None:
        """A client that does not read is not read either: its pings would fill the buffer with pongs."""
        (self.hold if shut else self.release)("gate")

    def _cut(self) -> None:
        logger.warning("socket cut: the client reads nothing")
        self.wasNotCleanReason = "the client reads nothing"
        self.dropConnection(abort=True)

    def dropConnection(self, abort: bool = False) -> None:
        """Hang up; after a close handshake not before our last frame is on its way."""
        transport = self.transport
        super().dropConnection(abort=abort and not self.wasClean)
        if self.wasClean:
            asyncio.get_running_loop().call_later(LAST_FRAME_SECONDS, transport.abortConnection)

    def onAutoPingTimeout(self) -> None:
        """A pong that we do not read, because we hold the client, is not missing."""
        if self._held:
            self.autoPingTimeoutCall = None
            self.autoPingPending = None
            return
        super().onAutoPingTimeout()

    # What the application sends

    def write_now(self, text: str) -> bool:
        """Send a text if the client reads as fast as we write; False where it has to wait its turn.

        What goes to many is framed once, and past autobahn and the reactor, which take longer than all the rest.
        """
        if self.gate.shut or self.state != self.STATE_OPEN or self.send_queue or self._perMessageCompress:
            return False
        frame, transport = framed(text), self.transport
        sent = 0
        if not transport.dataBuffer and not transport._tempDataBuffer and transport.connected:
            sent = transport.writeSomeData(frame)  # to the kernel, without waiting for the reactor's turn
        if sent != len(frame):
            transport.write(frame[sent:] if isinstance(sent, int) else frame)  # else lost: Twisted finds out itself
        return True

    def handle_reply(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "websocket.send":
            self._pass_on(message)
        elif kind == "websocket.accept":
            self._accept(message)
        elif kind == "websocket.close":
            self._close(message)
        else:
            raise ValueError(f"unknown message type {kind}")

    def _pass_on(self, message: dict[str, Any]) -> None:
        if self.state == self.STATE_CONNECTING:
            raise ValueError("the socket is not accepted yet")
        text, data = message.get("text"), message.get("bytes")
        try:
            if text is not None:
                self.sendMessage(text.encode(), False)
            elif data is not None:
                self.sendMessage(data, True)
        except Disconnected:
            return  # it closed between the application's look and now

    def _accept(self, message: dict[str, Any]) -> None:
        if not hasattr(self, "handshake_deferred"):
            return
        waiting = self.handshake_deferred
        del self.handshake_deferred
        waiting.callback((message.get("subprotocol"), _headers(message.get("headers", ()))))

    def _close(self, message: dict[str, Any]) -> None:
        if self.state == self.STATE_CONNECTING:
            if hasattr(self, "handshake_deferred"):
                self.serverReject()
            return
        self.finish(message.get("code") or closing.Close.NORMAL, message.get("reason") or "")

    def finish(self, code: int, reason: str = "") -> None:
        """Send a close frame with any code, and wait for the client's."""
        if self.state == self.STATE_OPEN:
            code = closing.portable(code, native=True)
            self.sendCloseFrame(code=code, reasonUtf8=closing.clip(reason).encode(), isReply=False)

    def serverClose(self, code: int | None = None) -> None:
        """Daphne's own: the longest life of a socket is over."""
        self.finish(closing.Close.GOING_AWAY if code is None else code)

    def handle_exception(self, exception: BaseException) -> None:
        if self.state == self.STATE_OPEN:
            self.finish(closing.Close.INTERNAL, "the server failed")
        elif hasattr(self, "handshake_deferred"):
            super().handle_exception(exception)

    def onClose(self, wasClean: bool, code: int | None, reason: str | None) -> None:
        if hasattr(self, "server") and self in self.server.connections:
            super().onClose(wasClean, code, reason)


@lru_cache(maxsize=1)  # the one that is being sent to everybody
def framed(text: str) -> bytes:
    """A text in one unmasked frame (RFC 6455 section 5.2)."""
    payload = text.encode()
    length = len(payload)
    if length < 126:
        head = bytes((0x81, length))
    elif length < 1 << 16:
        head = b"\x81\x7e" + length.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + length.to_bytes(8, "big")
    return head + payload


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, list[str]]:
    """Headers of the answer, as autobahn takes them."""
    headers: dict[str, list[str]] = {}
    for name, value in pairs:
        headers.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
    return headers


def _accept_deflate(offers: Iterable[Any]) -> Any:
    """Take permessage-deflate (RFC 7692) without context takeover: no window is kept between messages."""
    for offer in offers:
        if isinstance(offer, PerMessageDeflateOffer):
            return PerMessageDeflateOfferAccept(
                offer,
                request_no_context_takeover=offer.accept_no_context_takeover,
                no_context_takeover=True,
                max_message_size=settings.SOCKET_WIRE_BYTES,
            )
    return None


def factory(server: Any) -> WebSocketFactory:
    """What makes the protocols; a broken rule is answered with a close frame (1002, 1007, 1009), not a reset."""
    plain_debug_lines()
    made = WebSocketFactory(server, server=server.server_name)
    made.protocol = SocketProtocol
    options = {
        "failByDrop": False,
        "autoPingTimeout": server.ping_timeout,
        "allowNullOrigin": True,
        "openHandshakeTimeout": server.websocket_handshake_timeout,
        "closeHandshakeTimeout": 5,
        "maxMessagePayloadSize": server.websocket_max_message_size,
        "maxFramePayloadSize": server.websocket_max_frame_size,
    }
    if settings.SOCKET_DEFLATE:
        options["perMessageCompressionAccept"] = _accept_deflate
    made.setProtocolOptions(**options)
    return made
