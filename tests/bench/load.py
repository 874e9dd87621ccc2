"""Clients that keep N requests in flight over HTTP or over sockets, and say how long each took."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from itertools import cycle, islice
from urllib.parse import urlsplit

from websockets.asyncio.client import connect

Ask = Callable[[str], Awaitable[None]]


async def over_http(url: str, texts: list[str], concurrency: int) -> list[float]:
    """POST each text to /process/text over `concurrency` kept-open connections; seconds per request."""
    target = urlsplit(url)

    async def worker(queue: asyncio.Queue[str]) -> list[float]:
        reader, writer = await asyncio.open_connection(target.hostname, target.port)

        async def ask(text: str) -> None:
            body = json.dumps({"text": [text]}).encode()
            head = (
                f"POST /process/text HTTP/1.1\r\nHost: {target.netloc}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            status, length = await _head(reader)
            await reader.readexactly(length)
            if status != 200:
                raise RuntimeError(f"the server answered {status}")

        try:
            return await _drain(queue, ask)
        finally:
            writer.close()

    return await _run(worker, texts, concurrency)


async def over_sockets(url: str, texts: list[str], concurrency: int) -> list[float]:
    """Send each text to /ws over `concurrency` sockets, one request in flight on each; seconds per request."""
    target = url.replace("http", "ws", 1) + "/ws"

    async def worker(queue: asyncio.Queue[str]) -> list[float]:
        async with connect(target, compression=None, max_size=None) as socket:

            async def ask(text: str) -> None:
                await socket.send(json.dumps({"text": text}))
                reply = json.loads(await socket.recv())
                if "processed_text" not in reply:
                    raise RuntimeError(f"the server answered {reply.get('code')}")

            return await _drain(queue, ask)

    return await _run(worker, texts, concurrency)


def repeat(texts: list[str], count: int) -> list[str]:
    """`count` texts, round and round."""
    return list(islice(cycle(texts), count))


async def _head(reader: asyncio.StreamReader) -> tuple[int, int]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    return int(head.split(" ", 2)[1]), length


async def _drain(queue: asyncio.Queue[str], ask: Ask) -> list[float]:
    seconds: list[float] = []
    while not queue.empty():
        text = queue.get_nowait()
        start = time.perf_counter()
        await ask(text)
        seconds.append(time.perf_counter() - start)
    return seconds


async def _run(
    worker: Callable[[asyncio.Queue[str]], Awaitable[list[float]]], texts: list[str], concurrency: int
) -> list[float]:
    queue: asyncio.Queue[str] = asyncio.Queue()
    for text in texts:
        queue.put_nowait(text)
    results = await asyncio.gather(*(worker(queue) for _ in range(concurrency)))
    return [seconds for result in results for seconds in result]
