"""What a project's recognizers and term lists add to every policy of it, in the engine's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .configuration import Tenant
from .engine import policy as engine
from .models import Recognizer, TermList

LONGEST = 900  # characters of one alternation, under the engine's limit for a pattern


@dataclass(frozen=True, slots=True)
class Ground:
    """What requests of one project share, made once per revision."""

    tenant: Tenant
    terms: tuple[engine.Term, ...]
    block: tuple[engine.Block, ...]
    allow: tuple[str, ...]

    @property
    def labels(self) -> frozenset[str]:
        """The project's own entity types."""
        return frozenset(term.label for term in self.terms) | frozenset(rule.label for rule in self.block)


def ground_of(tenant: Tenant) -> Ground:
    """The rows of a project as rules."""
    blocked = [item for item in tenant.term_lists if item.kind == TermList.Kind.BLOCK]
    allowed = [item for item in tenant.term_lists if item.kind == TermList.Kind.ALLOW]
    return Ground(
        tenant,
        tuple(map(term, tenant.recognizers)),
        tuple(engine.Block(pattern, item.label or "TERM") for item in blocked for pattern in _alternatives(item)),
        tuple(pattern for item in allowed for pattern in _alternatives(item)),
    )


def term(row: Recognizer) -> engine.Term:
    """A recognizer's row as the engine has it."""
    context = frozenset(line.strip().lower() for line in row.context.splitlines() if line.strip())
    return engine.Term(row.pattern, row.label, row.score, context, row.check_name)


def _alternatives(row: TermList) -> Iterator[str]:
    """The list's terms as patterns, as many in one as fit; upper and lower case are the same."""
    parts: list[str] = []
    for line in row.terms.splitlines():
        if not (bare := line.strip()):
            continue
        part = _whole(bare)
        if parts and sum(map(len, parts)) + len(parts) + len(part) > LONGEST:
            yield f"(?i)(?:{'|'.join(parts)})"
            parts = []
        parts.append(part)
    if parts:
        yield f"(?i)(?:{'|'.join(parts)})"


def _whole(bare: str) -> str:
    """The term as a whole word; RE2's \\b knows ASCII alone, so an edge with another letter goes without."""
    escaped = re.sub(r"([^\w\s])", r"\\\1", bare)
    before = r"\b" if bare[0].isascii() and bare[0].isalnum() else ""
    after = r"\b" if bare[-1].isascii() and bare[-1].isalnum() else ""
    return f"{before}{escaped}{after}"
