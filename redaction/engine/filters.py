"""Patterns that callers and operators bring: what to leave alone, what to block, what else to find.

They run on RE2, in time linear in the text whatever the pattern; look-around and back-references do not exist there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import re2

from . import checks
from .cutting import cut
from .document import Document
from .policy import Block, Policy, Term
from .recognizers.base import words_pattern
from .span import Entity, Span

MAX_LENGTH = 1_000  # characters of a pattern; RE2 bounds the time, this bounds the compiled program with MAX_MEMORY
MAX_MEMORY = 4 << 20
LOOKAROUND = re.compile(r"\(\?(?:=|!|<=|<!|>)")
BACKREFERENCE = re.compile(r"\\[1-9]|\(\?P=")


class PatternError(ValueError):
    """A pattern that cannot be used. The message says why and where, and repeats neither pattern nor text."""


@lru_cache(maxsize=1_024)
def compiled(pattern: str) -> Any:
    """The pattern in RE2, compiled once. Raises PatternError."""
    if len(pattern) > MAX_LENGTH:
        raise PatternError(f"pattern is longer than {MAX_LENGTH} characters")
    options = re2.Options()
    options.log_errors = False  # RE2 would print the pattern to standard error
    options.max_mem = MAX_MEMORY
    try:
        return re2.compile(scalars(pattern), options)  # type: ignore[no-untyped-call]
    except re2.error as error:
        reason = reason_of(pattern, error)
    raise PatternError(reason)


def reason_of(pattern: str, error: Exception) -> str:
    """Why RE2 refused the pattern, in words that do not quote it."""
    for feature, name in ((LOOKAROUND, "look-around"), (BACKREFERENCE, "a back-reference")):
        if found := feature.search(pattern):
            return f"pattern uses {name} at position {found.start()}, which RE2 syntax does not have"
    detail = error.args[0] if error.args else b""
    kind = (detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)).partition(":")[0]
    return f"pattern is not valid RE2 syntax: {kind}"


def scalars(text: str) -> str:
    """The text with lone surrogates replaced, offsets unchanged: UTF-8, and so RE2, cannot hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def validate(policy: Policy) -> None:
    """Compile every pattern of the policy. Raises PatternError."""
    blocks = (rule.pattern for rule in policy.block)
    terms = (term.pattern for term in policy.terms)
    for pattern in (*policy.allow, *policy.allow_text, *blocks, *terms):
        compiled(pattern)
    for term in policy.terms:
        checks.named(term.check)


def matches(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern matches, empty matches left out."""
    for match in compiled(pattern).finditer(scalars(text)):
        start, end = match.span()
        if end > start:
            yield start, end


def blocked(rules: Iterable[Block], text: str) -> Iterator[Span]:
    """The spans that BLOCK filters ask for."""
    for rule in rules:
        for start, end in matches(rule.pattern, text):
            yield Span(start, end, rule.label, rule.score, "block")


def found_terms(terms: Iterable[Term], document: Document) -> Iterator[Span]:
    """The spans of an operator's own recognizers; context words within 60 characters make them worth 0.95."""
    for term in terms:
        check: Callable[[str], bool] | None = checks.named(term.check)
        for start, end in matches(term.pattern, document.text):
            if check is not None and not check(document.text[start:end]):
                continue
            yield Span(start, end, term.label, score_of(term, document, start, end), checked=check is not None)


def score_of(term: Term, document: Document, start: int, end: int) -> float:
    """The term's score at a place, lifted by a context word nearby."""
    if not term.context:
        return term.score
    words = words_pattern(term.context)
    near = words.search(document.before(start)) or words.search(document.after(end))
    return max(term.score, 0.95) if near else term.score


def allowed(patterns: Iterable[str], value: str) -> bool:
    """Whether an ALLOW filter matches the whole of a detected value."""
    value = scalars(value)
    return any(compiled(pattern).fullmatch(value) for pattern in patterns)


def allowed_stretches(patterns: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where ALLOW_TEXT filters say that nothing is touched: sorted, disjoint."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(stretch for pattern in patterns for stretch in matches(pattern, text)):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def leave_alone(text: str, entities: list[Entity], policy: Policy) -> list[Entity]:
    """The entities without those that ALLOW keeps, and without what lies in an ALLOW_TEXT stretch."""
    if policy.allow:
        entities = [entity for entity in entities if not allowed(policy.allow, text[entity.start : entity.end])]
    if policy.allow_text:
        entities = cut(text, entities, allowed_stretches(policy.allow_text, text))
    return entities
