"""A live text: pieces in, what is decided out, as `/ws` answers it."""

from typing import Any

from django.conf import settings

from project import metrics

from . import render, work
from .engine.stream import Stream
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
