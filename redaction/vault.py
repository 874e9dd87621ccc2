"""The placeholders of conversations, kept: per project, sealed, for CONVERSATION_DAYS after the last turn.

A value is found by HMAC-SHA256 (RFC 2104) with the project's secret, over the conversation too, so that equal values of
two conversations have nothing in common. New placeholders are allotted under a lock on the conversation, which SQLite
has on the whole database; constraints of the database stand behind it.
"""

import hashlib
import hmac
import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from project import encryption

from .configuration import Tenant
from .engine.numbering import normalized
from .engine.placeholders import Mention, Placeholders
from .engine.placeholders import Placeholder as Known
from .engine.policy import Coreference
from .engine.taxonomy import coarse
from .models import Conversation, Placeholder, Project

PURPOSE = "placeholder"
ATTEMPTS = 5  # another process may have made the same conversation, or deleted it
LASTING = datetime(9999, 1, 1, tzinfo=UTC)  # when a conversation was used that lives until it is deleted
TOUCHED = timedelta(hours=1)  # how exactly the last turn is known, where a lifetime is long: a write less for each turn


@dataclass(slots=True)
class Vault:
    """The kept placeholders of one conversation, as one request works with them. Blocking: not for an event loop.

    `keep_values` false, here or at the first turn, keeps digests and labels alone: nothing can be put back from them.
    With `begin` the conversation lasts until it is deleted; it is called in the transaction that begins it, and the
    vault, which may be held in memory for long, never holds a value.
    """

    project: str
    digest: str
    secret: bytes
    placeholders: Placeholders
    keep_values: bool = True
    begin: Callable[[], None] | None = None
    row: Conversation | None = None
    seen: int = 0  # key of the last row that is known here
    lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> None:
        """Know what is kept."""
        conversations = Conversation.objects.filter(project__name=self.project, digest=self.digest)
        self.row = conversations.exclude(used__lt=expiry()).first()
        if self.row is not None:
            self._look(self.row)
            now = timezone.now()
            if now - self.row.used > min(TOUCHED, (now - expiry()) / 100):
                conversations.update(used=now)

    def allot(self, mentions: Iterable[Mention], *, ours: bool) -> None:
        """Give every value its placeholder and keep it."""
        mentions = list(mentions)
        for attempt in range(ATTEMPTS):
            if not self.placeholders.missing(mentions, ours=ours):
                return
            try:
                with self.lock, transaction.atomic():
                    made = self._allot(self._locked(), mentions, ours)
            except (IntegrityError, Conversation.DoesNotExist):
                if attempt == ATTEMPTS - 1:
                    raise
                continue
            for digest, placeholder in made:
                lasts = self.begin is not None
                self.placeholders.add(digest, replace(placeholder, reveal=None) if lasts else placeholder)

    def _locked(self) -> Conversation:
        if self.begin is None:
            return self._locked_for_a_time()
        known = None if self.row is None else Conversation.objects.select_for_update().filter(pk=self.row.pk).first()
        if known is None:
            self.begin()
            known = self._found(Project.objects.get(name=self.project), used=LASTING)
        return known

    def _locked_for_a_time(self) -> Conversation:
        project = Project.objects.get(name=self.project)
        Conversation.objects.filter(project=project, digest=self.digest, used__lt=expiry()).delete()
        return self._found(project)

    def _found(self, project: Project, **defaults: datetime) -> Conversation:
        """The conversation, begun where there is none, locked."""
        made, _ = Conversation.objects.get_or_create(
            project=project, digest=self.digest, defaults={"keep_values": self.keep_values, **defaults}
        )
        if self.row is not None and self.row.pk != made.pk:
            self.seen = 0  # deleted meanwhile and begun again; what is known here keeps its numbers
        self.row = Conversation.objects.select_for_update().get(pk=made.pk)
        return self.row

    def _allot(self, row: Conversation, mentions: Sequence[Mention], ours: bool) -> list[tuple[Hashable, Known]]:
        self._look(row)
        made = self.placeholders.plan(mentions, ours=ours)
        known = {digest for digest, _ in made if digest in self.placeholders.known}
        rows = [self._row(row, str(digest), placeholder) for digest, placeholder in made]
        Placeholder.objects.bulk_create(kept for kept in rows if kept.digest not in known)
        for kept in rows:
            if kept.digest in known:
                row.placeholders.filter(digest=kept.digest).update(ours=kept.ours, sealed=kept.sealed)
        return made

    def _row(self, row: Conversation, digest: str, placeholder: Known) -> Placeholder:
        keeps = self.keep_values and row.keep_values
        value = placeholder.reveal() if keeps and placeholder.reveal is not None else None
        return Placeholder(
            conversation=row,
            digest=digest,
            label=placeholder.label,
            tail=placeholder.tail,
            ours=placeholder.ours,
            sealed=None if value is None else encryption.seal(value, PURPOSE),
            stand_in=encryption.seal(placeholder.stand_in, PURPOSE) if placeholder.stand_in else None,
        )

    def _look(self, row: Conversation) -> None:
        for kept in row.placeholders.filter(pk__gt=self.seen):
            self.placeholders.add(kept.digest, known(kept))
            self.seen = kept.pk

    def identify(self, label: str, mention: str) -> str:
        """The digest of a value."""
        return keyed(self.secret, "placeholder", self.digest, coarse(label), normalized(mention, label))


