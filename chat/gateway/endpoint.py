"""What the gateway's views share: who may, in which words errors are told, and how an answer streams."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncGenerator
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from rest_framework.views import APIView

from project import metrics
from project.auth import Caller, Presented, authenticate
from project.errors import Problem, json, problem_of
from project.limits import caller_rate, enforce
from project.rest import endpoint

from ..assistant import upstream
from .openai import Chat
from .protocol import Events, Object, Speaks
from .streaming import Pump
from .turn import Turn

log = logging.getLogger(__name__)
CONVERSATION = 200  # characters of its name
NO_STORE = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # proxies must neither keep nor gather events


def read(request: HttpRequest) -> Object:
    """The object in the request's body. Raises Problem 400, 413, 415."""
    found = endpoint.body(request)
    if not isinstance(found, dict):
        raise Problem("The request must be a JSON object.", code="invalid")
    return found


class Gate(APIView):
    """A path of the gateway: authenticated by a key with the scope `chat`, its errors in the words of its protocol."""

    view_is_async = True
    lean: ClassVar[bool] = True
    long: ClassVar[bool] = True  # ended when its client goes
    protocol: ClassVar[Speaks] = Chat()
    path: ClassVar[str] = upstream.CHAT

    async def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        try:
            return await endpoint.answered(self, request, admit, *args, **kwargs)
        except asyncio.CancelledError:
            metrics.count_gateway(self.protocol.name, "cancelled")
            raise
        except Exception as error:
            return self.refused(error)

    def refused(self, error: Exception) -> HttpResponse:
        """The response to an exception; one that nobody foresaw is recorded by class alone."""
        problem = problem_of(error)
        if problem.code == "internal_error":
            log.error("unforeseen %s in the gateway", type(error).__name__)
        metrics.count_gateway(self.protocol.name, problem.code)
        return json(self.protocol.error(problem), status=problem.status, headers=dict(problem.headers))

    async def answer(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        """The answer to what the body asks, streamed where it says so. Raises Problem."""
        body = read(request)
        asked = self.protocol.request(body)
        turn = await Turn.open(caller, asked, conversation(request, self.protocol.conversation(body)), self.path)
        if body.get("stream") is True and self.path != upstream.EMBEDDINGS:
            return await self.stream(body, turn)
        made = self.protocol.answer(body, await turn.whole())
        self.count("ok", turn)
        return json(made, headers=NO_STORE | turn.headers)

    async def stream(self, body: Object, turn: Turn) -> HttpResponseBase:
        """Events, once the upstream has begun or has been silent for a while; before that an error is a status."""
        pump = Pump(turn.chunks())
        try:
            first = await pump.next(settings.GATEWAY_PING_SECONDS)
        except BaseException:
            await pump.aclose()
            raise
        events = self.events(first, pump, self.protocol.events(body), turn)
        response = StreamingHttpResponse(events, content_type="text/event-stream", headers=NO_STORE | turn.headers)
        response.end = pump.aclose  # type: ignore[attr-defined]  # asked by the lane when all is sent or nobody listens
        return response

    async def events(self, chunk: Object | None, pump: Pump, events: Events, turn: Turn) -> AsyncGenerator[bytes, None]:
        """The answer as bytes, and while nothing comes what keeps the connection alive."""
        outcome = "cancelled"
        try:
            while True:
                if chunk is None:
                    yield self.protocol.wait
                else:
                    yield b"".join(said for piece in (chunk, *pump.ready()) for said in events.take(piece))
                chunk = await pump.next(settings.GATEWAY_PING_SECONDS)
        except EOFError:
            outcome = "ok"
            yield b"".join(events.finish())
        except Problem as problem:
            outcome = problem.code
            yield b"".join(events.fail(problem))
        except Exception as error:
            log.error("unforeseen %s amid an answer", type(error).__name__)
            outcome = "internal_error"
            yield b"".join(events.fail(Problem(code=outcome)))
        finally:
            self.count(outcome, turn)

    def count(self, outcome: str, turn: Turn) -> None:
        """One request is over."""
        metrics.count_gateway(self.protocol.name, outcome, turn.restoring.characters)


async def admit(request: HttpRequest) -> Caller:
    """Who calls. Raises Problem 401, 403, 429."""
    caller = await authenticate(Presented.by_request(request))
    caller.require("chat")
    await enforce(caller.name, caller_rate())
    return caller


def conversation(request: HttpRequest, named: object) -> str | None:
    """Which conversation the placeholders are of: as the header says, else the request. Raises Problem 400.

    A long name in the request, which was meant for something else, is known by its digest.
    """
    given = request.headers.get("X-Conversation-Id")
    if given is None and isinstance(named, str) and len(named) > CONVERSATION:
        return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
    found = named if given is None else given
    if found is None or found == "":
        return None
    if not isinstance(found, str) or len(found) > CONVERSATION or not found.isprintable():
        raise Problem(f"A conversation's name is a string of at most {CONVERSATION} characters.", code="invalid")
    return found
