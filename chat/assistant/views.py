"""`POST /assistant`, server-sent events as Lanarky's StreamingClient reads them, and the page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from drf_spectacular.utils import extend_schema

from project.auth import Caller
from project.rest.endpoint import Endpoint

from ..gateway.endpoint import NO_STORE, Gate, read
from ..gateway.streaming import Pump
from . import documents, question
from .lanarky import Lanarky
from .reply import Reply
from .upstreams import ECHO, configured

POLICY = "default-src 'none'; {}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'".format(
    "; ".join(f"{kind}-src 'self'" for kind in ("connect", "img", "script", "style"))
)


class Ask(Gate):
    """Ask an assistant. What goes wrong before the question is redacted is a status; after that it is an event."""

    protocol = Lanarky()

    @extend_schema(**documents.ASK)
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        body = read(request)
        reply = await Reply.open(caller, question.read(body))
        pump = Pump(reply.turn.chunks())
        events = self.events(None, pump, self.protocol.events(body), reply.turn)
        headers = NO_STORE | reply.turn.headers
        response = StreamingHttpResponse(events, content_type="text/event-stream; charset=utf-8", headers=headers)
        response.end = pump.aclose  # type: ignore[attr-defined]  # asked by the lane when all is sent or nobody listens
        return response


class Page(Endpoint):
    """The page: what was typed, what the model saw, what it answered, what was restored."""

    open = True
    schema = None

    async def get(self, request: HttpRequest, caller: None) -> HttpResponse:
        embedded = await configured() == (ECHO,)
        answer = render(request, "chat/assistant/page.html", {"embedded": embedded})
        answer.headers["Content-Security-Policy"] = POLICY
        return answer
