"""What clients of rooms send, read into values; anything else is refused without being repeated."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.rooms import protocol
from chat.rooms.protocol import Frame, Hello, Join, Ping, Post, React, Typing
from project.errors import Problem
from project.sockets import Kind


@pytest.mark.parametrize(
    ("raw", "mode", "frame"),
    [
        ("hello all", None, Post(text="hello all")),
        (b"hello all", None, Post(text="hello all")),
        ('["a", "list"]', None, Post(text='["a", "list"]')),
        ('{"type": "ping"}', Kind.TEXT, Post(text='{"type": "ping"}')),
        ('{"type": "ping", "id": 7}', None, Ping(id=7)),
        (b'{"type": "ping"}', Kind.JSON, Ping()),
        ('  {"type": "post", "text": "x", "room": "r"}', None, Post(text="x", room="r")),
        ('{"type": "hello", "last_seq": 3, "resume": true}', None, Hello(last_seq=3)),
        ('{"type": "join", "room": "r", "epoch": "e"}', None, Join(room="r", epoch="e")),
        ('{"type": "typing"}', None, Typing(on=True)),
        ('{"type": "react", "seq": 1, "emoji": "👍", "on": false}', None, React(seq=1, emoji="👍", on=False)),
    ],
)
def test_it_reads_json_text_and_bytes(raw, mode, frame):
    assert protocol.read(raw, mode)[0] == frame


@pytest.mark.parametrize(
    ("raw", "mode", "code"),
    [
        ('{"type": "post"', None, "invalid_json"),
        ("hello", Kind.JSON, "invalid_json"),
        ("[1]", Kind.JSON, "invalid"),
        (b"\xff", None, "invalid_utf8"),
        ("{}", None, "unknown_type"),
        ('{"type": ["post"]}', None, "unknown_type"),
        ('{"type": "type"}', None, "unknown_type"),
        ('{"type": "edit", "seq": 1}', None, "invalid"),
        ('{"type": "hello", "last_seq": -1}', None, "invalid"),
        ('{"type": "hello", "last_seq": 9007199254740992}', None, "invalid"),
        ('{"type": "hello", "last_seq": true}', None, "invalid"),
        ('{"type": "typing", "on": 1}', None, "invalid"),
        ('{"type": "ping", "id": {}}', None, "invalid"),
        ('{"type": "ping", "room": 7}', None, "invalid"),
    ],
)
def test_it_refuses_what_is_no_frame(raw, mode, code):
    problem, _ = protocol.read(raw, mode)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.status) == (code, 400)


def test_a_refusal_names_the_field_and_not_the_value():
    problem, _ = protocol.read('{"type": "hello", "last_seq": "Ann Lee"}', None)
    assert problem.errors[0]["field"] == "last_seq"
    assert "Ann Lee" not in str(problem.body())


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=5,
)
names = st.sampled_from(["type", "id", "room", "epoch", "last_seq", "last_rev", "on", "text", "seq"])
kinds = st.one_of(st.sampled_from(sorted(protocol.FRAMES)), values)


@given(st.one_of(st.text(), st.binary(), values.map(json.dumps)), st.sampled_from([None, *Kind]))
def test_any_frame_is_read_or_refused(raw, mode):
    assert isinstance(protocol.read(raw, mode)[0], Frame | Problem)


@given(st.dictionaries(names, values), kinds)
def test_any_object_is_read_or_refused(given_, kind):
    assert isinstance(protocol.read(json.dumps({**given_, "type": kind}), None)[0], Frame | Problem)
