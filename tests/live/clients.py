"""Plain clients of a running server: JSON over HTTP and over a socket, and the shell of its Django."""

import json
import re
import subprocess
import sys

import httpx
from websockets.sync.client import connect

from . import servers

PATIENCE = 30  # s, of any one answer
OPERATOR = {"username": "operator", "password": "curlew-Password-77"}
POLICY = {
    "project": 1,
    "name": "own",
    "threshold": "0.5",
    "thresholds": "{}",
    "recall": "0",
    "filters": "[]",
    "redaction": "MARKER",
    "marker_pattern": "[UNIQUE_NUMBERED_ENTITY_TYPE]",
    "marker_language": "en",
    "mask_character": "#",
    "answers": "IDENTIFIERS",
    "accuracy": "high_automatic",
}  # the admin's form, filled in


def post(server, path, body, **headers):
    """The response to a JSON body."""
    return httpx.post(server.url + path, json=body, headers=headers, timeout=PATIENCE)


def open_socket(server, path="/ws", **options):
    """A socket that takes messages of any size."""
    return connect(server.ws + path, max_size=None, compression=None, **options)


def say(socket, message):
    """Send a message as JSON."""
    socket.send(json.dumps(message))


def hear(socket):
    """The JSON of the next message."""
    return json.loads(socket.recv(PATIENCE))


def ask(socket, message):
    """The answer to a message."""
    say(socket, message)
    return hear(socket)


def is_open(socket):
    """Whether the socket still answers."""
    return ask(socket, {"type": "ping"}) == {"type": "pong"}


def manage(folder, *arguments, **settings):
    """What a command of manage.py prints, run beside the server that `servers.product` started in the folder."""
    settings = {"DJANGO_SETTINGS_MODULE": "project.settings", **settings}
    command = [sys.executable, "manage.py", *arguments]
    environment = servers.environment(folder, **settings)
    done = subprocess.run(command, cwd=servers.ROOT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def shell(folder, code, **settings):
    """What Python code prints, run with the models of that server."""
    return manage(folder, "shell", "--verbosity", "0", "-c", code, **settings)


ADD_OPERATOR = f"""
from django.contrib.auth.models import User
User.objects.create_superuser(**{OPERATOR})
"""


def browser(server):
    """An HTTP client that keeps cookies, as a browser does."""
    return httpx.Client(base_url=server.url, timeout=PATIENCE, headers={"Referer": server.url})


def sign_in(client, credentials=OPERATOR):
    """The response to the admin's login form."""
    page = client.get("/admin/login/?next=/admin/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {**credentials, "csrfmiddlewaretoken": token, "next": "/admin/"}
    return client.post("/admin/login/?next=/admin/", data=form)


def submit(client, path, form):
    """The response to a form of the admin."""
    return client.post(f"/admin/redaction/{path}", data={**form, "csrfmiddlewaretoken": client.cookies["csrftoken"]})
