"""What callers send, and what they show as credentials, is in 0 bytes of what a server leaves behind."""

import json
import socket as sockets
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from websockets.exceptions import WebSocketException

from . import servers
from .clients import (
    ADD_OPERATOR,
    OPERATOR,
    PATIENCE,
    POLICY,
    ask,
    browser,
    hear,
    open_socket,
    post,
    say,
    shell,
    sign_in,
    submit,
)

TEXT = (
    "Zebulon Quartermaine paid with 4539 1488 0343 6467, mails zeb.quarter@nevermind.example "
    "and signs in with the password Gx7!kestrel-41."
)
CANARIES = [
    "Zebulon",
    "Quartermaine",
    "4539 1488 0343 6467",
    "4539148803436467",
    "0343 6467",
    "zeb.quarter",
    "nevermind",
]
SECRETS = ["Gx7!kestrel-41", "kestrel", "wr0ng-key-oystercatcher", "wr0ng-ticket-dunlin", "wr0ng-word-sanderling"]
WRONG_KEY, WRONG_TICKET, WRONG_WORD = SECRETS[2:]
MARK = "holder-of-a-key"  # stands in the database, which shows that the search finds what is there
SETUP = f"""
{ADD_OPERATOR}
from django.core.management import call_command
call_command("createkey", "{MARK}")
"""
ELSEWHERE = ["home", "tmp"]  # where libraries like to leave things
DETECTING = ["/process/text", "/ner/text", "/analyze/text", "/v3/process/text", "/v4/ner/text"]
OPTIONS = [
    {},
    {"link_batch": True},
    {"processed_text": {"type": "MASK"}},
    {"processed_text": {"type": "SYNTHETIC"}},
    {"processed_text": {"type": "MARKER", "pattern": "[UNIQUE_HASHED_ENTITY_TYPE]"}},
    {"entity_detection": {"filter": [{"type": "BLOCK", "pattern": "Zebulon", "entity_type": "Quartermaine"}]}},
]
WRONG = [
    {"text": {TEXT: TEXT}},
    {"text": TEXT + "\0"},
    {"text": [TEXT * 5_000]},
    {"text": TEXT, "project_id": TEXT},
    {"text": TEXT, "policy": "Zebulon"},
    {"text": TEXT, "link_batch": TEXT},
    {"text": TEXT, "entity_detection": {TEXT: 1, "Zebulon": 2}},
    {"text": TEXT, "entity_detection": {"accuracy": TEXT}},
    {"text": TEXT, "entity_detection": {"filter": [{"type": "ALLOW", "pattern": f"({TEXT}"}]}},
    {"text": TEXT, "entity_detection": {"entity_types": [{"type": "ENABLE", "value": ["Zebulon"]}]}},
    {"text": TEXT, "processed_text": {"pattern": TEXT, "mask_character": TEXT}},
]


