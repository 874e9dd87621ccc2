"""Pages for browsers, with what the browser may load and run for them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Content Security Policy Level 3. Scripts and styles come from files alone, so that text which became markup by
# mistake could run nothing; `connect-src 'self'` takes the sockets of the same host in.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def page(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A template as a page under the policy."""
    return guarded(render(request, template, dict(context or {})))


def guarded(response: HttpResponse) -> HttpResponse:
    """The response with the policy."""
    response.headers["Content-Security-Policy"] = POLICY
    return response
