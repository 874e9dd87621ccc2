"""Where voice is: the socket with and without a token in its path, the HTTP paths, and the page."""

from typing import Any

from django.urls import URLPattern, path

from . import views
from .consumer import Voice

compatible: list[URLPattern] = [path("bleep", views.Bleep.as_view())]  # Limina's API, under its prefixes too
documented: list[URLPattern] = [path("start", views.Start.as_view()), *compatible]
urlpatterns: list[URLPattern] = [*documented, path("voice/", views.Page.as_view())]
websocket_urlpatterns: list[Any] = [
    path("ws-client", Voice.as_asgi()),
    path("ws-client/<str:token>", Voice.as_asgi()),
]
