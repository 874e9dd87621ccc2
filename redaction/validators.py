"""Checks on what an operator enters in the admin; a request passes the same checks in `schema` and `policy`."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from .engine import checks, selectors
from .engine.filters import PatternError, compiled

is_project_name = RegexValidator(r"^[a-zA-Z0-9\-_:]{1,60}\Z", "Letters, digits, hyphen, underscore and colon only.")
is_label = RegexValidator(r"^[A-Z][A-Z0-9_]{0,63}\Z", "Upper-case letters, digits and underscore, such as EMPLOYEE_ID.")
LONGEST_TERM = 200
KEYWORD = "BEST_ENTITY_TYPE|ALL_ENTITY_TYPES|UNIQUE_NUMBERED_ENTITY_TYPE|UNIQUE_HASHED_ENTITY_TYPE"
MARKER = re.compile(rf"{KEYWORD}|[^\w\s](?:{KEYWORD})[^\w\s]")


def is_pattern(value: str) -> None:
    """A pattern that RE2 takes."""
    try:
        compiled(value)
    except PatternError as error:
        raise ValidationError(str(error)) from None


def known_check(value: str) -> None:
    """The name of a checksum."""
    try:
        checks.named(value)
    except LookupError as error:
        raise ValidationError(str(error.args[0])) from None


def is_selection(value: Any) -> None:
    """A list of entity types and groups."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValidationError("Enter a list of names.")
    for position, item in enumerate(value):
        if not is_known(item) and not is_label.regex.match(item):  # type: ignore[union-attr]
            raise ValidationError(f"Item {position + 1} is neither an entity type nor a group.")


def has_terms(value: str) -> None:
    """Lines that are short enough to become patterns."""
    if not value.strip():
        raise ValidationError("Enter at least one term.")
    for number, line in enumerate(value.splitlines(), start=1):
        if len(line.strip()) > LONGEST_TERM:
            raise ValidationError(f"Line {number} is longer than {LONGEST_TERM} characters.")


def is_known(name: str) -> bool:
    """Whether the taxonomy has this type or group."""
    try:
        selectors.expand(name, 0, 0)
    except selectors.SelectorError:
        return False
    return True


def is_mapping_of_fractions(value: Any) -> None:
    """Thresholds by entity type."""
    if not isinstance(value, dict) or not all(_is_fraction(item) for item in value.values()):
        raise ValidationError('Enter thresholds from 0 to 1 by entity type: {"NAME": 0.4}')


def _is_fraction(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def is_wrapped_marker(value: str) -> None:
    """A marker pattern: a keyword, bare or inside one character each side."""
    if not MARKER.fullmatch(value):
        raise ValidationError("Enter one of the four keywords, bare or inside one character each side.")


def lists_filters(value: Any) -> None:
    """Filters as a request has them."""
    from .schema import Filter

    serializer = Filter(data=value, many=True)
    if not isinstance(value, list) or not serializer.is_valid():
        raise ValidationError("Enter a list of filters as in a request, each with type and pattern.")
    for item in value:
        is_pattern(item["pattern"])
