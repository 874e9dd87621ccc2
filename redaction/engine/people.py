"""Which names mean the same person: John Smith, Smith, J. Smith, John."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .trim import TITLE

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(slots=True)
class People:
    """Clusters of names. A part joins the latest full name that has it; a full name needs a compatible one.

    Each lookup is constant time on average: names are found by their words.
    """

    names: list[tuple[str, ...]] = field(default_factory=list)
    by_word: dict[str, int] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], int] = field(default_factory=dict)

    def learn(self, mentions: Iterable[str]) -> None:
        """Read all mentions, the full names first, so that a part finds its person even where it comes earlier."""
        for mention in sorted(mentions, key=lambda name: -len(WORD.findall(name))):
            self.cluster(mention)

    def cluster(self, mention: str) -> int:
        """The number of the person that the mention names, from 0; a new one where nobody fits."""
        words = parts(mention)
        known = self.by_name.get(words)
        if known is None:
            known = self.person(words)
            if known is None:
                known = len(self.names)
                self.names.append(words)
            elif len(words) > len(self.names[known]):
                self.names[known] = words
            self.by_name[words] = known
        if len(words) > 1:
            for word in (words[0], words[-1]):
                self.by_word[word] = known
        elif words:
            self.by_word.setdefault(words[0], known)
        return known

    def person(self, words: tuple[str, ...]) -> int | None:
        """A person already met whom these words can name."""
        if not words:
            return None
        if len(words) == 1:
            return self.by_word.get(words[0])
        known = self.by_word.get(words[-1])
        return known if known is not None and compatible(words, self.names[known]) else None


def parts(mention: str) -> tuple[str, ...]:
    """The words of a name in lower case, titles left out, the family name last."""
    plain = mention.casefold()
    title = TITLE.match(plain)
    plain = plain[title.end() :] if title else plain
    family, comma, given = plain.partition(",")
    return tuple(WORD.findall(f"{given} {family}" if comma else plain))


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names with one family name can be one person's: first names equal, or one an initial of the other."""
    if a[-1] != b[-1]:
        return len(b) == 1 and b[0] in a
    if len(b) == 1:
        return True
    short, long = sorted((a[0], b[0]), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
