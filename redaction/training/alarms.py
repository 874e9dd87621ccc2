"""False alarms of the whole engine on the authored texts without personal data that never trained."""

from collections.abc import Iterator
from pathlib import Path

from ..engine.machines import is_code
from .accuracy import Counts, Measured, Read, Target, interval, of_false_alarms, total
from .corpus import Text
from .evaluate import Finder
from .rounds import authored, held_out

NAME = "negatives"  # among the names of sets
CORPUS = Path(__file__).parent / "corpus"
MACHINES = "negatives-c"  # code, logs and tables; other files have some too
ALL, CODE = "false alarms", "in code and logs"
TARGETS = (Target(ALL, of_false_alarms(), 3.0, most=True), Target(CODE, of_false_alarms(), 1.0, most=True))


def texts(language: str = "en") -> list[Text]:
    """The texts that are read."""
    return [text for text in authored([CORPUS], frozenset({language})) if not text.spans and held_out(text)]


def of_machines(text: Text) -> bool:
    """Whether the text is code, a log or a table."""
    return text.domain == MACHINES or any(map(is_code, text.text.splitlines()))


def read(find: Finder) -> Read:
    """What is found in each, as rows of a labelled set."""
    return [({"text": one.text, "spans": [], "machines": of_machines(one)}, list(find(one.text))) for one in texts()]


def measured(accuracy: str, found: Read) -> Iterator[Measured]:
    """The figures over all texts, and over those of machines."""
    for target in TARGETS:
        counts: list[Counts] = [
            (len(spans), len(row["text"].split())) for row, spans in found if target.name == ALL or row["machines"]
        ]
        yield Measured(NAME, accuracy, target, target.figure.value(total(counts)), *interval(counts, target.figure))
