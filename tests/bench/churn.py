"""`python -m tests.bench.churn [count]`: memory of the server over many connects, each with one message and a close."""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.live import servers

from . import process
from .report import say

COUNT = 50_000
WARM_UP = 5_000  # the allocator has its pools by then
STEPS = 5
AT_ONCE = 50
GOAL = 5  # % from the end of the warm-up to the end


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as name:
        server = servers.product(Path(name), SOCKET_RATE=0, LOG_LEVEL="WARNING", ANONYMOUS="always", EXAMPLES=1)
        try:
            url = f"{server.ws}/ws/examples/mirror"
            failed = asyncio.run(churn(url, WARM_UP))
            first = last = process.resident_mib(server.pid)
            say(f"after {WARM_UP} connects to warm up: {first:.1f} MiB")
            start = time.monotonic()
            for step in range(1, STEPS + 1):
                failed += asyncio.run(churn(url, count // STEPS))
                last = process.resident_mib(server.pid)
                say(f"after {step * count // STEPS} more: {last:.1f} MiB")
            drift, pace = 100 * (last / first - 1), count / (time.monotonic() - start)
            say(f"failed: {dict(failed) or 'none'}")
            say(f"drift over {count} connects: {drift:+.1f} % (goal: under {GOAL}); {pace:.0f} a second by the clock.")
        finally:
            server.stop()


async def churn(url: str, count: int) -> Counter[str]:
    """So many sockets, a few at a time; each says one word, hears it and closes. What failed, by class."""
    left, failed = iter(range(count)), Counter[str]()

    async def visit() -> None:
        for _ in left:
            try:
                async with connect(url, compression=None, ping_interval=None) as socket:
                    await socket.send("hello")
                    await socket.recv()
            except (OSError, WebSocketException) as error:
                failed[type(error).__name__] += 1

    await asyncio.gather(*(visit() for _ in range(AT_ONCE)))
    return failed


if __name__ == "__main__":
    main()
