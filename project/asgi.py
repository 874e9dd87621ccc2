"""The ASGI application: both tables of routes are in urls.py."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")

pages = get_asgi_application()  # sets Django up, so the imports below come after it

from redaction import readiness  # noqa: E402

from . import health  # noqa: E402
from .edge import Edge  # noqa: E402
from .lane import Lane  # noqa: E402
from .urls import websocket_urlpatterns  # noqa: E402

health.checks["model"] = readiness.model
application = Edge(Lane(pages), websocket_urlpatterns)
