"""Fields of the text API: those that every REST path has, and texts."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from project.errors import invalid
from project.rest.fields import Choice, Flag, Fraction, Many, Name, Strict

__all__ = ["Choice", "Flag", "Fraction", "Many", "Name", "Strict", "Texts", "texts"]


@extend_schema_field(
    {
        "oneOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "string"},
        ]
    }
)
class Texts(serializers.Field[Any, Any, Any, Any]):
    """A list of texts, or one text. `texts` below does the work, because texts are read on every request."""

    def to_internal_value(self, data: Any) -> Any:
        return data


def texts(value: object, field: str) -> tuple[str, ...]:
    """The texts of a request, checked; offsets must hold, so nothing about them is changed."""
    if isinstance(value, str):
        return (_text(value, field),)
    if not isinstance(value, list):
        raise invalid(field, "must be a list of strings or a string")
    if len(value) > settings.MAX_TEXTS:
        raise invalid(field, f"must hold at most {settings.MAX_TEXTS} texts", code="too_many")
    return tuple([_text(text, f"{field}[{index}]") for index, text in enumerate(value)])


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise invalid(field, "must be a string")
    if len(value) > settings.MAX_TEXT_CHARACTERS:
        raise invalid(field, f"must be at most {settings.MAX_TEXT_CHARACTERS} characters long", code="too_long")
    if "\0" in value:
        raise invalid(field, "must not contain NUL characters")
    return value
