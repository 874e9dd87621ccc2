"""`python -m tests.bench.sockets`: echo, fan-out, idle memory and connects beside stock Daphne with stock Channels.

Both run in one process each, in turn, over the same Redis; a ratio is the median of the rounds' ratios of messages per
CPU second of the server's process.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from statistics import median
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.live import servers

from . import process
from .report import say

ROUNDS = 3
SOCKETS = 100
ECHOES = 100  # a socket
SAID = 60
IDLE = 1_000
CONNECTS = 1_000
AT_ONCE = 50

Play = Callable[[str], Coroutine[None, None, int]]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redis = servers.Redis(folder)
        ours = servers.product(
            folder, REDIS_URL=redis.url, SOCKET_RATE=0, LOG_LEVEL="ERROR", ANONYMOUS="always", EXAMPLES=1
        )
        stock = stock_server(folder, redis.url)
        try:
            kib = asyncio.run(idle(ours.pid, f"{ours.ws}/ws/examples/mirror"))  # first: what was freed is used again
            say(f"idle socket: {kib:.0f} KiB of the server's memory (goal: at most 35).")
            measure(ours, stock)
        finally:
            ours.stop()
            stock.stop()
            redis.kill()


def stock_server(folder: Path, redis_url: str) -> Any:
    """Plain Daphne with plain Channels."""
    port = servers.free_port()
    command = [sys.executable, "-m", "daphne", "-p", str(port), "-v", "0", "tests.bench.stock:application"]
    environment = {**os.environ, "REDIS_URL": redis_url}
    return servers.Server(command, port, folder / "stock.log", environment).wait_until_up("/")


def measure(ours: servers.Server, stock: servers.Server) -> None:
    """Print one line per figure."""
    pairs = {
        "echo": (f"{ours.ws}/ws/examples/mirror", f"{stock.ws}/echo", echo, 1.7),
        f"fan-out to {SOCKETS}": (f"{ours.ws}/ws/examples/clients/1", f"{stock.ws}/room", fan_out, 2.0),
    }
    for name, (mine, theirs, play, goal) in pairs.items():
        rates = [(rate(ours.pid, play, mine), rate(stock.pid, play, theirs)) for _ in range(ROUNDS)]
        ratio = median(our / their for our, their in rates)
        say(f"{name}: {ratio:.2f} times stock Daphne with stock Channels (goal: at least {goal}),")
        say(f"  {median(our for our, _ in rates):.0f} messages delivered per CPU second.")
    per_second, cpu = asyncio.run(connects(ours.pid, f"{ours.ws}/ws/examples/mirror"))
    say(f"connects: {per_second:.0f} a second by the clock, {CONNECTS / cpu:.0f} per CPU second (goal: 1,000).")


def rate(pid: int, play: Play, url: str) -> float:
    """Messages delivered per CPU second of the server."""
    before = process.cpu_seconds(pid)
    delivered = asyncio.run(play(url))
    return delivered / (process.cpu_seconds(pid) - before)


async def opened(url: str, count: int) -> list[ClientConnection]:
    """Sockets, a few at a time so that no backlog overflows."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> ClientConnection:
        async with gate:
            return await connect(url, compression=None, ping_interval=None)

    return list(await asyncio.gather(*(one() for _ in range(count))))


async def closed(sockets: list[ClientConnection]) -> None:
    await asyncio.gather(*(socket.close() for socket in sockets))


async def echo(url: str) -> int:
    """Each socket has one message under way at a time."""
    sockets = await opened(url, SOCKETS)

    async def talk(socket: ClientConnection) -> None:
        for _ in range(ECHOES):
            await socket.send("hello")
            await socket.recv()

    await asyncio.gather(*map(talk, sockets))
    await closed(sockets)
    return SOCKETS * ECHOES


async def fan_out(url: str) -> int:
    """One speaks, all hear; the next word follows when all have heard."""
    sockets = await opened(url, SOCKETS)
    for number in range(SAID):
        word = f"word {number}"
        await sockets[0].send(word)
        await asyncio.gather(*(heard(socket, word) for socket in sockets))
    await closed(sockets)
    return SOCKETS * SAID


async def heard(socket: ClientConnection, word: str) -> None:
    """Read until the word has come: our example says "You wrote" to its sender before."""
    async with asyncio.timeout(20):
        while not str(await socket.recv()).endswith(word):
            pass


async def idle(pid: int, url: str) -> float:
    """KiB of resident memory per open socket that says nothing; a few have warmed the server up."""
    await closed(await opened(url, AT_ONCE))
    before = process.resident_mib(pid)
    sockets = await opened(url, IDLE)
    await asyncio.sleep(1)
    grown = process.resident_mib(pid) - before
    await closed(sockets)
    return grown * 1024 / IDLE


async def connects(pid: int, url: str) -> tuple[float, float]:
    """Connects a second by the clock, and the CPU seconds that they cost the server."""
    cpu, start = process.cpu_seconds(pid), time.monotonic()
    sockets = await opened(url, CONNECTS)
    seconds = time.monotonic() - start
    used = process.cpu_seconds(pid) - cpu
    await closed(sockets)
    return CONNECTS / seconds, used


if __name__ == "__main__":
    subprocess.run(["redis-server", "--version"], check=True, stdout=subprocess.DEVNULL)
    main()
