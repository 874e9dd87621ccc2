"""Any frames on /ws: one answer to each message, errors that a program can read, a socket that stays open."""

import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import KINDS
from redaction.engine.taxonomy import LABELS

from .clients import PATIENCE, ask, hear, open_socket, say

BOUNDS = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
NAMES = itertools.count()
FIELDS = ["text", "entity_detection", "processed_text", "link_batch", "project_id", "policy", "stream", "append", "end"]

texts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", "Ann Lee, ann@example.com", "Zoë rang +44 20 7946 0018\n", "語 " * 50, "4242 4242 4242 4242"]),
)
numbers = st.one_of(
    st.integers(), st.floats(), st.sampled_from([10**400, -(2**63), 2**64, 1e308, float("nan"), float("inf"), -0.0])
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=8,
)
names = st.one_of(st.sampled_from([*LABELS, "GDPR", "PCI", "NOPE", ""]), st.text(max_size=8))
selectors = st.fixed_dictionaries(
    {"type": st.sampled_from(["ENABLE", "DISABLE"])}, optional={"value": st.lists(names, max_size=3)}
)
filters = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ALLOW", "ALLOW_TEXT", "BLOCK"]),
        "pattern": st.one_of(
            st.sampled_from(["(a+)+$", r"\w+@\w+", "(", r"(a)\1", "x{1001}", ""]), st.text(max_size=9)
        ),
    },
    optional={"entity_type": st.text(max_size=8), "threshold": numbers},
)
detections = st.fixed_dictionaries(
    {},
    optional={
        "accuracy": st.sampled_from(["high", "standard", "best"]),
        "entity_types": st.lists(selectors, max_size=3),
        "filter": st.lists(filters, max_size=3),
        "return_entity": st.booleans(),
    },
)
replacements = st.fixed_dictionaries(
    {"type": st.sampled_from(["MARKER", "MASK", "SYNTHETIC", "NONE"])},
    optional={
        "pattern": st.sampled_from(["BEST_ENTITY_TYPE", "<UNIQUE_HASHED_ENTITY_TYPE>", "[ALL_ENTITY_TYPES]", "?"]),
        "mask_character": st.text(max_size=2),
        "marker_language": st.sampled_from(["auto", "de", "xx"]),
    },
)
options = {"entity_detection": detections, "processed_text": replacements, "link_batch": st.booleans()}
ids = st.one_of(st.integers(), st.text(max_size=5))
requests = st.fixed_dictionaries(
    {"text": st.one_of(texts, st.lists(texts, max_size=3))}, optional={**options, "id": ids}
)
pieces = st.fixed_dictionaries(
    {"stream": st.sampled_from(["a", "b", "c"])}, optional={**options, "append": texts, "end": st.booleans()}
)
pings = st.just({"type": "ping"})
messages = st.one_of(requests, pieces, pings)


@st.composite
def spoilt(draw):
    """A message in which one field holds anything, or is not there."""
    message = dict(draw(messages))
    field = draw(st.sampled_from(FIELDS))
    message[field] = draw(values)
    message.pop(draw(st.sampled_from([*FIELDS, "none"])), None)
    return message


def deep(levels, brackets):
    before, after = brackets
    return before * levels + "1" + after * levels


frames = st.one_of(
    messages.map(json.dumps),
    spoilt().map(json.dumps),
    values.map(json.dumps),
    st.text(max_size=40),
    st.binary(max_size=40),
    messages.map(lambda message: json.dumps(message).encode()),
    st.builds(deep, st.sampled_from([30, 33, 5_000, 100_000]), st.sampled_from([("[", "]"), ('{"text":', "}")])),
    st.sampled_from(
        [
            r'{"text": "\ud800"}',
            r'{"text": "ok \ud83d\ude00"}',
            r'{"\udc00": 1}',
            '{"text": 1e999}',
            '{"text": ' + "9" * 5_000 + "}",
            '{"id": ' + "9" * 5_000 + ', "text": "Hi"}',
            '{"text": "Hi", "text": 5}',
            '\ufeff{"type": "ping"}',
            '{"type": "ping"}{"type": "ping"}',
            b"\xff\xfe",
            b'{"text": "\xff"}',
        ]
    ),
)


def is_answer(answer):
    """Whether it has the shape of an answer of /ws: an object or a list of them, a piece of a stream, or an error."""
    if isinstance(answer, list):
        return all("processed_text" in item for item in answer)
    if "status" in answer:
        assert {"detail", "code", "errors"} <= set(answer)
        assert all(set(error) == {"field", "message"} for error in answer["errors"])
        return answer["status"] == KINDS[answer["code"]].status and 400 <= answer["status"] < 500
    return bool({"processed_text", "items", "delta"} & set(answer)) or answer.get("type") == "pong"


def alone(socket):
    """Whether nothing is left to read: the answer to a ping is the next message."""
    name = f"alone-{next(NAMES)}"
    return ask(socket, {"id": name, "type": "ping"}) == {"id": name, "type": "pong"}


@BOUNDS
@given(sent=st.lists(frames, min_size=1, max_size=5))
def test_every_frame_has_one_answer(product, sent):
    with open_socket(product) as socket:
        for frame in sent:
            socket.send(frame)
            answer = socket.recv(PATIENCE)
            assert type(answer) is type(frame)  # text is answered with text, bytes with bytes
            assert is_answer(json.loads(answer))
            assert alone(socket)


@BOUNDS
@given(sent=st.lists(frames, min_size=2, max_size=12))
def test_frames_sent_at_once_have_an_answer_each(product, sent):
    with open_socket(product) as socket:
        for frame in sent:
            socket.send(frame)
        assert all(is_answer(hear(socket)) for _ in sent)
        assert alone(socket)


@BOUNDS
@given(sent=st.lists(st.one_of(requests, spoilt()), min_size=2, max_size=10))
def test_each_answer_carries_the_id_of_its_message(product, sent):
    with open_socket(product) as socket:
        for number, message in enumerate(sent):
            say(socket, {**message, "id": number})
        answers = [hear(socket) for _ in sent]
        unread = [answer["code"] for answer in answers if "id" not in answer]
        assert set(unread) <= {"invalid_json"}  # NaN, or a number that JSON cannot hold
        assert len({answer.get("id") for answer in answers} - {None}) == len(sent) - len(unread)
        assert alone(socket)


@BOUNDS
@given(sent=st.lists(pieces, min_size=1, max_size=15))
def test_streams_in_any_order_have_an_answer_each_and_in_order(product, sent):
    opened = set()
    with open_socket(product) as socket:
        for piece in sent:
            answer = ask(socket, piece)
            assert is_answer(answer)
            if "delta" in answer:
                assert answer["stream"] == piece["stream"]
                opened.add(piece["stream"])
                if answer.get("end"):
                    opened.remove(piece["stream"])
        for name in opened:
            assert ask(socket, {"stream": name, "end": True})["end"] is True
        assert alone(socket)


@pytest.mark.parametrize("frame", [r'{"text": "\ud800"}', "[" * 200_000, b"\xff", "", b""])
def test_the_next_request_is_answered_as_if_nothing_had_been(product, frame):
    with open_socket(product) as socket:
        socket.send(frame)
        assert 400 <= json.loads(socket.recv(PATIENCE))["status"] < 500
        assert ask(socket, {"text": "Mail ann@example.com"})["processed_text"] == "Mail [EMAIL_ADDRESS_1]"
