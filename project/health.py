"""Whether this process lives, and whether it can serve: answered before Django's host, SSL and slash handling."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from redis import asyncio as redis

from . import tables
from .sockets import database

CHECK_SECONDS = 1.0  # a probe waits 2 to 3 seconds
FRESH_SECONDS = 0.5  # many probes ask once

Check = Callable[[], Awaitable[str]]  # "" where all is well, else why not


@dataclass(frozen=True, slots=True)
class Finding:
    """One part's state."""

    ok: bool
    why: str = ""


@dataclass(slots=True)
class _State:
    draining: bool = False
    found_at: float = -1e9
    findings: dict[str, Finding] = field(default_factory=dict)


_state = _State()


def start_draining() -> None:
    """From now on this process is not ready."""
    _state.draining = True


async def check_database() -> str:
    """It answers, and its tables are those of this version."""
    return await database.run(_ask_database)


def _ask_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "" if tables.current() else "migrations are missing: run manage.py migrate"


async def check_channel_layer() -> str:
    """Redis answers, where there is one; all of them, where there are several."""
    urls = {settings.REDIS_URL, *settings.CHANNEL_REDIS_URLS} - {""}
    await asyncio.gather(*map(_ping, urls))
    return ""


async def _ping(url: str) -> None:
    client = redis.from_url(url, socket_connect_timeout=CHECK_SECONDS, socket_timeout=CHECK_SECONDS)
    async with client:
        await client.ping()


checks: dict[str, Check] = {"database": check_database, "channel_layer": check_channel_layer}


async def _find(check: Check) -> Finding:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            why = await check()
    except TimeoutError:
        return Finding(False, f"no answer within {CHECK_SECONDS:g} s")
    except Exception as error:
        return Finding(False, type(error).__name__)
    return Finding(not why, why)


async def findings() -> dict[str, Finding]:
    """The state of each part, at most half a second old, and whether the process drains."""
    if time.monotonic() - _state.found_at > FRESH_SECONDS:
        found = await asyncio.gather(*(_find(check) for check in checks.values()))
        _state.findings = dict(zip(checks, found, strict=True))
        _state.found_at = time.monotonic()
    draining = Finding(not _state.draining, "the server is stopping" if _state.draining else "")
    return {**_state.findings, "draining": draining}


async def live() -> tuple[int, dict[str, Any]]:
    """Status and body of /health: the process runs and its loop turns."""
    return 200, {"status": "ok"}


async def ready() -> tuple[int, dict[str, Any]]:
    """Status and body of /ready: each part by name, 503 when one is not well."""
    found = await findings()
    well = all(finding.ok for finding in found.values())
    body = {"status": "ready" if well else "not ready", "checks": {name: asdict(each) for name, each in found.items()}}
    return (200 if well else 503), body


PROBES: dict[str, Callable[[], Awaitable[tuple[int, dict[str, Any]]]]] = {
    "/health": live,
    "/ready": ready,
    "/healthz": ready,
}
