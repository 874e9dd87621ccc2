"""Who calls: one function for REST and sockets.

Tried in this order: `x-api-key`, `Authorization: Bearer`, the subprotocol `bearer.<token>`, a one-use ticket in
`?token=`, a session cookie of a page that is ours, and last nobody, where the setting ANONYMOUS lets nobody in. What is
presented and wrong is refused even where nothing would have been needed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any, Literal, Protocol, cast
from urllib.parse import parse_qs, urlsplit

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils import timezone

from . import guests, tickets
from .errors import Problem
from .sockets import database
from .sockets.origin import allowed_origin, header

SUBPROTOCOL = "bearer."
TICKET_SECONDS = tickets.SECONDS
FORWARDED = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"})
CHALLENGE = MappingProxyType({"WWW-Authenticate": "Bearer"})  # RFC 6750 section 3
CHAT = frozenset({"chat"})
EVERYTHING = frozenset({"redact", "reidentify", "chat"})


@dataclass(frozen=True, slots=True)
class Grant:
    """What a key allows."""

    key_id: int
    project: str
    policy: str | None
    scopes: frozenset[str]
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls and what they may do. `key_id` and `key_digest` are None without a key, `user_id` without a session,
    `guest` without a guest's token.
    """

    kind: Literal["anonymous", "key", "session", "guest"]
    key_id: int | None = None
    key_digest: str | None = None
    user_id: int | None = None
    project: str = "main"
    policy: str | None = None
    scopes: frozenset[str] = EVERYTHING
    expires: datetime | None = None
    session: str | None = field(default=None, repr=False)  # the key of the session, which ends with logout
    guest: str | None = None

    @property
    def name(self) -> str:
        """An opaque name for limits and logs: key:7, session:3, guest:..., anonymous."""
        if self.guest is not None:
            return f"guest:{self.guest}"
        number = self.key_id if self.kind == "key" else self.user_id
        return self.kind if number is None else f"{self.kind}:{number}"

    def require(self, scope: str) -> None:
        """Raise Problem 403 unless the caller has the scope."""
        if scope not in self.scopes:
            raise Problem(f"These credentials do not have the scope {scope}.", code="forbidden")


@dataclass(frozen=True, slots=True)
class Presented:
    """What a request or handshake shows of its sender."""

    scope: Mapping[str, Any]
    client: str
    headers: Mapping[str, str]
    query: str
    subprotocols: tuple[str, ...] = ()

    @classmethod
    def by_scope(cls, scope: Mapping[str, Any]) -> "Presented":
        """From an ASGI scope, HTTP or WebSocket."""
        headers = {name.decode("latin1").lower(): value.decode("latin1") for name, value in scope.get("headers", ())}
        client = (scope.get("client") or ("",))[0] or ""
        query = scope.get("query_string", b"").decode("latin1")
        return cls(scope, client, headers, query, tuple(scope.get("subprotocols", ())))

    @classmethod
    def by_request(cls, request: HttpRequest) -> "Presented":
        """From Django's request."""
        return cls.by_scope(getattr(request, "scope", None) or _scope(request))

    def key(self) -> str | None:
        """The API key, wherever it was sent; None where none was."""
        if "x-api-key" in self.headers:
            return self.headers["x-api-key"].strip()
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return token.strip()
        bearer = next((name for name in self.subprotocols if name.startswith(SUBPROTOCOL)), None)
        return None if bearer is None else bearer.removeprefix(SUBPROTOCOL)

    def ticket(self) -> str | None:
        """The one-use ticket of the query string; None where none was sent."""
        return parse_qs(self.query).get("token", [None])[0] if "token=" in self.query else None


def _scope(request: HttpRequest) -> dict[str, Any]:
    """What an ASGI server would have said of a request that came over WSGI."""
    return {
        "client": (request.META.get("REMOTE_ADDR", ""), 0),
        "headers": [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in request.headers.items()],
        "query_string": request.META.get("QUERY_STRING", "").encode("latin1"),
    }


class Keys(Protocol):
    """What the model named by API_KEY_MODEL offers."""

    async def afind(self, digest: str) -> Grant | None: ...

    def touch(self, key_id: int) -> None: ...


