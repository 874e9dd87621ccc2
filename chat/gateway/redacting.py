"""All texts of one request redacted together: one value, one placeholder, wherever it stands.

Keys and short values are read together, one a line, because each alone costs as much as a sentence; where a line cannot
be told from the next afterwards, each is read alone. What percent-encoding hides is read decoded as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import unquote

from django.conf import settings

from project.errors import Problem

from . import fields

ESCAPED = re.compile(r"[^\s\"'<>]{0,2000}%[0-9A-Fa-f]{2}[^\s\"'<>]{0,2000}")
LINES = 40  # of one block
LINE = 200  # characters; a longer one is a text of its own
SEPARATOR = ": "


class Redacts(Protocol):
    """What an Exchange does here."""

    @property
    def media(self) -> str: ...
    async def aredact(self, texts: Sequence[str]) -> list[str]: ...


@dataclass(slots=True)
class _Block:
    """Lines that are read together."""

    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Collected:
    """The first walk: keeps every text, in order, and which lines are a key and its text.

    Nobody looks into images, sound and files, so they pass where the policy or else the operator says so.
    """

    passes: bool
    texts: list[str | _Block] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    pairs: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Characters."""
        return sum(len(item) if isinstance(item, str) else sum(map(len, item.lines)) for item in self.texts)

    def text(self, text: str) -> str:
        if not blank(text):
            self.texts.append(text)
        return text

    def key(self, key: str) -> str:
        if key not in self.keys:
            self.keys.add(key)
            self._line(key)
        return key

    def pair(self, key: str, value: str) -> tuple[str, str]:
        if in_line(key, value):
            line = key + SEPARATOR + value
            self.pairs[line] = (key, value)
            self._line(line)
        else:
            self.key(key)
            self.text(value)
        return key, value

    def media(self, value: Any) -> Any:
        if not self.passes:
            raise Problem(code="media_refused")
        return value

    def _line(self, line: str) -> None:
        if blank(line) or not is_line(line):
            self.text(line)
            return
        last = self.texts[-1] if self.texts else None
        if not isinstance(last, _Block) or len(last.lines) == LINES:
            last = _Block()
            self.texts.append(last)
        last.lines.append(line)


@dataclass(frozen=True, slots=True)
class _Replaced:
    """The second walk: puts in what became of each text. One that was not read is an error, not a text to pass."""

    made: Mapping[str, str]

    def text(self, text: str) -> str:
        return text if blank(text) else self.made[text]

    def key(self, key: str) -> str:
        return self.text(key)

    def pair(self, key: str, value: str) -> tuple[str, str]:
        line = self.made[key + SEPARATOR + value] if in_line(key, value) else ""
        if line.startswith(key + SEPARATOR):
            return key, line.removeprefix(key + SEPARATOR)
        return self.text(key), self.text(value)

    def media(self, value: Any) -> Any:
        return value


def blank(text: str) -> bool:
    """Whether there is nothing to read."""
    return not text or text.isspace()


def is_line(text: str) -> bool:
    """Whether the text is short and one line to everybody who splits lines."""
    return len(text) <= LINE and text.splitlines() == [text]


def in_line(key: str, value: str) -> bool:
    """Whether a key and its text are read as one line."""
    return is_line(key) and is_line(value) and len(key) + len(value) < LINE


async def redacted(body: Mapping[str, Any], exchange: Redacts) -> dict[str, Any]:
    """The request as it may leave. Raises Problem where it cannot be read or holds too much."""
    collected = _collected(body, exchange)
    if collected.size > settings.GATEWAY_MAX_CHARACTERS:
        raise Problem(f"A request may have {settings.GATEWAY_MAX_CHARACTERS} characters of text.", code="too_long")
    made = await _made(collected, exchange) if collected.texts else {}
    return fields.walk(body, _Replaced(made))


def size(body: Mapping[str, Any], exchange: Redacts) -> int:
    """Characters of text in a request. Raises Problem where it cannot be read."""
    return _collected(body, exchange).size


def _collected(body: Mapping[str, Any], exchange: Redacts) -> _Collected:
    collected = _Collected(passes=(exchange.media or settings.GATEWAY_MEDIA) == "pass")
    fields.walk(body, collected)
    return collected


async def _made(collected: _Collected, exchange: Redacts) -> dict[str, str]:
    """What each text and each line becomes, and both parts of a line whose key did not stay."""
    items = collected.texts
    results = await read([item if isinstance(item, str) else "\n".join(item.lines) for item in items], exchange)
    made: dict[str, str] = {}
    alone: dict[str, None] = {}
    for item, result in zip(items, results, strict=True):
        if isinstance(item, str):
            made[item] = result
        elif len(lines := result.splitlines()) == len(item.lines):
            made.update(zip(item.lines, lines, strict=True))
        else:
            alone |= dict.fromkeys(item.lines)
    await _add(made, alone, exchange)
    changed = [parts for line, parts in collected.pairs.items() if not made[line].startswith(parts[0] + SEPARATOR)]
    await _add(made, dict.fromkeys(part for parts in changed for part in parts if not blank(part)), exchange)
    return made


async def _add(made: dict[str, str], texts: Mapping[str, None], exchange: Redacts) -> None:
    if texts:
        made |= dict(zip(texts, await read(list(texts), exchange), strict=True))


async def read(texts: Sequence[str], exchange: Redacts) -> list[str]:
    """The texts redacted, and in them what percent-encoding hides."""
    hidden = {text: dict(_decoded(text)) for text in texts if "%" in text}
    decoded = dict.fromkeys(plain for found in hidden.values() for plain in found.values())
    asked = [*texts, *decoded]
    seen = dict(zip(asked, await exchange.aredact(asked), strict=True))
    changed = {
        text: bare
        for text, found in hidden.items()
        if (bare := _bared(text, found, seen)) != text and ESCAPED.search(seen[text])
    }
    again = dict(zip(changed, await exchange.aredact(list(changed.values())), strict=True)) if changed else {}
    return [again.get(text, seen[text]) for text in texts]


def _decoded(text: str) -> Iterator[tuple[str, str]]:
    for found in ESCAPED.finditer(text):
        plain = unquote(found[0], errors="replace")
        if plain != found[0]:
            yield found[0], unquote(plain, errors="replace")  # encoded twice is encoded too


def _bared(text: str, found: Mapping[str, str], seen: Mapping[str, str]) -> str:
    """The text with what is personal once decoded redacted."""
    for token, plain in found.items():
        if seen[plain] != plain:
            text = text.replace(token, seen[plain])
    return text
