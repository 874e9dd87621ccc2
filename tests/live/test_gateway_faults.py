"""What goes wrong with a language model is told in the caller's own protocol, counted, and leaks nothing."""

import re
import threading
import time

import openai
import pytest

from . import servers
from .clients import manage
from .gateway import ANNA, ASK, MAIL, Gateway, asked, in_front_of, streamed
from .upstream import Upstream

CHAT, MESSAGES, RESPONSES = "/v1/chat/completions", "/v1/messages", "/v1/responses"
PATHS = (CHAT, MESSAGES, RESPONSES)
PATIENCE = 30
MOST_UNDER_WAY = 30_000_000  # bytes in both connections' buffers and in between


def body_of(path, model):
    if path == RESPONSES:
        return {"model": model, "input": ASK}
    return asked(model=model, max_tokens=50)


def kind_of(path, body):
    """The type and the code of an error in the words of a protocol."""
    error = body["error"]
    return error["type"], None if path == MESSAGES else error["code"]


def counted(http, outcome):
    found = re.findall(
        rf'^tacet_gateway_requests_total\{{outcome="{outcome}",[^}}]*\}} (\S+)$', http.get("/metrics").text, re.M
    )
    return sum(map(float, found))


def until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


FAULTS = [
    ("status-500", 502, "upstream_failed", ("server_error", "api_error")),
    ("status-401", 502, "upstream_refused", ("server_error", "api_error")),
    ("status-429", 429, "upstream_rate_limited", ("rate_limit_error", "rate_limit_error")),
    ("status-400", 400, "upstream_invalid", ("invalid_request_error", "invalid_request_error")),
    ("status-404", 404, "upstream_invalid", ("not_found_error", "not_found_error")),
    ("mute", 504, "upstream_timeout", ("server_error", "timeout_error")),
    ("garbage", 502, "upstream_failed", ("server_error", "api_error")),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("name", "status", "code", "kinds"), FAULTS)
def test_a_failure_has_a_type_and_a_status(http, path, name, status, code, kinds):
    before = counted(http, code)
    answer = http.post(path, json=body_of(path, name))
    assert answer.status_code == status
    assert kind_of(path, answer.json()) == (kinds[path == MESSAGES], None if path == MESSAGES else code)
    if status == 429:
        assert answer.headers["retry-after"] == "7"
    assert counted(http, code) == before + 1


def test_what_the_upstream_says_of_a_request_is_restored(http):
    answer = http.post(CHAT, json=body_of(CHAT, "status-400"))
    assert answer.json()["error"]["message"] == f"No: {ASK}"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["cut", "cutclean", "broken"])
def test_an_answer_that_breaks_off_ends_with_an_error_event(http, path, name):
    before = counted(http, "upstream_failed")
    heard = streamed(http, path, body_of(path, name))
    last_name, last = heard[-1]
    assert last_name == {CHAT: None, MESSAGES: "error", RESPONSES: "error"}[path]
    assert ("api_error" if path == MESSAGES else "upstream_failed") in str(last)
    assert MAIL not in str(last)
    assert "[DONE]" not in str(heard)
    until(lambda: counted(http, "upstream_failed") == before + 1)


def test_what_was_held_back_comes_before_the_error(http):
    heard = streamed(http, CHAT, body_of(CHAT, "cutclean"))
    said = "".join(event["choices"][0]["delta"].get("content") or "" for _, event in heard[:-1] if "choices" in event)
    assert "I heard: ".startswith(said)
    assert said


@pytest.mark.parametrize("path", PATHS)
def test_a_silent_model_is_waited_for_with_signs_of_life_and_then_given_up(http, path):
    heard = streamed(http, path, body_of(path, "silent"))
    waits = [event for name, event in heard if name == "ping" or (name is None and isinstance(event, str))]
    assert len(waits) > 3
    assert ("timeout_error" if path == MESSAGES else "upstream_timeout") in str(heard[-1])


def test_the_sdk_raises_what_it_would_with_openai(gateway):
    sdk = gateway.sdk()
    with pytest.raises(openai.RateLimitError):
        sdk.chat.completions.create(**asked(model="status-429"))
    with pytest.raises(openai.InternalServerError):
        sdk.chat.completions.create(**asked(model="status-500"))
    with pytest.raises(openai.APIError, match="failed"):
        list(sdk.chat.completions.create(**asked(model="broken", stream=True)))
    assert list(sdk.responses.create(model="broken", input=ASK, stream=True))[-1].type == "error"


