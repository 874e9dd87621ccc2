"""A client for any of the server's sockets: connects, tells errors from messages, reconnects and resumes.

    async with Client("ws://127.0.0.1:8000/ws", key="...") as client:
        await client.send({"text": "John Smith lives at 123 Fake St."})
        async for message in client:
            print(message)

Needs the `websockets` package.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

FIRST_DELAY = 0.3  # s
LONGEST_DELAY = 15.0  # s
FINAL = frozenset({1000, 1003, 1007, 1008, 1009, 4400, 4401, 4403, 4404, 4409})  # coming back changes nothing

Message = Any
Resume = Callable[["Client"], Awaitable[None]]
Address = str | Callable[[], str]  # a function is asked anew at every attempt: for tickets, or several servers


class Refused(Exception):
    """The server will not have us: wrong credentials, no such socket, replaced. `code` is the close code or status."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"refused with {code}: {reason}")
        self.code = code


class Failed(Exception):
    """The server answered a message with an error frame; `problem` is the frame."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["code"])
        self.problem = problem


class Client:
    """One socket that comes back.

    `resume` is called after a lost connection is back, before `send` goes on: the place to ask for what was missed.
    Messages are JSON values where they are JSON, else text or bytes. Error frames raise Failed with `strict`, and are
    messages like others without.
    """

    def __init__(
        self,
        url: Address,
        *,
        key: str | None = None,
        resume: Resume | None = None,
        strict: bool = False,
        **options: Any,
    ) -> None:
        self.url = url
        self.losses = 0
        self._headers = {"x-api-key": key} if key else {}
        self._resume = resume
        self._strict = strict
        self._options = options
        self._socket: ClientConnection | None = None
        self._ready = asyncio.Event()
        self._resuming: asyncio.Task[Any] | None = None  # may send before the connection counts as ready
        self._advised: float | None = None  # s that the server's `bye` asked us to stay away
        self._closed = False

    async def __aenter__(self) -> Self:
        await self._connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def __aiter__(self) -> AsyncIterator[Message]:
        while not self._closed:
            try:
                yield await self.receive()
            except ConnectionClosed:
                return

    async def send(self, message: Message) -> None:
        """Send text and bytes as they are, anything else as JSON; waits while the connection is away."""
        frame = message if isinstance(message, str | bytes) else json.dumps(message)
        if asyncio.current_task() is self._resuming:
            await self._live().send(frame)
            return
        while True:
            await self._ready.wait()
            try:
                await self._live().send(frame)
                return
            except ConnectionClosed as error:
                await self._recover(error)

    async def receive(self) -> Message:
        """The next message, over however many connections it takes. Raises Refused, Failed."""
        while True:
            await self._ready.wait()
            try:
                message = _parsed(await self._live().recv())
            except ConnectionClosed as error:
                if self._closed:
                    raise
                await self._recover(error)
                continue
            if isinstance(message, dict) and message.get("type") == "bye" and message.get("retry"):
                self._advised = message["after_ms"] / 1000
            if self._strict and _is_problem(message):
                raise Failed(message)
            return message

    async def close(self) -> None:
        """Close for good."""
        self._closed = True
        if self._socket is not None:
            await self._socket.close()

    def _live(self) -> ClientConnection:
        if self._socket is None:
            raise RuntimeError("use the client in `async with`")
        return self._socket

    async def _recover(self, error: ConnectionClosed) -> None:
        """Come back; of several callers that notice the loss, one does it and the others wait."""
        if not self._ready.is_set() or self._live().state.name == "OPEN":
            return
        self._ready.clear()
        if error.rcvd is not None and error.rcvd.code in FINAL:
            self._ready.set()
            self._closed = True
            raise Refused(error.rcvd.code, error.rcvd.reason)
        self.losses += 1
        attempt = 0
        while not self._closed:
            ceiling = min(LONGEST_DELAY, FIRST_DELAY * 2**attempt)
            await asyncio.sleep((self._advised or 0) + ceiling * random.uniform(0.5, 1))  # not all clients at once
            self._advised = None
            attempt += 1
            try:
                await self._connect(again=True)
                return
            except (OSError, TimeoutError, ConnectionClosed):
                continue

    async def _connect(self, *, again: bool = False) -> None:
        try:
            url = self.url if isinstance(self.url, str) else self.url()
            self._socket = await connect(url, additional_headers=self._headers, **self._options)
        except InvalidStatus as error:
            status = error.response.status_code
            if status >= 500:
                raise OSError(f"the server answered {status}") from None
            raise Refused(status, error.response.reason_phrase) from None
        if again and self._resume is not None:
            self._resuming = asyncio.current_task()
            try:
                await self._resume(self)
            finally:
                self._resuming = None
        self._ready.set()


def _parsed(data: str | bytes) -> Message:
    if isinstance(data, bytes) or not data.lstrip().startswith(("{", "[")):
        return data
    try:
        return json.loads(data)
    except ValueError:
        return data


def _is_problem(message: Message) -> bool:
    return isinstance(message, dict) and {"detail", "code", "status"} <= message.keys()
