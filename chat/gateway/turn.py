"""One request to a language model: redacted, asked, restored; whatever protocol the caller speaks."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from project import metrics
from project.auth import Caller
from project.errors import Problem
from redaction import services

from ..assistant import upstream
from ..assistant.problems import Refusal
from .protocol import Object
from .redacting import redacted
from .restoring import Restoring


@dataclass(slots=True)
class Turn:
    """A request that may leave, and how its answer is restored."""

    body: Object
    restoring: Restoring
    exchange: Any
    path: str = upstream.CHAT

    @classmethod
    async def open(cls, caller: Caller, body: Mapping[str, Any], conversation: str | None, path: str) -> "Turn":
        """Redact a request. Raises Problem."""
        exchange = await services.aexchange(caller, conversation=conversation)
        made = await redacted(body, exchange)
        return cls(made, Restoring(exchange, json=_asks_for_json(body)), exchange, path)

    @property
    def headers(self) -> dict[str, str]:
        """How many entities of which type were redacted; never what they were."""
        counts = self.exchange.counts
        made = {"X-Redacted-Entities": ", ".join(f"{label}={counts[label]}" for label in sorted(counts))}
        if self.exchange.conversation is not None:
            made["X-Conversation-Id"] = self.exchange.conversation
        return made

    async def whole(self) -> Object:
        """The answer, restored. Raises Problem."""
        try:
            answer = await upstream.acomplete(self.body, self.path)
        except Refusal as refusal:
            raise await self._readable(refusal) from None
        _count_tokens(answer)
        made: Object = await self.restoring.whole(answer)
        return made

    async def chunks(self) -> AsyncGenerator[Object, None]:
        """The answer's pieces, restored. Raises Problem, after all that came before it."""
        try:
            async with aclosing(upstream.achunks(self.body, self.path)) as chunks:
                async for chunk in chunks:
                    _count_tokens(chunk)
                    async for made in self.restoring.chunks(chunk):
                        yield made
        except Refusal as refusal:
            raise await self._readable(refusal) from None
        except Problem:
            async for made in self.restoring.rest():
                yield made
            raise
        async for made in self.restoring.rest():
            yield made

    async def _readable(self, refusal: Refusal) -> Problem:
        """What the upstream says of the request, restored: it may quote it."""
        said = await self.restoring.text(refusal.said) if refusal.said else ""
        return Problem(said, code=refusal.code, status=refusal.status)


def _asks_for_json(body: Mapping[str, Any]) -> bool:
    wanted = body.get("response_format")
    return isinstance(wanted, dict) and wanted.get("type") in ("json_object", "json_schema")


def _count_tokens(answer: Mapping[str, Any]) -> None:
    usage = answer.get("usage")
    if isinstance(usage, dict):
        metrics.count_tokens(usage.get("prompt_tokens"), usage.get("completion_tokens"))
