"""A text in pieces: what a model wrote, and between it what stands for a value of ours."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from .holding import OBJECT
from .symbols import MORE, SPECIAL, symbol
from .vocabulary import Encoding, Match, Vocabulary

TIMES = re.compile(r"%((?:25)*)")
END = "\0"  # stands for the end of the text, where something is open


class Piece(NamedTuple):
    """Text as it came; or, with `output`, what is written in its place and is never looked at again.

    `encoded` says that the text is looked at all the same: a character written as %40 or &#64; or with a backslash.
    `number` says that the text is a bare number of JSON, which must be quoted where something else takes its place.
    """

    text: str
    output: str | None = None
    number: bool = False
    encoded: bool = False


@dataclass(slots=True)
class Lexer:
    """Finds placeholders in a text that comes in chunks; holds back at most one unfinished one."""

    vocabulary: Vocabulary
    held: str = field(default="")
    before: str = field(default="\n")  # the last character given out

    def take(self, text: str) -> list[Piece]:
        """The pieces that are complete."""
        text, self.held = self.held + text, ""
        return list(self._pieces(text))

    def finish(self) -> list[Piece]:
        """The rest, then ready for another text."""
        text, self.held = self.held, ""
        pieces = list(self._pieces(text, final=True))
        self.before = "\n"
        return pieces

    def whole(self, text: str) -> list[Piece]:
        """The pieces of a text that is complete."""
        return [*self.take(text), *self.finish()]

    def _pieces(self, text: str, final: bool = False) -> Iterator[Piece]:
        length = len(text)
        whole = text + END if final else text
        done = at = 0
        trigger = self.vocabulary.trigger
        while at < length and (found := trigger.search(whole, at)):
            start = found.start()
            if start >= length:
                break
            before = whole[start - 1] if start else self.before
            piece, end = self._at(whole, start, before)
            if end == MORE and not final:
                self.held = text[start:]
                length = start
                break
            if piece is None or end == MORE:
                piece, end = decoded(whole, start, max(start + 1, end))
            if piece is None or end > length:
                at = min(end, length)
                continue
            if start > done:
                yield Piece(text[done:start])
            yield piece
            done = at = end
        if length > done:
            yield Piece(text[done:length])
        if length:
            self.before = text[length - 1]

    def _at(self, text: str, start: int, before: str) -> tuple[Piece | None, int]:
        found = self.vocabulary.at(text, start, before)
        if isinstance(found, Match) and found.placeholder is None:
            return None, found.end
        if isinstance(found, Match):
            return Piece(OBJECT, written(found, text[start : found.end])), found.end
        phrase = self.vocabulary.phrase_at(text, start, before) if self.vocabulary.phrases else None
        if isinstance(phrase, tuple):
            return Piece(OBJECT, phrase[0]), phrase[1]
        return None, MORE if MORE in (found, phrase) else 0


def decoded(text: str, start: int, end: int) -> tuple[Piece | None, int]:
    """A character that is written as something else, as it is read; else nothing, and `end`."""
    if text[start] not in SPECIAL:
        return None, end
    character, stop = symbol(text, start)
    if stop <= start + 1 or len(character) != 1:
        return None, end
    return Piece(character, text[start:stop], encoded=True), stop


def written(match: Match, raw: str) -> str:
    """The value as it has to stand there; the placeholder itself where there is no value to be put back."""
    value = match.placeholder.value if match.placeholder else None
    if value is None:
        return raw
    if match.encoding is Encoding.PERCENT:
        return percent(value, TIMES.match(raw))
    return html.escape(value) if match.encoding is Encoding.HTML else value


def percent(value: str, times: re.Match[str] | None) -> str:
    """The value percent-encoded (RFC 3986), as often as its placeholder was."""
    for _ in range(1 + (len(times[1]) // 2 if times else 0)):
        value = quote(value, safe="")
    return value


@dataclass(slots=True)
class Plain:
    """A text that is not JSON."""

    lexer: Lexer

    def take(self, text: str) -> list[Piece]:
        """The pieces that are complete."""
        return self.lexer.take(text)

    def finish(self) -> list[Piece]:
        """The rest."""
        return self.lexer.finish()

    @staticmethod
    def write(text: str) -> str:
        """Text as it stands in the result."""
        return text
