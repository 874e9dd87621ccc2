"""What somebody asks an assistant: Lanarky's two forms of it, and our own fields beside them.

`{"messages": [{"role", "content"}, ...]}`, or LangChain's `{<input key>: str, "chat_history": [[human, ai], ...]}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from project.errors import invalid

Object = dict[str, Any]
ROLES = frozenset({"system", "developer", "user", "assistant"})
NAME = 200  # characters, of models, policies, conversations, ids
MESSAGES = 2_000
OURS = frozenset({"id", "model", "policy", "conversation", "show", "mode", "chat_history"})


@dataclass(frozen=True, slots=True)
class Question:
    """One request. With an `id` it is answered in numbered frames, which can be resumed; else in Lanarky's alone."""

    messages: Sequence[Object]
    chain: bool = False  # in LangChain's form
    id: str | int | None = None
    model: str | None = None
    policy: str | None = None
    conversation: str | None = None
    show: bool = False  # what the model sees and says, beside what the person does


def asks(message: Mapping[str, Any]) -> bool:
    """Whether the object is a question at all."""
    return "messages" in message or "chat_history" in message


def read(message: Mapping[str, Any]) -> Question:
    """The question. Raises Problem 400, which names the field and never the value."""
    chain = "messages" not in message
    return Question(
        _turns(message) if chain else _messages(message["messages"]),
        chain,
        identity(message),
        _name(message, "model"),
        _name(message, "policy"),
        _name(message, "conversation"),
        message.get("show") is True,
    )


def identity(message: Mapping[str, Any]) -> str | int | None:
    """The `id` that answers are to carry. Raises Problem 400."""
    found = message.get("id")
    whole = isinstance(found, int) and not isinstance(found, bool) and abs(found) < 2**53
    if found is None or whole or (isinstance(found, str) and len(found) <= NAME):
        return found
    raise invalid("id", f"must be a whole number or a string of at most {NAME} characters")


def _messages(given: Any) -> list[Object]:
    if not isinstance(given, list) or not given:
        raise invalid("messages", "must be a list of messages")
    if len(given) > MESSAGES:
        raise invalid("messages", f"must hold at most {MESSAGES} items", code="too_many")
    return [_message(item, f"messages[{at}]") for at, item in enumerate(given)]


def _message(item: Any, path: str) -> Object:
    if not isinstance(item, dict):
        raise invalid(path, "must be an object")
    if item.get("role") not in ROLES:
        raise invalid(f"{path}.role", f"must be one of {', '.join(sorted(ROLES))}")
    if not isinstance(item.get("content"), str):
        raise invalid(f"{path}.content", "must be a string")
    return {"role": item["role"], "content": item["content"]}


def _turns(message: Mapping[str, Any]) -> list[Object]:
    """LangChain's history of pairs, and the one text that is not ours as what is asked now."""
    history = message["chat_history"]
    if not isinstance(history, list) or len(history) > MESSAGES:
        raise invalid("chat_history", "must be a list of pairs")
    inputs = {key: item for key, item in message.items() if key not in OURS}
    if len(inputs) != 1 or not all(isinstance(item, str) for item in inputs.values()):
        raise invalid("chat_history", "must stand beside one text, which is what is asked")
    said: list[Object] = []
    for at, pair in enumerate(history):
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(text, str) for text in pair):
            raise invalid(f"chat_history[{at}]", "must be a pair of texts")
        said += [{"role": "user", "content": pair[0]}, {"role": "assistant", "content": pair[1]}]
    return [*said, {"role": "user", "content": next(iter(inputs.values()))}]


def _name(message: Mapping[str, Any], field: str) -> str | None:
    found = message.get(field)
    if found is None or found == "":
        return None
    if not isinstance(found, str) or len(found) > NAME or not found.isprintable():
        raise invalid(field, f"must be a string of at most {NAME} characters")
    return found