def digest(key: str) -> str:
    """SHA-256 in hexadecimal: a key is 256 random bits, which no list of guesses reaches."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


async def authenticate(presented: Presented) -> Caller:
    """The caller; Problem 401 or 403 where there is none."""
    if (key := presented.key()) is not None:
        return await _by_key(key)
    if (ticket := presented.ticket()) is not None:
        return await _by_ticket(ticket)
    if (session := parse_cookie(presented.headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)) and (
        _own_page(presented.scope) and (user := await database.run(_session_user, session))
    ):
        return Caller("session", user_id=user, session=session)
    return _anonymous(presented)


async def recheck(caller: Caller) -> None:
    """Raise Problem 401 where the key of a caller who was let in is revoked or expired, or the session has ended."""
    if caller.key_digest is not None:
        await _by_digest(caller.key_digest)
    elif caller.guest is not None:
        _guest(guests.Guest(caller.guest, caller.project, caller.expires or timezone.now()))
    elif caller.session is not None and await database.run(_session_user, caller.session) != caller.user_id:
        raise Problem(code="credentials_invalid", headers=CHALLENGE)


async def _by_key(key: str) -> Caller:
    if key.startswith(guests.PREFIX):
        return _guest(guests.read(key))
    # The digest is looked up, not the key: how long a miss takes says nothing about any key.
    return await _by_digest(digest(key))


async def _by_digest(key_digest: str) -> Caller:
    grant = await keys().afind(key_digest)
    if grant is None or (grant.expires and grant.expires <= timezone.now()):
        raise Problem(code="credentials_invalid", headers=CHALLENGE)
    await _touch(grant.key_id)
    return Caller("key", grant.key_id, key_digest, None, grant.project, grant.policy, grant.scopes, grant.expires)


def _guest(found: guests.Guest | None) -> Caller:
    if found is None or found.expires <= timezone.now():
        raise Problem(code="credentials_invalid", headers=CHALLENGE)
    return Caller("guest", project=found.project, scopes=CHAT, expires=found.expires, guest=found.reference)


async def _by_ticket(token: str) -> Caller:
    holder = await database.run(tickets.redeem, token)
    if holder is None:
        raise Problem(code="credentials_invalid", headers=CHALLENGE)
    if holder.key_digest is not None:
        return await _by_digest(holder.key_digest)
    if holder.guest is not None:
        return _guest(guests.Guest(*holder.guest))
    if holder.session is not None:
        user = await database.run(_session_user, holder.session)
        if user is None:
            raise Problem(code="credentials_invalid", headers=CHALLENGE)
        return Caller("session", user_id=user, session=holder.session)
    return Caller("anonymous")


async def issue_ticket(caller: Caller, seconds: int = TICKET_SECONDS) -> str:
    """A ticket that lets the caller open one socket within so many seconds."""
    guest = None
    if caller.guest is not None and caller.expires is not None:
        guest = (caller.guest, caller.project, caller.expires)
    return await database.run(tickets.issue, tickets.Holder(caller.key_digest, caller.session, guest), seconds)


def keys() -> Keys:
    """The key model, which lives in an app that this one does not import."""
    return cast(Keys, apps.get_model(settings.API_KEY_MODEL))


_touched: dict[int, float] = {}
TOUCH_SECONDS = 60.0


async def _touch(key_id: int) -> None:
    now = timezone.now().timestamp()
    if now - _touched.get(key_id, 0.0) >= TOUCH_SECONDS:
        _touched[key_id] = now
        await database.run(keys().touch, key_id)


def forget() -> None:
    """Forget which keys have been used lately."""
    _touched.clear()


def _session_user(session_key: str) -> int | None:
    """The active user of a session, checked as Django's own middleware checks it."""
    from django.contrib.auth import get_user

    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    return int(user.pk) if user.is_authenticated and user.is_active else None


def _own_page(scope: Mapping[str, Any]) -> bool:
    """Whether a cookie counts: the page is ours, or it only reads and no other page could read the answer.

    A browser sends no Origin with what a page gets from its own server, and always one from elsewhere (Fetch, 3.2).
    """
    if scope.get("type") == "http" and scope.get("method") in ("GET", "HEAD") and header(scope, b"origin") is None:
        return True
    return allowed_origin(scope)


def _anonymous(presented: Presented) -> Caller:
    if settings.ANONYMOUS == "always" or (settings.ANONYMOUS == "loopback" and is_local(presented)):
        return Caller("anonymous")
    raise Problem(code="credentials_missing", headers=CHALLENGE)


def is_local(presented: Presented) -> bool:
    """Whether the sender is this machine itself: no proxy in between, no page of a stranger in its browser."""
    if not FORWARDED.isdisjoint(presented.headers):
        return False
    origin = presented.headers.get("origin")
    if origin and not (is_loopback(urlsplit(origin).hostname or "") or allowed_origin(presented.scope)):
        return False
    return is_loopback(presented.client)


@lru_cache(maxsize=1_024)
def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine (RFC 1122 3.2.1.3, RFC 4291 2.5.3, RFC 6761 6.3)."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
