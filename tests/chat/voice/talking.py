"""A voice client in the same process, over Channels' communicator."""

import asyncio
from contextlib import asynccontextmanager

from chat.voice import rtvi
from chat.voice.frames import Audio, Message
from chat.voice.serializers import KINDS
from tests.conftest import LOOPBACK, socket_of


class Peer:
    """Sends and receives frames on one wire."""

    def __init__(self, socket, wire="protobuf"):
        self.socket = socket
        self.wire = KINDS[wire]()

    async def send(self, frame):
        await self.raw(self.wire.serialize(frame))

    async def raw(self, data):
        kind = "text" if isinstance(data, str) else "bytes"
        await self.socket.send_input({"type": "websocket.receive", kind: data})

    async def receive(self, patience=30):
        return self.wire.deserialize(await self.socket.receive_from(patience))

    async def ask(self, kind, data=None):
        sent = rtvi.message(kind, data)
        await self.send(sent)
        while True:
            answer = await self.receive()
            if isinstance(answer, Message) and answer.data.get("id") == sent.data["id"]:
                return answer.data["type"], answer.data.get("data")

    async def client_message(self, kind, data):
        return await self.ask("client-message", {"t": kind, "d": data})

    async def until(self, kind):
        """All messages up to one of this type."""
        found = []
        while True:
            frame = await self.receive()
            found.append(frame)
            if isinstance(frame, Message) and frame.data["type"] == kind:
                return found

    async def audio(self, seconds):
        """The PCM of so many seconds."""
        heard = b""
        while True:
            frame = await self.receive()
            if isinstance(frame, Audio):
                heard += frame.audio
                if len(heard) >= seconds * frame.sample_rate * 2 * frame.num_channels - 1e-6:
                    return heard, frame

    async def end(self):
        """The code of the close, and what came before it."""
        before = []
        async with asyncio.timeout(30):
            while (event := await self.socket.receive_output(30))["type"] == "websocket.send":
                before.append(self.wire.deserialize(event.get("text") or event.get("bytes")))
        return event["code"], before


@asynccontextmanager
async def peer(application, path="/ws-client", wire="protobuf", address=LOOPBACK, **options):
    communicator = socket_of(application, path, address, **options)
    connected, _ = await communicator.connect(30)
    assert connected
    yield Peer(communicator, wire)
    await communicator.disconnect()
