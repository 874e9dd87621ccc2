"""A Responses request as a Chat Completions one.

What would need a store (an earlier response's id, a conversation's, a prompt's) is refused: nothing is kept here. Tools
that run at OpenAI are refused too. Thoughts of earlier turns, `include`, `truncation` and the like are left out.
"""

from collections.abc import Iterator
from typing import Any

from project.errors import Problem, invalid

from ..openai import own_metadata
from ..protocol import Object

SAME = (
    "model", "temperature", "top_p", "parallel_tool_calls", "user", "stream", "service_tier", "safety_identifier",
    "prompt_cache_key",
)  # fmt: skip
STORED = ("previous_response_id", "conversation", "prompt", "background")
TEXTS = frozenset({"input_text", "output_text", "text", "summary_text", "reasoning_text"})


def chat_of(body: Object) -> Object:
    """The request. Raises Problem 400."""
    if stored := next((field for field in STORED if body.get(field)), None):
        raise Problem(
            f"{stored} needs a store, and nothing is stored here: send the whole history.", code="not_supported"
        )
    made: Object = {key: body[key] for key in SAME if body.get(key) is not None}
    made["messages"] = [*_instructions(body.get("instructions")), *_messages(body.get("input"))]
    if body.get("max_output_tokens") is not None:
        made["max_completion_tokens"] = body["max_output_tokens"]
    if body.get("tools"):
        made["tools"] = [_tool(tool) for tool in _objects(body["tools"], "tools")]
    if choice := body.get("tool_choice"):
        made["tool_choice"] = _choice(choice)
    if (metadata := own_metadata(body)) is not None:
        made["metadata"] = metadata
    if isinstance(reasoning := body.get("reasoning"), dict) and reasoning.get("effort"):
        made["reasoning_effort"] = reasoning["effort"]
    made |= _text_options(body.get("text"))
    if body.get("stream"):
        made["stream_options"] = {"include_usage": True}
    return made


def _text_options(text: Any) -> Object:
    made: Object = {}
    if isinstance(text, dict):
        if text.get("verbosity"):
            made["verbosity"] = text["verbosity"]
        wanted = text.get("format")
        if isinstance(wanted, dict) and wanted.get("type") == "json_schema":
            made["response_format"] = {
                "type": "json_schema",
                "json_schema": {key: item for key, item in wanted.items() if key != "type"},
            }
        elif isinstance(wanted, dict) and wanted.get("type") == "json_object":
            made["response_format"] = wanted
    return made


def _instructions(text: Any) -> Iterator[Object]:
    if text:
        yield {"role": "system", "content": text}


def _messages(given: Any) -> list[Object]:
    if isinstance(given, str):
        return [{"role": "user", "content": given}]
    made: list[Object] = []
    for item in _objects(given, "input"):
        kind = item.get("type", "message")
        if kind == "function_call":
            _add_call(made, item)
        elif kind == "function_call_output":
            output = item.get("output", "")
            content = output if isinstance(output, str) else _content(output)
            made.append({"role": "tool", "tool_call_id": item.get("call_id", ""), "content": content})
        elif kind == "message":
            made.append({"role": item.get("role", "user"), "content": _content(item.get("content"))})
        elif kind != "reasoning":
            raise Problem("An input item of this type cannot be passed on.", code="not_supported")
    return made


def _add_call(made: list[Object], item: Object) -> None:
    """Calls that follow each other are of one message."""
    function = {"name": item.get("name", ""), "arguments": item.get("arguments", "")}
    call = {"id": item.get("call_id", ""), "type": "function", "function": function}
    if made and made[-1]["role"] == "assistant":
        made[-1].setdefault("tool_calls", []).append(call)
    else:
        made.append({"role": "assistant", "content": None, "tool_calls": [call]})


def _content(content: Any) -> Any:
    if isinstance(content, str):
        return content
    parts = [_part(part) for part in _objects(content, "input.content")]
    texts = [part["text"] for part in parts if part["type"] == "text"]
    return "".join(texts) if len(texts) == len(parts) else parts


def _part(part: Object) -> Object:
    kind = part.get("type")
    if kind in TEXTS:
        return {"type": "text", "text": part.get("text", "")}
    if kind == "refusal":
        return {"type": "text", "text": part.get("refusal", "")}
    if kind == "input_image" and part.get("image_url"):
        return {"type": "image_url", "image_url": {"url": part["image_url"]}}
    if kind in ("input_image", "input_file", "input_audio"):
        raise Problem(code="media_refused")
    raise Problem("A content part of this type cannot be passed on.", code="not_supported")


def _tool(tool: Object) -> Object:
    if tool.get("type") != "function":
        raise Problem("Only tools of the caller's own are passed on.", code="not_supported")
    return {
        "type": "function",
        "function": {key: item for key, item in tool.items() if key != "type" and item is not None},
    }


def _choice(choice: Any) -> Any:
    if isinstance(choice, dict) and choice.get("type") == "function":
        return {"type": "function", "function": {"name": choice.get("name", "")}}
    if isinstance(choice, dict):
        raise Problem("A tool choice of this type cannot be passed on.", code="not_supported")
    return choice


def _objects(value: Any, field: str) -> list[Object]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise invalid(field, "must be a string or a list of objects")
    return value