class Named(NamedTuple):
    """A conversation's name, the project it is of, and the part of the project that the caller keeps apart."""

    tenant: Tenant
    part: str
    name: str


def vault(named: Named, *, keep_values: bool = True, coreference: Coreference = "heuristics") -> Vault:
    """The vault of a conversation, not yet loaded."""
    tenant = named.tenant
    digest = keyed(tenant.secret, "conversation", named.part, named.name)
    made = Vault(tenant.name, digest, tenant.secret, Placeholders(coreference), keep_values)
    made.placeholders.identify = made.identify
    return made


def lasting(tenant: Tenant, name: str, begin: Callable[[], None], coreference: Coreference) -> Vault:
    """The vault of a conversation that lasts, not yet loaded. No caller of the API can name it."""
    digest = keyed(tenant.secret, "lasting", name)
    made = Vault(tenant.name, digest, tenant.secret, Placeholders(coreference), keep_values=False, begin=begin)
    made.placeholders.identify = made.identify
    return made


def forget(tenant: Tenant, name: str) -> None:
    """Delete a conversation that lasts and its placeholders, within the caller's transaction."""
    digest = keyed(tenant.secret, "lasting", name)
    Conversation.objects.filter(project__name=tenant.name, digest=digest).delete()


def keyed(secret: bytes, *parts: str) -> str:
    """HMAC-SHA256 over the parts, in hexadecimal."""
    message = b"".join(f"{len(part)}:{part}".encode("utf-8", "surrogatepass") for part in parts)
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def known(row: Placeholder) -> Known:
    """A row as the engine has it; its value is unsealed when it is asked for."""
    sealed = row.sealed

    def reveal() -> str | None:
        return unsealed(sealed)

    return Known(row.label, row.tail, row.ours, unsealed(row.stand_in) or "", None if sealed is None else reveal)


def unsealed(sealed: bytes | memoryview | None) -> str | None:
    """What was sealed; None where there is nothing, or no key for it any more."""
    if sealed is None:
        return None
    try:
        return encryption.unseal(bytes(sealed), PURPOSE)
    except encryption.Unreadable:
        return None


def expiry() -> datetime:
    """Conversations last used before this are over."""
    days = settings.CONVERSATION_DAYS or 365_000
    return timezone.now() - timedelta(days=days)


def purge() -> int:
    """Delete the conversations whose time is over, with their placeholders; how many."""
    over = Conversation.objects.filter(used__lt=expiry())
    number = over.count()
    over.delete()
    return number
