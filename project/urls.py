"""All routes: one table for HTTP, one for sockets."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from chat.examples import routes as examples
from redaction.consumers import Redact

admin.autodiscover()

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("favicon.ico", RedirectView.as_view(url=static("project/icon.svg"))),  # asked for by pages that name none
    path("", include("redaction.urls")),
]

# Channels routes applications by Django's patterns, whose types know views alone.
websocket_urlpatterns: list[Any] = [
    path("ws", Redact.as_asgi()),
]

if settings.EXAMPLES:
    urlpatterns += examples.urlpatterns
    websocket_urlpatterns += examples.websocket_urlpatterns

handler400 = "project.errors.bad_request"
handler403 = "project.errors.forbidden"
handler404 = "project.errors.not_found"
handler500 = "project.errors.failed"
