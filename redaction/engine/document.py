"""A text with the cheap facts that recognizers share, computed once."""

import re
from functools import cached_property

WORD = re.compile(r"[^\W\d_]+")

JOINTS = (("_", " "), ("-", " "), ("\n", " "), ("\t", " "), ("\u00a0", " "), ("’", "'"))


def plainly(text: str) -> str:
    """The text with one space for each joint between words; `str.translate` takes ten times as long."""
    for joint, plain in JOINTS:
        text = text.replace(joint, plain)
    return text


class Document:
    """`text` and what can be asked of it without reading it again.

    Recognizers use `characters` and `words` to decide in constant time that they have nothing to do, so that a text
    without digits never meets a pattern that needs one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[frozenset[str], tuple[tuple[int, int], ...]] = {}  # of phrases that were looked for

    @cached_property
    def lower(self) -> str:
        """The text in lower case, offsets unchanged (characters whose lower case is longer stay as they are)."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(low if len(low := c.lower()) == 1 else c for c in self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that occurs."""
        return frozenset(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every run of letters that occurs, in lower case."""
        return frozenset(WORD.findall(self.lower))

    @cached_property
    def plain(self) -> str:
        """The text in lower case with one space for each joint between words, offsets unchanged."""
        return plainly(self.lower)

    @cached_property
    def highest(self) -> str:
        """The character with the highest code point."""
        return max(self.characters, default="")

    @cached_property
    def has_digit(self) -> bool:
        """Whether any ASCII digit occurs."""
        return not self.characters.isdisjoint("0123456789")

    @cached_property
    def longest(self) -> int:
        """Length of the longest run of characters without white space."""
        return max(map(len, self.text.split()), default=0)

    @cached_property
    def long_runs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of the runs of 20 characters or more without white space: keys and hashes are long."""
        if self.longest < 20:
            return ()
        runs, position = [], 0
        for word in self.text.split():
            if len(word) >= 20:
                start = self.text.index(word, position)
                position = start + len(word)
                runs.append((start, position))
        return tuple(runs)

    def before(self, start: int, width: int = 60) -> str:
        """Lower-cased text up to `width` characters before `start`."""
        return self.lower[max(0, start - width) : start]

    def after(self, end: int, width: int = 30) -> str:
        """Lower-cased text up to `width` characters after `end`."""
        return self.lower[end : end + width]
