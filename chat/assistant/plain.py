"""What comes without a question, answered in kind with its text redacted: the shortest way for Lanarky's programs."""

from typing import Any

from project.auth import Caller
from project.sockets import Kind
from redaction import services

from ..gateway.redacting import redacted as all_redacted
from .heard import Heard

OURS = ("id", "policy", "conversation")


async def redacted(caller: Caller, heard: Heard) -> Any:
    """The text, the bytes, or the object with every text in it. Raises Problem."""
    if heard.message is None or heard.kind is not Kind.JSON:
        made = await _text(caller, heard.text, {})
        return made.encode() if heard.kind is Kind.BYTES else made
    ours = {name: heard.message[name] for name in OURS if name in heard.message}
    rest = {name: value for name, value in heard.message.items() if name not in OURS}
    options = {name: ours[name] for name in OURS[1:] if name in ours}
    if set(rest) == {"data"} and isinstance(rest["data"], str):
        return {**ours, "data": await _text(caller, rest["data"], options)}
    policy = services.wanted("-", {name: value for name, value in options.items() if name == "policy"}).options
    exchange = await services.aexchange(caller, policy, conversation=options.get("conversation"))
    return {**ours, **(await all_redacted({"metadata": rest}, exchange))["metadata"]}


async def _text(caller: Caller, text: str, options: dict[str, Any]) -> str:
    if not text.strip():
        return text
    made: str = (await services.aprocess(caller, services.wanted(text, options)))[0]["processed_text"]
    return made
