"""The gateway's paths, as the SDKs of OpenAI and Anthropic know them below their base URL."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema

from project.auth import Caller
from project.errors import Problem, json
from redaction import services

from ..assistant import upstream
from . import documents
from .anthropic import Messages
from .endpoint import Gate, read
from .redacting import size
from .responses import Responses

CHARACTERS_PER_TOKEN = 4  # of English; the upstream's own vocabulary is not known here
CONVERSATION = OpenApiParameter(
    "X-Conversation-Id", str, OpenApiParameter.HEADER, description="Placeholders stay the same within a conversation."
)


class ChatCompletions(Gate):
    """Ask a language model: redacted on the way there, restored on the way back."""

    @extend_schema(parameters=[CONVERSATION], **documents.streamed("chat_completions", documents.CHAT))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        return await self.answer(request, caller)


class Completions(Gate):
    """Let a language model go on with a text."""

    path = upstream.COMPLETIONS

    @extend_schema(parameters=[CONVERSATION], **documents.streamed("completions", documents.COMPLETION))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        return await self.answer(request, caller)


class Embeddings(Gate):
    """Vectors of texts, redacted."""

    path = upstream.EMBEDDINGS

    @extend_schema(parameters=[CONVERSATION], **documents.plain("embeddings", documents.EMBEDDING))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        return await self.answer(request, caller)


class ResponsesView(Gate):
    """OpenAI's Responses; nothing is stored."""

    protocol = Responses()

    @extend_schema(parameters=[CONVERSATION], **documents.streamed("responses", documents.RESPONSE))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        return await self.answer(request, caller)


class MessagesView(Gate):
    """Anthropic's Messages."""

    protocol = Messages()

    @extend_schema(parameters=[CONVERSATION], **documents.streamed("messages", documents.MESSAGE))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        return await self.answer(request, caller)


class CountTokens(Gate):
    """About how many tokens a Messages request has: a quarter of its characters."""

    protocol = Messages()

    @extend_schema(**documents.plain("count_tokens", documents.MESSAGE))
    async def post(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        body = self.protocol.request(read(request))
        tokens = size(body, await services.aexchange(caller)) // CHARACTERS_PER_TOKEN
        return json({"input_tokens": max(1, tokens)})


class Models(Gate):
    """The models that callers can name."""

    @extend_schema(**documents.read("models"))
    async def get(self, request: HttpRequest, caller: Caller) -> HttpResponseBase:
        found = await upstream.amodels()
        return json({"object": "list", "data": found, "has_more": False, **_ends(found)})


class Model(Gate):
    """One model."""

    @extend_schema(**documents.read("model"))
    async def get(self, request: HttpRequest, caller: Caller, model: str) -> HttpResponseBase:
        found = next((item for item in await upstream.amodels() if item.get("id") == model), None)
        if found is None:
            raise Problem("There is no model of this name.", code="not_found")
        return json(found)


def _ends(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Anthropic's pages begin and end with these."""
    return {"first_id": found[0].get("id") if found else None, "last_id": found[-1].get("id") if found else None}
