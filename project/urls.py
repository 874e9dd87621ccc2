"""All routes: one table for HTTP, one for sockets."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from chat.assistant import urls as assistant
from chat.assistant.consumer import Assistant
from chat.examples import routes as examples
from chat.gateway import urls as gateway
from chat.rooms import urls as rooms
from chat.rooms.consumer import Rooms
from chat.voice import routes as voice
from redaction.consumers import Redact
from redaction.urls import PREFIXES

from . import logins

admin.autodiscover()
admin.site.login_form = logins.PacedAdmin

# In OpenAPI, beside the paths of the text API.
documented = [*rooms.documented, *gateway.urlpatterns, *assistant.documented, *voice.documented]

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/login/", logins.told(admin.site.login)),
    path("admin/", admin.site.urls),
    path("favicon.ico", RedirectView.as_view(url=static("project/icon.svg"))),  # asked for by pages that name none
    path("", include("chat.gateway.urls")),
    path("", include(assistant)),
    path("", include("redaction.urls")),
    path("", include("chat.rooms.urls")),
    *voice.urlpatterns,
    *(path(f"{prefix}{pattern.pattern}", pattern.callback) for prefix in PREFIXES for pattern in voice.compatible),
]

# Channels routes applications by Django's patterns, whose types know views alone.
websocket_urlpatterns: list[Any] = [
    path("ws", Redact.as_asgi()),
    path("ws/assistant", Assistant.as_asgi()),
    path("ws/rooms/<str:room>", Rooms.as_asgi()),
    *voice.websocket_urlpatterns,
]

if settings.EXAMPLES:
    urlpatterns += examples.urlpatterns
    websocket_urlpatterns += examples.websocket_urlpatterns

handler400 = "project.errors.bad_request"
handler403 = "project.errors.forbidden"
handler404 = "project.errors.not_found"
handler500 = "project.errors.failed"
