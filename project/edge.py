"""What every request and every socket passes first: probes, request id, metrics, access log, and the last catch."""

import logging
import re
import time
import uuid
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import orjson
import structlog
from channels.routing import URLRouter
from django.conf import settings
from django.urls import URLPattern

from . import health, limits, metrics
from .errors import Problem, problem_of
from .routes import UNMATCHED, SocketRoutes, http_route

Scope = dict[str, Any]
Event = dict[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
Header = tuple[bytes, bytes]
App = Callable[[Any, Any, Any], Awaitable[None]]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
JSON = b"application/json"
EXPOSITION = b"text/plain; version=0.0.4; charset=utf-8"
logger = logging.getLogger(__name__)
access = structlog.get_logger("access")
ACCESS = logging.getLogger("access")  # whose level is asked before a line is put together


def request_id(scope: Scope) -> str:
    """The caller's X-Request-Id where it is a plain one, else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            given: str = value.decode("latin-1")
            if REQUEST_ID.fullmatch(given):
                return given
    return uuid.uuid4().hex


async def respond(send: Send, status: int, body: bytes, kind: bytes = JSON, headers: Iterable[Header] = ()) -> None:
    """A whole answer at once."""
    named = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": [*named, *headers]})
    await send({"type": "http.response.body", "body": body})


async def limit_address(scope: Scope) -> None:
    """Raise Problem 429 where the sender's address asks too much (ADDRESS_RATE)."""
    if (rate := limits.address_rate()) and (client := scope.get("client")):
        await limits.enforce(f"address:{client[0]}", rate)


class Seen:
    """One request for metrics and the access log, counted once: with its last byte, or when it is given up."""

    __slots__ = ("_counted", "_method", "_route", "_start", "status")

    def __init__(self, method: str, route: str) -> None:
        self._method = method
        self._route = route
        self._start = time.perf_counter()
        self._counted = False
        self.status = 0  # until an answer begins

    def count(self) -> None:
        """It is over."""
        if not self._counted:
            self._counted = True
            seconds = time.perf_counter() - self._start
            metrics.count_request(self._route, self._method, self.status, seconds)
            if ACCESS.isEnabledFor(logging.INFO):
                ms = round(seconds * 1000, 1)
                access.info("request", method=self._method, route=self._route, status=self.status, ms=ms)


class Edge:
    """The ASGI application around Django and the sockets."""

    def __init__(self, http: App, socket_patterns: Sequence[URLPattern]) -> None:
        self._http = http
        self._sockets = URLRouter(list(socket_patterns))  # type: ignore[arg-type]
        self._socket_routes = SocketRoutes(socket_patterns)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            raise ValueError(f"no application for {scope['type']}")

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if await self._probe(path, scope, send):
            return
        route = http_route(path)
        if route == UNMATCHED and await self._probe("/" + path.rsplit("/", 1)[-1], scope, send):
            return
        scope["request_id"] = identity = request_id(scope)
        structlog.contextvars.bind_contextvars(request_id=identity)
        seen = Seen(scope["method"], route)

        async def watched(event: Event) -> None:
            if event["type"] == "http.response.start":
                seen.status = event["status"]
                event = {**event, "headers": [*event.get("headers", ()), (b"x-request-id", identity.encode())]}
            elif not event.get("more_body"):
                seen.count()
            await send(event)

        try:
            await limit_address(scope)
            await self._http(scope, receive, watched)
        except Problem as problem:
            await self._fail(problem, watched)
        except Exception as error:
            logger.error("request failed: %s", type(error).__name__)
            if not seen.status:
                await self._fail(problem_of(error), watched)
        finally:
            seen.count()

    async def _fail(self, problem: Problem, send: Send) -> None:
        metrics.count_error(problem.code)
        headers = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
        await respond(send, problem.status, orjson.dumps(problem.body()), headers=headers)

    async def _probe(self, path: str, scope: Scope, send: Send) -> bool:
        """Answer a probe; False where the path is none. Probes are not logged: they come every few seconds."""
        if scope["method"] not in ("GET", "HEAD"):
            return False
        if probe := health.PROBES.get(path):
            status, body = await probe()
            await respond(send, status, orjson.dumps(body))
            return True
        if path == "/metrics":
            if may_read_metrics(scope):
                await respond(send, 200, metrics.exposition(), EXPOSITION)
            else:
                await self._fail(Problem("Metrics are not for this address.", code="forbidden", status=403), send)
            return True
        return False

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        route = self._socket_routes.route(path)
        if route == UNMATCHED:
            await receive()
            await send({"type": "websocket.close"})
            access.info("socket refused", route=route)
            return
        scope["request_id"] = request_id(scope)
        structlog.contextvars.bind_contextvars(request_id=scope["request_id"])
        start = time.perf_counter()
        metrics.sockets.labels(route).inc()
        metrics.sockets_open.labels(route).inc()
        try:
            await self._sockets(scope, receive, send)  # type: ignore[arg-type]
        finally:
            metrics.sockets_open.labels(route).dec()
            access.info("socket", route=route, seconds=round(time.perf_counter() - start, 1))


def may_read_metrics(scope: Scope) -> bool:
    """METRICS: always, never, or only from this machine."""
    if settings.METRICS == "loopback":
        client = scope.get("client") or ("127.0.0.1",)  # no address: a Unix socket
        try:
            return ip_address(client[0]).is_loopback
        except ValueError:
            return False
    return bool(settings.METRICS == "always")
