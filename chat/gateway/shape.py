"""What every field of a Chat Completions request is: a text, structure that is kept, or JSON to be looked into.

A `Visit` is shown every text and gives what stands in its place. A walk builds a new object and does not depend on what
the visit answers, so that one walk can collect all texts and a second one put in what became of them.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import orjson
from django.conf import settings

from project.errors import Problem
from project.rest.reading import loads

IDENTIFIER = re.compile(r"[A-Za-z0-9_.:/#$-]{0,256}")
NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")
LONG_NUMBER = 10**6  # from seven digits on a number may be somebody's


class Visit(Protocol):
    """Shown every text of a request."""

    def text(self, text: str) -> str:
        """A text for people."""

    def key(self, key: str) -> str:
        """A key of an object, or a short value like one; equal ones become equal."""

    def pair(self, key: str, value: str) -> tuple[str, str]:
        """A key and its text; each is the other's context."""

    def media(self, value: Any) -> Any:
        """An image, sound or a file. Raises Problem where none may leave."""


Shape = Callable[[Any, Visit], Any]


def text(value: Any, visit: Visit) -> Any:
    """A text or a list of them; whatever else is there is looked into."""
    if isinstance(value, str):
        return embedded(value, visit)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [embedded(item, visit) for item in value]
    return anything(value, visit)


def name(value: Any, visit: Visit) -> Any:
    """Structure: a role, a type, an id, the name of a function; read as a text where it does not look like one."""
    if isinstance(value, str):
        return value if IDENTIFIER.fullmatch(value) else visit.text(value)
    if isinstance(value, list):
        return [name(item, visit) for item in value]
    return anything(value, visit) if isinstance(value, dict) else value


def speaker(value: Any, visit: Visit) -> Any:
    """Who speaks: a person, so a text, whose placeholder is written with the characters that such a name may have."""
    if not isinstance(value, str):
        return anything(value, visit)
    seen = visit.text(value.replace("_", " "))
    return value if seen == value.replace("_", " ") else NOT_IN_A_NAME.sub("_", seen).strip("_")


def pseudonym(value: Any, visit: Visit) -> Any:
    """A stable name of a person for the upstream's own limits: a keyed digest, never the name."""
    if not isinstance(value, str) or not value:
        return anything(value, visit)
    made = hmac.new(settings.SECRET_KEY.encode(), b"gateway user\0" + value.encode("utf-8", "replace"), hashlib.sha256)
    return f"user_{made.hexdigest()[:32]}"


def embedded(value: str, visit: Visit) -> str:
    """A text; one that is JSON is read by its leaves, where escapes hide nothing, and stays if nothing is found."""
    if value[:1] in ("{", "[") and isinstance(found := _loaded(value), dict | list) and found:
        made = anything(found, visit)
        return value if made == found else orjson.dumps(made).decode()
    return visit.text(value)


def arguments(value: Any, visit: Visit) -> Any:
    """What a tool is called with: JSON in a string."""
    return embedded(value, visit) if isinstance(value, str) else anything(value, visit)


def anything(value: Any, visit: Visit) -> Any:
    """JSON that nothing is known of: every key and every text is read, and numbers that are long enough."""
    if isinstance(value, dict):
        return dict(member(key, item, visit) for key, item in value.items())
    if isinstance(value, list):
        return [anything(item, visit) for item in value]
    if isinstance(value, str):
        return visit.text(value) if " " in value or len(value) > 64 else visit.key(value)
    return _number(value, visit)


def member(key: str, value: Any, visit: Visit) -> tuple[str, Any]:
    """A member of an object that nothing is known of."""
    if isinstance(value, str) and value[:1] not in ("{", "["):
        return visit.pair(key, value)
    return visit.key(key), embedded(value, visit) if isinstance(value, str) else anything(value, visit)


def _number(value: Any, visit: Visit) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) < LONG_NUMBER:
        return value
    written = str(value)
    seen = visit.key(written)
    return value if seen == written else seen


NAMED = frozenset({"properties", "$defs", "definitions", "patternProperties", "dependentSchemas"})
KEPT = frozenset({"type", "format", "$ref", "$schema", "$id", "$anchor", "contentEncoding", "contentMediaType"})
SAID = frozenset({"description", "title", "$comment"})
INNER = frozenset(
    {"items", "additionalProperties", "anyOf", "oneOf", "allOf", "not", "if", "then", "else", "prefixItems", "contains"}
)
VALUES = frozenset({"enum", "const", "default", "examples", "required", "pattern"})


def schema(value: Any, visit: Visit) -> Any:
    """A JSON Schema (2020-12): its keywords are structure, the names of properties and the values are not."""
    if isinstance(value, list):
        return [schema(item, visit) for item in value]
    if not isinstance(value, dict):
        return anything(value, visit)
    return dict(_keyword(keyword, item, visit) for keyword, item in value.items())


def _keyword(keyword: str, value: Any, visit: Visit) -> tuple[str, Any]:
    if keyword in NAMED and isinstance(value, dict):
        return keyword, {visit.key(named): schema(item, visit) for named, item in value.items()}
    if keyword in KEPT:
        return keyword, name(value, visit)
    if keyword in SAID:
        return keyword, text(value, visit)
    if keyword in INNER:
        return keyword, schema(value, visit)
    if keyword in VALUES or isinstance(value, int | float | None):
        return keyword, anything(value, visit)
    return visit.key(keyword), schema(value, visit) if isinstance(value, dict | list) else anything(value, visit)


def media(value: Any, visit: Visit) -> Any:
    """Images, sound and files, which nobody looks into."""
    return visit.media(value)


def known(shapes: Mapping[str, Shape]) -> Shape:
    """An object with these fields, or a list of such; a string in its place is a text, further fields are unknown."""

    def walk(value: Any, visit: Visit) -> Any:
        if isinstance(value, list):
            return [walk(item, visit) for item in value]
        if not isinstance(value, dict):
            return text(value, visit)
        return dict(
            (field, shapes[field](item, visit)) if field in shapes else member(field, item, visit)
            for field, item in value.items()
        )

    return walk


def _loaded(value: str) -> Any:
    """The JSON of a text; None where it is none, or nested too deep to be meant as such."""
    try:
        return loads(value.encode("utf-8", "surrogatepass"))
    except Problem:
        return None
