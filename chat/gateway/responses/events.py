"""A streamed answer as events of Responses: items open as they begin, and all close at the end, in that order."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import orjson

from project.errors import Problem

from ...assistant import sse
from ..anthropic.answer import thought_of
from ..openai import message_of
from ..protocol import Object
from . import answer


@dataclass(slots=True)
class Item:
    """An output item that is being written. `content`: whether it consists of content parts."""

    kind: str  # the events' name: output_text, refusal, reasoning_text, function_call_arguments
    index: int
    identity: str
    make: Callable[[str, str], Object]  # text and status to item
    part: Callable[[str], Object] | None = None
    text: list[str] = field(default_factory=list)

    @property
    def place(self) -> Object:
        """Where its text goes."""
        made: Object = {"item_id": self.identity, "output_index": self.index}
        return {**made, "content_index": 0} if self.part else made


@dataclass(slots=True)
class ResponseEvents:
    """One response on its way."""

    body: Object
    _response: Object = field(default_factory=dict)
    _items: dict[object, Item] = field(default_factory=dict)
    _number: int = 0
    _reason: str | None = None
    _usage: Object | None = None

    def take(self, chunk: Object) -> Iterator[bytes]:
        if not self._response:
            self._response = answer.head(self.body, str(chunk.get("model", "")))
            yield self._event("response.created", response=self._response)
            yield self._event("response.in_progress", response=self._response)
        self._usage = chunk.get("usage") or self._usage
        for choice in chunk.get("choices") or ():
            if choice.get("index", 0) == 0:
                yield from self._delta(choice.get("delta") or {})
                self._reason = choice.get("finish_reason") or self._reason

    def finish(self) -> Iterator[bytes]:
        if not self._response:
            yield from self.take({})
        done = []
        for item in self._items.values():
            text = "".join(item.text)
            made = item.make(text, "completed")
            done.append(made)
            name = "arguments" if item.part is None else "refusal" if item.kind == "refusal" else "text"
            yield self._event(f"response.{item.kind}.done", **item.place, **{name: text}, **_extra(item, made))
            if item.part:
                yield self._event("response.content_part.done", **item.place, part=item.part(text))
            yield self._event("response.output_item.done", output_index=item.index, item=made)
        made = answer.ended(self._response, done, self._reason, self._usage)
        yield self._event(f"response.{made['status']}", response=made)

    def fail(self, problem: Problem) -> Iterator[bytes]:
        yield self._event("error", code=problem.code, message=message_of(problem), param=None)

    def _delta(self, said: Object) -> Iterator[bytes]:
        if thought := thought_of(said):
            yield from self._piece("reasoning", thought, self._thinking)
        if text := said.get("content"):
            yield from self._piece("text", text, self._speaking)
        if text := said.get("refusal"):
            yield from self._piece("refusal", text, self._refusing)
        for at, call in enumerate(said.get("tool_calls") or ()):
            function = call.get("function") or {}
            key = ("call", call.get("index", at))
            yield from self._piece(key, function.get("arguments") or "", partial(self._calling, call))

    def _piece(self, key: object, text: str, make: Callable[[int], Item]) -> Iterator[bytes]:
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = make(len(self._items))
            yield self._event("response.output_item.added", output_index=item.index, item=item.make("", "in_progress"))
            if item.part:
                yield self._event("response.content_part.added", **item.place, part=item.part(""))
        if text:
            item.text.append(text)
            extra: Object = {"logprobs": []} if item.kind == "output_text" else {}
            yield self._event(f"response.{item.kind}.delta", **item.place, delta=text, **extra)

    def _thinking(self, at: int) -> Item:
        identity = f"rs_{uuid.uuid4().hex}"

        def part(text: str) -> Object:
            return {"type": "reasoning_text", "text": text}

        return Item("reasoning_text", at, identity, lambda text, status: answer.reasoning(text, identity, status), part)

    def _speaking(self, at: int) -> Item:
        return self._message("output_text", at, answer.text_part)

    def _refusing(self, at: int) -> Item:
        return self._message("refusal", at, lambda text: {"type": "refusal", "refusal": text})

    def _message(self, kind: str, at: int, part: Callable[[str], Object]) -> Item:
        identity = f"msg_{uuid.uuid4().hex}"

        def make(text: str, status: str) -> Object:
            return answer.said([part(text)] if text else [], identity, status)

        return Item(kind, at, identity, make, part)

    def _calling(self, call: Object, at: int) -> Item:
        identity, name = f"fc_{uuid.uuid4().hex}", (call.get("function") or {}).get("name") or ""

        def make(text: str, status: str) -> Object:
            return answer.called(call.get("id") or "", name, text, identity, status)

        return Item("function_call_arguments", at, identity, make)

    def _event(self, name: str, /, **data: object) -> bytes:
        made = sse.event(orjson.dumps({"type": name, "sequence_number": self._number, **data}), name)
        self._number += 1
        return made


def _extra(item: Item, made: Object) -> Object:
    if item.kind == "function_call_arguments":
        return {"name": made["name"]}
    return {"logprobs": []} if item.kind == "output_text" else {}
