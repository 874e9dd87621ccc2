"""Requests of other protocols as Chat Completions, and answers back: what has a counterpart, and what is refused."""

import json

import pytest

from chat.gateway.anthropic import Messages
from chat.gateway.openai import Chat
from chat.gateway.responses import Responses
from project.errors import Problem

NAMED = {"type": "function", "function": {"name": "f"}}
IMAGE = {"type": "base64", "media_type": "image/png", "data": "AA"}
FILE = {"type": "document", "source": {"type": "base64"}}
FORMAT = {"type": "json_schema", "schema": {"type": "object"}}


def message(**fields):
    return Messages().request(
        {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "hi"}], **fields}
    )


@pytest.mark.parametrize(
    ("given", "field", "made"),
    [
        ({"stop_sequences": ["x"]}, "stop", ["x"]),
        ({"top_k": 5}, "top_k", 5),
        ({"tool_choice": {"type": "any"}}, "tool_choice", "required"),
        ({"tool_choice": {"type": "none"}}, "tool_choice", "none"),
        ({"tool_choice": {"type": "tool", "name": "f"}}, "tool_choice", NAMED),
        ({"tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}, "parallel_tool_calls", False),
        ({"metadata": {"user_id": "u"}}, "user", "u"),
        ({"stream": True}, "stream_options", {"include_usage": True}),
        ({"output_config": {"format": FORMAT}}, "response_format",
         {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object"}, "strict": True}}),
        ({"thinking": {"type": "enabled"}}, "thinking", None),
    ],
)  # fmt: skip
def test_a_field_of_messages_has_its_counterpart(given, field, made):
    assert message(**given).get(field) == made


@pytest.mark.parametrize(
    ("block", "part"),
    [
        ({"type": "image", "source": {"type": "url", "url": "http://x/y"}}, "http://x/y"),
        ({"type": "image", "source": IMAGE}, "data:image/png;base64,AA"),
    ],
)  # fmt: skip
def test_images_of_messages_are_images(block, part):
    made = message(messages=[{"role": "user", "content": [block]}])["messages"][0]["content"]
    assert made == [{"type": "image_url", "image_url": {"url": part}}]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"messages": "x"}, "invalid"),
        ({"messages": ["x"]}, "invalid"),
        ({"messages": [{"role": "user", "content": [{"type": "new"}]}]}, "not_supported"),
        ({"messages": [{"role": "user", "content": [FILE]}]}, "media_refused"),
        ({"tools": [{"type": "web_search_20250305", "name": "web_search"}]}, "not_supported"),
        ({"system": 5}, "invalid"),
    ],
)  # fmt: skip
def test_what_messages_ask_for_in_vain_is_refused(fields, code):
    with pytest.raises(Problem) as caught:
        message(**fields)
    assert caught.value.code == code


def response(**fields):
    return Responses().request({"model": "m", "input": "hi", **fields})


@pytest.mark.parametrize(
    ("given", "field", "made"),
    [
        ({"max_output_tokens": 5}, "max_completion_tokens", 5),
        ({"reasoning": {"effort": "low"}}, "reasoning_effort", "low"),
        ({"text": {"verbosity": "low"}}, "verbosity", "low"),
        ({"text": {"format": {**FORMAT, "name": "n"}}}, "response_format",
         {"type": "json_schema", "json_schema": {"name": "n", "schema": {"type": "object"}}}),
        ({"tool_choice": {"type": "function", "name": "f"}}, "tool_choice", NAMED),
        ({"metadata": {"conversation_id": "c", "k": "v"}}, "metadata", {"k": "v"}),
        ({"store": True}, "store", None),
    ],
)  # fmt: skip
def test_a_field_of_responses_has_its_counterpart(given, field, made):
    assert response(**given).get(field) == made


CONVERSATIONS = [
    (Chat(), {"metadata": {"conversation_id": "c"}, "user": "u"}, "c"),
    (Chat(), {"user": "u"}, "u"),
    (Messages(), {"metadata": {"user_id": "u"}}, "u"),
    (Responses(), {"metadata": "none", "user": "u"}, "u"),
    (Chat(), {}, None),
]


@pytest.mark.parametrize(("protocol", "body", "named"), CONVERSATIONS)
def test_the_request_names_its_conversation(protocol, body, named):
    assert protocol.conversation(body) == named


def test_the_name_of_the_conversation_stays_here():
    body = {"messages": [], "metadata": {"conversation_id": "c"}}
    assert Chat().request(body) == {"messages": []}


def piece(delta, finish=None, **more):
    return {"id": "1", "model": "m", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more}


CALL = {"index": 0, "id": "c", "function": {"name": "f", "arguments": '{"a"'}}
MORE = {"index": 0, "function": {"arguments": ": 1}"}}
STREAM = [
    piece({"role": "assistant"}),
    piece({"reasoning": "hm"}),
    piece({"content": "one "}),
    piece({"tool_calls": [CALL]}),
    piece({"content": "two"}),
    piece({"tool_calls": [MORE]}),
    piece({}, "tool_calls"),
    {"id": "1", "choices": [], "usage": {"prompt_tokens": 2, "completion_tokens": 3}},
]


def told(protocol):
    events = protocol.events({"model": "m"})
    raw = b"".join(said for chunk in STREAM for said in events.take(chunk)) + b"".join(events.finish())
    return [json.loads(line.removeprefix("data: ")) for line in raw.decode().splitlines() if line.startswith("data: {")]


def test_a_stream_of_messages_has_a_block_per_kind_whatever_comes_between():
    events = told(Messages())
    starts = {
        event["index"]: event["content_block"]["type"] for event in events if event["type"] == "content_block_start"
    }
    assert starts == {0: "thinking", 1: "text", 2: "tool_use"}
    said = dict.fromkeys(starts, "")
    for event in events:
        if event["type"] == "content_block_delta":
            delta = dict(event["delta"])
            delta.pop("type")
            said[event["index"]] += next(iter(delta.values()))
    assert said == {0: "hm", 1: "one two", 2: '{"a": 1}'}
    assert [event["index"] for event in events if event["type"] == "content_block_stop"] == [0, 1, 2]
    assert events[-2]["delta"]["stop_reason"] == "tool_use"
    assert events[-2]["usage"] == {"input_tokens": 2, "output_tokens": 3}


def test_a_stream_of_responses_is_numbered_and_says_all_again_at_its_end():
    events = told(Responses())
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    done = events[-1]["response"]
    assert [item["type"] for item in done["output"]] == ["reasoning", "message", "function_call"]
    assert done["output"][1]["content"][0]["text"] == "one two"
    assert done["output"][2]["arguments"] == '{"a": 1}'
    assert done["usage"]["total_tokens"] == 5
