"""Whatever fails meanwhile, what callers send and show is in 0 bytes of logs, metrics, Redis, database and files."""

import asyncio
import json
import sqlite3
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import quote

import httpx
import pytest
import redis
from websockets.exceptions import WebSocketException

from . import servers, wire
from .clients import OPERATOR, POLICY, ask, browser, open_socket, post, say, shell, sign_in, submit
from .test_canaries import CANARIES, DETECTING, SECRETS, SETUP, TEXT, WRONG_KEY, WRONG_TICKET, Scene, found
from .test_canaries import on_a_broken_wire as speak_brokenly

FAILURES = (httpx.HTTPError, WebSocketException, OSError, TimeoutError)  # what a client may see of a fault
LOCK_SECONDS = 1.5
HOLES = ("home", "tmp")
LIMIT = 200_000  # bytes of a body or message


@dataclass
class Faulty(Scene):
    """A server behind which things fail."""

    redis: servers.Redis
    key: str

    def left(self):
        """What the server left, in Redis too."""
        with redis.Redis(port=self.redis.port) as client:
            held = {f"redis {name!r}": name + (client.dump(name) or b"") for name in client.scan_iter()}
        return {**super().left(), **held}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faults")
    for name in (*HOLES, "redis"):
        (folder / name).mkdir()
    elsewhere = {"HOME": folder / "home", "TMPDIR": folder / "tmp"}
    behind = servers.Redis(folder / "redis")
    limits = {"MAX_BODY_BYTES": LIMIT, "SOCKET_SLOW_SECONDS": 1, "DRAIN_SECONDS": 3, "API_RATE": 1_000}
    telling = {"DEBUG": "on", "LOG_LEVEL": "DEBUG", "EXAMPLES": 1, "REDIS_URL": behind.url}
    running = servers.product(folder, **limits, **telling, **elsewhere)
    try:
        key = shell(folder, SETUP, **elsewhere)
        made = Faulty(running, folder, [key, key.removeprefix(key[:12]), OPERATOR["password"]], behind, key)
        everywhere(made)
        yield made
    finally:
        running.stop()
        behind.kill()


# The ways in


def everywhere(scene):
    """The canaries on every route, over a server that may fail at any of them."""
    for way in (over_rest, over_tickets, on_the_socket, in_the_examples, in_the_admin):
        with suppress(*FAILURES):
            way(scene)


def over_rest(scene):
    for path in DETECTING:
        for headers in ({"x-api-key": scene.key}, {"Authorization": f"Bearer {WRONG_KEY}"}, {}):
            with suppress(*FAILURES):
                post(scene.server, path, {"text": [TEXT]}, **headers)
    post(scene.server, f"/{quote(TEXT)}?token={WRONG_TICKET}", {"text": TEXT})
    entities = [{"processed_text": "[NAME_1]", "text": "Zebulon Quartermaine"}]
    post(scene.server, "/process/text/reidentify", {"processed_text": ["[NAME_1]"], "entities": entities})


def over_tickets(scene):
    """One ticket that is used, one that stays where it is kept."""
    for used in (True, False):
        answer = post(scene.server, "/tickets", None, **{"x-api-key": scene.key})
        token = answer.json().get("token")
        if token is not None:
            scene.issued.append(token)
        if used and token is not None:
            with open_socket(scene.server, f"/ws?token={token}") as socket:
                ask(socket, {"text": TEXT})


def on_the_socket(scene):
    with open_socket(scene.server, subprotocols=[f"bearer.{scene.key}"]) as socket:
        for message in ({"id": 1, "text": TEXT}, {"text": {TEXT: TEXT}}, {"stream": "s", "append": TEXT, "end": True}):
            ask(socket, message)
        socket.send(TEXT)
        say(socket, {"stream": "left-open", "append": "Ask Zebulon Quar"})
    with suppress(*FAILURES), open_socket(scene.server, f"/ws?token={WRONG_TICKET}") as socket:
        socket.recv(1)


def in_the_examples(scene):
    paths = ["echo", f"items/{quote(TEXT)}?token={WRONG_TICKET}", "clients/1", "capitalise", "mirror"]
    for path in paths:
        with suppress(*FAILURES), open_socket(scene.server, f"/ws/examples/{path}") as socket:
            for frame in (TEXT, TEXT.encode(), json.dumps({"data": {TEXT: TEXT}}), json.dumps({"data": TEXT})):
                socket.send(frame)
                socket.recv(5)


