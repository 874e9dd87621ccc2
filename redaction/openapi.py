"""The OpenAPI document, made from the views and the serializers once per process."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.urls import URLPattern
from drf_spectacular.generators import SchemaGenerator

from . import fields, schema

Document = dict[str, Any]
EXAMPLE = {"text": ["John Smith lives at 123 Fake St."]}


@cache
def document() -> Document:
    """OpenAPI 3.1 of the REST paths; the prefixes that older programs use are listed as servers."""
    from .urls import documented

    return generated(documented)


def generated(patterns: Sequence[URLPattern]) -> Document:
    """The document of some paths."""
    generator = SchemaGenerator(patterns=list(patterns))  # type: ignore[no-untyped-call]
    made: Document = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    strict(made["components"]["schemas"])
    for path in made["paths"].values():
        for operation in path.values():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content and "text" in _properties(made, content["application/json"]["schema"]):
                content["application/json"]["example"] = EXAMPLE
    return made


def _properties(made: Document, given: dict[str, Any]) -> dict[str, Any]:
    name = given.get("$ref", "").rpartition("/")[2]
    properties: dict[str, Any] = made["components"]["schemas"].get(name, given).get("properties", {})
    return properties


def strict(schemas: dict[str, Any]) -> None:
    """Say of the objects that refuse unknown fields that they do."""
    for kind in vars(schema).values():
        if isinstance(kind, type) and issubclass(kind, fields.Strict) and kind.__name__ in schemas:
            schemas[kind.__name__]["additionalProperties"] = False
