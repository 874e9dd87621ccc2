"""Our own sentences in which persons, organizations and places are marked, and nothing else: one a line.

They are read as the open sets with three types are: what they leave unmarked may be anything of another type.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from .corpus import parse
from .data import Example, Reader
from .gazetteer import Gazetteer
from .sources import Source

HOME = Path(__file__).parent / "sentences"
KINDS = ("NAME", "ORGANIZATION", "LOCATION")
COVERED = ("PERSON", "ORGANIZATION", "LOCATION")
WEIGHT = 1.3


def read(languages: frozenset[str], lists: Gazetteer, coarse: dict[str, str], folder: Path = HOME) -> Iterator[Example]:
    """The sentences of the languages, in files `<language>/<name>.txt`; lines with bad markup are left out."""
    entry = {"labels": {kind: kind for kind in KINDS}, "covered": list(COVERED), "ignore_gold": []}
    reader = Reader(entry, coarse, lists)
    for path in sorted(folder.glob("*/*.txt")):
        if path.parent.name in languages:
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    text = parse(line.strip(), path.parent.name)
                except ValueError:
                    continue
                if text.text and not re.search(r"[{}|]", text.text):
                    row = {"text": text.text, "spans": text.spans}
                    yield reader.example(row, Source(f"sentences_{path.parent.name}", weight=WEIGHT))
