"""Whether an upstream's object has the shape of a Chat Completions answer, so that those who read it need not ask."""

from typing import Any

from . import problems

Object = dict[str, Any]


def checked(answer: Object, said: str) -> Object:
    """The answer, or Problem 502. `said`: where a choice has its message, `delta` or `message`."""
    choices = answer.get("choices")
    if not isinstance(choices, list) or not all(_choice(choice, said) for choice in choices):
        raise problems.garbage()
    return answer


def as_chunk(answer: Object) -> Object:
    """A whole answer as the one event of a stream; what is none stays as it is."""
    choices = answer.get("choices")
    if not isinstance(choices, list):
        return answer
    return {**answer, "object": "chat.completion.chunk", "choices": [_delta(choice) for choice in choices]}


def _delta(choice: Any) -> Any:
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        return choice
    calls = message.get("tool_calls")
    if isinstance(calls, list):
        numbered = [{"index": at, **call} if isinstance(call, dict) else call for at, call in enumerate(calls)]
        message = {**message, "tool_calls": numbered}
    return {**{key: item for key, item in choice.items() if key != "message"}, "delta": message}


def _choice(choice: Any, said: str) -> bool:
    return (
        isinstance(choice, dict)
        and isinstance(choice.get("index", 0), int)
        and isinstance(choice.get("finish_reason"), str | None)
        and _message(choice.get(said), said)
    )


def _message(message: Any, said: str) -> bool:
    if message is None:
        return said == "delta"
    if not isinstance(message, dict):
        return False
    texts = all(isinstance(message.get(name), str | None) for name in ("content", "refusal", "reasoning_content"))
    calls = message.get("tool_calls")
    return texts and (calls is None or (isinstance(calls, list) and all(map(_call, calls))))


def _call(call: Any) -> bool:
    if not isinstance(call, dict) or not isinstance(call.get("id"), str | None):
        return False
    function = call.get("function")
    if function is None:
        return True
    return isinstance(function, dict) and all(
        isinstance(function.get(name), str | None) for name in ("name", "arguments")
    )
