"""Conversations that last and are spoken in often: their placeholders stay in memory, without values.

Known values cost no query. A value that is not known here is allotted under the conversation's lock, where what other
processes have allotted is read first; so what is held may be old, and one value still has one placeholder.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from project import metrics
from project.sockets import database

from . import work
from .configuration import Tenant
from .engine import detect
from .engine.language import best
from .engine.placeholders import Mention, Placeholders
from .engine.policy import Coreference, coreference_of
from .engine.redactors import Redacted
from .engine.redactors.redact import languages_of, put
from .engine.redactors.standing import Standing, standing_already
from .engine.span import Entity
from .policy import Plan
from .vault import Vault, lasting

SECONDS = 1.0  # between two looks at what other processes have kept
MOST = 100_000  # placeholders of all conversations that a process holds, about 340 bytes each
MOST_CONVERSATIONS = 1_000
SHORT = 4_000  # characters; nobody's short text waits in one turn with a longer one


@dataclass(frozen=True, slots=True)
class Topic:
    """What a lasting conversation is about.

    `begin` is called in the transaction that begins it, and raises where what it is about is gone.
    """

    name: str
    begin: Callable[[], None]


@dataclass(slots=True)
class Held:
    """One conversation as this process knows it. Safe for several threads."""

    vault: Vault
    looked: float = -math.inf
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def placeholders(self) -> Placeholders:
        """Those that are known here."""
        return self.vault.placeholders

    def fresh(self) -> bool:
        """Whether no look is due."""
        return time.monotonic() - self.looked < SECONDS

    def look(self) -> bool:
        """Read what other processes have kept since; False where the conversation is another one now. Blocking."""
        with self.lock:
            if not self.fresh():
                before = self.vault.row
                self.vault.load()
                self.looked = time.monotonic()
                return before is None or (self.vault.row is not None and self.vault.row.pk == before.pk)
        return True

    def settle(self, turn: "Turn", found: Sequence[Entity]) -> Redacted:
        """Give the values that lack one their placeholders, keep these, and replace. Blocking."""
        with self.lock:
            self.placeholders.reserved = standing_already([turn.text])
            self.vault.allot(turn.mentions(self.placeholders, found), ours=True)
        _trim()
        return put(turn.text, found, turn.standing(self.placeholders))


class Turn(NamedTuple):
    """One text of a conversation."""

    plan: Plan
    text: str
    held: Held
    keep: bool  # or only say what it would become

    def standing(self, placeholders: Placeholders) -> Standing:
        """How values are written."""
        return Standing(self.plan.policy, placeholders, best(languages_of(self.text, self.plan.policy) or {}))

    def mentions(self, placeholders: Placeholders, found: Sequence[Entity]) -> list[Mention]:
        """The values that these entities come to."""
        standing = self.standing(placeholders)
        standing.learn([(self.text, found)])
        return standing.mentions(self.text, found)

    def begun(self, found: list[Entity]) -> "Redacted | list[Entity]":
        """The text redacted, or its entities where placeholders have to be allotted first."""
        placeholders = self.held.placeholders
        mentions = self.mentions(placeholders, found)
        if placeholders.missing(mentions, ours=True):
            if self.keep:
                return found
            placeholders = placeholders.draft()
            placeholders.reserved = standing_already([self.text])
            placeholders.allot(mentions, ours=True)
        return put(self.text, found, self.standing(placeholders))


def redacted(plan: Plan, text: str, tenant: Tenant, topic: Topic, *, keep: bool) -> Redacted:
    """The text with the conversation's placeholders; without `keep` new ones are allotted for this answer alone."""
    held = _held(plan, tenant, topic)
    if not held.look():
        held = _renewed(plan, tenant, topic)
    turn = Turn(plan, text, held, keep)
    made = _each([turn])[0]
    return made if isinstance(made, Redacted) else held.settle(turn, made)


async def aredacted(plan: Plan, text: str, tenant: Tenant, topic: Topic, *, keep: bool) -> Redacted:
    """As `redacted`; detection is shared with other texts that wait."""
    held = _held(plan, tenant, topic)
    if not held.fresh() and not await database.run(held.look):
        held = await database.run(_renewed, plan, tenant, topic)
    turn = Turn(plan, text, held, keep)
    made = await (work.share(_each, turn) if len(text) <= SHORT else work.submit(_one, turn))
    return made if isinstance(made, Redacted) else await database.run(held.settle, turn, made)


def _one(turn: Turn) -> Redacted | list[Entity]:
    return _each([turn])[0]


def _each(turns: Sequence[Turn]) -> list[Redacted | list[Entity]]:
    metrics.count_characters(sum(len(turn.text) for turn in turns))
    found = detect.detect_each([(turn.text, turn.plan.policy) for turn in turns])
    return [turn.begun(list(entities)) for turn, entities in zip(turns, found, strict=True)]


Key = tuple[str, str, Coreference]
_all: OrderedDict[Key, Held] = OrderedDict()  # used longest ago first
_lock = threading.Lock()


def _held(plan: Plan, tenant: Tenant, topic: Topic) -> Held:
    """The conversation, perhaps not yet looked at."""
    made = _vault(plan, tenant, topic)
    key = (made.project, made.digest, made.placeholders.coreference)
    with _lock:
        if (known := _all.get(key)) is not None:
            _all.move_to_end(key)
            return known
        held = _all[key] = Held(made)
    _trim()
    return held


def _renewed(plan: Plan, tenant: Tenant, topic: Topic) -> Held:
    """The conversation, held anew: the one that was held has been deleted. Blocking."""
    made = _vault(plan, tenant, topic)
    with _lock:
        held = _all[(made.project, made.digest, made.placeholders.coreference)] = Held(made)
    held.look()
    return held


def _vault(plan: Plan, tenant: Tenant, topic: Topic) -> Vault:
    return lasting(tenant, topic.name, topic.begin, coreference_of(plan.policy.redaction))


def _trim() -> None:
    """Hold no more than may be held; what is let go is read again when it is spoken in."""
    with _lock:
        held = sum(len(one.placeholders.known) for one in _all.values())
        while len(_all) > 1 and (held > MOST or len(_all) > MOST_CONVERSATIONS):
            held -= len(_all.popitem(last=False)[1].placeholders.known)
