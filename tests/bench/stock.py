"""The peer of the socket benchmarks: Daphne and Channels as they come, no redaction, no store, no sessions of ours."""

import json
import os
from typing import Any

import django
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY="benchmark",
    ALLOWED_HOSTS=["*"],
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",  # the faster of its two layers
            "CONFIG": {"hosts": [os.environ["REDIS_URL"]]},
        }
    },
)
django.setup()
urlpatterns = [path("", lambda request: HttpResponse("up"))]


class Echo(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        await self.send(text_data=text_data, bytes_data=bytes_data)


class Room(AsyncWebsocketConsumer):
    async def connect(self):
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def receive(self, text_data=None, bytes_data=None):
        await self.channel_layer.group_send("room", {"type": "said", "text": text_data})

    async def said(self, event):
        await self.send(text_data=event["text"])


class Chat(AsyncWebsocketConsumer):
    """A chat as the tutorial of Channels teaches it: what comes as JSON goes to the group and to all as JSON."""

    async def connect(self):
        self.group = f"chat_{self.scope['url_route']['kwargs']['name']}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data=None, bytes_data=None):
        said = json.loads(text_data)["message"]
        await self.channel_layer.group_send(self.group, {"type": "chat.message", "message": said})

    async def chat_message(self, event):
        await self.send(text_data=json.dumps({"message": event["message"]}))


consumers: dict[str, Any] = {"echo": Echo, "room": Room, "ws/chat/<str:name>/": Chat}
sockets: list[Any] = [path(where, consumer.as_asgi()) for where, consumer in consumers.items()]
application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter(sockets),
    }
)
