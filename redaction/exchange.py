"""Texts that share their placeholders: one turn with a language model, or a conversation's redaction.

Redacted on the way in, restored on the way out. What computes runs on the engine's threads, what asks the database on
the database's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from project import metrics
from project.sockets import database

from . import readings, work
from .engine.known import index, with_known
from .engine.language import best
from .engine.placeholders import Mention, Placeholders
from .engine.policy import Marker, coreference_of
from .engine.redactors import Redacted
from .engine.redactors.redact import languages_of, put
from .engine.redactors.standing import Standing, standing_already
from .engine.restoring import BRIEF, Decided, Entered, Restoring
from .engine.span import Entity
from .engine.vocabulary import Vocabulary, vocabulary
from .policy import Plan
from .vault import Vault

EVERYTHING = "EVERYTHING"


@dataclass(slots=True)
class Exchange:
    """Made by `services.aexchange`. Without a conversation, placeholders live as long as this object."""

    plan: Plan
    conversation: str | None = None
    vault: Vault | None = None
    caller: str = ""  # whose texts: what was read of them is remembered for nobody else
    placeholders: Placeholders = field(init=False)
    _standing: Standing | None = None
    _vocabulary: Vocabulary | None = None
    _counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        alone = Placeholders(coreference_of(self.plan.policy.redaction))
        self.placeholders = self.vault.placeholders if self.vault else alone

    @property
    def media(self) -> str:
        """What the policy says of images, sound and files: refuse, pass, or nothing."""
        return self.plan.media

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entities were redacted, by label; never what they were."""
        return dict(self._counts)

    async def aredact(self, texts: Sequence[str]) -> list[str]:
        """The texts of one request, redacted together: one value, one placeholder."""
        return [made.text for made in await self.aredacted(texts)]

    async def aredacted(self, texts: Sequence[str]) -> list[Redacted]:
        """As `aredact`, with what was replaced."""
        found, mentions, made = await work.submit(self._begun, texts)
        if made is not None:
            return made
        await database.run(self.settle, mentions, ours=True)
        return await work.submit(self.put, texts, found)

    def redacted(self, texts: Sequence[str]) -> list[Redacted]:
        """As `aredacted`, blocking."""
        found = self._find(texts)
        self.settle(self.mentions(texts, found), ours=True)
        return self.put(texts, found)

    def restorer(self, *, new: bool = True, json: bool = False) -> "Restorer":
        """For one stream of text that the model writes: a choice's content, one tool call's arguments.

        `new` redacts new personal data too, as the policy says; `json` says that the text is the source of JSON, in
        whose strings values are escaped.
        """
        policy = self.plan.policy if new else None
        everything = self.plan.answers == EVERYTHING
        return Restorer(self, Restoring(self.vocabulary, policy, everything, json, settings.STREAM_WORDS))

    @property
    def vocabulary(self) -> Vocabulary:
        """What the placeholders look like, those to come too."""
        if self._vocabulary is None:
            redaction = self.plan.policy.redaction
            marked = isinstance(redaction, Marker)
            brackets = (redaction.opening, redaction.closing) if isinstance(redaction, Marker) else ("[", "]")
            made = vocabulary(self.placeholders.all(), brackets, redaction.language if marked else "en")  # type: ignore[union-attr]
            self.placeholders.watchers.append(made.add)
            self._vocabulary = made
        return self._vocabulary

    def standing(self, texts: Sequence[str]) -> Standing:
        """How values are written; the language of the first texts counts for all."""
        if self._standing is None:
            spoken = languages_of("\n".join(texts), self.plan.policy)
            self._standing = Standing(self.plan.policy, self.placeholders, best(spoken or {}))
        return self._standing

    def lacks(self, mentions: Iterable[Mention], *, ours: bool) -> bool:
        """Whether any value has no placeholder yet."""
        return bool(self.placeholders.missing(mentions, ours=ours))

    def settle(self, mentions: Sequence[Mention], *, ours: bool) -> None:
        """Give every value its placeholder; blocking where there is a conversation."""
        if self.lacks(mentions, ours=ours):
            (self.vault or self.placeholders).allot(mentions, ours=ours)
        if ours:
            self.placeholders.meet(mentions)

    async def asettle(self, mentions: Sequence[Mention], *, ours: bool) -> None:
        """As `settle`."""
        if self.vault is not None and self.lacks(mentions, ours=ours):
            await database.run(self.settle, mentions, ours=ours)
        else:
            self.settle(mentions, ours=ours)

    def count(self, entities: Iterable[Entity]) -> None:
        """Count what is redacted."""
        self._counts.update(entity.label for entity in entities)

    def _begun(self, texts: Sequence[str]) -> tuple[list[list[Entity]], list[Mention], list[Redacted] | None]:
        """The entities, their values, and the result, unless the database has to be asked for placeholders first."""
        found = self._find(texts)
        mentions = self.mentions(texts, found)
        if self.vault is not None and self.lacks(mentions, ours=True):
            return found, mentions, None
        self.settle(mentions, ours=True)
        return found, mentions, self.put(texts, found)

    def _find(self, texts: Sequence[str]) -> list[list[Entity]]:
        metrics.count_characters(sum(map(len, texts)))
        return readings.remembered(self.caller, texts, self.plan.policy)

    def mentions(self, texts: Sequence[str], found: Sequence[Sequence[Entity]]) -> list[Mention]:
        """The values that these entities of the texts come to."""
        self.placeholders.reserved |= standing_already(texts)
        standing = self.standing(texts)
        standing.learn(list(zip(texts, found, strict=True)))
        return [one for text, entities in zip(texts, found, strict=True) for one in standing.mentions(text, entities)]

    def put(self, texts: Sequence[str], found: Sequence[Sequence[Entity]]) -> list[Redacted]:
        """The texts with these entities replaced, and what the conversation knows besides; all have placeholders."""
        standing = self.standing(texts)
        known = index(self.placeholders.all(), self.plan.policy.labels) if standing.plain is None else {}
        every = [with_known(text, entities, known) for text, entities in zip(texts, found, strict=True)]
        for entities in every:
            self.count(entities)
        return [put(text, entities, standing) for text, entities in zip(texts, every, strict=True)]


