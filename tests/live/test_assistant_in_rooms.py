"""The assistant as a member: mentioned, it answers in the room, streamed, stored, by the room's policy."""

import json

import pytest
from websockets.sync.client import connect

from .gateway import ANNA, MAIL
from .test_gateway_faults import until

PATIENCE = 60


@pytest.fixture
def room(http):
    return http.post("/rooms", json={"name": "Hall"}).json()["id"]


@pytest.fixture
def socket(gateway, room):
    headers = {"x-api-key": gateway.key}
    with connect(f"{gateway.server.ws}/ws/rooms/{room}", additional_headers=headers, compression=None) as made:
        made.send('{"type": "hello"}')
        yield made


def heard(socket, last):
    """All frames up to the one of which `last` is true."""
    found = []
    while not found or not last(found[-1]):
        found.append(json.loads(socket.recv(PATIENCE)))
    return found


def post(socket, text):
    socket.send(json.dumps({"type": "post", "text": text}))


def done(frame):
    return frame["type"] == "delta" and frame["done"]


def test_who_mentions_it_is_answered_in_pieces_and_with_a_message(socket, model):
    post(socket, f"@assistant please greet {ANNA} at {MAIL}")
    frames = heard(socket, done)
    kinds = [frame["type"] for frame in frames]
    assert kinds.index("member") < kinds.index("message") < kinds.index("delta")
    question, answer = [frame for frame in frames if frame["type"] == "message"]
    deltas = [frame for frame in frames if frame["type"] == "delta"]
    assert question["mentions"][0]["name"] == answer["author"]["name"] == "assistant"
    assert answer["text"] == "I heard: @assistant please greet [NAME_1] at [EMAIL_ADDRESS_1]"
    assert "".join(delta["text"] for delta in deltas) == answer["text"]
    assert (answer["reply_to"], deltas[-1]["seq"], deltas[-1]["reason"]) == (question["seq"], answer["seq"], "stop")
    assert {delta["id"] for delta in deltas} == {deltas[0]["id"]}
    assert ANNA not in model.seen
    assert MAIL not in model.seen


def test_what_it_makes_up_is_redacted_by_the_rooms_policy(socket, monkeypatch, model):
    monkeypatch.setattr("tests.live.upstream.Answer.said", lambda _: [("content", f"Write to {MAIL} now, please.")])
    post(socket, "@assistant whom do I ask?")
    frames = heard(socket, done)
    told = "".join(frame["text"] for frame in frames if frame["type"] == "delta")
    assert told == frames[-2]["text"] == "Write to [EMAIL_ADDRESS_1] now, please."


def test_it_is_silent_where_nobody_calls_it(socket, http, room, model):
    post(socket, "Nobody calls assistant@example.com or @assistants.")
    heard(socket, lambda frame: frame["type"] == "message")
    assert len(http.get(f"/rooms/{room}/members").json()["members"]) == 1
    assert model.received == []


def test_an_answer_can_be_cancelled_and_what_was_said_stays(socket, monkeypatch, model):
    monkeypatch.setattr("tests.live.upstream.Answer.said", lambda self: endless(self))
    post(socket, "@assistant tell me a story")
    response = heard(socket, lambda frame: frame["type"] == "delta")[-1]["id"]
    socket.send(json.dumps({"type": "cancel", "response": response, "id": 4}))
    frames = heard(socket, done)
    assert [frame["type"] for frame in frames if frame.get("id") == 4] == ["ack"]
    assert frames[-1]["reason"] == "cancelled"
    assert frames[-2]["text"].startswith("and ")
    until(lambda: model.gone)


def endless(answer):
    answer.server.delay = 0.05
    return [("content", "and on " * 2_000)]


@pytest.fixture(autouse=True)
def _quick(model):
    yield
    model.delay = 0.0


def test_a_failing_model_is_told_and_nothing_is_stored(socket, http, room, monkeypatch):
    async def fail(self, path):
        await self.whole(500, {"error": {"message": "no"}})

    monkeypatch.setattr("tests.live.upstream.Answer.give", fail)
    post(socket, "@assistant are you there?")
    last = heard(socket, done)[-1]
    assert last["code"] == "upstream_failed"
    assert "seq" not in last
    assert len(http.get(f"/rooms/{room}/messages").json()["messages"]) == 1


def test_who_shows_it_out_is_rid_of_it(socket, http, room, model):
    post(socket, "@assistant hello")
    author = heard(socket, done)[-1]["author"]["id"]
    assert http.delete(f"/rooms/{room}/members/{author}").status_code == 200
    model.clear()
    post(socket, "@assistant hello again")
    heard(socket, lambda frame: frame["type"] == "message" and "again" in frame["text"])
    assert len(http.get(f"/rooms/{room}/members").json()["members"]) == 1
    assert model.received == []
