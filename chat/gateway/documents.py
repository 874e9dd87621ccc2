"""What OpenAPI says of the gateway: the fields that are sure, and that others pass."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiResponse

from project.errors import KINDS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MODEL: Schema = {
    **TEXT,
    "description": "The name of a model or of an upstream; any other name asks the first upstream.",
}
STREAM: Schema = {"type": "boolean", "default": False}
OBJECTS: Schema = {"type": "array", "items": {"type": "object"}}
SPOKEN: Schema = {
    "type": "array",
    "items": {"type": "object", "properties": {"role": TEXT}, "required": ["role"]},
    "description": "Every text in it is redacted.",
}
ERRORS = (400, 401, 403, 408, 413, 415, 429, 500, 502, 503, 504)


def shaped(required: tuple[str, ...], **properties: Schema) -> Schema:
    """An object with these fields; others are allowed."""
    return {"type": "object", "properties": properties, "required": list(required)}


CHAT = shaped(("messages",), model=MODEL, messages=SPOKEN, tools=OBJECTS, stream=STREAM)
COMPLETION = shaped(("prompt",), model=MODEL, prompt={"oneOf": [TEXT, {"type": "array", "items": TEXT}]}, stream=STREAM)
EMBEDDING = shaped(("input",), model=MODEL, input={"oneOf": [TEXT, {"type": "array", "items": TEXT}]})
RESPONSE = shaped(("input",), model=MODEL, input={"oneOf": [TEXT, OBJECTS]}, tools=OBJECTS, stream=STREAM)
MESSAGE = shaped(("messages",), model=MODEL, messages=SPOKEN, tools=OBJECTS, stream=STREAM)
ANSWER: Schema = {"type": "object"}


def streamed(name: str, request: Schema) -> dict[str, Any]:
    """An operation that answers an object, or with `stream` events."""
    return _operation(
        name, {(200, "application/json"): ANSWER, (200, "text/event-stream"): {"type": "object"}}, request
    )


def plain(name: str, request: Schema) -> dict[str, Any]:
    """An operation that answers an object."""
    return _operation(name, {(200, "application/json"): ANSWER}, request)


def read(name: str) -> dict[str, Any]:
    """An operation without a body."""
    made = _operation(name, {(200, "application/json"): ANSWER}, None)
    return {**made, "responses": {**made["responses"], 404: _error(404)}}


def _operation(name: str, good: Mapping[Any, Schema], request: Schema | None) -> dict[str, Any]:
    return {
        "operation_id": f"gateway_{name}",
        "tags": ["gateway"],
        "request": None if request is None else {"application/json": request},
        "responses": {**good, **{status: _error(status) for status in ERRORS}},
    }


def _error(status: int) -> OpenApiResponse:
    codes = "; ".join(f"`{code}`: {kind.detail}" for code, kind in KINDS.items() if kind.status == status)
    return OpenApiResponse({"type": "object"}, f"In the words of the protocol. {codes}")
