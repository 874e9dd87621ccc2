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
from itertools import count
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.protocol import State

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
        self._recovering: asyncio.Task[None] | None = None  # the one that comes back, and may send before others do
        self._failure: Exception | None = None  # why there is no coming back
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
        """Send text and bytes as they are, anything else as JSON.

        Waits while the connection is away. Raises Refused, and ConnectionClosed once the client has been closed.
        """
        frame = message if isinstance(message, str | bytes) else json.dumps(message)
        while True:
            await self._back()
            try:
                await self._live().send(frame)
                return
            except ConnectionClosed as error:
                await self._lost(error)

    async def receive(self) -> Message:
        """The next message, over however many connections it takes. Raises Refused, Failed."""
        while True:
            await self._back()
            try:
                message = _parsed(await self._live().recv())
            except ConnectionClosed as error:
                await self._lost(error)
                continue
            if isinstance(message, dict) and message.get("type") == "bye" and message.get("retry"):
                self._advised = message["after_ms"] / 1000
            if self._strict and _is_problem(message):
                raise Failed(message)
            return message

    async def close(self) -> None:
        """Close for good."""
        self._closed = True
        if self._recovering is not None:
            self._recovering.cancel()
        if self._socket is not None:
            await self._socket.close()

    def _live(self) -> ClientConnection:
        if self._socket is None:
            raise RuntimeError("use the client in `async with`")
        return self._socket

    async def _back(self) -> None:
        """Wait until the connection is back, where it is away. Raises what keeps it away for good."""
        task = self._recovering
        if task is not None and task is not asyncio.current_task():
            await asyncio.wait([task])  # goes on where this caller gives up
        if self._failure is not None:
            raise self._failure

    async def _lost(self, error: ConnectionClosed) -> None:
        """Begin to come back, where no other caller has."""
        if self._closed or asyncio.current_task() is self._recovering:
            raise error
        if self._recovering is None and self._live().state is not State.OPEN:
            self._recovering = asyncio.create_task(self._recover(error))

    async def _recover(self, error: ConnectionClosed) -> None:
        try:
            if error.rcvd is not None and error.rcvd.code in FINAL:
                raise Refused(error.rcvd.code, error.rcvd.reason)
            await self._come_back()
        except asyncio.CancelledError:
            self._failure = error
        except Exception as problem:  # whoever waits is told, a mistake in `resume` too
            self._failure = problem
            self._closed = True
        finally:
            self._recovering = None

    async def _come_back(self) -> None:
        self.losses += 1
        for attempt in count():
            ceiling = min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(attempt, 10))
            await asyncio.sleep((self._advised or 0) + ceiling * random.uniform(0.5, 1))  # not all clients at once
            self._advised = None
            try:
                await self._connect()
                if self._resume is not None:
                    await self._resume(self)
                return
            except (OSError, TimeoutError, ConnectionClosed):
                continue

    async def _connect(self) -> None:
        try:
            url = self.url if isinstance(self.url, str) else self.url()
            self._socket = await connect(url, additional_headers=self._headers, **self._options)
        except InvalidStatus as error:
            status = error.response.status_code
            if status >= 500:
                raise OSError(f"the server answered {status}") from None
            raise Refused(status, error.response.reason_phrase) from None
        except InvalidHandshake as error:  # the server went while it answered
            raise OSError(f"the server's answer broke off: {type(error).__name__}") from None


def _parsed(data: str | bytes) -> Message:
    if isinstance(data, bytes) or not data.lstrip().startswith(("{", "[")):
        return data
    try:
        return json.loads(data)
    except ValueError:
        return data


def _is_problem(message: Message) -> bool:
    return isinstance(message, dict) and {"detail", "code", "status"} <= message.keys()
