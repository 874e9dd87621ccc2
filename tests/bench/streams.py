"""How much of what a whole text's answer masks is masked in a live stream too, over the texts of our corpus.

`python -m tests.bench.streams [N]`: every text (or the first N of each domain) goes to a server twice, whole and as a
stream. What a stream gives depends on the text alone and not on how it is cut, so it is sent in one piece.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from websockets.sync.client import ClientConnection, connect

from redaction.training.corpus import Text, read

from .report import say
from .server import server
from .texts import CORPUS

GOAL = 0.99
SHOWN = 15  # labels
Entity = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Entities of whole texts by label: all of them, those that the stream left readable, those it labelled alike."""

    whole: Counter[str] = field(default_factory=Counter)
    readable: Counter[str] = field(default_factory=Counter)
    alike: int = 0
    more: int = 0  # entities of streams that cover what the whole answer leaves readable
    texts: int = 0

    def add(self, text: str, whole: Sequence[Entity], streamed: Sequence[Entity]) -> None:
        """Count one text's entities."""
        self.texts += 1
        covered = {at for entity in streamed for at in characters(text, entity)}
        known = {at for entity in whole for at in characters(text, entity)}
        places = {(*place(entity), entity["best_label"]) for entity in streamed}
        for entity in whole:
            label = entity["best_label"]
            self.whole[label] += 1
            self.readable[label] += not characters(text, entity) <= covered
            self.alike += (*place(entity), label) in places
        self.more += sum(not characters(text, entity) & known for entity in streamed)

    @property
    def share(self) -> float:
        """Masked in the stream, of all."""
        return 1 - self.readable.total() / max(1, self.whole.total())

    def __str__(self) -> str:
        total = max(1, self.whole.total())
        more, alike = self.more / total, self.alike / total
        return f"{self.texts:6}{total:10}{self.share:10.2%}{alike:20.2%}{more:12.2%}"


def place(entity: Entity) -> tuple[int, int]:
    """Start and end in the text."""
    return entity["location"]["stt_idx"], entity["location"]["end_idx"]


def characters(text: str, entity: Entity) -> set[int]:
    """Offsets of its characters, white space left out."""
    start, end = place(entity)
    return {at for at in range(start, end) if not text[at].isspace()}


def ask(socket: ClientConnection, message: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a message."""
    socket.send(json.dumps(message))
    answer: dict[str, Any] = json.loads(socket.recv())
    return answer


def both(socket: ClientConnection, text: str) -> tuple[list[Entity], list[Entity]]:
    """The entities of the whole text's answer and of its stream."""
    whole = ask(socket, {"text": text})
    streamed = ask(socket, {"stream": "s", "append": text, "end": True})
    return whole["entities"], streamed["entities"]


def chosen(most: int | None) -> Iterator[tuple[str, list[Text]]]:
    """The corpus by language and domain."""
    for name, texts in groupby(read(CORPUS), lambda text: f"{text.language} {text.domain}"):
        yield name, list(islice(texts, most))


def main(most: int | None = None) -> float:
    """Print a line per domain, then the labels that are missed most; the share of all."""
    every, domains = Tally(), defaultdict[str, Tally](Tally)
    say(f"{'':34}{'texts':>6}{'entities':>10}{'masked':>10}{'same place, label':>20}{'only there':>12}")
    with server() as running, connect(running.url.replace("http", "ws", 1) + "/ws", max_size=None) as socket:
        for name, texts in chosen(most):
            for text in texts:
                whole, streamed = both(socket, text.text)
                for tally in (every, domains[name]):
                    tally.add(text.text, whole, streamed)
            say(f"{name:34}{domains[name]}")
    say(f"{'all':34}{every}   (goal: {GOAL:.0%} masked)\n")
    for label, missed in every.readable.most_common(SHOWN):
        say(f"{label:34}{missed:6} of {every.whole[label]} readable in the stream")
    return every.share


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
