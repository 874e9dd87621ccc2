"""A room that loses nothing: every message once and in order, every post stored once, over however many connections.

async with Room("ws://127.0.0.1:8000/ws/rooms/...", key="...") as room:
    stored = await room.post("Ann Lee rang.")
    async for message in room:
        print(message["seq"], message["text"])
"""

import asyncio
import contextlib
import itertools
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from .connection import Address, Client, Failed, Refused

AGAIN_SECONDS = 1.0  # before what failed behind the server is tried again
Frame = dict[str, Any]


@dataclass(slots=True)
class Place:
    """How far the client has come. Kept somewhere and given to a later `Room`, it goes on from there."""

    epoch: str | None = None
    last_seq: int | None = None
    last_rev: int | None = None


@dataclass(slots=True)
class _Pending:
    """Something asked, for as long as it is not answered."""

    frame: Frame
    answer: asyncio.Future[Frame]
    again: bool  # whether it may be asked again after a lost connection


class Room:
    """One room on one socket. Without a `place` it begins with what comes after it has connected; `Place(last_seq=0)`
    begins with the first message.

    Iterate over it for messages, over `frames()` for all that the server says. With `listen=False` nothing is kept to
    be iterated over: for programs that only post.
    """

    def __init__(
        self, url: Address, *, key: str | None = None, place: Place | None = None, listen: bool = True, **options: Any
    ) -> None:
        self.place = place or Place()
        self.welcome: Frame = {}
        self._client = Client(url, key=key, resume=self._resume, **options)
        self._listen = listen
        self._heard: asyncio.Queue[Frame | BaseException] = asyncio.Queue()
        self._early: dict[int, Frame] = {}  # messages that came before one that is still missing
        self._filling = False
        self._pending: dict[str, _Pending] = {}
        self._ids = map(str, itertools.count(1))
        self._reading: asyncio.Task[None] | None = None
        self._welcomed = asyncio.Event()
        self._later: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        self._reading = asyncio.create_task(self._read())
        welcomed = asyncio.create_task(self._welcomed.wait())
        await asyncio.wait({welcomed, self._reading}, return_when=asyncio.FIRST_COMPLETED)
        welcomed.cancel()
        if not self._welcomed.is_set():
            await self._reading
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def __aiter__(self) -> AsyncIterator[Frame]:
        async for frame in self.frames():
            if frame["type"] == "message":
                yield frame

    async def frames(self) -> AsyncIterator[Frame]:
        """All that the server says: messages in order, and their changes, typing, presence... Raises Refused."""
        while True:
            frame = await self._heard.get()
            if isinstance(frame, BaseException):
                self._heard.put_nowait(frame)
                if isinstance(frame, Refused):
                    raise frame
                return
            yield frame

    async def post(self, text: str, **fields: Any) -> Frame:
        """Post, and return what was stored. It is sent again until the server has said so. Raises Failed, Refused."""
        own = {"client_msg_id": uuid.uuid4().hex, **fields}
        return await self._ask({"type": "post", "text": text, **own}, again=True)

    async def ask(self, kind: str, **fields: Any) -> Frame:
        """The answer to another frame: history, preview, reveal, edit, delete, react, read. Raises Failed, Refused."""
        return await self._ask({"type": kind, **fields}, again=kind != "reveal")

    async def typing(self, on: bool = True) -> None:
        """Tell the others; nothing is answered."""
        await self._client.send({"type": "typing", "on": on})

    async def close(self) -> None:
        """Close for good."""
        await self._client.close()
        for task in (*self._later, *([self._reading] if self._reading else [])):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task
        self._end(ConnectionError("the room has been closed"))

    async def _ask(self, frame: Frame, *, again: bool) -> Frame:
        name = next(self._ids)
        answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._pending[name] = pending = _Pending({**frame, "id": name}, answer, again)
        try:
            await self._client.send(pending.frame)
            return await answer
        finally:
            self._pending.pop(name, None)

    async def _resume(self, client: Client) -> None:
        """On a new connection: say where we are, and what has not been answered."""
        await self._hello()
        for pending in list(self._pending.values()):
            if pending.again:
                await client.send(pending.frame)
            elif not pending.answer.done():
                pending.answer.set_exception(ConnectionError("the connection was lost"))

    async def _hello(self) -> None:
        place = self.place
        known = {"epoch": place.epoch, "last_seq": place.last_seq, "last_rev": place.last_rev}
        self._filling = False
        await self._client.send(
            {"type": "hello", **{name: value for name, value in known.items() if value is not None}}
        )

    # What comes

    async def _read(self) -> None:
        try:
            while True:
                frame = await self._client.receive()
                if isinstance(frame, dict):
                    await self._take(frame)
        except Exception as error:  # whatever it is, nobody waits for what does not come
            self._end(error)
            raise

    def _end(self, error: BaseException) -> None:
        for pending in self._pending.values():
            if not pending.answer.done():
                pending.answer.set_exception(error)
        self._heard.put_nowait(error)

    async def _take(self, frame: Frame) -> None:
        kind = frame.get("type")
        if kind == "message":
            await self._message(frame)
        elif kind == "welcome":
            await self._greeted(frame)
        elif kind == "changed":
            self.place.last_rev = max(self.place.last_rev or 0, frame["rev"])
            self._tell(frame)
        elif kind == "reset":
            self._reset(frame)
            self._tell(frame)
            await self._fill()
        elif "status" in frame:
            self._failed(frame)
        elif kind == "history" and str(frame.get("id")) == "fill":
            await self._filled(frame)
        elif (pending := self._pending.get(str(frame.get("id")))) is not None:
            if not pending.answer.done():
                pending.answer.set_result(frame)
        else:
            self._tell(frame)

    async def _greeted(self, frame: Frame) -> None:
        first = not self._welcomed.is_set()
        self.welcome = frame
        if first:
            if self.place.last_seq is None:
                self.place = Place(frame["epoch"], frame["seq"], frame["rev"])
            await self._hello()
            self._welcomed.set()
        self._tell(frame)

    def _reset(self, frame: Frame) -> None:
        """Our place is worth nothing; of the same history we know at least what we have seen."""
        if frame["epoch"] != self.place.epoch and self.place.epoch is not None:
            self.place.last_seq = 0
        self._early.clear()
        self.place = Place(frame["epoch"], min(self.place.last_seq or 0, frame["seq"]), frame["rev"])

    async def _message(self, frame: Frame) -> None:
        last = self.place.last_seq or 0
        if frame["seq"] == last + 1:
            self.place.last_rev = max(self.place.last_rev or 0, frame["rev"])
            self._accept(frame)
            while (next_one := self._early.pop((self.place.last_seq or 0) + 1, None)) is not None:
                self._accept(next_one)
        elif frame["seq"] > last:
            self._early[frame["seq"]] = frame
            await self._fill()

    def _accept(self, frame: Frame) -> None:
        self.place.last_seq = frame["seq"]
        self._tell(frame)

    async def _fill(self) -> None:
        """Ask for what lies between; what has been removed since is not there any more."""
        if not self._filling:
            self._filling = True
            await self._client.send({"type": "history", "id": "fill", "after": self.place.last_seq or 0})

    async def _filled(self, frame: Frame) -> None:
        self._filling = False
        for message in frame["messages"]:
            if message["seq"] > (self.place.last_seq or 0):
                self._accept({"type": "message", **message})
        self._early = {seq: early for seq, early in self._early.items() if seq > (self.place.last_seq or 0)}
        if frame["more"] or self._early:
            await self._fill()

    def _failed(self, frame: Frame) -> None:
        """Refused for good, or to be asked again in a while."""
        name = str(frame.get("id"))
        pending = self._pending.get(name)
        if name == "fill":
            self._filling = False
            self._soon(frame, self._fill())
        elif pending is None:
            self._tell(frame)
        elif pending.again and (frame["status"] >= 500 or frame["status"] == 429):
            self._soon(frame, self._client.send(pending.frame))
        elif not pending.answer.done():
            pending.answer.set_exception(Failed(frame))

    def _soon(self, frame: Frame, work: Any) -> None:
        async def wait() -> None:
            await asyncio.sleep(frame.get("retry_after_ms", AGAIN_SECONDS * 1000) / 1000)
            await work

        task = asyncio.create_task(wait())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def _tell(self, frame: Frame) -> None:
        if self._listen:
            self._heard.put_nowait(frame)
