"""What was found in the texts that come again: a chat's earlier messages, which programs send with every turn.

Kept in this process for READINGS_SECONDS after the last use, at most MOST texts: offsets and labels, no text. A text is
known by its keyed BLAKE2b digest (RFC 7693) under a key of this process, together with who sent it and the policy it
was read with, so that nobody can tell from a quick answer what others have sent.
"""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings

from .engine.detect import detect
from .engine.policy import Policy
from .engine.span import Entity

MOST = 2_000  # texts
ENTITIES = 100  # of one text; one with more is read again each time


class Reading(NamedTuple):
    """The entities of a text; the policy itself, because equal policies take long to be told from others."""

    policy: Policy
    entities: tuple[Entity, ...]
    until: float


@dataclass(slots=True)
class Readings:
    """The readings of one process. Safe for several threads."""

    most: int = MOST
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _kept: OrderedDict[bytes, Reading] = field(default_factory=OrderedDict)  # the least recently used first
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __len__(self) -> int:
        return len(self._kept)

    def detect(self, caller: str, text: str, policy: Policy) -> list[Entity]:
        """As `detect.detect`."""
        if not settings.READINGS_SECONDS:
            return detect(text, policy)
        key = self._digest(caller, text, policy)
        found = self._find(key, policy)
        if found is None:
            found = tuple(detect(text, policy))
            if len(found) <= ENTITIES:
                self._keep(key, found, policy)
        return list(found)

    def _digest(self, caller: str, text: str, policy: Policy) -> bytes:
        made = blake2b(f"{id(policy)} {len(caller)} {caller}".encode(), key=self._key, digest_size=32)
        made.update(text.encode("utf-8", "surrogatepass"))
        return made.digest()

    def _find(self, key: bytes, policy: Policy) -> tuple[Entity, ...] | None:
        now = time.monotonic()
        with self._lock:
            while self._kept and next(iter(self._kept.values())).until < now:
                self._kept.popitem(last=False)
            found = self._kept.pop(key, None)
            if found is None or found.policy is not policy:
                return None
            self._kept[key] = found._replace(until=now + settings.READINGS_SECONDS)
            return found.entities

    def _keep(self, key: bytes, entities: tuple[Entity, ...], policy: Policy) -> None:
        with self._lock:
            self._kept[key] = Reading(policy, entities, time.monotonic() + settings.READINGS_SECONDS)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)


_readings = Readings()


def remembered(caller: str, texts: Sequence[str], policy: Policy) -> list[list[Entity]]:
    """The entities of each text, as `detect.detect_many` finds them; those of known texts from memory."""
    return [_readings.detect(caller, text, policy) for text in texts]
