"""Errors of validation in the one shape of `project.errors`."""

from collections.abc import Iterator

from ..errors import FieldError, Problem


def from_serializer(errors: object) -> Problem:
    """DRF's nested errors, each under the path of its field."""
    return Problem(code="invalid", errors=tuple(_flat(errors, "")))


def _flat(errors: object, path: str) -> Iterator[FieldError]:
    if isinstance(errors, dict):
        for name, inner in errors.items():
            yield from _flat(inner, _join(path, name))
    elif isinstance(errors, list):
        for index, inner in enumerate(errors):
            yield from _flat(inner, path if isinstance(inner, str) else f"{path}[{index}]")
    else:
        yield {"field": path, "message": _sentence(str(errors))}


def _join(path: str, name: object) -> str:
    if isinstance(name, int):
        return f"{path}[{name}]"
    if name == "non_field_errors":
        return path
    return f"{path}.{name}" if path else str(name)


def _sentence(message: str) -> str:
    return FIXED.get(message, message)


FIXED = {
    "Null characters are not allowed.": "must not contain NUL characters",
    "This field is required.": "is required",
    "This field may not be null.": "must not be null",
}
