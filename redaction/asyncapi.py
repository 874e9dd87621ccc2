"""The AsyncAPI document of `/ws`, from the same serializers as the OpenAPI document."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from drf_spectacular.utils import extend_schema

from . import answers, openapi, schema
from .endpoint import Endpoint

Document = dict[str, Any]
WS = "#/channels/ws"


class Texts(Endpoint):
    """Describes one exchange; it is never routed."""

    @extend_schema(request=schema.ProcessTextRequest, responses={200: answers.ProcessedItem, 400: answers.Problem})
    async def post(self, request: HttpRequest, caller: None) -> HttpResponse:
        raise NotImplementedError


class Streams(Endpoint):
    """Describes the other exchange."""

    @extend_schema(request=schema.StreamRequest, responses={200: answers.StreamedItem})
    async def post(self, request: HttpRequest, caller: None) -> HttpResponse:
        raise NotImplementedError


@cache
def document() -> Document:
    """AsyncAPI 3.0 of `/ws`."""
    schemas = openapi.generated([path("texts", Texts.as_view()), path("streams", Streams.as_view())])["components"][
        "schemas"
    ]
    _numbered(schemas)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Tacet: redaction over a socket",
            "version": openapi.document()["info"]["version"],
            "description": "One JSON object a message, in text or binary frames. Messages without `id` are answered in "
            "order; those with one as they are done. An error is a message too, and the socket stays open.",
        },
        "defaultContentType": "application/json",
        "channels": {"ws": _channel()},
        "operations": {
            "processText": _operation("ProcessText", ("ProcessedItem", "ProcessedItems", "Problem")),
            "stream": _operation("Stream", ("StreamedItem", "Problem")),
            "ping": _operation("Ping", ("Pong",)),
        },
        "components": {"schemas": schemas, "securitySchemes": SECURITY},
    }


def _channel() -> Document:
    return {
        "address": "/ws",
        "bindings": {"ws": {"query": {"type": "object", "properties": {"token": {"type": "string"}}}}},
        "messages": {name: _message(name, payload) for name, payload in MESSAGES.items()},
    }


def _message(name: str, payload: Document) -> Document:
    return {"name": name, "payload": payload}


def _operation(message: str, replies: tuple[str, ...]) -> Document:
    """What a client may send and what comes back: AsyncAPI 3 speaks from the server's side."""
    return {
        "action": "receive",
        "channel": {"$ref": WS},
        "messages": [_ref(message)],
        "reply": {"channel": {"$ref": WS}, "messages": [_ref(reply) for reply in replies]},
        "security": [{"$ref": f"#/components/securitySchemes/{name}"} for name in SECURITY],
    }


def _ref(message: str) -> Document:
    return {"$ref": f"{WS}/messages/{message}"}


def _schema(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def _numbered(schemas: Document) -> None:
    """On a socket every object may carry the `id` of its request, and an error its status."""
    for name in ("ProcessTextRequest", "StreamRequest", "ProcessedItem", "StreamedItem", "Problem"):
        schemas[name]["properties"]["id"] = ID
    schemas["Problem"]["properties"]["status"] = {"type": "integer"}


ID: Document = {"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 200}]}
MESSAGES: dict[str, Document] = {
    "ProcessText": _schema("ProcessTextRequest"),
    "Stream": _schema("StreamRequest"),
    "Ping": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "ping"}, "id": ID},
    },
    "ProcessedItem": _schema("ProcessedItem"),
    "ProcessedItems": {
        "oneOf": [
            {"type": "array", "items": _schema("ProcessedItem")},
            {
                "type": "object",
                "required": ["id", "items"],
                "properties": {"id": ID, "items": {"type": "array", "items": _schema("ProcessedItem")}},
            },
        ]
    },
    "StreamedItem": _schema("StreamedItem"),
    "Pong": {"type": "object", "required": ["type"], "properties": {"type": {"const": "pong"}, "id": ID}},
    "Problem": _schema("Problem"),
}
SECURITY: Document = {
    "key": {"type": "httpApiKey", "in": "header", "name": "x-api-key"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "ticket": {"type": "httpApiKey", "in": "query", "name": "token"},
    "subprotocol": {
        "type": "httpApiKey",
        "in": "header",
        "name": "Sec-WebSocket-Protocol",
        "description": "Offer `tacet` and `bearer.<key>`; the server chooses `tacet`.",
    },
}
