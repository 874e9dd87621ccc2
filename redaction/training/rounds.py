"""What each round of training reads of our own: the authored texts, and fresh variants of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from .corpus import Text, read
from .data import Example, from_text
from .gazetteer import Gazetteer

HELD_OUT = 10  # every tenth authored text is for development


def held_out(text: Text) -> bool:
    """Whether the text is one of those that never train. Its place in its file decides, so that it stays so."""
    return int(text.origin.rpartition("#")[2]) % HELD_OUT == HELD_OUT - 1


def authored(folders: Iterable[Path], languages: frozenset[str]) -> Iterator[Text]:
    """The texts under all folders."""
    for folder in folders:
        yield from read(folder, languages, lenient=True)  # texts may be half written while a run goes on


class Rounds:
    """Reads the folders anew for each round, so that texts added meanwhile take part."""

    def __init__(self, folders: list[Path], lists: Gazetteer, languages: frozenset[str], count: int) -> None:
        self.folders, self.lists, self.languages, self.count = folders, lists, languages, count

    def examples(self, seed: int) -> list[Example]:
        texts = [text for text in authored(self.folders, self.languages) if not held_out(text)]
        return [from_text(text) for text in texts]
