"""A streamed answer as Anthropic's events.

Blocks stay open until the end: what is held back of a text may come after the call of a tool has begun.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from project.errors import Problem

from ...assistant import sse
from ..protocol import Object
from .answer import head, stop_of, thought_of, usage_of

EMPTY: dict[str, Object] = {
    "thinking": {"type": "thinking", "thinking": "", "signature": ""},
    "text": {"type": "text", "text": ""},
}


@dataclass(slots=True)
class MessageEvents:
    """One message on its way."""

    protocol: Any
    _begun: bool = False
    _blocks: dict[object, int] = field(default_factory=dict)  # what a block is of, and its index
    _stop: str | None = None
    _usage: Object = field(default_factory=dict)

    def take(self, chunk: Object) -> Iterator[bytes]:
        if not self._begun:
            self._begun = True
            usage = {"input_tokens": 0, "output_tokens": 0}
            yield _event("message_start", {"message": {**head(chunk), "usage": usage}})
        if chunk.get("usage"):
            self._usage = usage_of(chunk)
        for choice in chunk.get("choices") or ():
            if choice.get("index", 0) == 0:
                yield from self._delta(choice.get("delta") or {})
                self._stop = choice.get("finish_reason") or self._stop

    def finish(self) -> Iterator[bytes]:
        if not self._begun:
            yield from self.take({})
        for index in self._blocks.values():
            yield _event("content_block_stop", {"index": index})
        delta = {"stop_reason": stop_of(self._stop), "stop_sequence": None}
        yield _event("message_delta", {"delta": delta, "usage": {"output_tokens": 0, **self._usage}})
        yield _event("message_stop", {})

    def fail(self, problem: Problem) -> Iterator[bytes]:
        yield sse.event(orjson.dumps(self.protocol.error(problem)), "error")

    def _delta(self, said: Object) -> Iterator[bytes]:
        if thought := thought_of(said):
            yield from self._piece("thinking", EMPTY["thinking"], {"type": "thinking_delta", "thinking": thought})
        if text := said.get("content") or said.get("refusal"):
            yield from self._piece("text", EMPTY["text"], {"type": "text_delta", "text": text})
        for at, call in enumerate(said.get("tool_calls") or ()):
            function = call.get("function") or {}
            place = call.get("index", at)
            block: Object = {
                "type": "tool_use",
                "id": call.get("id") or "",
                "name": function.get("name") or "",
                "input": {},
            }
            yield from self._open(("call", place), block)
            if function.get("arguments"):
                delta = {"type": "input_json_delta", "partial_json": function["arguments"]}
                yield from self._piece(("call", place), block, delta)

    def _open(self, key: object, block: Object) -> Iterator[bytes]:
        if key not in self._blocks:
            self._blocks[key] = len(self._blocks)
            yield _event("content_block_start", {"index": self._blocks[key], "content_block": block})

    def _piece(self, key: object, block: Object, delta: Object) -> Iterator[bytes]:
        yield from self._open(key, block)
        yield _event("content_block_delta", {"index": self._blocks[key], "delta": delta})


def _event(name: str, data: Object) -> bytes:
    return sse.event(orjson.dumps({"type": name, **data}), name)
