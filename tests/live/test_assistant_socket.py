"""`/ws/assistant` over a real socket: Lanarky's formats, and ours beside them."""

import json

import pytest

from .assistant import answered, asked, hear, heard, opened, say, text_of
from .gateway import ANNA, ASK, MAIL, MASKED
from .test_gateway_faults import counted, until

END = {"data": "", "event": "end"}
CHAIN = {"question": ASK, "chat_history": [["Who is there?", "Nobody."]]}


@pytest.fixture
def socket(gateway, model):
    model.clear()
    with opened(gateway) as made:
        yield made


def test_an_answer_is_completions_and_an_end(socket, model):
    frames = answered(socket, asked())
    assert frames[-1] == END
    assert all(frame.keys() == {"data", "event"} and frame["data"] for frame in frames[:-1])
    assert text_of(frames) == f"I heard: {ASK}"
    assert MASKED in model.seen
    assert ANNA not in model.seen


def test_langchain_gets_its_tokens_as_json_strings(socket, model):
    frames = answered(socket, CHAIN)
    assert "".join(json.loads(frame["data"])["token"] for frame in frames[:-1]) == f"I heard: {ASK}"
    sent = model.received[-1][2]["messages"]
    assert [message["role"] for message in sent] == ["user", "assistant", "user"]
    assert sent[-1]["content"] == MASKED


def test_langchain_gets_bare_tokens_in_mode_text(gateway):
    with opened(gateway, "?mode=text") as socket:
        assert text_of(answered(socket, CHAIN)) == f"I heard: {ASK}"


def test_bytes_are_answered_in_bytes(gateway):
    with opened(gateway, "?mode=bytes") as socket:
        socket.send(json.dumps(asked()).encode())
        first = socket.recv()
        assert isinstance(first, bytes)
        assert text_of([json.loads(first), *heard(socket)]) == f"I heard: {ASK}"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (f"I am {ANNA}", "I am [NAME_1]"),
        (f"I am {ANNA}".encode(), b"I am [NAME_1]"),
        (json.dumps({"data": f"I am {ANNA}"}), '{"data":"I am [NAME_1]"}'),
        (json.dumps({"note": {"mail": MAIL}, "n": 1}), '{"note":{"mail":"[EMAIL_ADDRESS_1]"},"n":1}'),
    ],
)
def test_what_asks_nothing_is_answered_redacted_in_its_own_kind(socket, sent, expected):
    socket.send(sent)
    assert socket.recv() == expected


