"""What AsyncAPI says of `/ws`, from the same serializers as the OpenAPI document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from drf_spectacular.utils import extend_schema

from project.rest.endpoint import Endpoint
from project.rest.problems import Problem
from project.sockets.asyncapi import ID, Part
from project.sockets.asyncapi import schema as reference

from . import answers, openapi, schema

Document = dict[str, Any]


class Texts(Endpoint):
    """Describes one exchange; it is never routed."""

    @extend_schema(request=schema.ProcessTextRequest, responses={200: answers.ProcessedItem, 400: Problem})
    async def post(self, request: HttpRequest, caller: None) -> HttpResponse:
        raise NotImplementedError


class Streams(Endpoint):
    """Describes the other exchange."""

    @extend_schema(request=schema.StreamRequest, responses={200: answers.StreamedItem})
    async def post(self, request: HttpRequest, caller: None) -> HttpResponse:
        raise NotImplementedError


def part() -> Part:
    """The part of `/ws`."""
    made = openapi.generated([path("texts", Texts.as_view()), path("streams", Streams.as_view())])
    schemas = made["components"]["schemas"]
    _numbered(schemas)
    return Part(
        "ws",
        "/ws",
        MESSAGES,
        {
            "processText": ("ProcessText", ("ProcessedItem", "ProcessedItems", "Problem")),
            "stream": ("Stream", ("StreamedItem", "Problem")),
            "ping": ("Ping", ("Pong",)),
        },
        schemas=schemas,
        description="Redaction. JSON in text or binary frames. Messages without `id` are answered in order; those "
        "with one as they are done.",
    )


def _numbered(schemas: Document) -> None:
    """On a socket every object may carry the `id` of its request, and an error its status."""
    for name in ("ProcessTextRequest", "StreamRequest", "ProcessedItem", "StreamedItem", "Problem"):
        schemas[name]["properties"]["id"] = ID
    schemas["Problem"]["properties"]["status"] = {"type": "integer"}


MESSAGES: dict[str, Document] = {
    "ProcessText": reference("ProcessTextRequest"),
    "Stream": reference("StreamRequest"),
    "Ping": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "ping"}, "id": ID},
    },
    "ProcessedItem": reference("ProcessedItem"),
    "ProcessedItems": {
        "oneOf": [
            {"type": "array", "items": reference("ProcessedItem")},
            {
                "type": "object",
                "required": ["id", "items"],
                "properties": {"id": ID, "items": {"type": "array", "items": reference("ProcessedItem")}},
            },
        ]
    },
    "StreamedItem": reference("StreamedItem"),
    "Pong": {"type": "object", "required": ["type"], "properties": {"type": {"const": "pong"}, "id": ID}},
    "Problem": reference("Problem"),
}
