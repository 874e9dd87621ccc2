"""A short way for API requests, past what only pages need.

Django's handler starts a thread for each request, sends two signals through it and runs each of eight middlewares;
on a short text that is most of the time. Views with `lean = True` are asked directly, with the same request and
response objects, behind the one middleware that they need, CORS. The body is read here: what is announced or comes
larger than MAX_BODY_BYTES is refused before it is read, and one that drips ends at HTTP_BODY_SECONDS. Views with
`long = True` may stream, and end when their client goes; what they hold is let go by the `end` of their response.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from io import BytesIO
from typing import Any, cast

from corsheaders.middleware import CorsMiddleware
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import Resolver404, ResolverMatch, get_resolver

from .errors import Problem, problem_of, response

logger = logging.getLogger(__name__)
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]
SAFE = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}


class Gone(Exception):
    """The client went away before its request was complete."""


class Lane:
    """An ASGI application for `lean` views; everything else goes to `django`."""

    def __init__(self, django: App) -> None:
        self.django = django
        self.matches: dict[str, ResolverMatch | None] = {}
        self.ask = CorsMiddleware(_ask)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = self.match(scope["path"])
        if match is None:
            await self.django(scope, receive, send)
            return
        try:
            request = ASGIRequest(scope, BytesIO(await _body(scope, receive)))
            request.resolver_match = match
            request.get_host()
            if getattr(match.func.view_class, "long", False):  # type: ignore[attr-defined]  # lean views are classes
                await unless_gone(self._answer(request, send), receive)
                return
            answer = await cast(Awaitable[HttpResponseBase], self.ask(request))
        except Gone:
            return
        except DisallowedHost:
            answer = response(
                Problem("The Host header names a host that this server does not serve.", code="bad_request")
            )
        except Exception as error:
            answer = response(problem_of(error))
        await _send(answer, send, head=scope["method"] == "HEAD")

    async def _answer(self, request: HttpRequest, send: Send) -> None:
        """Ask a view that streams, or may take long."""
        answer = await cast(Awaitable[HttpResponseBase], self.ask(request))
        try:
            if answer.streaming:
                await _send_pieces(cast(StreamingHttpResponse, answer), send)
            else:
                await _send(answer, send, head=request.method == "HEAD")
        finally:
            if end := getattr(answer, "end", None):
                await end()

    def match(self, path: str) -> ResolverMatch | None:
        """The lean view at a path; None where there is none. Kept for paths that have one, and those are few."""
        if path in self.matches:
            return self.matches[path]
        try:
            match = get_resolver().resolve(path)
        except Resolver404:
            return None
        if not getattr(getattr(match.func, "view_class", None), "lean", False):
            return None
        if not match.kwargs:  # of paths with a name in them there is no end
            self.matches[path] = match
        return match


async def _ask(request: HttpRequest) -> HttpResponseBase:
    match = cast(ResolverMatch, request.resolver_match)
    return cast(HttpResponseBase, await match.func(request, *match.args, **match.kwargs))


async def _body(scope: Scope, receive: Receive) -> bytes:
    limit: int = settings.MAX_BODY_BYTES
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if announced.isdigit() and int(announced) > limit:
        raise too_large(limit)
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(settings.HTTP_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                chunk = message.get("body", b"")
                size += len(chunk)
                if size > limit:
                    raise too_large(limit)
                chunks.append(chunk)
                if not message.get("more_body", False):
                    return b"".join(chunks)
    except TimeoutError:
        raise Problem(code="body_timeout") from None


def too_large(limit: int) -> Problem:
    """The refusal of a body over the limit."""
    return Problem(f"A body may have {limit} bytes.", code="body_too_large", headers={"Connection": "close"})


async def unless_gone(work: Coroutine[Any, Any, None], receive: Receive) -> None:
    """Do the work, and end it when the client goes away."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
    finally:
        task.cancel() if not task.done() else None
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(answer: HttpResponseBase, send: Send, *, head: bool) -> None:
    content: bytes = getattr(answer, "content", b"")
    answer.headers.setdefault("Content-Length", str(len(content)))
    await _start(answer, send)
    await send({"type": "http.response.body", "body": b"" if head else content})


async def _send_pieces(answer: StreamingHttpResponse, send: Send) -> None:
    """Each piece as it comes; `send` waits while the client does not read."""
    await _start(answer, send)
    try:
        async for piece in answer:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    except Exception as error:  # the status is out: nothing is left to say but the end
        logger.error("an answer was cut: %s", type(error).__name__)
    await send({"type": "http.response.body", "body": b""})


async def _start(answer: HttpResponseBase, send: Send) -> None:
    for name, value in SAFE.items():
        answer.headers.setdefault(name, value)
    headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in answer.items()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
