"""`python -m tests.bench.rooms`: a room of 100 over two processes and Redis, beside a plain chat on stock Daphne.

The chat is the one of Channels' tutorial: it neither redacts nor stores nor numbers. Both run in turn over the same
layer; a ratio is the median of the rounds' ratios of deliveries per CPU second of both server processes.
"""

import asyncio
import contextlib
import json
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import django

from tests.live.rooms import crowd, two_processes

from . import process
from .report import say
from .wire import Wire, opened

ROUNDS = 3
MEMBERS = 100
SPEAKERS = 10
POSTS = 600  # of a round at full speed
RATE = 50  # posts a second
SECONDS = 10  # at that rate
PATIENCE = 120  # s
SEQ = re.compile(rb'"type":"message".{0,60}?"seq":(\d+)')
ACK = re.compile(rb'"type":"ack","id":(\d+).{0,80}?"seq":(\d+)')
REFUSED = re.compile(rb'"detail":.{0,200}?"code":"(\w+)"')
SAID = re.compile(rb'\{"message": "(\d+) ')


@dataclass(slots=True)
class Run:
    """What a run of posts brought: when each was sent, and when each came to each member."""

    expected: int  # deliveries
    sent: dict[int, float] = field(default_factory=dict)  # by our own number
    numbers: dict[int, int] = field(default_factory=dict)  # ours by the server's
    came: list[tuple[int, float]] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    refused: str = ""  # the code of a post that was not stored, whose deliveries never come

    def arrived(self, number: int, now: float) -> None:
        """One delivery."""
        self.came.append((number, now))
        if len(self.came) >= self.expected:
            self.done.set()

    def answered(self, number: int) -> None:
        """A post is through."""
        if (future := self.waiting.pop(number, None)) is not None and not future.done():
            future.set_result(None)

    def milliseconds(self) -> list[float]:
        """From the post to each delivery."""
        return [1000 * (now - self.sent[self.numbers.get(number, number)]) for number, now in self.came]


class Contestant:
    """Two processes, and how one talks to them."""

    def __init__(self, urls: list[str], pids: list[int], keys: list[str]) -> None:
        self.urls, self.pids, self.keys = urls, pids, keys
        self.run = Run(0)

    def frame(self, number: int, text: str) -> str:
        """A post."""
        raise NotImplementedError

    def heard(self, data: bytes, now: float) -> None:
        """Something has come."""
        raise NotImplementedError

    async def members(self) -> list[Wire]:
        """All of them, half on each process."""
        urls = cycle(self.urls)
        made = [await opened(next(urls), self.heard, key) for key in self.keys]
        await asyncio.sleep(2)  # those that only listen are served after a second
        return made

    def cpu(self) -> float:
        """Seconds of both processes so far."""
        return sum(process.cpu_seconds(pid) for pid in self.pids)


class Ours(Contestant):
    """Redacts, stores, numbers, acknowledges."""

    def frame(self, number: int, text: str) -> str:
        return json.dumps({"type": "post", "id": number, "text": text, "client_msg_id": f"{id(self.run)}-{number}"})

    def heard(self, data: bytes, now: float) -> None:
        if found := SEQ.search(data, 0, 120):
            self.run.arrived(int(found[1]), now)
        elif found := ACK.search(data, 0, 250):
            self.run.numbers[int(found[2])] = int(found[1])
            self.run.answered(int(found[1]))
        elif found := REFUSED.search(data, 0, 400):
            self.run.refused = found[1].decode()


class Stock(Contestant):
    """Passes on."""

    def frame(self, number: int, text: str) -> str:
        return json.dumps({"message": f"{number} {text}"})

    def heard(self, data: bytes, now: float) -> None:
        if found := SAID.match(data):
            self.run.arrived(int(found[1]), now)
            self.run.answered(int(found[1]))


@dataclass(frozen=True, slots=True)
class Speed:
    """At full speed."""

    posts: float  # a second
    deliveries: float  # a second
    per_cpu: float  # deliveries a CPU second


async def full_speed(who: Contestant, texts: list[str]) -> Speed:
    """A few speak, each as soon as their last post is through."""
    members = await who.members()
    who.run = run = Run(POSTS * MEMBERS)
    numbers, lines = iter(range(POSTS)), cycle(texts)
    before, start = who.cpu(), time.perf_counter()

    async def speak(wire: Wire) -> None:
        for number in numbers:
            through = run.waiting[number] = asyncio.get_running_loop().create_future()
            run.sent[number] = time.perf_counter()
            wire.send(who.frame(number, next(lines)))
            await through

    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(speak(wire) for wire in members[:SPEAKERS]))
        await all_heard(run, members)
    seconds, cpu = time.perf_counter() - start, who.cpu() - before
    await leave(members)
    return Speed(POSTS / seconds, POSTS * MEMBERS / seconds, POSTS * MEMBERS / cpu)


