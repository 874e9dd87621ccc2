"""Pages for browsers, with what the browser may load and run for them."""

from collections.abc import Mapping, Sequence
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


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, connect: Sequence[str] = ()
) -> HttpResponse:
    """A template as a page under the policy. `connect`: sources beside this host that it may connect to."""
    return guarded(render(request, template, dict(context or {})), connect)


def guarded(response: HttpResponse, connect: Sequence[str] = ()) -> HttpResponse:
    """The response with the policy."""
    sources = " ".join(("connect-src 'self'", *connect))
    response.headers["Content-Security-Policy"] = POLICY.replace("connect-src 'self'", sources)
    return response
