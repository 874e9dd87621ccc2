"""The tests' application as one writes it with Daphne, Channels, Django and DRF alone: what the traps are shown on."""

import asyncio
import json
import os
import time
from typing import Any

from asgiref.sync import sync_to_async
from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.contrib import admin
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path

pages = get_asgi_application()  # sets Django up, so the import below comes after it

from rest_framework import serializers  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

MOST_PIECES = 4096  # of 64 KiB: what never reads shall cost 256 MiB, not the machine


class Echo(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        await self.send(text_data=text_data, bytes_data=bytes_data)


class Close(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        message = json.loads(text_data)
        await self.close(message["code"], message.get("reason"))


class Refuse(AsyncWebsocketConsumer):
    async def connect(self):
        await self.close(4401)


class Fail(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        raise ValueError(text_data)


class Flood(AsyncWebsocketConsumer):
    async def connect(self):
        await self.accept()
        for _ in range(MOST_PIECES):
            await self.send(bytes_data=b"x" * 65536)
            await asyncio.sleep(0)


class Deaf(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        await asyncio.sleep(60)


class Slow(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        seconds = json.loads(text_data)["seconds"]
        await asyncio.sleep(seconds)
        await self.send(json.dumps({"slept": seconds}))


class Query(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        await database_sync_to_async(time.sleep)(json.loads(text_data)["seconds"])
        await self.send("done")


class Room(AsyncWebsocketConsumer):
    async def connect(self):
        self.name = self.scope["url_route"]["kwargs"]["name"]
        await self.channel_layer.group_add(self.name, self.channel_name)
        await self.accept()
        await self.send("joined")

    async def disconnect(self, code):
        await self.channel_layer.group_discard(self.name, self.channel_name)

    async def receive(self, text_data=None, bytes_data=None):
        count = int(text_data.removeprefix("burst ")) if text_data.startswith("burst ") else None
        for said in [text_data] if count is None else map(str, range(count)):
            await self.channel_layer.group_send(self.name, {"type": "said", "text": said})

    async def said(self, event):
        await self.send(event["text"])


class Waiting(Room):
    async def connect(self):
        self.scope["url_route"]["kwargs"]["name"] = "news"
        await super().connect()

    async def receive(self, text_data=None, bytes_data=None):
        await asyncio.sleep(60)


class Leaving(Room):
    async def receive(self, text_data=None, bytes_data=None):
        await asyncio.sleep(60)

    async def disconnect(self, code):
        await super().disconnect(code)
        await self.channel_layer.group_send(self.name, {"type": "said", "text": "left"})


class Worker(AsyncWebsocketConsumer):
    async def connect(self):
        await self.accept()
        await self.send(str(os.getpid()))


class Private(AsyncWebsocketConsumer):
    """Signed-in users only, looked at once, as Channels' documents have it."""

    async def connect(self):
        if await sync_to_async(lambda: self.scope["user"].is_authenticated)():
            await self.accept()
        else:
            await self.close(4401)

    async def receive(self, text_data=None, bytes_data=None):
        await self.send('{"type": "pong"}')


class Texts(serializers.Serializer[Any]):
    text = serializers.ListField(child=serializers.CharField())


class ProcessText(APIView):
    authentication_classes = ()

    def post(self, request):
        given = Texts(data=request.data)
        given.is_valid(raise_exception=True)
        return Response(
            [
                {"processed_text": text, "characters_processed": len(text), "entities": []}
                for text in given.validated_data["text"]
            ]
        )


def echo(request):
    return JsonResponse({"bytes": len(request.body)})


async def slow(request):
    await asyncio.sleep(float(request.GET["seconds"]))
    return HttpResponse("slept")


def fail(request):
    raise ValueError(request.body.decode())


async def stream(request):
    async def pieces():
        for _ in range(MOST_PIECES):
            yield b"x" * 65536
            await asyncio.sleep(0)

    return StreamingHttpResponse(pieces())


def pid(request):
    return HttpResponse(str(os.getpid()), headers={"Content-Length": str(len(str(os.getpid())))})


def well(request):
    return JsonResponse({"status": "ok", "checks": {}})


urlpatterns = [
    path("echo", echo),
    path("slow", slow),
    path("fail", fail),
    path("stream", stream),
    path("pid", pid),
    path("health", well),
    path("ready", well),
    path("process/text", ProcessText.as_view()),
    path("admin/", admin.site.urls),
]
consumers: dict[str, Any] = {
    "echo": Echo,
    "close": Close,
    "refuse": Refuse,
    "fail": Fail,
    "flood": Flood,
    "deaf": Deaf,
    "slow": Slow,
    "query": Query,
    "rooms/<name>": Room,
    "leaving/<name>": Leaving,
    "waiting": Waiting,
    "worker": Worker,
}
private: Any = AllowedHostsOriginValidator(AuthMiddlewareStack(Private.as_asgi()))
routes: list[Any] = [path(f"ws/{name}", consumer.as_asgi()) for name, consumer in consumers.items()]
sockets = URLRouter([*routes, path("ws", private)])
application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
