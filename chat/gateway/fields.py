"""The fields of Chat Completions, Completions and Embeddings requests, by what they are."""

from collections.abc import Mapping
from typing import Any

from project.errors import invalid

from .shape import Shape, Visit, anything, arguments, known, media, member, name, pseudonym, schema, speaker, text

FUNCTION = known({"name": name, "description": text, "parameters": schema, "strict": name})
CALLED = known({"name": name, "arguments": arguments, "input": text})
CALL = known({"id": name, "index": name, "type": name, "function": CALLED, "custom": CALLED})
CUSTOM = known({"name": name, "description": text, "format": known({"type": name, "syntax": name})})
PART = known(
    {
        "type": name,
        "text": text,
        "refusal": text,
        "image_url": media,
        "image": media,
        "input_audio": media,
        "audio": media,
        "video_url": media,
        "file": media,
    }
)
MESSAGE = known(
    {
        "role": name,
        "content": PART,
        "name": speaker,
        "refusal": text,
        "reasoning": text,
        "reasoning_content": text,
        "tool_calls": CALL,
        "tool_call_id": name,
        "function_call": CALLED,
        "audio": known({"id": name}),
    }
)
TOOL_MESSAGE = known({"role": name, "content": PART, "name": name, "tool_call_id": name})
FORMAT = known(
    {"type": name, "json_schema": known({"name": name, "description": text, "schema": schema, "strict": name})}
)
CHOICE = known({"type": name, "name": name, "mode": name, "function": known({"name": name})})
STREAM = known({"include_usage": name, "include_obfuscation": name})


def messages(value: Any, visit: Visit) -> Any:
    """Who said what, in order; the `name` of a tool's answer is the function's."""
    if not isinstance(value, list):
        raise invalid("messages", "must be a list")
    return [_message(item)(item, visit) for item in value]


def _message(item: Any) -> Shape:
    return TOOL_MESSAGE if isinstance(item, dict) and item.get("role") in ("tool", "function") else MESSAGE


def choice(value: Any, visit: Visit) -> Any:
    """Which tool to call: a word or an object."""
    return name(value, visit) if isinstance(value, str) else CHOICE(value, visit)


def readable(value: Any, visit: Visit) -> Any:
    """A text or texts; numbers in their place are tokens of some vocabulary, which cannot be read."""
    if isinstance(value, list) and any(not isinstance(item, str) for item in value):
        raise invalid("input", "must be a string or a list of strings: tokens cannot be read")
    return text(value, visit)


def untouched(value: Any, visit: Visit) -> Any:
    """Numbers by token id."""
    if not isinstance(value, dict) or not all(isinstance(item, int | float) for item in value.values()):
        return anything(value, visit)
    return {key if key.isdecimal() and len(key) < 7 else visit.key(key): item for key, item in value.items()}


# In the order in which they are read, so that what stays over the turns of a chat gets its placeholders first.
FIELDS: Mapping[str, Shape] = {
    "model": name,
    "tools": known({"type": name, "function": FUNCTION, "custom": CUSTOM}),
    "functions": FUNCTION,
    "response_format": FORMAT,
    "messages": messages,
    "prompt": readable,
    "input": readable,
    "suffix": text,
    "stop": text,
    "prediction": known({"type": name, "content": PART}),
    "tool_choice": choice,
    "function_call": choice,
    "metadata": anything,
    "user": pseudonym,
    "safety_identifier": pseudonym,
    "prompt_cache_key": pseudonym,
    "logit_bias": untouched,
    "stream_options": STREAM,
    **dict.fromkeys(
        (
            "audio", "dimensions", "echo", "encoding_format", "frequency_penalty", "logprobs", "max_completion_tokens",
            "max_tokens", "min_p", "modalities", "n", "parallel_tool_calls", "presence_penalty",
            "prompt_cache_retention", "reasoning_effort", "repetition_penalty", "seed", "service_tier", "store",
            "stream", "temperature", "top_k", "top_logprobs", "top_p", "verbosity",
        ),
        name,
    ),
}  # fmt: skip


def walk(body: Mapping[str, Any], visit: Visit) -> dict[str, Any]:
    """The request with every text shown to the visit; the order of the fields is kept."""
    ordered = [field for field in FIELDS if field in body] + [field for field in body if field not in FIELDS]
    made = {field: _walked(field, body[field], visit) for field in ordered}
    return dict(made[field] for field in body)


def _walked(field: str, value: Any, visit: Visit) -> tuple[str, Any]:
    if field in FIELDS:
        return field, FIELDS[field](value, visit)
    return member(field, value, visit)
