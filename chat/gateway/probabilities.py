"""The probabilities of an answer's tokens: those that the upstream gave for the text that the caller gets, or none.

A token of a placeholder has no counterpart in what was restored, half words cannot be read, and an alternative may be
a half of a name. So an answer that is left as the model wrote it keeps the probabilities of its own tokens, without
alternatives; any other answer, and a streamed one, of which this is known too late, has none.
"""

from collections.abc import Mapping
from typing import Any

LOGPROBS = "logprobs"
PARTS = ("content", "refusal")


def bare(logprobs: Any, given: Any, made: Any) -> dict[str, Any] | None:
    """The probabilities of a choice whose message was `given` and is now `made`; None where they do not fit it."""
    if not isinstance(logprobs, Mapping) or not isinstance(given, Mapping) or given != made:
        return None
    try:
        return {part: _entries(logprobs.get(part), given.get(part) or "") for part in PARTS}
    except (TypeError, ValueError, KeyError, AttributeError):
        return None  # another shape than OpenAI's, or of another text


def _entries(entries: Any, text: str) -> list[dict[str, Any]] | None:
    """What is said of each token. Raises ValueError where the tokens do not make up the text, which has been read."""
    if entries is None:
        return None
    raw = [bytes(one["token"].encode() if one.get("bytes") is None else one["bytes"]) for one in entries]
    if b"".join(raw) != text.encode():
        raise ValueError
    return [_entry(token, one["logprob"]) for token, one in zip(raw, entries, strict=True)]


def _entry(token: bytes, logprob: float) -> dict[str, Any]:
    readable = token.decode("utf-8", "backslashreplace")  # a part of a character, as OpenAI writes it
    return {"token": readable, "logprob": float(logprob), "bytes": list(token), "top_logprobs": []}