@pytest.mark.parametrize(
    "sent",
    ['{"messages": ', '{"messages": 3}', '{"messages": []}', '{"messages": [{"role": "x", "content": ""}]}',
     '{"chat_history": [], "a": "b", "c": "d"}', '{"chat_history": [["one"]], "a": "b"}', b"\xff\xfe"],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_then_the_end_and_the_socket_stays_open(socket, sent):
    socket.send(sent)
    error, end = hear(socket), hear(socket)
    assert error["event"] == "error"
    assert error["data"].keys() == {"status_code", "detail"}
    assert error["data"]["status_code"] == 400
    assert end == END
    if isinstance(sent, str) and sent.endswith("}"):
        assert next(iter(json.loads(sent))) in error["data"]["detail"]
    assert text_of(answered(socket, asked("hi"))) == "I heard: hi"


FAULTS = [
    ("status-500", 502, "upstream_failed"),
    ("status-429", 429, "upstream_rate_limited"),
    ("status-400", 400, "upstream_invalid"),
    ("mute", 504, "upstream_timeout"),
    ("silent", 504, "upstream_timeout"),
    ("garbage", 502, "upstream_failed"),
    ("cut", 502, "upstream_failed"),
    ("cutclean", 502, "upstream_failed"),
    ("broken", 502, "upstream_failed"),
]


@pytest.mark.parametrize(("name", "status", "code"), FAULTS)
def test_a_failing_model_is_an_error_then_the_end_and_the_socket_stays_open(gateway, socket, name, status, code):
    with gateway.http() as http:
        before = counted(http, code)
        *_, error, end = answered(socket, asked(model=name))
        assert (error["event"], error["data"]["status_code"], end) == ("error", status, END)
        until(lambda: counted(http, code) == before + 1)
    *_, error, end = answered(socket, asked(model=name, id=7))
    assert (error["data"]["code"], end["reason"], end["id"]) == (code, "error", 7)
    assert text_of(answered(socket, asked("hi"))) == "I heard: hi"


def test_questions_without_an_id_are_answered_in_turn(socket):
    for number in range(5):
        say(socket, asked(f"number {number}"))
    assert [text_of(heard(socket)) for _ in range(5)] == [f"I heard: number {number}" for number in range(5)]


def test_questions_with_ids_are_answered_beside_each_other(socket):
    say(socket, asked("late", id="late", model="slow-1"))
    say(socket, asked("soon", id="soon"))
    ends = [frame["id"] for _ in range(2) for frame in heard(socket) if frame["event"] == "end"]
    assert ends == ["soon", "late"]


def test_numbered_frames_show_both_sides(socket):
    start, *rest, end = answered(socket, asked(id=1, show=True))
    assert start["redacted"] == {"NAME": 1, "EMAIL_ADDRESS": 1}
    assert start["prompt"][0]["content"] == MASKED
    assert [entity["marker"] for entity in start["prompt"][0]["entities"]] == ["[NAME_1]", "[EMAIL_ADDRESS_1]"]
    assert text_of(rest, "raw") == f"I heard: {MASKED}"
    assert text_of(rest) == f"I heard: {ASK}"
    assert [frame["n"] for frame in (start, *rest, end)] == list(range(1, len(rest) + 3))
    assert {frame["response"] for frame in (start, *rest, end)} == {start["response"]}


def test_a_conversation_keeps_its_placeholders(socket, model):
    named = {"conversation": "assistant-1"}
    answered(socket, asked("Ask Bernd Keller about it.", **named))
    answered(socket, asked(f"Ask {ANNA} and Bernd Keller.", **named))
    assert model.received[-1][2]["messages"][0]["content"] == "Ask [NAME_2] and [NAME_1]."


def test_a_policy_that_is_not_there_is_an_error(socket):
    *_, error, end = answered(socket, asked(policy="none of ours"))
    assert error["data"]["status_code"] == 400
    assert end == END


def test_cancel_ends_the_answer_and_the_upstream_request(socket, model):
    say(socket, asked(model="endless", id=1))
    response = hear(socket)["response"]
    hear(socket)
    say(socket, {"type": "cancel", "response": response, "id": 2})
    frames = heard(socket)
    assert frames[-1]["reason"] == "cancelled"
    until(lambda: model.gone == ["endless"])


def test_cancel_without_a_response_ends_what_lanarky_asked(socket, model):
    say(socket, asked(model="endless"))
    hear(socket)
    say(socket, {"type": "cancel"})
    assert heard(socket)[-1] == END
    until(lambda: model.gone == ["endless"])


def test_cancelling_what_is_over_is_safe(socket):
    response = answered(socket, asked(id=1))[0]["response"]
    for named in (response, "r_unknown"):
        say(socket, {"type": "cancel", "response": named, "id": 5})
        assert hear(socket) == {"event": "cancelled", "data": "", "response": named, "id": 5}


def test_a_client_that_leaves_takes_its_upstream_request_along(gateway, model):
    model.clear()
    with opened(gateway) as socket:
        say(socket, asked(model="endless"))
        hear(socket)
    until(lambda: model.gone == ["endless"])


def test_an_answer_that_is_over_can_be_read_again_from_any_place(gateway, socket):
    frames = answered(socket, asked(id=1))
    with opened(gateway) as other:
        for after in (0, 2, len(frames) - 1):
            say(other, {"type": "resume", "response": frames[0]["response"], "after": after})
            assert heard(other)[1:] == frames[after:]


def test_an_answer_of_nobody_cannot_be_resumed(socket):
    error, end = answered(socket, {"type": "resume", "response": "r_unknown", "id": 3})
    assert (error["data"]["code"], error["id"], end["event"]) == ("answer_not_found", 3, "end")


def test_documents_of_the_upstream_come_as_langchain_has_them(socket):
    frames = answered(socket, {**CHAIN, "model": "documents"})
    found = [json.loads(frame["data"]) for frame in frames if frame["event"] == "source_documents"]
    assert found == [{"source_documents": [{"page_content": f"About {ASK}", "metadata": {"page": 1}}]}]
