"""A `chat.completion` as a response."""

import time
import uuid
from collections.abc import Iterator, Sequence

from ..anthropic.answer import thought_of
from ..protocol import Object

ECHOED = (
    "instructions", "max_output_tokens", "metadata", "parallel_tool_calls", "reasoning", "temperature", "text",
    "tool_choice", "tools", "top_p", "truncation", "user",
)  # fmt: skip
USUAL: Object = {
    "metadata": {},
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "truncation": "disabled",
}


def response_of(body: Object, answer: Object) -> Object:
    """The first choice as a response to `body`."""
    choice: Object = (answer.get("choices") or [{}])[0]
    output = list(items(choice.get("message") or {}))
    made = head(body, str(answer.get("model", "")))
    return ended(made, output, choice.get("finish_reason"), answer.get("usage"))


def head(body: Object, model: str) -> Object:
    """A response that has begun; what was asked is said back, as it was asked."""
    given = {key: USUAL.get(key) if body.get(key) is None else body[key] for key in ECHOED}
    return {
        "id": f"resp_{uuid.uuid4().hex}",
        "object": "response",
        "created_at": int(time.time()),
        "status": "in_progress",
        "error": None,
        "incomplete_details": None,
        "model": model or body.get("model", ""),
        "output": [],
        "previous_response_id": None,
        "store": False,
        "usage": None,
        **given,
    }


def ended(made: Object, output: Sequence[Object], reason: str | None, usage: Object | None) -> Object:
    """The response when all is said."""
    cut = {"length": "max_output_tokens", "content_filter": "content_filter"}.get(reason or "")
    return {
        **made,
        "status": "incomplete" if cut else "completed",
        "incomplete_details": {"reason": cut} if cut else None,
        "output": list(output),
        "usage": usage_of(usage or {}),
    }


def usage_of(usage: Object) -> Object:
    """Tokens, as the upstream counts them."""
    given, made = usage.get("prompt_tokens") or 0, usage.get("completion_tokens") or 0
    inner, outer = usage.get("prompt_tokens_details") or {}, usage.get("completion_tokens_details") or {}
    return {
        "input_tokens": given,
        "input_tokens_details": {"cached_tokens": inner.get("cached_tokens") or 0},
        "output_tokens": made,
        "output_tokens_details": {"reasoning_tokens": outer.get("reasoning_tokens") or 0},
        "total_tokens": usage.get("total_tokens") or given + made,
    }


def items(message: Object) -> Iterator[Object]:
    """What a message holds, as output items."""
    if thought := thought_of(message):
        yield reasoning(thought)
    if message.get("content") or message.get("refusal"):
        parts = [text_part(message["content"])] if message.get("content") else []
        parts += [{"type": "refusal", "refusal": message["refusal"]}] if message.get("refusal") else []
        yield said(parts)
    for call in message.get("tool_calls") or ():
        function = call.get("function") or {}
        yield called(call.get("id") or "", function.get("name") or "", function.get("arguments") or "")


def reasoning(text: str, identity: str = "", status: str = "completed") -> Object:
    """What the model thought."""
    content = [{"type": "reasoning_text", "text": text}] if text else []
    return {"id": identity or _id("rs"), "type": "reasoning", "summary": [], "content": content, "status": status}


def said(parts: list[Object], identity: str = "", status: str = "completed") -> Object:
    """What the model said."""
    return {"id": identity or _id("msg"), "type": "message", "role": "assistant", "status": status, "content": parts}


def called(call: str, name: str, arguments: str, identity: str = "", status: str = "completed") -> Object:
    """A tool that the model calls."""
    return {
        "id": identity or _id("fc"),
        "type": "function_call",
        "status": status,
        "call_id": call,
        "name": name,
        "arguments": arguments,
    }


def text_part(text: str) -> Object:
    """A text as content."""
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _id(kind: str) -> str:
    return f"{kind}_{uuid.uuid4().hex}"
