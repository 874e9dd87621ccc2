"""What the page at `/docs` shows, read from the OpenAPI document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from . import openapi
from .engine.groups import GROUPS
from .engine.taxonomy import BETA, HEALTH, PCI, PII

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a request or an answer; `path` names it from the top."""

    path: str
    type: str
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes with one status."""

    status: str
    text: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    text: str
    fields: tuple[Field, ...]
    answers: tuple[Answer, ...]
    example: str


@cache
def contents() -> dict[str, Any]:
    """The page's context."""
    return {
        "operations": list(_operations(openapi.document())),
        "types": {"Personal": PII, "Health": HEALTH, "Payment": PCI, "Beta, off unless enabled": BETA},
        "groups": {name: (group.source, sorted(group.labels)) for name, group in GROUPS.items()},
    }


def _operations(document: Schema) -> Iterator[Operation]:
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            yield Operation(
                operation["operationId"],
                method.upper(),
                path,
                operation.get("description", ""),
                tuple(_fields(content.get("schema", {}), schemas)),
                tuple(
                    Answer(status, answer.get("description", ""), _answer(status, answer, schemas))
                    for status, answer in operation["responses"].items()
                ),
                orjson.dumps(content["example"]).decode() if "example" in content else "",
            )


def _answer(status: str, answer: Schema, schemas: Schema) -> tuple[Field, ...]:
    """The fields of a success; all errors have the same, which the page shows once."""
    if not status.startswith("2"):
        return ()
    content = answer.get("content", {}).get("application/json", {})
    return tuple(_fields(content.get("schema", {}), schemas))


def _fields(given: Schema, schemas: Schema, prefix: str = "", depth: int = 0) -> Iterator[Field]:
    schema = _resolved(given, schemas)
    if _type(schema) == "array" and "items" in schema:
        yield from _fields(schema["items"], schemas, f"{prefix}[]", depth)
        return
    required = schema.get("required", ())
    for name, inner in schema.get("properties", {}).items():
        path = f"{prefix}.{name}" if prefix else name
        resolved = _resolved(inner, schemas)
        yield Field(path, _spoken(inner, resolved, schemas), name in required, inner.get("description", ""))
        if depth < 4:
            yield from _fields(inner, schemas, path, depth + 1)


def _resolved(given: Schema, schemas: Schema) -> Schema:
    """The schema behind references, and behind `or null`."""
    for key in ("allOf", "oneOf", "anyOf"):
        options = [option for option in given.get(key, ()) if option.get("type") != "null"]
        if len(options) == 1:
            return _resolved(options[0], schemas)
    if "$ref" in given:
        found: Schema = schemas[given["$ref"].rpartition("/")[2]]
        return _resolved(found, schemas)
    return given


def _type(schema: Schema) -> str:
    kinds = schema.get("type", "")
    return next((kind for kind in kinds if kind != "null"), "") if isinstance(kinds, list) else kinds


def _spoken(inner: Schema, schema: Schema, schemas: Schema) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value is not None)
    options = [option for option in schema.get("oneOf", ()) if option.get("type") != "null"]
    if options:
        return " or ".join(dict.fromkeys(_spoken(option, _resolved(option, schemas), schemas) for option in options))
    if _type(schema) == "array":
        items = schema.get("items", {})
        return f"list of {_spoken(items, _resolved(items, schemas), schemas)}"
    bounds = [f"at most {schema['maxLength']} characters"] if "maxLength" in schema else []
    return ", ".join([_type(schema) or "any", *bounds])
