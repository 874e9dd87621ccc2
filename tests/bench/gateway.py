"""`python -m tests.bench.gateway`: what the gateway and `/ws/assistant` add to a model's own time, and hold back.

A model of our own streams pieces of three characters; each request goes to it directly and through the gateway in turn.
"""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

import httpx
from websockets.asyncio.client import connect

from tests.live.upstream import PIECE, Upstream

from .report import say
from .server import server

ASK = "Please write to Anna Schmidt at anna.schmidt@example.com that the meeting of Friday is off. Thank you."
STORY = (
    "The garden was quiet. A cat slept on the wall, and nobody came until the evening bells rang over the town. " * 2
)
ROUNDS = 60
STREAMS = 200
PATH = "/chat/completions"


@dataclass(slots=True)
class Heard:
    """One stream: seconds to its first text, and its texts as they came."""

    first: float = 0.0
    texts: list[str] = field(default_factory=list)


def asked(text: str, model: str = "mirror") -> dict[str, Any]:
    """A request."""
    return {"model": model, "stream": True, "messages": [{"role": "user", "content": text}]}


async def texts(client: httpx.AsyncClient, url: str, body: dict[str, Any]) -> AsyncIterator[str]:
    """The texts of a streamed answer as they come. Raises RuntimeError where it is none or breaks off."""
    async with client.stream("POST", url + PATH, json=body) as response:
        ended = False
        async for line in response.aiter_lines():
            ended = ended or line == "data: [DONE]"
            if line.startswith("data: {"):
                choices = json.loads(line.removeprefix("data: ")).get("choices") or [{}]
                if text := (choices[0].get("delta") or {}).get("content"):
                    yield text
    if response.status_code != 200 or not ended:
        raise RuntimeError("a stream failed")


async def hear(client: httpx.AsyncClient, url: str, body: dict[str, Any]) -> Heard:
    """One stream, timed."""
    heard = Heard()
    start = time.perf_counter()
    async for text in texts(client, url, body):
        heard.first = heard.first or time.perf_counter() - start
        heard.texts.append(text)
    return heard


async def first_text(model: str, gateway: str) -> None:
    """Time to the first text, directly and through the gateway, one connection each."""
    added: list[float] = []
    own: list[float] = []
    async with httpx.AsyncClient(timeout=60) as client:
        for number in range(ROUNDS + 5):
            direct, through = await hear(client, model, asked(ASK)), await hear(client, gateway, asked(ASK))
            if number >= 5:  # the first ones load what is loaded late
                own.append(direct.first * 1_000)
                added.append((through.first - direct.first) * 1_000)
    p95 = quantiles(added, n=20)[-1]
    say(f"first text: model {median(own):.1f} ms, the gateway adds {median(added):.1f} ms, p95 {p95:.1f} (goal: 30)")


async def first_token(model: str, socket: str) -> None:
    """The same for `/ws/assistant`, over one socket that stays open."""
    added: list[float] = []
    async with httpx.AsyncClient(timeout=60) as client, connect(socket) as asking:
        for number in range(ROUNDS + 5):
            direct = await hear(client, model, asked(ASK))
            start = time.perf_counter()
            await asking.send(json.dumps(asked(ASK)))
            first = 0.0
            while (frame := json.loads(await asking.recv()))["event"] != "end":
                if frame["event"] == "error":
                    raise RuntimeError("an answer failed")
                first = first or time.perf_counter() - start
            if number >= 5:
                added.append((first - direct.first) * 1_000)
    p95 = quantiles(added, n=20)[-1]
    say(f"first token on /ws/assistant: {median(added):.1f} ms over the model's own, p95 {p95:.1f} (goal: 30)")


async def held_back(upstream: Upstream, gateway: str) -> None:
    """Characters that the model has sent and the caller has not got, whenever the caller gets the next ones."""
    upstream.delay = 0.03
    held: list[int] = []
    got = upstream.said = 0
    async with httpx.AsyncClient(timeout=120) as client:
        async for text in texts(client, gateway, asked("x", f"say-{STORY}")):
            got += len(text)
            held.append(upstream.said - got)
    upstream.delay = 0.0
    most, middle = max(held), median(held)
    say(f"held back: median {middle:.0f}, at most {most} characters, pieces of {PIECE} under way among them")


async def many(gateway: str) -> None:
    """Streams at once."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=300, limits=limits) as client:
        start = time.perf_counter()
        every = await asyncio.gather(
            *(hear(client, gateway, asked(ASK.replace("anna", f"anna{number}"))) for number in range(STREAMS)),
            return_exceptions=True,
        )
        seconds = time.perf_counter() - start
    failed = sum(isinstance(one, BaseException) for one in every)
    firsts = [one.first for one in every if isinstance(one, Heard)]
    restored = sum(
        f"anna{number}.schmidt@" in "".join(one.texts) for number, one in enumerate(every) if isinstance(one, Heard)
    )
    first = median(firsts)
    say(f"{STREAMS} streams at once: {failed} failed, {restored} restored, {seconds:.1f} s, first text {first:.2f} s")


def main() -> None:
    upstream = Upstream(slice_bytes=100_000)
    os.environ |= {"UPSTREAM_BASE_URL": upstream.url, "ALLOWED_HOSTS": "*"}
    with server() as running:
        gateway = f"{running.url}/v1"
        asyncio.run(first_text(upstream.url, gateway))
        asyncio.run(first_token(upstream.url, f"{running.url.replace('http', 'ws', 1)}/ws/assistant"))
        asyncio.run(held_back(upstream, gateway))
        asyncio.run(many(gateway))
    upstream.stop()


if __name__ == "__main__":
    main()
