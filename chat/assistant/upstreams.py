"""Which language models there are, and in which order a request asks them.

Rows of the admin by priority; before them the one that the environment names; where there is neither, the embedded
echo. Rows are read again every SECONDS, so a change holds within that time; while the database is away the last stay.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError

from project.sockets import database

from .. import models

SECONDS = 2.0
ENVIRONMENT = "environment"
KEY_VARIABLE = "UPSTREAM_API_KEY"


@dataclass(frozen=True, slots=True)
class Upstream:
    """One endpoint. An empty `base_url` is the embedded echo; an empty `model` leaves the caller's."""

    name: str
    base_url: str = ""
    model: str = ""
    key_variable: str = ""
    connect_seconds: float = 5.0
    silence_seconds: float = 60.0
    retries: int = 1

    def answers_to(self, model: object) -> bool:
        """Whether a caller who names this model means this endpoint."""
        return bool(model) and model in (self.name, self.model)

    def model_for(self, asked: object) -> object:
        """The model to name to it."""
        return self.model or asked


ECHO = Upstream("echo", model="echo")


class _Known:
    """The rows as they were last read in this process."""

    upstreams: tuple[Upstream, ...] = ()
    read_at = float("-inf")


def forget() -> None:
    """Make the next request read the rows."""
    _Known.read_at = float("-inf")


async def configured() -> tuple[Upstream, ...]:
    """All that are enabled, the first to be asked first; the echo where there is none."""
    if (now := time.monotonic()) - _Known.read_at >= SECONDS:
        known = _Known.read_at > 0
        if known:
            _Known.read_at = now  # while one request reads, the others take what is known
        try:
            _Known.upstreams = await database.run(_rows)
        except DatabaseError:
            if not known:
                raise
        _Known.read_at = now
    return (*_environment(), *_Known.upstreams) or (ECHO,)


async def candidates(model: object) -> Sequence[Upstream]:
    """Whom to ask for a model: those of that name first, then the others, which stand in for them."""
    every = await configured()
    return sorted(every, key=lambda upstream: not upstream.answers_to(model))


def _environment() -> tuple[Upstream, ...]:
    if not settings.UPSTREAM_BASE_URL:
        return ()
    return (
        Upstream(
            ENVIRONMENT,
            settings.UPSTREAM_BASE_URL,
            settings.UPSTREAM_MODEL,
            KEY_VARIABLE,
            silence_seconds=settings.UPSTREAM_SILENCE_SECONDS,
        ),
    )


def _rows() -> tuple[Upstream, ...]:
    return tuple(
        Upstream(
            row.name,
            row.base_url,
            row.model,
            row.key_variable,
            row.connect_seconds,
            row.silence_seconds,
            row.retries,
        )
        for row in models.Upstream.objects.filter(enabled=True)
    )