@pytest.mark.parametrize("path", PATHS)
def test_a_client_that_leaves_takes_its_upstream_request_along(http, model, path):
    with http.stream("POST", path, json={**body_of(path, "endless"), "stream": True}) as response:
        next(response.iter_lines())
    until(lambda: model.gone == ["endless"])
    until(lambda: counted(http, "cancelled") > 0)


def test_a_client_that_leaves_before_the_answer_begins_does_too(gateway, http, model):
    def ask():
        with pytest.raises(Exception, match="timed out"):
            http.post(CHAT, json=body_of(CHAT, "mute"), timeout=0.5)

    thread = threading.Thread(target=ask)
    thread.start()
    until(lambda: model.gone == ["mute"])
    thread.join()


def test_a_client_that_does_not_read_keeps_the_model_from_sending(start):
    model = Upstream(slice_bytes=1_000_000)
    with start(**in_front_of(model)).http() as http:
        with http.stream("POST", CHAT, json=asked(model="flood", stream=True)) as response:
            lines = response.iter_lines()  # kept, because the connection goes with it
            next(lines)
            said = [0]

            def stands() -> bool:
                said.append(model.said)
                return bool(said[-1] > 0 and said[-20:] == [said[-1]] * 20)

            until(stands)
            assert said[-1] < MOST_UNDER_WAY
        until(lambda: model.gone == ["flood"])
    model.stop()


def test_it_answers_a_model_that_does_not_stream_as_a_stream(http):
    heard = streamed(http, CHAT, body_of(CHAT, "unstreamed"))
    said = "".join(event["choices"][0]["delta"].get("content") or "" for _, event in heard[:-1])
    assert said == f"I heard: {ASK}"


@pytest.fixture
def start(tmp_path):
    started = []

    def starter(**settings):
        started.append(servers.product(tmp_path, **settings))
        return Gateway(started[-1], manage(tmp_path, "createkey", "gateway"))

    yield starter
    for running in started:
        running.stop()


def test_the_next_upstream_answers_where_the_first_is_down(start, model, tmp_path):
    nobody = f"http://127.0.0.1:{servers.free_port()}/v1"
    first = start(**in_front_of(model, UPSTREAM_BASE_URL=nobody, UPSTREAM_COOLDOWN_SECONDS=60))
    row = f"name='second', base_url='{model.url}', model='mirror'"
    add = f"from chat.models import Upstream; Upstream.objects.create({row})"
    with first.http() as http:
        down = http.post(CHAT, json=asked())
        assert (down.status_code, down.json()["error"]["code"]) == (503, "upstream_unavailable")
        manage(tmp_path, "shell", "--verbosity", "0", "-c", add)
        until(lambda: http.post(CHAT, json=asked()).status_code == 200)
        assert streamed(http, CHAT, asked())[-1] == (None, "[DONE]")
        assert [item["id"] for item in http.get("/v1/models").json()["data"]] == ["mirror"]


def test_an_echo_answers_where_nothing_is_configured(start, tmp_path):
    with start(ANONYMOUS="never").sdk() as sdk:
        answer = sdk.chat.completions.create(**asked(model="any"))
        assert "echo assistant, not a language model" in answer.choices[0].message.content
        assert answer.choices[0].message.content.endswith(ASK)
        chunks = list(sdk.chat.completions.create(**asked(stream=True)))
        assert len(chunks) > 10
        with pytest.raises(openai.BadRequestError):
            sdk.embeddings.create(model="any", input="x")


def test_a_stream_ends_before_the_server_does(start):
    model = Upstream(delay=0.05)
    gateway = start(**in_front_of(model))
    with gateway.http() as http, http.stream("POST", CHAT, json=asked(stream=True)) as response:
        lines = response.iter_lines()
        next(lines)
        gateway.server.terminate()
        assert "data: [DONE]" in list(lines)
    model.stop()


def test_no_text_reaches_logs_or_metrics(gateway, http):
    for name in ("mirror", "status-400", "status-500", "broken", "garbage"):
        http.post(CHAT, json=asked(model=name, user="anna.schmidt"))
    told = gateway.server.log() + http.get("/metrics").text
    for text in (ANNA, "Schmidt", MAIL, "anna.schmidt", "sk-of-the-upstream", gateway.key):
        assert text not in told
