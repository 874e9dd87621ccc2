"""A request's route, as it stands in the tables: what logs and metrics may say of a path."""

import functools
from collections.abc import Sequence

from django.urls import Resolver404, URLPattern, resolve

UNMATCHED = "unmatched"


@functools.lru_cache(maxsize=4096)
def http_route(path: str) -> str:
    """The pattern in the URL table that serves this path, or `unmatched`."""
    try:
        return "/" + resolve(path).route
    except Resolver404:
        return UNMATCHED


class SocketRoutes:
    """The same for the table of sockets."""

    def __init__(self, patterns: Sequence[URLPattern]) -> None:
        self._patterns = patterns

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one instance per process
    def route(self, path: str) -> str:
        """The pattern that serves this path, or `unmatched`."""
        for pattern in self._patterns:
            if pattern.pattern.match(path.lstrip("/")):
                return f"/{pattern.pattern}"
        return UNMATCHED
