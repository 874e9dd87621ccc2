"""`python -m tests.bench.faults`: what a client notices of faults, in figures; each line names its goal."""

import asyncio
import json
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.live import servers, wire

from . import process
from .report import say
from .sockets import closed, opened

MEBIBYTE = 1024 * 1024
FLOOD = 256 * MEBIBYTE
IDLE = 200
AWAY = 5.0  # s that Redis is gone
PATIENCE = 40.0  # s
REQUEST = b"GET /slow?seconds=0.02 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redis = servers.Redis(folder)
        plain = servers.serve(folder, LOG_LEVEL="ERROR")
        shared = servers.serve(folder, LOG_LEVEL="CRITICAL", REDIS_URL=redis.url)
        two = servers.serve(folder, "--workers", "2", LOG_LEVEL="ERROR")
        try:
            for measure in (never_reader, unread_echo, flood, blocked_query):
                asyncio.run(measure(plain))
            asyncio.run(without_redis(shared, redis))
            asyncio.run(rolling_restart(two))
        finally:
            for server in (plain, shared, two):
                server.stop()
            redis.kill()


async def grown_until(server: servers.Server, over: Callable[[], bool]) -> tuple[float, float]:
    """Largest growth of the server's memory, MiB, and seconds until `over`."""
    before, start, most = process.resident_mib(server.pid), time.monotonic(), 0.0
    while not over() and time.monotonic() - start < PATIENCE:
        most = max(most, process.resident_mib(server.pid) - before)
        await asyncio.sleep(0.02)
    return most, time.monotonic() - start


async def sent_for_ever(writer: asyncio.StreamWriter, message: bytes, sent: Counter[str]) -> None:
    """Messages until the server hangs up or 256 MiB are sent."""
    with suppress(ConnectionError):
        while sent["bytes"] < FLOOD:
            writer.write(message)
            sent["bytes"] += len(message)
            await writer.drain()


