"""A text that is JSON, perhaps not complete or not quite valid, in pieces: its strings are read without their escapes.

So a value is escaped as RFC 8259 asks where it is put into a string, and quoted where a placeholder or a number stood
bare. Nothing but strings and numbers is looked at.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .holding import OBJECT
from .pieces import Lexer, Piece

NUMBER = re.compile(r"(?<![\w.+-])\d+(?:\.\d+)?(?![\w.+-])")
PLAIN = re.compile(r'[^"\\]+')
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])")
BEGUN = re.compile(r"\\(?:u[0-9a-fA-F]{0,3}|u[dD][89abAB][0-9a-fA-F]{2}(?:\\(?:u[0-9a-fA-F]{0,3})?)?)?\Z")
LONE = re.compile(r"[\ud800-\udfff]")
RUN = 4_096  # characters between two strings that are looked at together


@dataclass(slots=True)
class Json:
    """Source text of JSON in pieces."""

    lexer: Lexer
    outer: Lexer
    inside: bool = False
    held: str = field(default="")

    def take(self, text: str) -> list[Piece]:
        """The pieces that are complete."""
        return list(self._pieces(self.held + text))

    def finish(self) -> list[Piece]:
        """The rest."""
        if self.inside:
            rest = [Piece(self.held, self.held)] if self.held else []
            return [*strings(self.lexer.finish()), *rest]
        return list(self._structure(self.held))

    @staticmethod
    def write(text: str) -> str:
        """Text as it stands inside a string."""
        return escaped(text)

    def _pieces(self, text: str) -> Iterator[Piece]:
        at = start = 0
        while at < len(text):
            start = at
            if not self.inside:
                at = self._run_end(text, at)
                if at < 0:
                    break
                yield from self._structure(text[start:at])
                if text[at : at + 1] == '"':
                    yield Piece('"', '"')
                    self.inside, at = True, at + 1
            elif text[at] == '"':
                yield from strings(self.lexer.finish())
                yield Piece('"', '"')
                self.inside, at = False, at + 1
            elif match := PLAIN.match(text, at):
                yield from strings(self.lexer.take(match.group()))
                at = match.end()
            elif BEGUN.match(text, at):
                break
            else:
                match = ESCAPE.match(text, at)
                yield from strings(self.lexer.take(unescaped(match.group()) if match else "\\"))
                at = match.end() if match else at + 1
            start = at
        self.held = text[start:] if start < len(text) else ""

    @staticmethod
    def _run_end(text: str, at: int) -> int:
        """Where the stretch outside strings ends: before a quote, behind a comma; -1 where that is not known yet."""
        ends = [end for end in (text.find('"', at), text.find(",", at) + 1 or -1) if end >= 0]
        end = min(ends, default=-1)
        if end < 0 or end - at > RUN:
            return at + RUN if len(text) - at > RUN else -1
        return end

    def _structure(self, text: str) -> Iterator[Piece]:
        for piece in [*self.outer.take(text), *self.outer.finish()]:
            if piece.output is not None:
                known = piece.output != piece.text and piece.text == OBJECT
                yield Piece(piece.text, bare(piece.output) if known else piece.output)
                continue
            at = 0
            for match in NUMBER.finditer(piece.text):
                if match.start() > at:
                    yield Piece(piece.text[at : match.start()], piece.text[at : match.start()])
                yield Piece(match.group(), None, number=True)
                at = match.end()
            if at < len(piece.text):
                yield Piece(piece.text[at:], piece.text[at:])


def strings(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces of a string's content, what is put in with its escapes."""
    for piece in pieces:
        yield piece if piece.output is None else piece._replace(output=escaped(piece.output))


def escaped(text: str) -> str:
    """The text as it stands in a JSON string."""
    return LONE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False)[1:-1])


def unescaped(source: str) -> str:
    """What an escape means; of one that JSON does not have, itself."""
    try:
        return str(json.loads(f'"{source}"'))
    except ValueError:
        return source


def bare(value: str) -> str:
    """A value where no string is: a number as it is, anything else quoted."""
    return value if re.fullmatch(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", value) else f'"{escaped(value)}"'
