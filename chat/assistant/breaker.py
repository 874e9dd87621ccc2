"""A circuit breaker per upstream: one that keeps failing is left alone for a while, so that nobody waits for it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from .upstreams import Upstream

FAILURES = 3  # in a row


@dataclass(slots=True)
class _State:
    failures: int = 0
    open_until: float = 0.0


_states: dict[Upstream, _State] = {}


def ready(upstreams: Sequence[Upstream]) -> list[Upstream]:
    """Those that may be asked; where all are left alone, the one whose time is up first."""
    now = time.monotonic()
    closed = [upstream for upstream in upstreams if _opens(upstream) <= now]
    return closed or sorted(upstreams, key=_opens)[:1]


def failed(upstream: Upstream, pause: float = 0.0) -> None:
    """It failed. With `pause` it said itself for how many seconds to leave it alone."""
    state = _states.setdefault(upstream, _State())
    state.failures += 1
    if state.failures >= FAILURES:
        pause = max(pause, settings.UPSTREAM_COOLDOWN_SECONDS)
    state.open_until = max(state.open_until, time.monotonic() + pause)


def answered(upstream: Upstream) -> None:
    """It answers."""
    _states.pop(upstream, None)


def forget() -> None:
    """Forget all failures."""
    _states.clear()


def _opens(upstream: Upstream) -> float:
    state = _states.get(upstream)
    return state.open_until if state else 0.0
