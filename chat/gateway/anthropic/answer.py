"""A `chat.completion` as a message."""

from collections.abc import Iterator
from typing import Any

import orjson

from ..protocol import Object

STOPS = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use", "content_filter": "refusal"}


def message_of(answer: Object) -> Object:
    """The first choice as a message."""
    choice: Object = (answer.get("choices") or [{}])[0]
    message = choice.get("message") or {}
    content = list(_blocks(message))
    return {
        **head(answer),
        "content": content,
        "stop_reason": stop_of(choice.get("finish_reason")),
        "usage": usage_of(answer),
    }


def head(answer: Object) -> Object:
    """What a message begins with."""
    return {
        "id": f"msg_{answer.get('id', '')}",
        "type": "message",
        "role": "assistant",
        "model": answer.get("model", ""),
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
    }


def stop_of(reason: str | None) -> str:
    """Why it ended, in Anthropic's words."""
    return STOPS.get(reason or "stop", "end_turn")


def usage_of(answer: Object) -> Object:
    """Tokens in and out, as the upstream counts them."""
    usage = answer.get("usage") or {}
    return {"input_tokens": usage.get("prompt_tokens") or 0, "output_tokens": usage.get("completion_tokens") or 0}


def thought_of(said: Object) -> str:
    """What the model thought, whichever name the upstream has for it."""
    found = said.get("reasoning_content") or said.get("reasoning") or ""
    return found if isinstance(found, str) else ""


def _blocks(message: Object) -> Iterator[Object]:
    if thought := thought_of(message):
        yield {"type": "thinking", "thinking": thought, "signature": ""}
    if text := message.get("content") or message.get("refusal"):
        yield {"type": "text", "text": text}
    for call in message.get("tool_calls") or ():
        function = call.get("function") or {}
        yield {"type": "tool_use", "id": call.get("id"), "name": function.get("name"), "input": _input(function)}


def _input(function: Object) -> Any:
    try:
        return orjson.loads(function.get("arguments") or "{}")
    except orjson.JSONDecodeError:
        return {"arguments": function["arguments"]}  # the model wrote no JSON; the caller's program sees what it wrote
