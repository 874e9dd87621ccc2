"""A Messages request as a Chat Completions one.

Fields without a counterpart are left out: caching, thinking budgets, service tiers, and thoughts of earlier turns,
which are signed for the model that had them.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from project.errors import Problem, invalid

from ..protocol import Object

SAME = ("model", "max_tokens", "temperature", "top_p", "top_k", "stream")
CHOICES = {"auto": "auto", "any": "required", "none": "none"}
LEFT_OUT = frozenset({"thinking", "redacted_thinking"})


def chat_of(body: Object) -> Object:
    """The request. Raises Problem 400."""
    messages = body.get("messages")
    if not isinstance(messages, list):
        raise invalid("messages", "must be a list")
    made: Object = {key: body[key] for key in SAME if key in body}
    made["messages"] = [*_system(body.get("system")), *(said for message in messages for said in _message(message))]
    if body.get("stop_sequences"):
        made["stop"] = body["stop_sequences"]
    if body.get("tools"):
        made["tools"] = [_tool(tool) for tool in _objects(body["tools"], "tools")]
    if isinstance(choice := body.get("tool_choice"), dict):
        made |= _choice(choice)
    if isinstance(metadata := body.get("metadata"), dict) and metadata.get("user_id"):
        made["user"] = metadata["user_id"]
    if isinstance(wanted := _format(body), dict) and wanted.get("type") == "json_schema":
        schema = {"name": "answer", "schema": wanted.get("schema", {}), "strict": True}
        made["response_format"] = {"type": "json_schema", "json_schema": schema}
    if body.get("stream"):
        made["stream_options"] = {"include_usage": True}
    return made


def _format(body: Object) -> Any:
    config = body.get("output_config")
    return config.get("format") if isinstance(config, dict) else body.get("output_format")


def _system(system: Any) -> Iterator[Object]:
    text = (
        system if isinstance(system, str) else "\n\n".join(_text(block) for block in _objects(system or [], "system"))
    )
    if text:
        yield {"role": "system", "content": text}


def _message(message: Any) -> Iterator[Object]:
    if not isinstance(message, dict):
        raise invalid("messages", "must be a list of objects")
    role, content = message.get("role"), message.get("content")
    if isinstance(content, str):
        yield {"role": role, "content": content}
    elif role == "assistant":
        yield _answered(_objects(content, "messages.content"))
    else:
        yield from _asked(role, _objects(content, "messages.content"))


def _answered(blocks: list[Object]) -> Object:
    calls = [_call(block) for block in blocks if block.get("type") == "tool_use"]
    texts = [_text(block) for block in blocks if block.get("type") not in LEFT_OUT | {"tool_use"}]
    made: Object = {"role": "assistant", "content": "".join(texts) or None}
    return {**made, "tool_calls": calls} if calls else made


def _call(block: Object) -> Object:
    arguments = orjson.dumps(block.get("input") or {}).decode()
    return {
        "id": block.get("id", ""),
        "type": "function",
        "function": {"name": block.get("name", ""), "arguments": arguments},
    }


def _asked(role: Any, blocks: list[Object]) -> Iterator[Object]:
    """Answers of tools are messages of their own, before what the person says."""
    for block in blocks:
        if block.get("type") == "tool_result":
            yield {"role": "tool", "tool_call_id": block.get("tool_use_id", ""), "content": _result(block)}
    parts = [_part(block) for block in blocks if block.get("type") != "tool_result"]
    if parts:
        plain = all(part["type"] == "text" for part in parts) and len(parts) == 1
        yield {"role": role, "content": parts[0]["text"] if plain else parts}


def _result(block: Object) -> str:
    content = block.get("content") or ""
    if not isinstance(content, str):
        content = "\n".join(_text(item) for item in _objects(content, "messages.content.content"))
    return f"Error: {content}" if block.get("is_error") else content


def _part(block: Object) -> Object:
    source = block.get("source")
    if block.get("type") == "image" and isinstance(source, dict):
        url = source.get("url") or f"data:{source.get('media_type')};base64,{source.get('data')}"
        return {"type": "image_url", "image_url": {"url": url}}
    return {"type": "text", "text": _text(block)}


def _text(block: Object) -> str:
    """The text of a block; a document that is one is too. Raises Problem 400 for whatever cannot be read."""
    source = block.get("source")
    if block.get("type") == "document" and isinstance(source, dict) and source.get("type") == "text":
        return "\n\n".join(str(part) for part in (block.get("title"), block.get("context"), source.get("data")) if part)
    if block.get("type") == "text" and isinstance(block.get("text"), str):
        return str(block["text"])
    if block.get("type") in ("image", "document"):
        raise Problem(code="media_refused")
    raise Problem("A content block of this type cannot be passed on.", code="not_supported")


def _tool(tool: Object) -> Object:
    if "input_schema" not in tool:
        raise Problem("Only tools of the caller's own are passed on.", code="not_supported")
    function = {"name": tool.get("name", ""), "parameters": tool["input_schema"]}
    if tool.get("description"):
        function["description"] = tool["description"]
    return {"type": "function", "function": function}


def _choice(choice: Object) -> Object:
    made: Object = {}
    if choice.get("type") == "tool":
        made["tool_choice"] = {"type": "function", "function": {"name": choice.get("name", "")}}
    elif choice.get("type") in CHOICES:
        made["tool_choice"] = CHOICES[choice["type"]]
    if choice.get("disable_parallel_tool_use"):
        made["parallel_tool_calls"] = False
    return made


def _objects(value: Any, field: str) -> list[Object]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise invalid(field, "must be a string or a list of objects")
    return value
