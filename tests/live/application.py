"""The application that the tests of the server run: consumers and views that do one thing each."""

import asyncio
import logging
import os
import time

from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path

from project.edge import Edge
from project.errors import Problem
from project.sockets import Kind, Options, SessionConsumer, database
from project.sockets.signals import websocket_ready


class Echo(SessionConsumer):
    kinds = frozenset({Kind.TEXT, Kind.BYTES})  # JSON too comes back as it was written

    async def talk(self, session):
        async for message in session:
            await session.send(message)


class Close(SessionConsumer):
    async def talk(self, session):
        async for message in session:
            await session.close(message["code"], message.get("reason", ""))


class Refuse(SessionConsumer):
    async def admit(self, session):
        raise Problem("A key is needed.", code="not_authenticated", status=401)


class RefuseAtHandshake(Refuse):
    refuse_at_handshake = True


class Fail(SessionConsumer):
    async def talk(self, session):
        async for message in session:
            raise ValueError(message)


class Flood(SessionConsumer):
    """Sends for ever, as fast as the client lets it."""

    async def talk(self, session):
        piece = b"x" * 65536
        while await session.send(piece):
            pass


class Deaf(SessionConsumer):
    """Reads one message and then nothing."""

    async def talk(self, session):
        async for _ in session:
            await asyncio.sleep(60)


class Slow(SessionConsumer):
    """Answers after a while; what it has read it answers, whatever happens."""

    async def talk(self, session):
        async for message in session:
            await asyncio.sleep(message["seconds"])
            await session.send({"slept": message["seconds"]})


class Query(SessionConsumer):
    """A database call that blocks its thread."""

    async def talk(self, session):
        async for message in session:
            await database.run(time.sleep, message["seconds"])
            await session.send("done")


class Room(SessionConsumer):
    channel_layer_alias = "default"

    async def talk(self, session):
        name = self.scope["url_route"]["kwargs"]["name"]
        await self.join(name)
        await session.send("joined")
        async for message in session:
            count = int(message.removeprefix("burst ")) if message.startswith("burst ") else None
            for said in [message] if count is None else map(str, range(count)):
                await self.publish(name, {"type": "session.deliver", "payload": said})


class Waiting(SessionConsumer):
    """Is busy with its first message; group messages arrive all the same."""

    channel_layer_alias = "default"

    async def talk(self, session):
        await self.join("news")
        await session.send("joined")
        async for _ in session:
            await asyncio.sleep(60)


class Leaving(SessionConsumer):
    """Tells the others when its client has gone, though it is busy."""

    channel_layer_alias = "default"

    def options(self):
        return Options(grace_seconds=0.5)

    async def talk(self, session):
        name = self.scope["url_route"]["kwargs"]["name"]
        await self.join(name)
        await session.send("joined")
        try:
            async for _ in session:
                await asyncio.sleep(60)
        finally:
            await self.publish(name, {"type": "session.deliver", "payload": "left"})


class Idle(SessionConsumer):
    def options(self):
        return Options(idle_seconds=0.3, warning_seconds=0.1)

    async def talk(self, session):
        async for _ in session:
            pass


class Worker(SessionConsumer):
    """Tells which process it is in."""

    async def talk(self, session):
        await session.send(str(os.getpid()))
        async for _ in session:
            pass


def echo(request: HttpRequest) -> HttpResponse:
    response = JsonResponse({"bytes": len(request.body)})
    response["Content-Length"] = str(len(response.content))
    return response


async def slow(request: HttpRequest) -> HttpResponse:
    await asyncio.sleep(float(request.GET["seconds"]))
    return HttpResponse("slept")


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError(request.body.decode())


async def stream(request: HttpRequest) -> StreamingHttpResponse:
    async def pieces():
        while True:
            yield b"x" * 65536

    return StreamingHttpResponse(pieces())


def pid(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(os.getpid()), headers={"Content-Length": str(len(str(os.getpid())))})


def crash(request: HttpRequest) -> HttpResponse:
    os._exit(1)


urlpatterns = [
    path("echo", echo),
    path("slow", slow),
    path("fail", fail),
    path("stream", stream),
    path("pid", pid),
    path("crash", crash),
]
websocket_urlpatterns = [
    path("ws/echo", Echo.as_asgi()),
    path("ws/close", Close.as_asgi()),
    path("ws/refuse", Refuse.as_asgi()),
    path("ws/refuse-at-handshake", RefuseAtHandshake.as_asgi()),
    path("ws/fail", Fail.as_asgi()),
    path("ws/flood", Flood.as_asgi()),
    path("ws/deaf", Deaf.as_asgi()),
    path("ws/slow", Slow.as_asgi()),
    path("ws/query", Query.as_asgi()),
    path("ws/rooms/<name>", Room.as_asgi()),
    path("ws/leaving/<name>", Leaving.as_asgi()),
    path("ws/waiting", Waiting.as_asgi()),
    path("ws/idle", Idle.as_asgi()),
    path("ws/worker", Worker.as_asgi()),
]

websocket_ready.connect(lambda **_: logging.getLogger("project").info("websocket ready"), weak=False)
application = Edge(get_asgi_application(), websocket_urlpatterns)