@dataclass
class Scene:
    """A server, the folder that holds all it may write to, and the secrets that it gave away itself."""

    server: servers.Server
    folder: Path
    issued: list[str]

    def left(self):
        """All bytes that the server left, by where they are."""
        files = {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        return {**files, "/metrics": httpx.get(f"{self.server.url}/metrics").content}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A server that tells all it ever tells, and has met the canaries on every way in."""
    folder = tmp_path_factory.mktemp("canaries")
    for name in ELSEWHERE:
        (folder / name).mkdir()
    elsewhere = {"HOME": folder / "home", "TMPDIR": folder / "tmp"}
    running = servers.product(folder, DEBUG="on", LOG_LEVEL="DEBUG", MAX_WAITING=8, SOCKET_STREAMS=4, **elsewhere)
    try:
        key = shell(folder, SETUP, **elsewhere)
        ticket = post(running, "/tickets", None, **{"x-api-key": key}).json()["token"]
        made = Scene(running, folder, [key, key.removeprefix(key[:12]), ticket, OPERATOR["password"]])
        over_rest(running, key)
        by_refusals(running)
        on_sockets(running, key, ticket)
        on_a_broken_wire(running)
        in_the_admin(running)
        all_at_once(running)
        yield made
    finally:
        running.stop()


def over_rest(server, key):
    for path in DETECTING:
        for options in OPTIONS:
            assert post(server, path, {"text": [TEXT, TEXT], **options}, **{"x-api-key": key}).status_code == 200
    entities = [{"processed_text": "[NAME_1]", "text": "Zebulon Quartermaine"}]
    restored = {"processed_text": ["Dear [NAME_1]"], "entities": entities}
    assert post(server, "/process/text/reidentify", restored).json() == ["Dear Zebulon Quartermaine"]


def by_refusals(server):
    for path in DETECTING:
        for body in WRONG:
            refused = "processed_text" not in body or "process" in path  # elsewhere it is ignored
            assert post(server, path, body).status_code == (400 if refused else 200)
    post(server, "/process/text/reidentify", {"processed_text": TEXT, "entities": [{TEXT: TEXT}]})
    ways = [
        ("POST", "/process/text", {"content": f'{{"text": "{TEXT}'}),
        ("POST", "/process/text", {"content": TEXT, "headers": {"Content-Type": "text/plain"}}),
        ("POST", "/process/text", {"content": TEXT * 80_000}),
        ("POST", "/process/text", {"content": TEXT, "headers": {"Host": "zebulon.quartermaine"}}),
        ("POST", "/process/text", {"json": {"text": TEXT}, "headers": {"x-api-key": WRONG_KEY}}),
        ("POST", "/process/text", {"json": {"text": TEXT}, "headers": {"Authorization": f"Bearer {WRONG_KEY}"}}),
        ("POST", "/process/files/base64", {"json": {"file": {"data": TEXT}}}),
        ("GET", f"/process/{quote(TEXT)}", {}),
        ("GET", "/docs", {"params": {"q": TEXT, "token": WRONG_TICKET}}),
        ("PATCH", "/process/text", {"json": {"text": TEXT}}),
        ("POST", "/admin/", {"data": {"text": TEXT}}),
    ]
    for method, path, options in ways:
        httpx.request(method, server.url + path, timeout=PATIENCE, **options)


def on_sockets(server, key, ticket):
    with open_socket(server, additional_headers={"x-api-key": key}) as socket:
        for options in OPTIONS:
            assert ask(socket, {"id": 1, "text": TEXT, **options})["entities"]
        for body in WRONG:
            assert ask(socket, body)["status"] == 400
        for frame in (TEXT, TEXT.encode() + b"\xff", json.dumps([TEXT])):
            socket.send(frame)
            assert hear(socket)["status"] == 400
        assert "Zebulon" not in ask(socket, {"stream": "s", "append": TEXT, "end": True})["delta"]
        assert ask(socket, {"stream": TEXT, "append": TEXT})["status"] == 400
        assert ask(socket, {"stream": "s", "append": TEXT, "policy": "Zebulon"})["status"] == 400
        say(socket, {"stream": "left-open", "append": "Ask Zebulon Quar"})
        hear(socket)
    with open_socket(server, f"/ws?token={ticket}") as socket:
        say(socket, {"text": TEXT})  # and leave before the answer
    for path, options in (
        (f"/ws?token={WRONG_TICKET}", {}),
        (f"/ws?token={ticket}", {}),
        ("/ws", {"subprotocols": [f"bearer.{WRONG_KEY}"]}),
        ("/ws", {"subprotocols": [f"bearer.{key}"], "origin": "https://zebulon.example"}),
        (f"/ws/{quote(TEXT)}", {}),
    ):
        with suppress(WebSocketException, TimeoutError), open_socket(server, path, **options) as socket:
            ask(socket, {"text": TEXT})
            socket.recv(1)


def on_a_broken_wire(server):
    """Requests that end in the middle, and frames that break the protocol."""
    upgrade = (
        "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    for sent in (
        f"POST /process/text HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999\r\n\r\n{TEXT}",
        f"{TEXT} / HTTP/1.1\r\n\r\n",
        f"POST /process/text HTTP/1.1\r\nHost: 127.0.0.1\r\n{TEXT}\r\n\r\n",
        f"{upgrade}{TEXT}",
    ):
        with sockets.create_connection(("127.0.0.1", server.port), 5) as wire:
            wire.sendall(sent.encode())
            wire.settimeout(0.5)
            with suppress(OSError):
                wire.recv(65_536)


def in_the_admin(server):
    with browser(server) as client:
        sign_in(client, {"username": "Zebulon", "password": WRONG_WORD})
        assert sign_in(client).status_code == 302
        tried = submit(client, "policy/try", {**POLICY, "sample": TEXT})
        assert "[NAME_1]" in tried.json()["processed_text"]
        for wrong in ({"filters": TEXT}, {"thresholds": TEXT}, {"redaction": TEXT}, {"project": TEXT}):
            form = {**POLICY, **wrong, "sample": TEXT}
            assert submit(client, "policy/try", form).status_code == 400
            assert submit(client, "policy/add/", form).status_code == 200


def all_at_once(server):
    """More than may wait: some are refused as busy."""
    body = {"text": [TEXT * 20]}
    with ThreadPoolExecutor(24) as pool:
        statuses = {answer.status_code for answer in pool.map(lambda _: post(server, "/process/text", body), range(48))}
    assert statuses == {200, 503}


def found(needle, haystacks):
    """Where any form of the needle is: as it is, in a URL, in wide characters."""
    forms = {needle.encode(), quote(needle).encode(), quote(needle, safe="").encode(), needle.encode("utf-16-le")}
    return [place for place, content in haystacks.items() for form in forms if form.lower() in content.lower()]


def test_the_search_finds_what_is_there(scene):
    left = scene.left()
    assert any("sqlite3" in place for place in found(MARK, left))
    assert found('"route": "/process/text"', left) == [str(scene.server.log_path)]
    assert found("/process/text", {"/metrics": left["/metrics"]})
    assert all(found(f'"status": {status}', left) for status in (200, 400, 401, 404, 503))


def test_nothing_that_was_sent_is_left(scene):
    left = scene.left()
    assert {needle: found(needle, left) for needle in CANARIES + SECRETS if found(needle, left)} == {}


def test_no_secret_that_was_issued_is_left(scene):
    left = scene.left()
    assert [found(secret, left) for secret in scene.issued] == [[]] * len(scene.issued)


def test_nothing_was_written_outside_its_place(scene):
    assert [path for name in ELSEWHERE for path in (scene.folder / name).rglob("*")] == []


def test_no_failure_was_unforeseen(scene):
    log = scene.server.log()
    assert "Traceback" not in log
    assert "internal_error" not in log
    assert '"status": 500' not in log
