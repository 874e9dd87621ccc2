"""Clients of `/ws/assistant` and `POST /assistant`: what Lanarky's own do, and what ours do beside."""

import json

from websockets.sync.client import connect

from .gateway import ASK

PATIENCE = 60


def asked(text=ASK, **more):
    """A question in Lanarky's form."""
    return {"messages": [{"role": "user", "content": text}], **more}


def opened(gateway, query="", **options):
    """A socket of the assistant."""
    headers = {"x-api-key": gateway.key}
    return connect(f"{gateway.server.ws}/ws/assistant{query}", additional_headers=headers, compression=None, **options)


def say(socket, message):
    """Send a message as JSON."""
    socket.send(json.dumps(message))


def hear(socket):
    """The JSON of the next message."""
    return json.loads(socket.recv(PATIENCE))


def heard(socket, until="end"):
    """All messages up to the event, that one too."""
    found = []
    while not found or found[-1]["event"] != until:
        found.append(hear(socket))
    return found


def answered(socket, message):
    """All messages that answer one."""
    say(socket, message)
    return heard(socket)


def text_of(frames, name="data"):
    """The answer in the completions."""
    return "".join(frame.get(name, "") for frame in frames if frame["event"] == "completion")
