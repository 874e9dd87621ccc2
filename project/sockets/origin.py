"""Which pages may open a socket with a cookie (the Origin header, RFC 6454).

A program sends no Origin and proves itself by key or token; a browser always sends one and sends cookies unasked.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.utils.http import is_same_domain


def header(scope: Mapping[str, Any], name: bytes) -> str | None:
    """The first header of that lower-case name."""
    for key, value in scope.get("headers", ()):
        if key == name:
            return str(value.decode("latin-1"))
    return None


def allowed_origin(scope: Mapping[str, Any]) -> bool:
    """Whether the page that opens the socket is ours or trusted; False without an Origin.

    Ours: its host is the Host asked for and ALLOWED_HOSTS has it. Trusted: CSRF_TRUSTED_ORIGINS has it.
    """
    origin = (header(scope, b"origin") or "").lower()
    page = urlsplit(origin)
    if page.scheme not in ("http", "https") or not page.netloc:
        return False
    if any(_matches(page.scheme, page.netloc, trusted) for trusted in settings.CSRF_TRUSTED_ORIGINS):
        return True
    host = (header(scope, b"host") or "").lower()
    return page.netloc == host and validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def _matches(scheme: str, netloc: str, trusted: str) -> bool:
    """A trusted origin is scheme://host[:port], its host perhaps *.domain, as Django's CSRF check reads it."""
    wanted = urlsplit(trusted.lower())
    pattern = wanted.netloc.removeprefix("*")
    return scheme == wanted.scheme and is_same_domain(netloc, pattern)
