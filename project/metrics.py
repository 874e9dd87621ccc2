"""Prometheus metrics. Labels are routes, methods, statuses and codes: never a text, a path or an address."""

import os
from functools import cache
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
MOST_CODES = 64
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

requests = Counter("tacet_requests_total", "HTTP requests answered", ["route", "method", "status"])
request_seconds = Histogram("tacet_request_seconds", "Time to answer an HTTP request", ["route"], buckets=SECONDS)
sockets_open = Gauge("tacet_sockets_open", "Sockets open now", ["route"], multiprocess_mode="livesum")
sockets = Counter("tacet_sockets_total", "Sockets opened", ["route"])
messages = Counter("tacet_messages_total", "Socket messages", ["direction"])
errors = Counter("tacet_errors_total", "Errors answered, over REST and on sockets", ["code"])
model_seconds = Histogram("tacet_model_seconds", "Time of one run of the model", buckets=SECONDS)
characters = Counter("tacet_characters_total", "Characters of text processed")
resident_bytes = Gauge("tacet_resident_bytes", "Memory of the server's processes", multiprocess_mode="livesum")

gateway = Counter(
    "tacet_gateway_requests_total", "Requests to language models by how they ended", ["protocol", "outcome"]
)
gateway_characters = Counter("tacet_gateway_characters_total", "Characters of language models' answers")
gateway_tokens = Counter("tacet_gateway_tokens_total", "Tokens as upstreams count them", ["direction"])

_codes: set[str] = set()


class Tally:
    """Messages counted without a lock, handed to Prometheus now and then."""

    __slots__ = ("received", "sent")

    def __init__(self) -> None:
        self.received = 0
        self.sent = 0

    def flush(self) -> None:
        """Hand over what was counted."""
        received, sent = self.received, self.sent
        self.received = self.sent = 0
        messages.labels("in").inc(received)
        messages.labels("out").inc(sent)


tally = Tally()


def count_request(route: str, method: str, status: int, seconds: float) -> None:
    """One HTTP request was answered."""
    answered, took = _of_request(route, method if method in METHODS else "other", status)
    answered.inc()
    took.observe(seconds)


@cache
def _of_request(route: str, method: str, status: int) -> tuple[Counter, Histogram]:
    """The series of such a request; to look them up costs more than to count."""
    return requests.labels(route, method, str(status)), request_seconds.labels(route)


def count_error(code: str) -> None:
    """One error was answered; codes beyond the first 64 are counted together."""
    if code not in _codes:
        if len(_codes) >= MOST_CODES:
            code = "other"
        _codes.add(code)
    errors.labels(code).inc()


def count_gateway(protocol: str, outcome: str, characters: int = 0) -> None:
    """One request to a language model ended: ok, cancelled, or with the code of an error."""
    gateway.labels(protocol, outcome).inc()
    gateway_characters.inc(characters)
    if outcome not in ("ok", "cancelled"):
        count_error(outcome)


def count_tokens(given: object, made: object) -> None:
    """An upstream counted so many tokens; what is no number is not counted."""
    for direction, number in (("in", given), ("out", made)):
        if isinstance(number, int) and number > 0:
            gateway_tokens.labels(direction).inc(number)


def observe_model(seconds: float) -> None:
    """The model ran once."""
    model_seconds.observe(seconds)


def count_characters(number: int) -> None:
    """So many characters of text were processed."""
    characters.inc(number)


def own_memory() -> int:
    """Resident bytes of this process (proc(5), statm); 0 where there is no /proc."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def refresh() -> None:
    """Bring up to date what is not counted as it happens."""
    tally.flush()
    resident_bytes.set(own_memory())


def exposition() -> bytes:
    """All metrics in Prometheus' text format, over all workers where there are several."""
    refresh()
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
