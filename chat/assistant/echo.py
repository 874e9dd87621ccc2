"""The embedded assistant: no model, a few rules, no network. It says so, and speaks Chat Completions as a model would.

It repeats what was said to it, so that one sees what a model would have seen; asked with tools, it calls the first one
(or the one that is named) with the text in every string argument, and reports what the tool answered.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any

import orjson

from .problems import Refusal

Object = dict[str, Any]
ABOUT = "I am the built-in echo assistant, not a language model."
WORD_SECONDS = 0.01
WORDS = re.compile(r"\S+\s*|\s+")
USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


async def chunks(body: Mapping[str, Any]) -> AsyncGenerator[Object, None]:
    """The answer as `chat.completion.chunk` objects, word by word. Raises Refusal."""
    call, text = _said(body)
    yield _chunk({"role": "assistant", "content": None if call else ""})
    for delta in _call_deltas(call) if call else _word_deltas(text):
        await asyncio.sleep(WORD_SECONDS)
        yield _chunk(delta)
    yield _chunk({}, finish="tool_calls" if call else "stop")
    if (body.get("stream_options") or {}).get("include_usage"):
        yield {**_chunk({}), "choices": [], "usage": USAGE}


def whole(body: Mapping[str, Any]) -> Object:
    """The answer as one `chat.completion` object. Raises Refusal."""
    call, text = _said(body)
    message: Object = {"role": "assistant", "content": None if call else text}
    if call:
        message["tool_calls"] = [call]
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if call else "stop", "logprobs": None}
    return {**_head("chat.completion"), "choices": [choice], "usage": USAGE}


def _said(body: Mapping[str, Any]) -> tuple[Object | None, str]:
    """The tool call to make, or the answer. Requests come unchecked, as to any model: Refusal where one makes none."""
    try:
        if not _last(body):
            raise TypeError
        call = _call(body)
        return call, "" if call else _answer(body)
    except (AttributeError, KeyError, IndexError, TypeError):
        raise Refusal(400, "The echo assistant cannot read this request: messages or tools are malformed.") from None


def _answer(body: Mapping[str, Any]) -> str:
    last = _last(body)
    verb = "The tool answered" if last.get("role") == "tool" else "You said"
    return f"{ABOUT} {verb}: {_text(last)}"


def _call(body: Mapping[str, Any]) -> Object | None:
    """The tool call to make: only in answer to a person, so that a program with tools comes to an end."""
    tools = [tool["function"] for tool in body.get("tools") or () if isinstance(tool.get("function"), dict)]
    choice = body.get("tool_choice", "auto")
    if not tools or choice == "none" or _last(body).get("role") != "user":
        return None
    wanted = choice.get("function", {}).get("name") if isinstance(choice, dict) else None
    tool = next((tool for tool in tools if tool.get("name") == wanted), tools[0])
    arguments = _example(tool.get("parameters") or {}, _text(_last(body)))
    function = {"name": tool.get("name", ""), "arguments": orjson.dumps(arguments).decode()}
    return {"id": "call_echo_1", "type": "function", "function": function}


def _example(schema: Any, text: str) -> Any:
    """A value of a JSON Schema."""
    if not isinstance(schema, dict):
        return text
    if schema.get("enum"):
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object" or "properties" in schema or not schema:
        return {name: _example(inner, text) for name, inner in schema.get("properties", {}).items()}
    simple = {"integer": 1, "number": 1.0, "boolean": True, "null": None}
    if kind in simple:
        return simple[kind]
    return [_example(schema.get("items", {"type": "string"}), text)] if kind == "array" else text


def _last(body: Mapping[str, Any]) -> Object:
    spoken = [message for message in body.get("messages") or () if isinstance(message, dict)]
    return spoken[-1] if spoken else {}


def _text(message: Mapping[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content if isinstance(part, dict) and part.get("type") == "text")


def _word_deltas(text: str) -> Iterator[Object]:
    return ({"content": word} for word in WORDS.findall(text))


def _call_deltas(call: Object) -> Iterator[Object]:
    function = call["function"]
    yield {"tool_calls": [{"index": 0, **call, "function": {**function, "arguments": ""}}]}
    for word in WORDS.findall(function["arguments"]):
        yield {"tool_calls": [{"index": 0, "function": {"arguments": word}}]}


def _head(kind: str) -> Object:
    return {"id": "chatcmpl-echo", "object": kind, "created": 0, "model": "echo"}


def _chunk(delta: Object, finish: str | None = None) -> Object:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {**_head("chat.completion.chunk"), "choices": [choice]}
