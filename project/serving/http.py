"""Daphne's HTTP side, with sizes checked before reading, deadlines, and backpressure on answers."""

import asyncio
from http import HTTPStatus
from io import BytesIO
from typing import Any

import orjson
from daphne.http_protocol import HTTPFactory, WebRequest
from django.conf import settings
from twisted.internet.protocol import connectionDone
from twisted.web.http import HTTPChannel

from ..errors import Problem
from .gate import Gate

LINGER_SECONDS = 3.0  # an answer sent while the client still writes is lost when we hang up at once
SLOWEST_BYTES_PER_SECOND = 16 * 1024  # a large body gets more time than the deadline, at this pace


class Channel(HTTPChannel):
    """One HTTP connection."""

    gate: Gate
    transport: Any
    factory: Any
    _deadline: asyncio.TimerHandle | None = None
    _refused = False

    def connectionMade(self) -> None:
        super().connectionMade()
        self.gate = Gate(self.transport, settings.SOCKET_SLOW_SECONDS, self.transport.abortConnection, self._turn)
        self.factory.server.channels.add(self)

    def _turn(self, shut: bool) -> None:
        (self.pauseProducing if shut else self.resumeProducing)()

    def dataReceived(self, data: bytes) -> None:
        if self._refused:
            return
        if self._deadline is None and not self._handlingRequest:
            self._allow(settings.HTTP_HEADER_SECONDS, "headers")
        super().dataReceived(data)

    def allHeadersReceived(self) -> None:
        """The size is known now, before anything of the body is read."""
        self._allow(settings.HTTP_BODY_SECONDS + (self.length or 0) / SLOWEST_BYTES_PER_SECOND, "body")
        if self.length is not None and self.length > settings.MAX_BODY_BYTES:
            self.refuse(too_big())
            return
        super().allHeadersReceived()

    def rawDataReceived(self, data: bytes) -> None:
        if not self._refused:
            super().rawDataReceived(data)

    def allContentReceived(self) -> None:
        self._stop_clock()
        if not self._refused:
            super().allContentReceived()
            if self.factory.server.draining:
                self.persistent = 0

    def requestDone(self, request: Any) -> None:
        if self.factory.server.draining:
            self.persistent = 0
        super().requestDone(request)

    def connectionLost(self, reason: Any = connectionDone) -> None:
        self._stop_clock()
        self.gate.stopProducing()
        self.factory.server.channels.discard(self)
        super().connectionLost(reason)

    def refuse(self, problem: Problem) -> None:
        """Answer, hang up, and throw away what still comes."""
        if self._refused:
            return
        self._refused = True
        self._stop_clock()
        body = orjson.dumps(problem.body())
        head = (
            f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.unregisterProducer()
        self.transport.loseWriteConnection()
        self._deadline = asyncio.get_running_loop().call_later(LINGER_SECONDS, self.transport.abortConnection)

    def _allow(self, seconds: float, what: str) -> None:
        self._stop_clock()
        self._deadline = asyncio.get_running_loop().call_later(seconds, self._give_up, what)

    def _give_up(self, what: str) -> None:
        self.refuse(Problem(f"The {what} of the request did not come in time.", code="body_timeout", status=408))

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def too_big() -> Problem:
    """The refusal of a body over the limit."""
    detail = f"The body may have {settings.MAX_BODY_BYTES} bytes."
    return Problem(detail, code="body_too_large", status=413)


class Request(WebRequest):
    """One HTTP request."""

    channel: Any
    content: Any

    def __init__(self, *args: Any) -> None:
        """Leave forms to the application: Twisted answers a malformed one itself, with nothing, and hangs up."""
        super().__init__(*args, parsePOSTFormSubmission=False)

    @property
    def gate(self) -> Gate | None:
        """Where an answer waits for its reader."""
        channel: Channel | None = getattr(self, "channel", None)  # Twisted deletes it from a finished request
        return channel.gate if channel is not None else None

    def process(self) -> Any:
        """Answer; a request that became a socket is the server's no more."""
        channel = self.channel
        done = super().process()
        if self.transport is None:
            self.server.channels.discard(channel)
        return done

    def gotLength(self, length: int | None) -> None:
        """Keep the body in memory: Twisted would write a large one to a temporary file."""
        self.content = BytesIO()

    def handleContentChunk(self, data: bytes) -> None:
        if self.content.tell() + len(data) > settings.MAX_BODY_BYTES:
            self.channel.refuse(too_big())
        elif not self.channel._refused:
            super().handleContentChunk(data)

    def basic_error(self, status: int, status_text: bytes, body: str) -> None:
        """Daphne's own errors, as JSON."""
        problem = Problem(f"{body.rstrip('.')}.", code=status_text.decode().lower().replace(" ", "_"), status=status)
        if not self._response_started:
            headers = [(b"Content-Type", b"application/json")]
            self.handle_reply({"type": "http.response.start", "status": status, "headers": headers})
        self.handle_reply({"type": "http.response.body", "body": orjson.dumps(problem.body())})


class Factory(HTTPFactory):
    """What makes the connections."""

    protocol: Any = Channel

    def buildProtocol(self, addr: Any) -> Any:
        channel = super().buildProtocol(addr)
        channel.requestFactory = Request
        return channel

    def log(self, request: Any) -> None:
        """Nothing: the access log is ours (`project.edge`), and the line that Twisted would format goes nowhere."""