async def steady(who: Contestant, texts: list[str]) -> tuple[float, float, float]:
    """Milliseconds from post to delivery at RATE posts a second, p50 and p99, and the share of one CPU."""
    members = await who.members()
    count = RATE * SECONDS
    who.run = run = Run(count * MEMBERS)
    lines, speakers = cycle(texts), cycle(members)
    before, start = who.cpu(), time.perf_counter()
    for number in range(count):
        await asyncio.sleep(start + number / RATE - time.perf_counter())
        run.sent[number] = time.perf_counter()
        next(speakers).send(who.frame(number, next(lines)))
    async with asyncio.timeout(PATIENCE):
        await all_heard(run, members)
    await asyncio.sleep(1)  # acks, which say which number is whose
    cpu = (who.cpu() - before) / (time.perf_counter() - start)
    await leave(members)
    cuts = quantiles(run.milliseconds(), n=100)
    return cuts[49], cuts[98], cpu


async def all_heard(run: Run, members: list[Wire]) -> None:
    """Return when every delivery has come; nobody here comes back who was cut."""
    while not run.done.is_set():
        if run.refused:
            raise RuntimeError(f"a post was refused: {run.refused}")
        if any(member.lost for member in members):
            raise ConnectionError("a member was cut: the machine is too busy to measure on")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await run.done.wait()


async def leave(members: list[Wire]) -> None:
    for wire in members:
        wire.transport.close()
    await asyncio.sleep(0.5)


@contextmanager
def stock_servers(folder: Path, redis_url: str) -> Iterator[list[Any]]:
    """Two processes of plain Daphne with plain Channels."""
    from .sockets import stock_server

    started = [stock_server(folder, redis_url) for _ in range(2)]
    try:
        yield started
    finally:
        for running in started:
            running.stop()


def main() -> None:
    django.setup()
    from .texts import samples

    texts = samples()["chat line"]
    with tempfile.TemporaryDirectory() as name, two_processes(Path(name), LOG_LEVEL="ERROR") as pair:
        folder = Path(name)
        (room,), keys = crowd(folder, MEMBERS, **pair.settings)
        with stock_servers(folder, pair.redis.url) as plain:
            both = [pair.first, pair.second]
            ours = Ours([f"{each.ws}/ws/rooms/{room}" for each in both], [each.pid for each in both], keys)
            paths = [f"{each.ws}/ws/chat/{room}/" for each in plain]
            stock = Stock(paths, [each.pid for each in plain], [""] * MEMBERS)
            compare(ours, stock, texts)


def compare(ours: Contestant, stock: Contestant, texts: list[str]) -> None:
    """Print one line per figure."""
    names = {"ours": ours, "Channels' tutorial": stock}
    speeds: dict[str, list[Speed]] = {name: [] for name in names}
    for who in names.values():
        asyncio.run(full_speed(who, texts))  # warm
    for _ in range(ROUNDS):
        for name, who in names.items():
            speeds[name].append(asyncio.run(full_speed(who, texts)))
    say(f"a room of {MEMBERS} over two processes, {SPEAKERS} speak at full speed:")
    for name, found in speeds.items():
        posts, deliveries, per_cpu = (median(getattr(one, what) for one in found) for what in Speed.__slots__)
        say(f"  {name}: {posts:.0f} posts/s, {deliveries:.0f} deliveries/s, {per_cpu:.0f} deliveries per CPU second")
    pairs = zip(speeds["ours"], speeds["Channels' tutorial"], strict=True)
    ratio = median(mine.per_cpu / theirs.per_cpu for mine, theirs in pairs)
    say(f"  deliveries per CPU second, redacted and stored, over passed on: {ratio:.2f} (goal: at least 1)")
    say(f"at {RATE} posts/s, from the post to each of {MEMBERS} members:")
    for name, who in names.items():
        p50, p99, cpu = asyncio.run(steady(who, texts))
        goal = " (goal: p99 under 100)" if who is ours else ""
        say(f"  {name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms{goal}, {cpu:.2f} of a CPU for both processes")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    main()
