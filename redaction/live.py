"""A live text: pieces in, what is decided out, as `/ws` answers it."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from project import metrics

from . import render, work
from .engine.redactors.redact import same
from .engine.span import Entity
from .engine.stream import Stream, shifted
from .exchange import Exchange
from .policy import Plan

Item = dict[str, Any]


class Live:
    """One stream. Its own text is kept only as far as an entity may still begin there. Not for two threads at once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.stream = Stream(plan.policy, words=settings.STREAM_WORDS)
        self.text = ""  # from `offset` on
        self.offset = 0

    def take(self, chunk: str, *, end: bool = False) -> Item:
        """The text that has become final with this piece, and its entities."""
        metrics.count_characters(len(chunk))
        self.text += chunk
        deltas = [self.stream.append(chunk)] if chunk else []
        if end:
            deltas.append(self.stream.end())
        made = [replacement for delta in deltas for replacement in delta.entities]
        entities = render.streamed(self.text, self.offset, made) if self.plan.return_entity else []
        decided = self.stream.decided
        self.text, self.offset = self.text[decided - self.offset :], decided
        return {"delta": "".join(delta.text for delta in deltas), "entities": entities}

    async def atake(self, chunk: str, *, end: bool = False) -> Item:
        """As `take`, on an engine thread."""
        return await work.submit(self.take, chunk, end=end)


@dataclass(frozen=True, slots=True)
class Found:
    """Text that is decided, from `start` of the stream, and its entities, counted from its own beginning."""

    start: int
    text: str
    entities: list[Entity]


class Lasting(Live):
    """One stream of a conversation, whose placeholders are kept."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__(exchange.plan)
        self.stream = Stream(exchange.plan.policy, words=settings.STREAM_WORDS, replacing=same)
        self.exchange = exchange
        self.written = 0

    def take(self, chunk: str, *, end: bool = False) -> Item:
        found = self.read(chunk, end=end)
        self.exchange.settle(self.exchange.mentions([found.text], [found.entities]), ours=True)
        return self.item(found)

    async def atake(self, chunk: str, *, end: bool = False) -> Item:
        found = await work.submit(self.read, chunk, end=end)
        if found.entities:
            mentions = await work.submit(self.exchange.mentions, [found.text], [found.entities])
            await self.exchange.asettle(mentions, ours=True)
        return self.item(found)

    def read(self, chunk: str, *, end: bool) -> Found:
        """What is decided with this piece."""
        metrics.count_characters(len(chunk))
        start = self.stream.decided
        deltas = [self.stream.append(chunk)] if chunk else []
        if end:
            deltas.append(self.stream.end())
        entities = [shifted(one.entity, -start) for delta in deltas for one in delta.entities]
        return Found(start, "".join(delta.text for delta in deltas), entities)

    def item(self, found: Found) -> Item:
        """What is answered for it."""
        redacted = self.exchange.put([found.text], [found.entities])[0]
        made = [
            replace(
                one,
                entity=shifted(one.entity, found.start),
                start=one.start + self.written,
                end=one.end + self.written,
            )
            for one in redacted.replacements
        ]
        self.written += len(redacted.text)
        entities = render.streamed(found.text, found.start, made) if self.plan.return_entity else []
        return {"delta": redacted.text, "entities": entities}
