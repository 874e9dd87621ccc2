"""The official `anthropic` SDK, unmodified, against the gateway: translated there and back, redacted and restored."""

import json
import subprocess
from pathlib import Path

import pytest

from tests import peers

from .gateway import ANNA, ASK, MAIL, MASKED

PACKAGES = ("anthropic==2.11.0",)
SCRIPT = Path(__file__).with_name("anthropic_script.py")


@pytest.fixture(scope="module")
def told(gateway, model):
    """What the SDK gave to a program, and what the model saw."""
    model.clear()
    command = [peers.interpreter("anthropic", *PACKAGES), SCRIPT, gateway.url, gateway.key]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "received": list(model.received), "seen": model.seen}


def text_of(message):
    return "".join(block["text"] for block in message["content"] if block["type"] == "text")


@pytest.mark.parametrize("name", ["whole", "bearer"])
def test_a_message_is_restored(told, name):
    assert text_of(told[name]) == f"I heard: {ASK}"
    assert told[name]["stop_reason"] == "end_turn"
    assert told[name]["usage"]["input_tokens"] == 7


def test_the_model_sees_placeholders_in_every_part(told):
    _, _, body = told["received"][0]
    assert body["messages"] == [
        {"role": "system", "content": "You serve [NAME_1]."},
        {"role": "user", "content": MASKED},
    ]
    assert body["user"].startswith("user_")
    assert MAIL not in told["seen"]
    assert ANNA not in told["seen"]
    assert "anna.schmidt" not in told["seen"]


def test_a_stream_has_its_events_in_order(told):
    kinds = told["streamed"]["kinds"]
    assert kinds[0] == "message_start"
    assert kinds[-2:] == ["message_delta", "message_stop"]
    blocks = told["streamed"]["message"]["content"]
    assert [block["type"] for block in blocks] == ["thinking", "text"]
    assert blocks[0]["thinking"] == f"They say {ASK}"
    assert blocks[1]["text"] == f"Yes: {ASK}"


@pytest.mark.parametrize("name", ["first", "streamed"])
def test_tools_are_called_with_values(told, name):
    message = told["tools"]["first"] if name == "first" else told["streamed_tools"]["message"]
    calls = [block for block in message["content"] if block["type"] == "tool_use"]
    assert [call["input"] for call in calls] == [{"to": ASK, "n": 1}, {"again": ASK, "quote": '"x"'}]
    assert [call["name"] for call in calls] == ["send_mail", "send_mail"]
    assert message["stop_reason"] == "tool_use"


def test_results_of_tools_go_back_redacted(told):
    assert text_of(told["tools"]["second"]) == f"I heard: Did {ANNA} get it?"
    body = next(body for _, _, body in told["received"] if len(body.get("messages", ())) == 5)
    assert [message["role"] for message in body["messages"]] == ["user", "assistant", "tool", "tool", "user"]
    assert body["tools"][0]["function"]["name"] == "send_mail"


def test_it_counts_tokens_and_lists_models(told):
    assert 5 < told["tokens"] < 40
    assert told["models"] == ["listed"]


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        ("wrong", 401, "authentication_error"),
        ("image", 400, "invalid_request_error"),
        ("limited", 429, "rate_limit_error"),
        ("down", 502, "api_error"),
    ],
)
def test_errors_are_anthropics(told, name, status, kind):
    assert (told[name]["status"], told[name]["error"]["type"]) == (status, kind)


def test_an_error_amid_a_stream_is_an_event(told):
    assert "api_error" in json.dumps(told["broken"])
    assert MAIL not in json.dumps(told["broken"])
