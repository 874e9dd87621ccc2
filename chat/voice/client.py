"""A voice client: Pipecat's frames over a socket, with the two events of its transport.

    client = WebsocketClient("ws://127.0.0.1:8000/ws-client?room=standup")

    @client.event_handler("on_connected")
    async def on_connected(client, websocket): ...

    async with client:
        await client.ready()
        answer = await client.ask("redact", {"text": "John Smith lives at 123 Fake St."})
        await client.play(pcm, sample_rate=16_000)
        async for frame in client:
            print(frame)

Needs the packages `websockets`, `protobuf`, `orjson` and `numpy`, and no Django.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from . import rtvi, wav
from .frames import Audio, Frame, Json, Message
from .serializers import FrameSerializer
from .serializers.protobuf import ProtobufSerializer

EVENTS = ("on_connected", "on_disconnected")
ABOUT = {"library": "tacet"}
CHUNK = 0.04  # s, as Pipecat's own client sends

Handler = Callable[["WebsocketClient", ClientConnection], Awaitable[None]]


class Refused(Exception):
    """The server answered a message with an error-response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Params:
    """Pipecat's client parameters, with its defaults."""

    add_wav_header: bool = True
    additional_headers: Mapping[str, str] | None = None
    serializer: FrameSerializer = field(default_factory=ProtobufSerializer)


class WebsocketClient:
    """One socket; iterate over it for the frames that answer none of our questions."""

    def __init__(self, uri: str, params: Params | None = None) -> None:
        self.uri = uri
        self.params = params or Params()
        self._handlers: dict[str, list[Handler]] = {name: [] for name in EVENTS}
        self._questions: dict[str, asyncio.Future[Message]] = {}
        self._frames: asyncio.Queue[Frame | None] = asyncio.Queue()
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    def event_handler(self, name: str) -> Callable[[Handler], Handler]:
        """Register a coroutine function for on_connected or on_disconnected; each is called once per event."""
        handlers = self._handlers[name]

        def register(handler: Handler) -> Handler:
            handlers.append(handler)
            return handler

        return register

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.disconnect()

    async def connect(self) -> None:
        """Open the socket. Raises what `websockets` raises where that fails."""
        self._socket = await connect(self.uri, additional_headers=self.params.additional_headers)
        self._reader = asyncio.create_task(self._read(self._socket))
        await self._tell("on_connected", self._socket)

    async def disconnect(self) -> None:
        """Close the socket and wait until on_disconnected has been called."""
        if self._socket is not None and self._reader is not None:
            await self._socket.close()
            await self._reader

    @property
    def close_code(self) -> int | None:
        """Why the socket was closed; None while it is open."""
        return None if self._socket is None else self._socket.close_code

    async def send(self, frame: Frame) -> None:
        """Send one frame; audio goes as a whole WAV file with add_wav_header."""
        if isinstance(frame, Audio) and self.params.add_wav_header:
            frame = wav.wrapped(frame)
        data = self.params.serializer.serialize(frame)
        if data is not None:
            await self._live().send(data)

    async def play(self, pcm: bytes, sample_rate: int = 16_000, num_channels: int = 1) -> None:
        """Send 16-bit PCM at the speed at which it sounds."""
        loop = asyncio.get_running_loop()
        frames = int(CHUNK * sample_rate)
        size = frames * 2 * num_channels
        due = loop.time()
        for at in range(0, len(pcm), size):
            await self.send(Audio(pcm[at : at + size], sample_rate, num_channels))
            due += frames / sample_rate
            await asyncio.sleep(max(0.0, due - loop.time()))

    async def ready(self, version: str = rtvi.VERSION) -> Json:
        """RTVI's handshake; the data of bot-ready."""
        return rtvi.data_of(await self._asked(rtvi.message("client-ready", {"version": version, "about": ABOUT})))

    async def ask(self, kind: str, data: Any = None) -> Any:
        """The answer to a client-message. Raises Refused."""
        answer = await self._asked(rtvi.message("client-message", {"t": kind, "d": data}))
        if answer.data["type"] == "error-response":
            raise Refused(answer.data["data"]["error"])
        return answer.data["data"]["d"]

    async def receive(self) -> Frame:
        """The next frame. Raises EOFError at the end."""
        frame = await self._frames.get()
        if frame is None:
            self._frames.put_nowait(None)
            raise EOFError
        return frame

    async def __aiter__(self) -> AsyncIterator[Frame]:
        while True:
            try:
                yield await self.receive()
            except EOFError:
                return

    async def _asked(self, question: Message) -> Message:
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._questions[question.data["id"]] = answer
        await self.send(question)
        return await answer

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for data in socket:
                frame = self.params.serializer.deserialize(data)
                if frame is not None:
                    self._take(frame)
        except ConnectionClosed:
            pass
        finally:
            for waiting in self._questions.values():
                waiting.cancel()
            self._frames.put_nowait(None)
            await self._tell("on_disconnected", socket)

    def _take(self, frame: Frame) -> None:
        waiting = self._questions.pop(rtvi.id_of(frame) or "", None) if isinstance(frame, Message) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(frame)  # type: ignore[arg-type]
        else:
            self._frames.put_nowait(frame)

    async def _tell(self, name: str, socket: ClientConnection) -> None:
        for handler in self._handlers[name]:
            await handler(self, socket)

    def _live(self) -> ClientConnection:
        if self._socket is None:
            raise RuntimeError("use the client in `async with`")
        return self._socket
