"""The examples as pages: what there is, and the tutorial's chat."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@dataclass(frozen=True, slots=True)
class Example:
    """One socket: where it is, what it does, what to send first."""

    path: str
    about: str
    send: str
    answers: str


EXAMPLES = (
    Example("/ws/examples/hello", "One greeting, then goodbye.", "", "Hello, WebSocket!"),
    Example("/ws/examples/echo", "A text comes back in a sentence.", "hi", "Message text was: hi"),
    Example(
        "/ws/examples/items/foo?token=t&q=3",
        "A path parameter, a cookie “session” or a token, a whole number q.",
        "m",
        "Session cookie or query token value is: t · Query parameter q is: 3 · Message text was: m, for item ID: foo",
    ),
    Example(
        "/ws/examples/clients/1",
        "What one client says, all clients hear, whichever process they are connected to.",
        "hi",
        "You wrote: hi · Client #1 says: hi",
    ),
    Example("/ws/examples/capitalise", "JSON, text or bytes, capitalised.", '{"data": "hi"}', '{"data": "Hi"}'),
    Example("/ws/examples/mirror", "Every message as it came.", "anything", "anything"),
)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What there is to try."""
    return render(request, "chat/examples/overview.html", {"examples": EXAMPLES})


@require_safe
def echo(request: HttpRequest) -> HttpResponse:
    """A form, a list, a socket."""
    return render(request, "chat/examples/echo.html")
