"""Answers that are being given, or were just now: kept for a while, so that a client who lost its line can go on.

An answer runs apart from the socket that asked. It ends when it is complete, when somebody cancels it, and when nobody
has listened for as long as it is kept; then the request to the language model ends with it.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any

from django.conf import settings

from project.loops import one_each

from .shelf import Shelf, shelf

Frame = dict[str, Any]
AHEAD = 64  # frames that a listener has not taken; then the model is not read
CHARACTERS = 4_000_000  # of one answer
MOST = 2_000  # answers that are over and kept
LOOK_SECONDS = 0.5
logger = logging.getLogger(__name__)


class Answer:
    """Frames, numbered by `n` from 1. `keeps`: it may be resumed; else it ends when nobody listens any more."""

    def __init__(self, owner: str, keeps: bool) -> None:
        self.id = f"r_{secrets.token_urlsafe(16)}"
        self.owner = owner
        self.keeps = keeps
        self.frames: list[Frame] = []
        self.over = False
        self.since = time.monotonic()  # when it ended, or when somebody listened last
        self.task: asyncio.Task[None] | None = None
        self.shelved = 0  # frames that other processes can read
        self._characters = 0
        self._places: dict[object, int] = {}
        self._news, self._read = asyncio.Event(), asyncio.Event()

    @property
    def heard(self) -> bool:
        """Whether somebody listens, in this process."""
        return bool(self._places)

    def add(self, event: str, data: Any = "", **fields: Any) -> None:
        """The next frame."""
        self.frames.append({"event": event, "data": data, "response": self.id, "n": len(self.frames) + 1, **fields})
        self._characters += len(data) if isinstance(data, str) else 0
        if event == "end":
            self.over, self.since = True, time.monotonic()
        self._news = _woken(self._news)

    async def room(self) -> None:
        """Wait while those who listen are behind."""
        while self._places and len(self.frames) - min(self._places.values()) > AHEAD:
            await self._read.wait()
        if self._characters > CHARACTERS:
            raise OverflowError

    async def follow(self, after: int = 0) -> AsyncGenerator[Frame, None]:
        """The frames after the first so many, and those to come."""
        listener = object()
        at = self._places[listener] = min(max(after, 0), len(self.frames))
        try:
            while True:
                while at < len(self.frames):
                    at += 1
                    self._places[listener] = at
                    self._read = _woken(self._read)
                    yield self.frames[at - 1]
                if self.over:
                    return
                await self._news.wait()
        finally:
            del self._places[listener]
            self._read = _woken(self._read)
            if not self._places and not self.over:
                self.since = time.monotonic()
                if not self.keeps:
                    self.cancel()

    def ended(self) -> None:
        """What gives it is done; one that was cancelled before it began has not said so."""
        if not self.over:
            self.add("end", reason="cancelled")

    def cancel(self) -> None:
        """End it now; one that is over stays as it is."""
        if self.task is not None and not self.over:
            self.task.cancel()


class Answers:
    """Those of one event loop."""

    def __init__(self) -> None:
        self.shelf: Shelf | None = shelf()
        self._kept: dict[tuple[str, str], Answer] = {}
        self._looking: asyncio.Task[None] | None = None

    def begin(self, owner: str, keeps: bool, give: Callable[[Answer], Coroutine[Any, Any, None]]) -> Answer:
        """A new answer, which `give` adds frames to."""
        keeps = keeps and settings.ASSISTANT_RESUME_SECONDS > 0
        answer = Answer(owner, keeps)
        answer.task = asyncio.create_task(give(answer))
        answer.task.add_done_callback(lambda _: answer.ended())
        self._kept[owner, answer.id] = answer
        if not keeps:
            answer.task.add_done_callback(lambda _: self._kept.pop((owner, answer.id), None))
        elif self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return answer

    def find(self, owner: str, response: str) -> Answer | None:
        """An answer of this process that is still known."""
        return self._kept.get((owner, response))

    async def follow(self, owner: str, response: str, after: int) -> AsyncGenerator[Frame, None]:
        """The frames of any process's answer. Raises Problem 404, 503."""
        answer = self.find(owner, response)
        if answer is not None:
            async for frame in answer.follow(after):
                yield frame
        elif self.shelf is not None:
            async for frame in self.shelf.follow(owner, response, after):
                yield frame

    async def knows(self, owner: str, response: str) -> bool:
        """Whether there is such an answer, in this process or another."""
        if self.find(owner, response) is not None:
            return True
        return self.shelf is not None and await self.shelf.knows(owner, response)

    async def cancel(self, owner: str, response: str) -> None:
        """End an answer, wherever it runs; one that is over, or that nobody knows, stays so."""
        answer = self.find(owner, response)
        if answer is not None:
            answer.cancel()
        elif self.shelf is not None:
            await self.shelf.cancel(owner, response)

    async def _look(self) -> None:
        """Show the frames to other processes, hear what they want, and let go what is past its time."""
        while self._kept:
            kept = [answer for answer in self._kept.values() if answer.keeps]
            heard = await self.shelf.exchange(kept) if self.shelf is not None else {}
            for answer in kept:
                wanted = heard.get(answer.id, "")
                if wanted == "cancel":
                    answer.cancel()
                elif wanted == "heard" or answer.heard:
                    answer.since = answer.since if answer.over else time.monotonic()
                if time.monotonic() - answer.since > settings.ASSISTANT_RESUME_SECONDS:
                    self._let_go(answer)
            for answer in [answer for answer in kept if answer.over][:-MOST]:
                self._let_go(answer)
            await asyncio.sleep(LOOK_SECONDS if self.shelf is None else self.shelf.pause)

    def _let_go(self, answer: Answer) -> None:
        answer.cancel()
        if answer.over:
            self._kept.pop((answer.owner, answer.id), None)


answers = one_each(Answers)


def _woken(event: asyncio.Event) -> asyncio.Event:
    """Wake those who wait; a fresh event for those who will."""
    event.set()
    return asyncio.Event()
