"""Reads texts with inline markup, as docs/annotation.md defines it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..engine import taxonomy

MARK = re.compile(r"\{([A-Z_]+)\|((?:[^\\}]|\\.)*)\}", re.DOTALL)
SEPARATOR = "%%"

Marked = tuple[int, int, str]  # start, end, label; code points, end exclusive


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its labelled stretches, in order, none inside another. `origin` names its file and place in it."""

    text: str
    spans: tuple[Marked, ...] = ()
    language: str = "en"
    origin: str = field(default="", compare=False)

    @property
    def domain(self) -> str:
        """The name of the text's file: `letters` for `en/letters.txt#3`."""
        return Path(self.origin.partition("#")[0]).stem


def parse(marked: str, language: str = "en", origin: str = "") -> Text:
    """Takes the markup out of one text. Raises ValueError for a label that does not exist or an empty value."""
    plain: list[str] = []
    spans: list[Marked] = []
    length = last = 0
    for match in MARK.finditer(marked):
        label, value = match[1], match[2].replace("\\}", "}")
        if label not in taxonomy.LABELS or not value:
            raise ValueError(f"{origin}: bad mark with label {label}")
        length += match.start() - last
        plain += (marked[last : match.start()], value)
        spans.append((length, length + len(value), label))
        length += len(value)
        last = match.end()
    plain.append(marked[last:])
    return Text("".join(plain), tuple(spans), language, origin)


def mark(text: Text) -> str:
    """The inverse of `parse`."""
    out, last = list[str](), 0
    for start, end, label in text.spans:
        value = text.text[start:end].replace("}", "\\}")
        out += (text.text[last:start], f"{{{label}|{value}}}")
        last = end
    return "".join([*out, text.text[last:]])


def split(content: str) -> list[str]:
    """The texts of one file."""
    found, lines = [], list[str]()
    for line in [*content.splitlines(), SEPARATOR]:
        if line.strip() == SEPARATOR:
            found.append("\n".join(lines).strip("\n"))
            lines = []
        else:
            lines.append(line)
    return [text for text in found if text.strip()]


def read(folder: Path, languages: frozenset[str] | None = None, lenient: bool = False) -> Iterator[Text]:
    """Every text of the languages wanted (None: of all): files `<language>/<domain>.txt` under `folder`.

    A text with bad markup raises ValueError, or is left out when `lenient`.
    """
    for path in sorted(folder.glob("*/*.txt")):
        if languages is not None and path.parent.name not in languages:
            continue
        for number, marked in enumerate(split(path.read_text(encoding="utf-8"))):
            try:
                yield parse(marked, path.parent.name, f"{path.parent.name}/{path.name}#{number}")
            except ValueError:
                if not lenient:
                    raise
