"""Small consumers and a client that drives them by Channels' communicator; tests/live tests what the wire adds."""

import asyncio
from contextlib import asynccontextmanager

from channels.testing import WebsocketCommunicator

from project.errors import Problem
from project.sockets import Kind, Options, SessionConsumer


class Capitalise(SessionConsumer):
    envelope = "data"

    async def talk(self, session):
        async for message in session:
            await session.send({"data": message["data"].capitalize()})


class Fragile(SessionConsumer):
    kinds = frozenset({Kind.JSON})

    async def talk(self, session):
        async for message in session:
            if message.get("do") == "refuse":
                raise Problem("No.", code="no", status=403)
            if message.get("do") == "fail":
                raise ValueError("Maria Huber, 4111 1111 1111 1111")
            await session.send(message)


def consumer_with(talk, **options):
    async def body(self, session):
        await talk(session)

    return type("Made", (SessionConsumer,), {"talk": body, "options": lambda self: Options(**options)})


@asynccontextmanager
async def client(consumer, path="/"):
    socket = WebsocketCommunicator(consumer.as_asgi(), path)
    connected, _ = await socket.connect()
    assert connected
    yield socket
    await socket.disconnect()


async def closing(socket):
    """All that comes before the close, and its code."""
    frames = []
    while (event := await socket.receive_output(2))["type"] == "websocket.send":
        frames.append(event.get("text") or event.get("bytes"))
    return frames, event["code"]


async def run_raw(consumer, send, seconds):
    """The consumer on an ASGI server whose `send` waits, as ours does."""
    events = asyncio.Queue()
    events.put_nowait({"type": "websocket.connect"})
    task = asyncio.create_task(consumer.as_asgi()({"type": "websocket", "path": "/"}, events.get, send))
    await asyncio.sleep(seconds)
    events.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(task, 5)