def connections(server: servers.Server) -> int:
    """Established connections to the server's port, as Linux lists them (proc(5), net/tcp)."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    fields = [line.split() for line in lines]
    return sum(each[1].endswith(f":{server.port:04X}") and each[3] == "01" for each in fields)


async def never_reader(server: servers.Server) -> None:
    """An endless answer that nobody reads."""
    reader, writer = await wire.open_socket(server, "/ws/flood")
    pause(reader)
    most, seconds = await grown_until(server, lambda: connections(server) == 0)
    say(f"never-reader: memory grows by {most:.1f} MiB (goal: at most 16), cut after {seconds:.1f} s (goal: 10).")
    writer.transport.abort()


async def unread_echo(server: servers.Server) -> None:
    """A client that sends 256 MiB and reads none of the answers."""
    reader, writer = await wire.open_socket(server, "/ws/echo")
    pause(reader)
    sent: Counter[str] = Counter()
    sending = asyncio.create_task(sent_for_ever(writer, wire.frame(b"x" * 65536, opcode=2), sent))
    most, seconds = await grown_until(server, sending.done)
    mib = sent["bytes"] / MEBIBYTE
    say(f"unread echo: {mib:.0f} MiB sent, memory grows by {most:.1f} MiB (16), cut after {seconds:.1f} s (10).")
    sending.cancel()
    writer.transport.abort()


async def flood(server: servers.Server) -> None:
    """256 MiB for a consumer that is busy: they stay with the sender, who is not cut but not read either."""
    _, writer = await wire.open_socket(server, "/ws/deaf")
    sent: Counter[str] = Counter()
    sending = asyncio.create_task(sent_for_ever(writer, wire.frame(b"x" * 65536, opcode=2), sent))
    start = time.monotonic()
    most, _ = await grown_until(server, lambda: sending.done() or time.monotonic() - start > 5)
    say(f"flood: {sent['bytes'] / MEBIBYTE:.0f} MiB of 256 taken by a busy consumer, memory +{most:.1f} MiB (16).")
    sending.cancel()
    writer.transport.abort()


def pause(reader: Any) -> None:
    """Read nothing from now on."""
    reader._transport.pause_reading()


async def blocked_query(server: servers.Server) -> None:
    """Other sockets while one waits for the database for 5 s."""
    waits = []
    async with connect(f"{server.ws}/ws/query") as blocked, connect(f"{server.ws}/ws/echo") as other:
        await blocked.send(json.dumps({"seconds": 5}))
        await asyncio.sleep(0.1)
        end = time.monotonic() + 4.5
        while time.monotonic() < end:
            start = time.perf_counter()
            await other.send("x")
            await other.recv()
            waits.append(time.perf_counter() - start)
            await asyncio.sleep(0.002)
    p99 = quantiles(waits, n=100)[98] * 1e3
    say(f"5 s blocked query: p99 of {len(waits)} echoes on another socket {p99:.1f} ms (goal: under 50).")


async def until(true: Callable[[], Any], start: float) -> float:
    """Seconds from `start` until something is so."""
    while not await true():  # noqa: ASYNC110 - another process
        await asyncio.sleep(0.02)
    return time.monotonic() - start


async def without_redis(server: servers.Server, redis: servers.Redis) -> None:
    """Redis is killed, and comes back after 5 s."""
    sockets = await opened(f"{server.ws}/ws/echo", IDLE)
    one, two = await opened(f"{server.ws}/ws/rooms/r", 2)
    async with httpx.AsyncClient() as client:

        async def ready(wanted: int) -> bool:
            return (await client.get(f"{server.url}/ready")).status_code == wanted

        await until(lambda: ready(200), time.monotonic())
        redis.kill()
        gone = time.monotonic()
        noticed = await until(lambda: ready(503), gone)
        requests: Counter[int] = Counter()
        while time.monotonic() - gone < AWAY:
            requests[(await client.get(f"{server.url}/slow?seconds=0.01")).status_code] += 1
        redis.start()
        back = time.monotonic()
        again = await until(lambda: heard(one, two), back)
        ready_again = await until(lambda: ready(200), back)
    lost = sum([await is_lost(socket) for socket in (*sockets, one, two)])
    say(f"Redis gone for {AWAY:.0f} s: {lost} of {IDLE + 2} sockets lost (0), requests meanwhile {dict(requests)},")
    say(f"  not ready after {noticed:.1f} s (2), groups back after {again:.1f} s (3), ready after {ready_again:.1f} s.")
    await closed([*sockets, one, two])


async def heard(one: Any, two: Any) -> bool:
    """Whether a word of one socket reaches the other."""
    await one.send("word")
    try:
        async with asyncio.timeout(0.2):
            while await two.recv() != "word":
                pass
    except TimeoutError:
        return False
    return True


async def is_lost(socket: Any) -> bool:
    """Whether the server has closed it."""
    try:
        await asyncio.wait_for(await socket.ping(), 5)
    except (ConnectionClosed, TimeoutError):
        return True
    return False


async def rolling_restart(server: servers.Server) -> None:
    """All workers replaced while requests come."""

    async def worker() -> int:
        return int((await wire.http(server, b"GET /pid HTTP/1.1\r\nHost: localhost\r\n\r\n"))[2])

    async def pids() -> set[int]:
        return {await worker() for _ in range(20)}

    before = await pids()
    results: Counter[str] = Counter()
    stop = asyncio.Event()

    async def ask() -> None:
        while not stop.is_set():
            try:
                results[str((await wire.http(server, REQUEST))[0])] += 1
            except Exception as error:
                results[type(error).__name__] += 1

    askers = [asyncio.create_task(ask()) for _ in range(8)]
    server.process.send_signal(signal.SIGHUP)
    start = time.monotonic()

    async def all_new() -> bool:
        return not await pids() & before

    seconds = await until(all_new, start)
    stop.set()
    await asyncio.gather(*askers)
    failed = results.total() - results["200"]
    say(f"rolling restart of 2 workers in {seconds:.1f} s: {failed} of {results.total()} requests failed (goal: 0).")


if __name__ == "__main__":
    main()
