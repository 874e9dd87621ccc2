"""The examples' addresses; EXAMPLES=0 takes them away."""

from typing import Any

from django.urls import URLPattern, path

from . import consumers, views

urlpatterns: list[URLPattern] = [
    path("examples", views.overview, name="examples"),
    path("examples/echo", views.echo, name="examples-echo"),
]
websocket_urlpatterns: list[Any] = [
    path("ws/examples/hello", consumers.Hello.as_asgi()),
    path("ws/examples/echo", consumers.Echo.as_asgi()),
    path("ws/examples/items/<str:item_id>", consumers.Items.as_asgi()),
    path("ws/examples/clients/<str:client_id>", consumers.Clients.as_asgi()),
    path("ws/examples/capitalise", consumers.Capitalise.as_asgi()),
    path("ws/examples/mirror", consumers.Mirror.as_asgi()),
]