@dataclass(slots=True)
class Restorer:
    """One stream of text that a model writes, restored; however it is cut, the same comes out.

    Held back is what may still become a placeholder and, where new data is looked for, an entity.
    Not for use by several threads at once.
    """

    exchange: Exchange
    restoring: Restoring

    def take(self, text: str) -> str:
        """What is decided with this piece; blocking, as is `finish`."""
        return self._settled(self.restoring.read(text))

    def finish(self) -> str:
        """No more text comes: all that was held back. After that the restorer is spent."""
        return self._settled(self.restoring.end())

    async def atake(self, text: str) -> str:
        """As `take`, on an engine thread where there is something to look at."""
        if len(text) > BRIEF:
            return await self._asettled(await work.submit(self.restoring.read, text))
        return await self._aread(self.restoring.enter(text))

    async def afinish(self) -> str:
        """As `finish`, on an engine thread where there is something to look at."""
        return await self._aread(self.restoring.leave())

    def _settled(self, decided: Decided) -> str:
        self.exchange.settle(self._mentions(decided), ours=False)
        return self._write(decided)

    async def _aread(self, entered: Entered) -> str:
        if self.restoring.light(entered):
            return await self._asettled(self.restoring.decide(entered))
        return await self._asettled(await work.submit(self.restoring.decide, entered))

    async def _asettled(self, decided: Decided) -> str:
        if decided.entities:
            await self.exchange.asettle(self._mentions(decided), ours=False)
        return self._write(decided)

    def _mentions(self, decided: Decided) -> list[Mention]:
        if not decided.entities:
            return []
        return self._standing(decided).mentions(decided.text, decided.moved)

    def _write(self, decided: Decided) -> str:
        put = [self._replaced(decided, entity) for entity in decided.moved]
        return self.restoring.write(decided, put)

    def _replaced(self, decided: Decided, entity: Entity) -> str:
        """What stands for a new value; a value of ours that the model knew all the same stays."""
        mention = decided.text[entity.start : entity.end]
        found = self.exchange.placeholders.find(entity.label, mention)
        if found is not None and found.ours:
            return mention
        self.exchange.count([entity])
        return self._standing(decided)(mention, entity)[0]

    def _standing(self, decided: Decided) -> Standing:
        return self.exchange.standing([decided.text])
