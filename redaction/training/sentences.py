"""Our own sentences in which persons, organizations and places are marked, and nothing else: one a line.

They are read as the open sets with three types are: what they leave unmarked may be anything of another type.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .contractions import apart
from .corpus import Text, parse
from .data import ANYTHING, Choice, Example, Reader
from .gazetteer import Gazetteer
from .sources import Source

HOME = Path(__file__).parent / "sentences"
KINDS = ("NAME", "ORGANIZATION", "LOCATION")
COVERED = ("PERSON", "ORGANIZATION", "LOCATION")
WEIGHT = 1.3
# "FN-soldater", "SPD-Politiker": some sets take the whole for a name, some its first part, some none.
COMPOUND = re.compile(r"(?<![\w-])[^\W\d_a-zæøåäöüß][\w.]*-[^\W\d_]\w+")


def read(languages: frozenset[str], lists: Gazetteer, coarse: dict[str, str], folder: Path = HOME) -> Iterator[Example]:
    """The sentences of the languages, in files `<language>/<name>.txt`; lines with bad markup are left out."""
    entry = {"labels": {kind: kind for kind in KINDS}, "covered": list(COVERED), "ignore_gold": []}
    reader = Reader(entry, coarse, lists)
    for text in texts(languages, folder):
        source = Source(f"sentences_{text.language}", weight=WEIGHT)
        example = reader.example({"text": text.text, "spans": text.spans}, source)
        yield replace(example, choices=(*example.choices, *compounds(example)))


def texts(languages: frozenset[str], folder: Path) -> Iterator[Text]:
    """Every line as a text; a Portuguese one with its contractions taken apart too, where it has some."""
    for path in sorted(folder.glob("*/*.txt")):
        language = path.parent.name
        if language in languages:
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from parsed(line.strip(), language)
                if language == "pt" and (other := apart(line)) != line:
                    yield from parsed(other.strip(), language)


def parsed(line: str, language: str) -> Iterator[Text]:
    """The text of a line, unless its markup is bad."""
    try:
        text = parse(line, language)
    except ValueError:
        return
    if text.text and not re.search(r"[{}|]", text.text):
        yield text


def compounds(example: Example) -> Iterator[Choice]:
    """Unmarked compounds with a name in them: they may be anything."""
    for match in COMPOUND.finditer(example.text):
        if all(choice.end <= match.start() or choice.start >= match.end() for choice in example.choices):
            yield Choice(match.start(), match.end(), ANYTHING, loose=True)
