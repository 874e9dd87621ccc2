"""The OpenAPI document, made from the views and the serializers once per process."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern
from drf_spectacular.generators import SchemaGenerator

from project.rest import fields

Document = dict[str, Any]
EXAMPLE = {"text": ["John Smith lives at 123 Fake St."]}


@cache
def document() -> Document:
    """OpenAPI 3.1 of the REST paths; the prefixes that older programs use are listed as servers."""
    from .urls import documented

    made = generated([*documented, *import_module(settings.ROOT_URLCONF).documented])
    for path, operations in made["paths"].items():
        if path.lstrip("/") not in {str(pattern.pattern) for pattern in documented}:
            for operation in operations.values():
                operation["servers"] = [{"url": "/"}]
    return made


def generated(patterns: Sequence[URLPattern]) -> Document:
    """The document of some paths."""
    generator = SchemaGenerator(patterns=list(patterns))  # type: ignore[no-untyped-call]
    made: Document = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    strict(made["components"]["schemas"])
    for path in made["paths"].values():
        for operation in path.values():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content and _takes_texts(made, content["application/json"]["schema"]):
                content["application/json"]["example"] = EXAMPLE
    return made


def _takes_texts(made: Document, given: dict[str, Any]) -> bool:
    """Whether a request has a `text` that is a text or a list of them."""
    name = given.get("$ref", "").rpartition("/")[2]
    properties: dict[str, Any] = made["components"]["schemas"].get(name, given).get("properties", {})
    return "oneOf" in properties.get("text", {})


def strict(schemas: dict[str, Any]) -> None:
    """Say of the objects that refuse unknown fields that they do."""
    for kind in _kinds(fields.Strict):
        if kind.__name__ in schemas:
            schemas[kind.__name__]["additionalProperties"] = False


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)
