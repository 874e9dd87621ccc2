"""One question to a language model: redacted on the way there, restored on the way back, both sides kept apart."""

import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from project.auth import Caller
from project.errors import Problem
from redaction import services

from ..gateway.redacting import redacted
from ..gateway.restoring import Restoring
from ..gateway.turn import Turn
from . import upstream
from .problems import Refusal
from .question import Object, Question
from .upstreams import configured

DOCUMENTS = "source_documents"
LISTED_SECONDS = 60.0  # a model's name that an upstream lists is asked for again after this


@dataclass(frozen=True, slots=True)
class Piece:
    """What came with one piece of an answer."""

    text: str = ""  # for the person: restored, and what is new in it redacted
    raw: str = ""  # as the model wrote it
    documents: Sequence[Any] = ()
    model: str = ""
    finish: str | None = None


@dataclass(slots=True)
class _Watched:
    """An exchange that remembers what it made of each text."""

    exchange: Any
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def media(self) -> str:
        """What the policy says of images."""
        return str(self.exchange.media)

    async def aredact(self, texts: Sequence[str]) -> list[str]:
        found = await self.exchange.aredacted(texts)
        self.made |= dict(zip(texts, found, strict=True))
        return [made.text for made in found]


@dataclass(slots=True)
class Reply:
    """A question that may leave, and how its answer is restored."""

    turn: Turn
    prompt: list[Object]  # what the model sees, with where in it and in the original the entities are; no values

    @classmethod
    async def open(cls, caller: Caller, question: Question, options: Any = None) -> "Reply":
        """Redact a question, by its policy or by `options` of `/process/text`. Raises Problem."""
        options = options or _options(question.policy)
        exchange = await services.aexchange(caller, options, conversation=question.conversation)
        watched = _Watched(exchange)
        body = {"model": await _model(question.model), "messages": list(question.messages)}
        made = await redacted(body, watched)
        prompt = [
            {**sent, "entities": _entities(watched.made.get(asked["content"]), sent["content"])}
            for asked, sent in zip(question.messages, made["messages"], strict=True)
        ]
        return cls(Turn(made, Restoring(exchange), exchange), prompt)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entities were redacted, by label."""
        counts: Mapping[str, int] = self.turn.exchange.counts
        return counts

    async def pieces(self) -> AsyncGenerator[Piece, None]:
        """The answer. Raises Problem, after all that came before it."""
        restoring = self.turn.restoring
        try:
            async with aclosing(upstream.achunks(self.turn.body)) as chunks:
                async for chunk in chunks:
                    made = [each async for each in restoring.chunks(chunk)]
                    yield _piece(chunk, made)
        except Refusal as refusal:
            said = await restoring.text(refusal.said) if refusal.said else ""
            raise Problem(said, code=refusal.code, status=refusal.status) from None
        except Problem:
            async for rest in restoring.rest():
                yield Piece(said_in(rest))
            raise
        async for rest in restoring.rest():
            yield Piece(said_in(rest))


def said_in(chunk: Mapping[str, Any]) -> str:
    """What the first choice of a chunk says, a refusal too."""
    return "".join(
        (delta.get("content") or "") + (delta.get("refusal") or "")
        for choice in chunk.get("choices") or ()
        if choice.get("index", 0) == 0 and (delta := choice.get("delta"))
    )


def _piece(chunk: Object, made: Sequence[Object]) -> Piece:
    documents = next((found for each in made if isinstance(found := each.get(DOCUMENTS), list)), ())
    ends = (choice.get("finish_reason") for choice in chunk.get("choices") or () if choice.get("index", 0) == 0)
    finish = next((end for end in ends if end), None)
    return Piece("".join(map(said_in, made)), said_in(chunk), documents, str(chunk.get("model") or ""), finish)


def _entities(made: Any, sent: str) -> list[Object]:
    """Where what was replaced stands in the text as it is sent, and where it stood."""
    if made is None or made.text != sent:
        return []
    return [
        {
            "label": one.entity.label,
            "marker": one.text,
            "start": one.start,
            "end": one.end,
            "original_start": one.entity.start,
            "original_end": one.entity.end,
        }
        for one in made.replacements
    ]


@lru_cache(maxsize=256)
def _options(policy: str | None) -> Any:
    return services.wanted("-", {"policy": policy} if policy else {}).options


_listed: dict[str, tuple[float, str]] = {}


async def _model(asked: str | None) -> str:
    """The model that is asked for, else the first upstream's: as it is configured, or the first that it lists."""
    first = (await configured())[0]
    if asked or first.model:
        return asked or first.model
    known = _listed.get(first.base_url)
    if known is None or time.monotonic() - known[0] > LISTED_SECONDS:
        listed = await upstream.amodels()
        name = str(listed[0].get("id", "")) if listed else ""
        known = _listed[first.base_url] = (time.monotonic(), name or "default")
    return known[1]
