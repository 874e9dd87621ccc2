"""Who is not in a room learns nothing of it, whatever they try; what looks like a program arrives as text."""

import json

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from .clients import PATIENCE

SCRIPTS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "</script><svg onload=alert(1)>",
]


class Somebody:
    """A guest, or whoever sits at this machine, over REST and sockets."""

    def __init__(self, server, name=None):
        self.server = server
        self.headers = {}
        if name:
            made = self.post("/rooms/guests", name=name)
            self.headers, self.id = {"x-api-key": made["token"]}, made["person"]["id"]

    def ask(self, method, path, **body):
        return httpx.request(method, self.server.url + path, json=body or None, headers=self.headers, timeout=PATIENCE)

    def post(self, path, **body):
        response = self.ask("POST", path, **body)
        assert response.status_code < 300, response.text
        return response.json()

    def socket(self, room):
        return connect(f"{self.server.ws}/ws/rooms/{room}", additional_headers=self.headers, compression=None)


def hear(socket, kind):
    while (frame := json.loads(socket.recv(PATIENCE))).get("type") != kind:
        pass
    return frame


def refused(socket):
    """The code of the error, and of the close."""
    first = json.loads(socket.recv(PATIENCE))
    with pytest.raises(ConnectionClosed) as closed:
        hear(socket, "nothing more")
    return first["code"], closed.value.rcvd.code


@pytest.fixture(scope="module")
def owner(product):
    return Somebody(product)


@pytest.fixture(scope="module")
def stranger(product):
    return Somebody(product, "Stranger")


@pytest.fixture(scope="module")
def private(owner):
    """A private room with a message whose original is kept."""
    room = owner.post("/rooms", name="private", keep_originals=True, reveal="members")["id"]
    owner.post(f"/rooms/{room}/messages", text="Mail zoe@example.com")
    return room


@pytest.mark.parametrize("guess", ["room", "A" * 16, "-" * 16, "x", "..", "%2e%2e", "A" * 3000])
def test_a_guess_and_a_private_room_are_refused_alike(stranger, private, guess):
    with stranger.socket(private if guess == "room" else guess) as socket:
        assert refused(socket) == ("room_not_found", 4404)


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "post", "text": "Hello"},
        {"type": "edit", "seq": 1, "text": "Hello"},
        {"type": "delete", "seq": 1},
        {"type": "react", "seq": 1, "emoji": "👍"},
        {"type": "read", "seq": 1},
        {"type": "preview", "text": "Hello"},
        {"type": "history"},
        {"type": "reveal", "seq": 1, "reason": "curious"},
        {"type": "join"},
        {"type": "join", "last_seq": 0, "last_rev": 0},
        {"type": "hello", "last_seq": 0},
        {"type": "typing"},
    ],
    ids=lambda frame: "-".join(map(str, list(frame.values())[:2])),
)
def test_a_socket_of_another_room_is_no_way_in(owner, stranger, private, frame):
    public = owner.post("/rooms", name="public", public=True)["id"]
    with stranger.socket(public) as socket:
        hear(socket, "welcome")
        socket.send(json.dumps({**frame, "room": private, "id": 1}))
        while "status" not in (answer := json.loads(socket.recv(PATIENCE))):
            assert answer.get("room") == public
        assert (answer["id"], answer["code"]) == (
            1,
            "not_carried" if frame["type"] in ("hello", "typing") else "room_not_found",
        )
        socket.send(json.dumps({"type": "ping"}))
        assert hear(socket, "pong")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", {}),
        ("GET", "/messages", {}),
        ("GET", "/messages/1", {}),
        ("GET", "/members", {}),
        ("GET", "/export", {}),
        ("POST", "/messages", {"text": "Hello"}),
        ("POST", "/messages/1/reveal", {"reason": "curious"}),
        ("POST", "/search", {"query": "Mail"}),
        ("POST", "/join", {"x": 1}),
    ],
)
def test_rest_is_no_way_in(stranger, private, method, path, body):
    ours = stranger.ask(method, f"/rooms/{private}{path}", **body)
    guessed = stranger.ask(method, f"/rooms/{'A' * 16}{path}", **body)
    assert (ours.status_code, ours.json()) == (guessed.status_code, guessed.json())
    assert ours.status_code in (400, 404)


def test_a_private_room_is_not_listed(stranger, private):
    assert private not in stranger.ask("GET", "/rooms").text


def test_who_was_removed_cannot_resume(owner, product):
    guest = Somebody(product, "Passing")
    room = owner.post("/rooms", name="once", public=True)["id"]
    with guest.socket(room) as socket:
        hear(socket, "welcome")
        owner.ask("PATCH", f"/rooms/{room}", public=False).raise_for_status()
        owner.ask("DELETE", f"/rooms/{room}/members/{guest.id}").raise_for_status()
        with pytest.raises(ConnectionClosed) as closed:
            hear(socket, "never")
        assert closed.value.rcvd.code == 4403
    owner.post(f"/rooms/{room}/messages", text="Now that they are gone")
    with guest.socket(room) as socket:
        assert refused(socket) == ("room_not_found", 4404)


@pytest.mark.parametrize("script", SCRIPTS)
def test_programs_arrive_as_text_in_every_field(owner, product, script):
    guest = Somebody(product, script)
    room = owner.post(
        "/rooms", name=script, topic=script, public=True, entity_types=[{"type": "ENABLE", "value": ["SSN"]}]
    )
    with guest.socket(room["id"]) as socket:
        welcome = hear(socket, "welcome")
        assert (welcome["name"], welcome["topic"], welcome["you"]["name"]) == (script, script, script)
        socket.send(json.dumps({"type": "post", "text": script, "client_msg_id": script}))
        message, ack = hear(socket, "message"), hear(socket, "ack")
        assert (message["text"], message["author"]["name"], ack["client_msg_id"]) == (script, script, script)
    response = owner.ask("GET", f"/rooms/{room['id']}/messages")
    assert response.headers["content-type"] == "application/json"
