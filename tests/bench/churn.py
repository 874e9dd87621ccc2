"""`python -m tests.bench.churn [count]`: memory of the server over many connects, each with one message and a close."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import connect

from tests.live import servers

from . import process
from .sockets import say

COUNT = 50_000
WARM_UP = 5_000  # the allocator has its pools by then
STEPS = 5
AT_ONCE = 50
GOAL = 5  # % from the end of the warm-up to the end


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as name:
        server = servers.product(Path(name), SOCKET_RATE=0, LOG_LEVEL="ERROR", ANONYMOUS="always", EXAMPLES=1)
        try:
            asyncio.run(churn(f"{server.ws}/ws/examples/mirror", WARM_UP))
            first = last = process.resident_mib(server.pid)
            say(f"after {WARM_UP} connects to warm up: {first:.1f} MiB")
            start = time.monotonic()
            for step in range(1, STEPS + 1):
                asyncio.run(churn(f"{server.ws}/ws/examples/mirror", count // STEPS))
                last = process.resident_mib(server.pid)
                say(f"after {step * count // STEPS} more: {last:.1f} MiB")
            drift, pace = 100 * (last / first - 1), count / (time.monotonic() - start)
            say(f"drift over {count} connects: {drift:+.1f} % (goal: under {GOAL}); {pace:.0f} a second by the clock.")
        finally:
            server.stop()


async def churn(url: str, count: int) -> None:
    """So many sockets, a few at a time; each says one word, hears it and closes."""
    left = iter(range(count))

    async def visit() -> None:
        for _ in left:
            async with connect(url, compression=None, ping_interval=None) as socket:
                await socket.send("hello")
                await socket.recv()

    await asyncio.gather(*(visit() for _ in range(AT_ONCE)))


if __name__ == "__main__":
    main()
