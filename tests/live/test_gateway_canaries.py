"""Canaries in every text of a request never reach the model, and nobody's values reach another conversation."""

import asyncio
import itertools
import json
from urllib.parse import quote, unquote

import httpx
import pytest

from . import servers
from .clients import manage
from .gateway import PATIENCE, Gateway, asked, in_front_of, streamed

CONVERSATIONS = 100
STREAMS = 200


class Canaries:
    """A new address each time, and none of them said twice."""

    def __init__(self):
        self.numbers = itertools.count(100)
        self.names = []

    def __call__(self, wrap="{}"):
        self.names.append(f"canary{next(self.numbers)}")
        return wrap.format(f"{self.names[-1]}@example.com")

    def text(self):
        return self("Please tell {} about it.")

    def encoded(self):
        return quote(self(), safe="")

    def escaped(self):
        """As JSON in a string, with escapes for every letter."""
        return '{"mail": "' + "".join(f"\\u{ord(letter):04x}" for letter in self()) + '"}'

    def json(self):
        """Unknown JSON, with canaries for keys as well."""
        inner = {self(): self(), "list": [self(), {self(): [self()]}], "line": self("a\nb {}"), "n": 4111111111111111}
        return {"deep": {"deeper": inner}, "words": self.text(), "link": self.encoded()}

    def found_in(self, text):
        readable = unquote(unquote(text))
        return [name for name in self.names if name in text or name in readable]


def schema(c):
    inner = {"type": "string", "description": c.text(), "enum": [c(), c()], "default": c(), "examples": [c()]}
    own = {"type": "object", "title": c.text(), "properties": {"a": inner, c(): inner}, "required": ["a"]}
    return {**own, "$defs": {"x": {"const": c()}}, "x-note": c(), "additionalProperties": {"pattern": c()}}


def chat(c, **more):
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": json.dumps(c.json())}}
    function = {"name": "f", "description": c.text(), "parameters": schema(c), "strict": False, "x": c()}
    messages = [
        {"role": "system", "content": c.text()},
        {"role": "developer", "content": [{"type": "text", "text": c.text(), "cache": {c(): c()}}]},
        {"role": "user", "content": c.encoded(), "name": c()},
        {"role": "user", "content": c.escaped()},
        {"role": "assistant", "content": None, "tool_calls": [call], "reasoning_content": c.text(), "refusal": c()},
        {"role": "tool", "tool_call_id": "call_1", "content": json.dumps(c.json())},
        {"role": "assistant", "function_call": {"name": "f", "arguments": c("{}, which is no JSON")}},
        {"role": c("user{}"), "content": c.text(), "unknown": c.json()},
        {"role": "user", "content": [{"type": "text", "text": c.text()}, {"type": "text", "text": c.encoded()}]},
    ]
    return {
        "model": "mirror",
        "messages": messages,
        "tools": [{"type": "function", "function": function}],
        "functions": [function],
        "tool_choice": "auto",
        "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": schema(c)}},
        "stop": [c(), c()],
        "user": c(),
        "safety_identifier": c(),
        "metadata": {c(): c(), "plain": c.text()},
        "prediction": {"type": "content", "content": c.text()},
        "web_search_options": {"user_location": {"approximate": {"city": c()}}},
        "extra": c.json(),
        c(): c(),
        **more,
    }


def message(c):
    call = {"type": "tool_use", "id": "t1", "name": "f", "input": c.json()}
    result = {"type": "tool_result", "tool_use_id": "t1", "content": [{"type": "text", "text": json.dumps(c.json())}]}
    source = {"type": "text", "media_type": "text/plain", "data": c.text()}
    document = {"type": "document", "source": source, "title": c(), "context": c()}
    return {
        "model": "mirror",
        "max_tokens": 10,
        "system": [{"type": "text", "text": c.text()}],
        "messages": [
            {"role": "user", "content": c.text()},
            {"role": "assistant", "content": [{"type": "thinking", "thinking": c(), "signature": c()}, call]},
            {"role": "user", "content": [result, document, {"type": "text", "text": c.encoded()}]},
        ],
        "tools": [{"name": "f", "description": c.text(), "input_schema": schema(c)}],
        "stop_sequences": [c()],
        "metadata": {"user_id": c()},
        "output_config": {"format": {"type": "json_schema", "schema": schema(c)}},
        "extra": c.json(),
    }


def response(c):
    return {
        "model": "mirror",
        "instructions": c.text(),
        "input": [
            {"role": "user", "content": [{"type": "input_text", "text": c.text()}]},
            {"type": "function_call", "call_id": "c1", "name": "f", "arguments": json.dumps(c.json())},
            {"type": "function_call_output", "call_id": "c1", "output": json.dumps(c.json())},
            {"type": "reasoning", "summary": [{"type": "summary_text", "text": c()}]},
            {"role": "user", "content": c.encoded()},
        ],
        "tools": [{"type": "function", "name": "f", "description": c.text(), "parameters": schema(c)}],
        "text": {"format": {"type": "json_schema", "name": "n", "schema": schema(c)}},
        "metadata": {c(): c()},
        "user": c(),
        "prompt_cache_key": c(),
        "extra": c.json(),
    }


