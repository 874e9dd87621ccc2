"""What can go wrong with a language model, as the project's errors.

Only a refusal of the request itself repeats what the upstream said, as `said`: it may quote the prompt as it was sent,
so whoever shows it restores it first. Everything else of its words is dropped.
"""

from types import MappingProxyType
from typing import Any

from project.errors import Problem

SAID = 500  # characters
RETRY_SECONDS = 5  # told where the upstream names no time
ELSEWHERE = frozenset(
    {"upstream_unavailable", "upstream_failed", "upstream_timeout", "upstream_rate_limited", "upstream_refused"}
)
CODES = MappingProxyType({401: "upstream_refused", 403: "upstream_refused", 408: "upstream_timeout"})


class Refusal(Problem):
    """The upstream does not take the request: another one would not either."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(code="upstream_invalid", status=status)
        self.said = said[:SAID]


def of_status(status: int, retry_after: str | None, body: object) -> Problem:
    """What an HTTP status of the upstream means to our caller."""
    if status == 429:
        return rate_limited(retry_after)
    if status >= 500 or status in CODES:
        return Problem(code=CODES.get(status, "upstream_failed"))
    return Refusal(status, said_in(body))


def of_event(error: object) -> Problem:
    """What an error inside a stream means: OpenAI's, and what vLLM, LiteLLM and others make of it."""
    found = error if isinstance(error, dict) else {}
    words = {str(found.get(name)) for name in ("type", "code", "status") if found.get(name)}
    if words & {"429", "rate_limit_exceeded", "rate_limit_error", "insufficient_quota"}:
        return rate_limited(None)
    return Problem("The language model failed while it answered.", code="upstream_failed")


def rate_limited(retry_after: str | None) -> Problem:
    """The upstream wants to be asked later."""
    try:
        seconds = max(1, min(3_600, round(float(retry_after or RETRY_SECONDS))))
    except ValueError:  # a date, RFC 9110 section 10.2.3
        seconds = RETRY_SECONDS
    return Problem(code="upstream_rate_limited", headers={"Retry-After": str(seconds)}, retry_after_ms=seconds * 1_000)


def garbage() -> Problem:
    """What came cannot be read."""
    return Problem("The language model answered what cannot be read.", code="upstream_failed")


def cut() -> Problem:
    """The answer stopped before its end."""
    return Problem("The language model's answer was cut off.", code="upstream_failed")


def said_in(body: object) -> str:
    """The message of an upstream's error body, whichever shape it has."""
    error: Any = body.get("error", body) if isinstance(body, dict) else None
    message = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    return message if isinstance(message, str) else ""
