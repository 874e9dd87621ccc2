"""What operators configured, held in memory and read again when its revision has changed.

Every change raises the one number in `Revision` within its own transaction. A process asks for that number at most once
a second, when a request comes; so a change holds everywhere within two seconds, and a request costs no query. Where the
database cannot be reached, what is known stays in force.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from types import MappingProxyType

from django.db import DatabaseError

from project.auth import Grant
from project.sockets import database

from .models import MAIN, ApiKey, Policy, Project, Recognizer, Revision, TermList

log = logging.getLogger(__name__)
Row = Policy | Recognizer | TermList
SECONDS = 1.0  # between two looks at the revision


@dataclass(frozen=True, slots=True)
class Tenant:
    """One project's rows."""

    name: str
    secret: bytes
    policies: Mapping[str, Policy] = field(default_factory=dict)
    recognizers: tuple[Recognizer, ...] = ()
    term_lists: tuple[TermList, ...] = ()

    @property
    def default_policy(self) -> str | None:
        """The policy for requests that name none."""
        return next((name for name, policy in self.policies.items() if policy.default), None)


@dataclass(frozen=True, slots=True, eq=False)
class Configuration:
    """All rows as of one revision; equal only to itself, so that what is made from it can be kept by it."""

    revision: int
    tenants: Mapping[str, Tenant]
    grants: Mapping[str, Grant]

    def tenant(self, name: str) -> Tenant:
        """The project of that name, else the main one."""
        return self.tenants.get(name) or self.tenants[MAIN]

    def grant(self, digest: str) -> Grant | None:
        """What the key with that SHA-256 allows."""
        return self.grants.get(digest)


def load() -> Configuration:
    """Read everything. The revision is read first, so that a change meanwhile is noticed by the next look."""
    revision = number()
    main, _ = Project.objects.get_or_create(name=MAIN)
    policies: dict[int, dict[str, Policy]] = {}
    recognizers: dict[int, list[Recognizer]] = {}
    term_lists: dict[int, list[TermList]] = {}
    for policy in Policy.objects.all():
        policies.setdefault(policy.project_id, {})[policy.name] = policy
    for recognizer in Recognizer.objects.filter(enabled=True):
        recognizers.setdefault(recognizer.project_id, []).append(recognizer)
    for term_list in TermList.objects.filter(enabled=True):
        term_lists.setdefault(term_list.project_id, []).append(term_list)
    tenants = {
        project.name: Tenant(
            project.name,
            bytes.fromhex(project.secret),
            MappingProxyType(policies.get(project.pk, {})),
            tuple(recognizers.get(project.pk, ())),
            tuple(term_lists.get(project.pk, ())),
        )
        for project in (main, *Project.objects.exclude(pk=main.pk))
    }
    grants = {
        key.digest: Grant(
            key.pk,
            key.project.name,
            key.policy.name if key.policy else None,
            frozenset(key.scopes.split()),
            key.expires,
        )
        for key in ApiKey.objects.filter(revoked=None).select_related("project", "policy")
    }
    return Configuration(revision, MappingProxyType(tenants), MappingProxyType(grants))


def tried(configuration: Configuration, row: Row) -> Configuration:
    """The configuration as if the row were saved and enabled."""
    tenant = configuration.tenant(row.project.name)
    if isinstance(row, Policy):
        tenant = replace(tenant, policies={**tenant.policies, row.name: row})
    elif isinstance(row, Recognizer):
        others = tuple(other for other in tenant.recognizers if other.pk != row.pk)
        tenant = replace(tenant, recognizers=(*others, row))
    else:
        lists = tuple(other for other in tenant.term_lists if other.pk != row.pk)
        tenant = replace(tenant, term_lists=(*lists, row))
    return replace(configuration, tenants={**configuration.tenants, tenant.name: tenant})


def number() -> int:
    """The revision in the database."""
    return Revision.objects.filter(pk=1).values_list("number", flat=True).first() or 0


NOTHING = Configuration(-1, MappingProxyType({MAIN: Tenant(MAIN, b"")}), MappingProxyType({}))


class Holder:
    """The configuration in force in this process."""

    def __init__(self) -> None:
        self.held: Configuration | None = None
        self.looked = float("-inf")
        self.lock = Lock()

    def fresh(self) -> bool:
        """Whether no look is due."""
        return self.held is not None and time.monotonic() - self.looked < SECONDS

    def look(self) -> Configuration:
        """Look at the revision, and read everything again where it has changed."""
        with self.lock:
            if self.held is not None and self.fresh():
                return self.held
            try:
                if self.held is None or number() != self.held.revision:
                    self.held = load()
            except DatabaseError:
                if self.held is None:
                    raise
                log.warning("the configuration could not be read; the last one stays in force")
            self.looked = time.monotonic()
            return self.held

    def forget(self) -> None:
        """Make the next request look."""
        self.looked = float("-inf")


holder = Holder()
_looking: set[asyncio.AbstractEventLoop] = set()


def current() -> Configuration:
    """The configuration, at most a second old."""
    if holder.held is not None and holder.fresh():
        return holder.held
    return holder.look()


async def acurrent() -> Configuration:
    """As `current`, looking on a database thread. While one request looks, the others take what is held."""
    if holder.held is not None and holder.fresh():
        return holder.held
    loop = asyncio.get_running_loop()
    if holder.held is not None and loop in _looking:
        return holder.held
    _looking.add(loop)
    try:
        return await database.run(holder.look)
    finally:
        _looking.discard(loop)
