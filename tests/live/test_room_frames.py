"""Any frames on the socket of a room: errors that a program can read, and a socket that stays open."""

import itertools
import json

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.sync.client import connect

from chat.rooms.asyncapi import SERVER
from chat.rooms.protocol import FRAMES
from project.errors import KINDS

from .clients import PATIENCE

BOUNDS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
NAMES = itertools.count()
numbers = st.one_of(st.integers(), st.integers(0, 9), st.floats(allow_nan=False), st.sampled_from([2**53, -1, 10**30]))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.text(max_size=12), st.sampled_from(["👍", "Ann Lee", "a" * 300])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = ("id", "room", "epoch", "last_seq", "last_rev", "text", "client_msg_id", "reply_to", "attachments", "seq")
OTHERS = ("emoji", "on", "before", "after", "limit", "reason")
objects = st.builds(
    lambda kind, fields: {**fields, "type": kind},
    st.one_of(st.sampled_from(sorted(set(FRAMES) - {"leave"})), values),
    st.dictionaries(st.sampled_from(FIELDS + OTHERS), values, max_size=6),
)
frames = st.one_of(
    objects.map(json.dumps),
    st.text(max_size=40),
    st.binary(max_size=40),
    st.sampled_from(
        ["{", "{" * 5_000, '{"type":"post","text":"\\ud800"}', "[" * 100_000, b"\xff\xfe", "", b"", "null"]
    ),
)


@pytest.fixture(scope="module")
def room(product):
    made = httpx.post(product.url + "/rooms", json={"name": "any", "public": True}, timeout=PATIENCE)
    return made.json()["id"]


@BOUNDS
@given(sent=st.lists(frames, min_size=1, max_size=8))
def test_no_frame_ends_the_socket(product, room, sent):
    with connect(f"{product.ws}/ws/rooms/{room}", compression=None, max_size=None) as socket:
        for frame in sent:
            socket.send(frame)
        name = f"alone-{next(NAMES)}"
        socket.send(json.dumps({"type": "ping", "id": name}))
        while True:
            answer = json.loads(socket.recv(PATIENCE))
            if answer.get("id") == name and answer.get("type") == "pong":
                break
            if "status" in answer:
                assert answer["status"] == KINDS[answer["code"]].status
                assert answer["status"] < 500
            else:
                assert answer["type"] in SERVER
