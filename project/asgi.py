"""The ASGI application: HTTP to Django, sockets to their consumers."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")

http = get_asgi_application()

application = ProtocolTypeRouter({"http": http})