def in_the_admin(scene):
    with browser(scene.server) as client:
        sign_in(client, {"username": "Zebulon", "password": WRONG_KEY})
        sign_in(client)
        submit(client, "policy/try", {**POLICY, "sample": TEXT})
        submit(client, "policy/try", {**POLICY, "filters": TEXT, "sample": TEXT})


# The faults


def redis_is_gone_and_comes_back(scene):
    scene.redis.kill()
    everywhere(scene)
    scene.redis.start()
    time.sleep(1.2)  # the shared limits ask again after a second
    everywhere(scene)


def the_database_is_locked(scene):
    sending = threading.Thread(target=everywhere, args=[scene])
    with closing(sqlite3.connect(scene.folder / "var" / "tacet.sqlite3")) as database:
        database.execute("BEGIN EXCLUSIVE")
        sending.start()
        time.sleep(LOCK_SECONDS)
        database.rollback()
    sending.join()


def amid_requests(scene, end):
    """End the server while the canaries come on every route, and let it come back."""
    senders = [threading.Thread(target=everywhere, args=[scene]) for _ in range(3)]
    for sender in senders:
        sender.start()
    time.sleep(0.2)
    end()
    scene.server.start()
    scene.server.wait_until_up("/ready")
    for sender in senders:
        sender.join()


def the_server_stops_amid_requests(scene):
    amid_requests(scene, scene.server.stop)


def the_server_is_killed_amid_requests(scene):
    def kill():
        scene.server.process.kill()
        scene.server.process.wait()

    amid_requests(scene, kill)


def clients_vanish_amid_a_message(scene):
    speak_brokenly(scene.server)

    async def vanish(path, sent):
        _, writer = await wire.open_socket(scene.server, path)
        writer.write(sent)
        await writer.drain()
        await asyncio.sleep(0.01)
        writer.transport.abort()

    async def all_vanish():
        request = json.dumps({"text": TEXT}).encode()
        for path in ("/ws", "/ws/examples/mirror", "/ws/examples/clients/7"):
            for sent in (wire.frame(request), wire.frame(request)[:90], wire.frame(request, fin=False)):
                await vanish(path, sent)

    asyncio.run(all_vanish())


def frames_are_broken(scene):
    async def send(path, broken):
        reader, writer = await wire.open_socket(scene.server, path)
        writer.write(broken)
        with suppress(*FAILURES, asyncio.IncompleteReadError):
            await asyncio.wait_for(wire.close_code(reader), 0.5)
        writer.close()

    async def send_all():
        name = TEXT.encode()
        for path in ("/ws", "/ws/examples/echo", "/ws/examples/capitalise"):
            for broken in (wire.frame(name + b"\xff"), wire.frame(name, opcode=3), wire.frame(name[:100], opcode=9)):
                await send(path, broken)
            await send(path, wire.frame(b"\x03\xe8" + name[:80], opcode=8))
            await send(path, wire.frame(b'{"data": 1, "text": ' + name + b"}"))

    asyncio.run(send_all())


def messages_are_too_large(scene):
    large = TEXT * (LIMIT // len(TEXT) + 1)
    post(scene.server, "/process/text", {"text": large})
    for path in ("/ws", "/ws/examples/mirror"):
        for size in (LIMIT, 3 * LIMIT):
            with suppress(*FAILURES), open_socket(scene.server, path) as socket:
                socket.send((large * 4)[: size + 1])
                socket.recv(2)


def a_client_reads_nothing(scene):
    async def flood():
        reader, writer = await wire.open_socket(scene.server, "/ws/examples/mirror")
        reader._transport.pause_reading()
        message = wire.frame(TEXT.encode() * 500)
        with suppress(ConnectionError):
            async with asyncio.timeout(20):
                while True:
                    writer.write(message)
                    await writer.drain()
        writer.close()

    asyncio.run(flood())


FAULTS = [
    redis_is_gone_and_comes_back,
    the_database_is_locked,
    the_server_stops_amid_requests,
    the_server_is_killed_amid_requests,
    clients_vanish_amid_a_message,
    frames_are_broken,
    messages_are_too_large,
    a_client_reads_nothing,
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_nothing_is_left_when(scene, fault):
    fault(scene)
    time.sleep(1.1)  # the server looks once a second for applications that failed
    left = scene.left()
    needles = {*CANARIES, *SECRETS, *scene.issued}
    assert {needle: found(needle, left) for needle in needles if found(needle, left)} == {}
    assert [path for name in HOLES for path in (scene.folder / name).rglob("*")] == []
    assert "Traceback" not in scene.server.log()


def test_the_search_sees_redis(scene):
    over_tickets(scene)
    assert any(place.startswith("redis") for place in found("ticket:", scene.left()))
