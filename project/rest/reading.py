"""JSON from bytes, bounded."""

from typing import Any

import orjson
from django.conf import settings

from ..errors import Problem


def loads(raw: bytes) -> Any:
    """JSON from bytes, no deeper than MAX_JSON_DEPTH."""
    try:
        value = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        lone = "surrogate" in error.msg and "UTF-8" not in error.msg
        raise Problem(code="lone_surrogate" if lone else "invalid_json") from None
    if deeper_than(value, settings.MAX_JSON_DEPTH):
        raise Problem(f"The JSON is nested deeper than {settings.MAX_JSON_DEPTH} levels.", code="too_deep")
    return value


def deeper_than(value: object, levels: int) -> bool:
    """Whether `value` nests more than `levels` containers."""
    if isinstance(value, dict):
        return levels == 0 or any(deeper_than(item, levels - 1) for item in value.values() if not isinstance(item, str))
    if isinstance(value, list):
        return levels == 0 or any(deeper_than(item, levels - 1) for item in value if not isinstance(item, str))
    return False
