"""The real `lanarky.clients.WebSocketClient` against the capitalise example, in its three modes.

Lanarky installs on Python before 3.12 alone. Where there is none, the bytes that its client was seen to send are sent
instead, and this runs the real one: `python3.11 -m venv L && L/bin/pip install lanarky==0.8.8 httpx==0.28.1`, then
SCRIPT below with the server's address.
"""

import json
import subprocess

import pytest
from websockets.sync.client import connect

from tests.peers import interpreter, python_before

from . import servers

PACKAGES = ("lanarky==0.8.8", "httpx==0.28.1", "fastapi==0.163.2", "starlette==1.10.0", "websockets==11.0.3")
SCRIPT = """
import json, sys
from lanarky.clients import WebSocketClient
from lanarky.websockets import DataMode

heard = []
for mode, message in ((DataMode.JSON, {"data": "hi"}), (DataMode.TEXT, "hola"), (DataMode.BYTES, "salut")):
    client = WebSocketClient(uri=sys.argv[1], mode=mode)
    with client.connect() as session:
        for _ in range(2):
            session.send(message)
            heard.append(session.receive())
print(json.dumps(heard))
"""
WIRE = ((json.dumps({"data": "hi"}), '{"data":"Hi"}'), ("hola", "Hola"), (b"salut", b"Salut"))
OLD = python_before(12)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    running = servers.product(tmp_path_factory.mktemp("lanarky"))
    yield f"{running.ws}/ws/examples/capitalise"
    running.stop()


if OLD is not None:

    def test_the_real_client_is_answered_in_each_mode(url):
        python = interpreter("lanarky", *PACKAGES, base=OLD)
        done = subprocess.run([python, "-c", SCRIPT, url], capture_output=True, text=True, check=True, timeout=60)
        assert json.loads(done.stdout) == [{"data": "Hi"}] * 2 + ["Hola"] * 2 + ["Salut"] * 2


@pytest.mark.parametrize(("sent", "expected"), WIRE)
def test_what_its_client_sends_is_answered_in_kind(url, sent, expected):
    with connect(url) as socket:
        socket.send(sent)
        assert socket.recv() == expected
