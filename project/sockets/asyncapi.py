"""The AsyncAPI document of all sockets, made of parts: each app describes its own (settings.ASYNCAPI_PARTS)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

Document = dict[str, Any]
ID: Document = {"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 200}]}
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


@dataclass(frozen=True, slots=True)
class Part:
    """One socket: its address, its messages by name (JSON schemas), and what is asked and answered on it.

    `asks` maps an operation to its message and the replies, `tells` an operation to the messages that come unasked.
    `content_types` names the type of each message that is no JSON.
    """

    name: str
    address: str
    messages: Mapping[str, Document]
    asks: Mapping[str, tuple[str, Iterable[str]]]
    tells: Mapping[str, Iterable[str]] = field(default_factory=dict)
    schemas: Mapping[str, Document] = field(default_factory=dict)
    parameters: Mapping[str, Document] = field(default_factory=dict)
    description: str = ""
    query: Mapping[str, Document] = field(default_factory=dict)
    content_types: Mapping[str, str] = field(default_factory=dict)


@cache
def document() -> Document:
    """AsyncAPI 3.0."""
    parts: list[Part] = [import_string(name)() for name in settings.ASYNCAPI_PARTS]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Tacet: sockets",
            "version": settings.SPECTACULAR_SETTINGS["VERSION"],
            "description": "One JSON object a message. An error is a message too, and the socket stays open.",
        },
        "defaultContentType": "application/json",
        "channels": {part.name: _channel(part) for part in parts},
        "operations": {name: made for part in parts for name, made in _operations(part)},
        "components": {
            "schemas": {name: schema for part in parts for name, schema in part.schemas.items()},
            "securitySchemes": SECURITY,
        },
    }


def schema(name: str) -> Document:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def _channel(part: Part) -> Document:
    query = {"token": {"type": "string"}, **part.query}
    made: Document = {
        "address": part.address,
        "description": part.description,
        "bindings": {"ws": {"query": {"type": "object", "properties": query}}},
        "messages": {name: _message(part, name, payload) for name, payload in part.messages.items()},
    }
    return {**made, "parameters": dict(part.parameters)} if part.parameters else made


def _message(part: Part, name: str, payload: Document) -> Document:
    made = {"name": name, "payload": payload}
    kind = part.content_types.get(name)
    return {**made, "contentType": kind} if kind else made


def _operations(part: Part) -> Iterable[tuple[str, Document]]:
    """What a client may send and what comes back: AsyncAPI 3 speaks from the server's side."""
    channel = {"$ref": f"#/channels/{part.name}"}
    security = [{"$ref": f"#/components/securitySchemes/{name}"} for name in SECURITY]

    def refs(messages: Iterable[str]) -> list[Document]:
        return [{"$ref": f"#/channels/{part.name}/messages/{message}"} for message in messages]

    for name, (message, replies) in part.asks.items():
        reply = {"channel": channel, "messages": refs(replies)}
        asked = {"action": "receive", "channel": channel, "messages": refs([message])}
        yield name, {**asked, "reply": reply, "security": security}
    for name, messages in part.tells.items():
        yield name, {"action": "send", "channel": channel, "messages": refs(messages), "security": security}
