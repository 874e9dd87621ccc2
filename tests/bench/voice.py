"""`python -m tests.bench.voice`: streams of 16 kHz mono that one server relays through a delay line, none of them late.

Pairs of clients, each in a room of its own: one speaks at the speed of sound, one listens. A chunk is late where it
comes more than a chunk and 50 ms after its delay. The clients run in processes of their own; where they share the cores
with the server, its CPU seconds say more than the clock, so both are told.
"""

import asyncio
import multiprocessing
import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from chat.voice.frames import Audio
from chat.voice.serializers.protobuf import ProtobufSerializer
from tests.live import servers

from . import process
from .report import say

RATE = 16_000
DELAY = 0.5
SECONDS = 8.0
STEPS = (50, 100, 150, 200, 300)
GOAL = 200
SLACK = 0.05
CLIENTS = 2  # processes
AT_ONCE = 20


def main() -> None:
    for chunk in (0.02, 0.04, 0.1):
        with tempfile.TemporaryDirectory() as name:
            server = servers.product(
                Path(name), ANONYMOUS="always", VOICE_UNCHECKED_AUDIO="relay", LOG_LEVEL="ERROR", SOCKET_RATE=0
            )
            try:
                most(server, chunk)
            finally:
                server.stop()


def most(server: servers.Server, chunk: float) -> None:
    """More and more streams, until some chunk is late."""
    for streams in STEPS:
        before = process.cpu_seconds(server.pid)
        heard, late, worst = spoken(server.ws, streams, chunk)
        cores = (process.cpu_seconds(server.pid) - before) / SECONDS
        say(
            f"{chunk * 1000:.0f} ms chunks, {streams} streams: {heard} chunks, {late} late, worst {worst * 1000:.0f} ms"
            f" behind; {cores:.2f} cores, so {streams / max(cores, 0.01):.0f} streams a core (goal: {GOAL})."
        )
        if late:
            return


def spoken(url: str, streams: int, chunk: float) -> tuple[int, int, float]:
    """Chunks heard, how many were late, and how far behind the worst was, in seconds."""
    shares = [(url, range(number, streams, CLIENTS), chunk) for number in range(CLIENTS)]
    with multiprocessing.get_context("spawn").Pool(CLIENTS) as pool:
        found = pool.starmap(share, shares)
    return sum(one[0] for one in found), sum(one[1] for one in found), max(one[2] for one in found)


def share(url: str, numbers: range, chunk: float) -> tuple[int, int, float]:
    """Some of the streams, in a process of their own."""
    return asyncio.run(played(url, numbers, chunk))


async def played(url: str, numbers: range, chunk: float) -> tuple[int, int, float]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def opened(number: int) -> tuple[ClientConnection, ClientConnection]:
        async with gate:
            address = f"{url}/ws-client?room={number}&delay_ms={int(DELAY * 1000)}"
            return await connect(address, compression=None), await connect(address, compression=None)

    pairs = await asyncio.gather(*map(opened, numbers))
    lags = await asyncio.gather(*(stream(pair, chunk, number) for number, pair in enumerate(pairs)))
    await asyncio.gather(*(socket.close() for pair in pairs for socket in pair))
    behind = [lag for one in lags for lag in one]
    return len(behind), sum(lag > chunk + SLACK for lag in behind), max(behind, default=0.0)


async def stream(pair: tuple[ClientConnection, ClientConnection], chunk: float, number: int) -> list[float]:
    """One speaker and its listener; seconds by which each chunk came later than its delay."""
    speaker, listener = pair
    frame = ProtobufSerializer().serialize(Audio(bytes(int(RATE * chunk) * 2), RATE, 1)) or b""
    count = int(SECONDS / chunk)
    sent: list[float] = []

    async def speak() -> None:
        due = time.monotonic() + number * chunk / 50  # not all at once
        for _ in range(count):
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            sent.append(time.monotonic())
            await speaker.send(frame)
            due += chunk

    speaking = asyncio.create_task(speak())
    lags = []
    for heard in range(count):
        await listener.recv()
        lags.append(time.monotonic() - sent[heard] - DELAY)
    await speaking
    return lags


if __name__ == "__main__":
    main()
