"""`make bench`: speed and memory, as ratios from one paired run. Ends by itself after some minutes.

Rounds go over all contestants in turn, so that a machine whose speed drifts drifts for all of them; a ratio is the
median of the rounds' ratios. Two cores that work at once are often slower each than one alone, so what answers many
callers is measured beside a bare model that makes as many runs at a time as the server does.
"""

import asyncio
import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import django
from django.conf import settings

from tests.peers import interpreter

from . import load, process
from .report import say
from .server import Server, server
from .texts import samples, words

ROUNDS = 3
REQUESTS = {"chat line": 800, "e-mail": 300, "long note": 24}  # several to each connection
MANY = 50
BARE, BARE_AT_ONCE = "bare model", "the same, at once"
PRESIDIO = ("presidio-analyzer==2.2.366", "spacy==3.8.18", "spacy-lookups-data==1.0.5")
Measure = Callable[[list[str]], float]


def main() -> None:
    django.setup()
    from . import engine

    texts = {kind: load.repeat(found, REQUESTS[kind]) for kind, found in samples().items()}
    with server() as running:
        say(f"First answer {running.first_answer:.1f} s after `make serve` (goal: 5 s),")
        say(f"{running.own_first_answer:.1f} s after the start of the server's process.")
        contestants: dict[str, Measure] = {
            BARE: engine.bare,
            BARE_AT_ONCE: partial(engine.bare, threads=settings.ENGINE_THREADS),
            "engine": engine.whole,
            "engine, standard": partial(engine.whole, accuracy="standard"),
        }
        for concurrency in (1, MANY):
            contestants[f"REST, {concurrency} at once"] = served(running, load.over_http, concurrency)
            contestants[f"/ws, {concurrency} at once"] = served(running, load.over_sockets, concurrency)
        for kind, chosen in texts.items():
            compare(kind, chosen, contestants)
        latency(running, texts["chat line"])
        say(f"Memory of the server after all that: {process.resident_mib(running.pid):.0f} MiB (goal: under 400).")
    ours: dict[str, Measure] = {name: partial(engine.whole, accuracy=name) for name in ("high_automatic", "standard")}
    against_presidio(texts["e-mail"][:60], ours)


def served(running: Server, client: Callable[..., object], concurrency: int) -> Measure:
    """Words per CPU second of the server's process."""

    def measure(texts: list[str]) -> float:
        before = process.cpu_seconds(running.pid)
        asyncio.run(client(running.url, texts, concurrency))  # type: ignore[arg-type]
        return words(texts) / (process.cpu_seconds(running.pid) - before)

    return measure


def compare(kind: str, texts: list[str], contestants: dict[str, Measure]) -> None:
    """One table: words and texts per CPU second, and the share of the bare model's speed."""
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for measure in contestants.values():
        measure(texts[:20])
    for _ in range(ROUNDS):
        for name, measure in contestants.items():
            speeds[name].append(measure(texts))
    mean = words(texts) / len(texts)
    say(f"\n{kind}: {mean:.0f} words on average; per CPU second of the process that does the work")
    say(f"{'':18}{'words/s':>10}{'texts/s':>10}{'share of the bare model':>26}")
    for name, found in speeds.items():
        beside = BARE_AT_ONCE if name.endswith(f" {MANY} at once") else BARE
        share = median(speed / base for speed, base in zip(found, speeds[beside], strict=True))
        say(f"{name:18}{median(found):10.0f}{median(found) / mean:10.1f}{share:26.2f}")


def latency(running: Server, lines: list[str]) -> None:
    """Wall time of one chat line after the other, nothing else asked."""
    for name, client in (("REST", load.over_http), ("/ws", load.over_sockets)):
        seconds = asyncio.run(client(running.url, lines, 1))
        cuts = quantiles(seconds, n=100)
        say(f"One chat line, {name}: p50 {cuts[49] * 1e3:.1f} ms, p99 {cuts[98] * 1e3:.1f} ms (goal: p99 under 15).")


def against_presidio(texts: list[str], ours: dict[str, Measure]) -> None:
    """Ratio to presidio-analyzer with all its recognizers on a pipeline of en_core_web_lg's shape, in turn."""
    python = interpreter("presidio", *PRESIDIO)
    command = [str(python), "-W", "ignore", str(Path(__file__).with_name("presidio.py"))]
    speeds: dict[str, list[float]] = {name: [] for name in ours}
    theirs = []
    for measure in ours.values():
        measure(texts[:20])
    for _ in range(ROUNDS):
        for name, measure in ours.items():
            speeds[name].append(measure(texts))
        done = subprocess.run(command, input=json.dumps(texts), text=True, capture_output=True, check=True)
        theirs.append(float(done.stdout))
    say(f"\nWords per CPU second on e-mails, beside presidio-analyzer ({median(theirs):.0f}):")
    for name, found in speeds.items():
        ratio = median(mine / other for mine, other in zip(found, theirs, strict=True))
        say(f"{name:18}{median(found):10.0f}, {ratio:.1f} times as many (goal: at least 3)")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    main()
