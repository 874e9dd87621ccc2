"""Fields that take exactly what they document: no trimming, no coercion of other types."""

from collections.abc import Sequence
from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


class Strict(serializers.Serializer[Any]):
    """An object in which a field that is not known is an error."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := [name for name in data if name not in self.fields]):
            known = ", ".join(self.fields)
            raise serializers.ValidationError(
                {_shown(name): f"is not known here; known are {known}" for name in unknown}
            )
        return super().to_internal_value(data)


def _shown(name: object) -> str:
    """The name of an unknown field, if it looks like one: anything else might be the caller's text."""
    return name if isinstance(name, str) and name.isidentifier() and len(name) <= 40 else "?"


class Name(serializers.CharField):
    """A string as it came: white space and emptiness are the caller's."""

    default_error_messages = {
        "invalid": "must be a string",
        "null": "must not be null",
        "blank": "must not be empty",
        "required": "is required",
        "max_length": "must be at most {max_length} characters long",
    }

    def __init__(self, *, pattern: str = "", **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)
        if pattern:
            self.validators.append(RegexValidator(pattern, f"must match {pattern}"))

    def to_internal_value(self, data: object) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


@extend_schema_field({"oneOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]})
class Flag(serializers.BooleanField):
    """A boolean, or the words true and false, which some callers send as strings."""

    default_error_messages = {"invalid": "must be true or false", "null": "must not be null", "required": "is required"}

    def to_internal_value(self, data: Any) -> bool:
        if isinstance(data, bool):
            return data
        if data not in ("true", "false"):
            self.fail("invalid", input=None)
        return bool(data == "true")


class Fraction(serializers.FloatField):
    """A number from 0 to 1."""

    default_error_messages = {"invalid": "must be a number from 0 to 1", "null": "must not be null"}

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=1, **options)

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        return float(data)


class Whole(serializers.IntegerField):
    """A whole number, not a string of digits."""

    default_error_messages = {
        "invalid": "must be a whole number",
        "null": "must not be null",
        "required": "is required",
        "max_value": "must be at most {max_value}",
        "min_value": "must be at least {min_value}",
    }

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return data


class Choice(serializers.ChoiceField):
    """One of a few words."""

    default_error_messages = {"null": "must not be null", "required": "is required"}

    def __init__(self, choices: Sequence[str], **options: Any) -> None:
        super().__init__(choices=choices, **options)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in self.choices:
            raise serializers.ValidationError(f"must be one of {', '.join(self.choices)}", code="invalid_choice")
        return data


class Many(serializers.ListField):
    """A list, of at most 10,000 items unless said."""

    default_error_messages = {
        "not_a_list": "must be a list",
        "null": "must not be null",
        "required": "is required",
        "max_length": "must hold at most {max_length} items",
    }

    def __init__(self, child: serializers.Field[Any, Any, Any, Any], **options: Any) -> None:
        super().__init__(child=child, max_length=options.pop("max_length", 10_000), **options)
