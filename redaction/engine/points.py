"""Where a stream may be read: points that the text itself sets, so that they are the same however it is cut up.

A point follows the first white space after a sentence, every line break, a full stop of Chinese or Japanese, and
otherwise every so many words. Nothing right of a point is needed to know that it is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = re.compile(r"[\s。！？｡，、；]")
SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*$")
IDEOGRAPHS = "。！？｡"
SHORTENED = frozenset(
    {
        "al", "app", "approx", "apr", "apt", "art", "aug", "av", "ave", "bldg", "blvd", "bzw", "ca", "capt", "cf", "cl",
        "co", "col", "dec", "dept", "dr", "dra", "e.g", "ext", "feb", "fig", "ft", "gen", "gov", "hon", "hwy", "i.e",
        "inc", "jan", "jr", "lt", "ltd", "messrs", "mme", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "nr", "oct",
        "os", "p.o", "pl", "pp", "pres", "prof", "rd", "rep", "rev", "rte", "sen", "sept", "sgt", "sq", "sr", "sra",
        "st", "ste", "str", "tel", "ul", "vs", "z.b",
    }
)  # fmt: skip
PER_WORD = 3  # characters of a script without spaces that weigh as much as a word
LONGEST = 2_000  # characters without white space that are waited for; no identifier is longer


@dataclass(frozen=True, slots=True)
class Point:
    """A place to read at. `firm` says that a sentence or line ends here; `line` that it is a line."""

    at: int
    firm: bool
    line: bool = False


@dataclass(slots=True)
class Scanner:
    """Finds points in a growing text; each character is looked at once."""

    every: int
    position: int = 0  # up to here the text has been looked at
    token: int = 0  # start of the current run without a break
    words: int = 0  # since the last point

    def points(self, text: str) -> Iterator[Point]:
        """The points in what has been added to the text since the last call."""
        for match in BREAK.finditer(text, self.position):
            yield from self.overlong(match.start())
            point = self.at_break(text[self.token : match.start()], match.group(), match.end())
            self.position = self.token = match.end()
            if point:
                self.words = 0
                yield point
        yield from self.overlong(len(text))
        self.position = len(text)

    def overlong(self, end: int) -> Iterator[Point]:
        """Points inside a run that is longer than anything worth waiting for."""
        while end - self.token > LONGEST:
            self.token += LONGEST
            self.words = 0
            yield Point(self.token, firm=True)

    def at_break(self, token: str, character: str, end: int) -> Point | None:
        """The point behind this white space or stop, if it is one."""
        if token:
            self.words += 1 if token.isascii() else 1 + wide(token) // PER_WORD
        if not self.words:
            return None
        if character == "\n":
            return Point(end, firm=True, line=True)
        if character in IDEOGRAPHS or ends_sentence(token):
            return Point(end, firm=True)
        return Point(end, firm=False) if self.words >= self.every else None

    def shift(self, by: int) -> None:
        """Forget the first `by` characters of the text."""
        self.position -= by
        self.token -= by


def wide(token: str) -> int:
    """How many characters are of scripts written without spaces."""
    return sum(character >= "\u2e80" for character in token)


def ends_sentence(token: str) -> bool:
    """Whether a token closes a sentence: not an initial, not a usual abbreviation, not a number of a list."""
    stop = SENTENCE.search(token)
    if not stop:
        return False
    body = token[: stop.start()].lstrip("\"'“‘«([")
    if stop.group() != ".":
        return True
    return len(body) > 1 and body.lower() not in SHORTENED and not (body.isdigit() and len(body) < 3)