REQUESTS = {
    "/v1/chat/completions": chat,
    "/v1/messages": message,
    "/v1/responses": response,
    "/v1/completions": lambda c: {"model": "mirror", "prompt": [c.text()], "suffix": c(), "extra": c.json()},
    "/v1/embeddings": lambda c: {"model": "mirror", "input": [c.text(), c.encoded()], "user": c(), "extra": c.json()},
}


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("stream", [False, True])
def test_no_text_of_a_request_reaches_the_model(gateway, model, path, stream):
    canaries = Canaries()
    body = REQUESTS[path](canaries)
    model.clear()
    with gateway.http() as http:
        if stream and path != "/v1/embeddings":
            assert streamed(http, path, body)
        else:
            answer = http.post(path, json=body)
            assert answer.status_code == 200, answer.text
    assert model.received
    assert not canaries.found_in(model.seen)
    assert "4111111111111111" not in model.seen
    assert not canaries.found_in(json.dumps([headers for _, headers, _ in model.received]))


def test_structure_stays_as_it_was(gateway, model):
    canaries = Canaries()
    model.clear()
    with gateway.http() as http:
        http.post("/v1/chat/completions", json=chat(canaries, temperature=0.5, seed=123456789, logit_bias={"42": 1}))
    _, _, seen = model.received[-1]
    assert (seen["temperature"], seen["seed"], seen["logit_bias"]) == (0.5, 123456789, {"42": 1})
    assert seen["tools"][0]["function"]["name"] == "f"
    assert seen["tools"][0]["function"]["parameters"]["properties"]["a"]["type"] == "string"
    assert [message["role"] for message in seen["messages"]][:7] == [
        "system", "developer", "user", "user", "assistant", "tool", "assistant",
    ]  # fmt: skip
    call = seen["messages"][4]["tool_calls"][0]
    assert (call["id"], call["type"], call["function"]["name"]) == ("call_1", "function", "f")
    assert set(json.loads(call["function"]["arguments"])) == {"deep", "words", "link"}


async def converse(client, number):
    """Two turns of a conversation whose people have the names of all the others, in other roles."""
    mine = f"canary{number}@example.com"
    names = ["Anna Schmidt", "Peter Weber"][:: 1 if number % 2 else -1]
    headers = {"X-Conversation-Id": f"conversation-{number}"}
    heard = []
    for text in (f"I am {names[0]}, {mine}.", f"Does {names[1]} know {names[0]} at {mine}?"):
        answer = await client.post("/v1/chat/completions", json=asked(text), headers=headers)
        assert answer.status_code == 200, answer.text
        heard.append((text, answer.json()["choices"][0]["message"]["content"]))
    return heard


async def test_a_hundred_conversations_at_once_share_nothing(gateway, model):
    model.clear()
    limits = httpx.Limits(max_connections=None)
    headers = {"x-api-key": gateway.key}
    async with httpx.AsyncClient(base_url=gateway.url, headers=headers, timeout=180, limits=limits) as client:
        every = await asyncio.gather(*(converse(client, number) for number in range(CONVERSATIONS)))
    for heard in every:
        for text, answer in heard:
            assert answer == f"I heard: {text}"
    assert "@example.com" not in model.seen


@pytest.fixture
def patient(model, tmp_path):
    """A gateway whose model may be silent for long, as it is where 200 streams share a busy machine."""
    server = servers.product(tmp_path, **in_front_of(model, UPSTREAM_SILENCE_SECONDS=60))
    yield Gateway(server, manage(tmp_path, "createkey", "gateway"))
    server.stop()


async def test_two_hundred_streams_at_once_end_well(patient, model):
    async def stream(client, number):
        text = f"Tell Anna Schmidt at mail{number}@example.com a story."
        async with client.stream("POST", "/v1/chat/completions", json=asked(text, stream=True)) as response:
            said = []
            async for line in response.aiter_lines():
                if line.startswith("data: {"):
                    choice = json.loads(line.removeprefix("data: "))["choices"][0]
                    said.append(choice["delta"].get("content") or "")
        return "".join(said) == f"I heard: {text}"

    model.delay, model.most_open = 0.2, 0
    limits = httpx.Limits(max_connections=None)
    headers = {"x-api-key": patient.key}
    try:
        async with httpx.AsyncClient(
            base_url=patient.url, headers=headers, timeout=PATIENCE * 4, limits=limits
        ) as client:
            ended = await asyncio.gather(*(stream(client, number) for number in range(STREAMS)))
    finally:
        model.delay = 0.0
    assert all(ended)
    assert model.most_open > STREAMS / 2
