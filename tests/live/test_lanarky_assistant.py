"""The real `lanarky.clients` against `/ws/assistant` and `POST /assistant`."""

import json
import subprocess

import httpx
import pytest

from tests.peers import interpreter

from .assistant import asked
from .gateway import ANNA, ASK, MAIL, MASKED
from .test_gateway_faults import until
from .test_lanarky_client import OLD, PACKAGES

SOCKET = """
import json, sys
from lanarky.clients import WebSocketClient
from lanarky.websockets import DataMode

uri, messages, tickets = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
heard = []
for mode in (DataMode.JSON, DataMode.TEXT, DataMode.BYTES):
    client = WebSocketClient(uri=f"{uri}?token={tickets.pop()}", mode=mode)
    with client.connect() as session:
        for message in messages:
            session.send(message if mode == DataMode.JSON else json.dumps(message))
            heard.append([mode, list(session.stream_response())])
print(json.dumps(heard))
"""
STREAM = """
import json, sys
import httpx
from lanarky.clients import StreamingClient

client = StreamingClient(base_url=sys.argv[1], client=httpx.Client(headers={"x-api-key": sys.argv[2]}))
heard = []
for body in json.loads(sys.argv[3]):
    heard.append([[sse.event, sse.data] for sse in client.stream_response("POST", "/assistant", json=body)])
print(json.dumps(heard))
"""
CHAIN = {"question": ASK, "chat_history": []}


def run(script, *arguments):
    python = interpreter("lanarky", *PACKAGES, base=OLD)
    done = subprocess.run([python, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


def streamed(http, body):
    """The events of a stream as Lanarky's reader has them, and its comments."""
    with http.stream("POST", "/assistant", json=body) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        raw = "".join(response.iter_text())
    events, comments = [], 0
    for block in raw.split("\n\n"):
        lines = block.split("\n")
        comments += block.startswith(":")
        data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
        names = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
        events += [(name, "\n".join(data)) for name in names]
    return events, comments


if OLD is not None:

    def test_the_real_socket_client_gets_tokens_an_error_and_the_next_answer_in_each_mode(gateway, http):
        interpreter("lanarky", *PACKAGES, base=OLD)  # made on first use, which takes longer than a ticket lasts
        tickets = [http.post("/tickets").json()["token"] for _ in range(3)]
        messages = [asked(), asked(model="broken"), CHAIN, asked("hi")]
        uri = f"{gateway.server.ws}/ws/assistant"
        for mode, answers in grouped(run(SOCKET, uri, json.dumps(messages), json.dumps(tickets))):
            first, broken, chain, last = answers
            assert "".join(event["data"] for event in first) == f"I heard: {ASK}", mode
            assert broken[-1]["event"] == "error"
            assert broken[-1]["data"]["status_code"] == 502
            assert "".join(json.loads(event["data"])["token"] for event in chain) == f"I heard: {ASK}"
            assert "".join(event["data"] for event in last) == "I heard: hi"

    def grouped(heard):
        modes = list(dict.fromkeys(mode for mode, _ in heard))
        assert modes == ["json", "text", "bytes"]
        return [(mode, [events for each, events in heard if each == mode]) for mode in modes]

    def test_the_real_streaming_client_gets_tokens_and_errors(gateway, http):
        bodies = [asked(f"One\ntwo {ANNA}"), asked(model="broken"), CHAIN, asked(model="slow-1.5")]
        plain, broken, chain, slow = run(STREAM, gateway.url, gateway.key, json.dumps(bodies))
        assert {name for name, _ in plain} == {"completion"}
        assert "".join(data for _, data in plain) == f"I heard: One\ntwo {ANNA}"
        assert broken[-1][0] == "error"
        assert json.loads(broken[-1][1])["status_code"] == 502
        assert "".join(json.loads(data)["token"] for _, data in chain) == f"I heard: {ASK}"
        assert "".join(data for _, data in slow) == f"I heard: {ASK}"


def test_events_are_lanarkys(http, model):
    events, _ = streamed(http, asked(f"Lines\nof {ANNA}\r\nand {MAIL}\x85end"))
    assert "".join(data for _, data in events) == f"I heard: Lines\nof {ANNA}\nand {MAIL}\nend"
    assert ANNA not in model.seen
    events, _ = streamed(http, {**CHAIN, "mode": "text"})
    assert "".join(data for _, data in events) == f"I heard: {ASK}"
    assert MASKED in model.seen


def test_comments_come_while_the_model_thinks(http):
    events, comments = streamed(http, asked(model="slow-1.2"))
    assert comments >= 4  # every GATEWAY_PING_SECONDS
    assert "".join(data for _, data in events) == f"I heard: {ASK}"


@pytest.mark.parametrize(
    ("name", "status"), [("status-500", 502), ("status-429", 429), ("silent", 504), ("cut", 502), ("garbage", 502)]
)
def test_a_failing_model_is_an_error_event(http, name, status):
    events, _ = streamed(http, asked(model=name))
    assert events[-1][0] == "error"
    assert json.loads(events[-1][1])["status_code"] == status


def test_a_question_that_cannot_be_read_is_a_status(http, gateway):
    assert http.post("/assistant", json={"messages": 3}).status_code == 400
    assert http.post("/assistant", content=b"{").status_code == 400
    assert http.put("/assistant", json={}).status_code == 405
    assert httpx.post(f"{gateway.url}/assistant", json=asked()).status_code == 401


def test_a_client_that_leaves_takes_its_upstream_request_along(http, model):
    with http.stream("POST", "/assistant", json=asked(model="endless")) as response:
        next(line for line in response.iter_lines() if line.startswith("data: "))
    until(lambda: model.gone == ["endless"])
