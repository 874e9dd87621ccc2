"""Finds how much likelier or less likely each kind of entity should be held: `python -m redaction.training.thresholds`.

One number for each kind, added to the logits of its tags, chosen on the sets that choose and on the authored texts that
never train; `export --offsets` puts it into the network's last layer, so that it costs nothing.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..engine import taxonomy
from ..engine.ner.detect import detect
from ..engine.ner.lists import Lists
from ..engine.ner.pool import Pool
from ..engine.ner.session import HOME, Model, read
from ..engine.ner.tags import SHARED, Grouping, begin, inside
from ..engine.ner.tokenize import Pieces
from .data import coarse
from .evaluate import CHOOSING, chosen
from .rounds import authored, held_out
from .scoring import Scheme, Score, add, figures

STEPS = (-0.8, -0.4, -0.2, 0.2, 0.4, 0.8)
ROUNDS = 2
FOREIGN = frozenset({"da", "de", "es", "pt", "sv"})  # languages of the choosing sets, as their names say
MASKED = 0.25  # how much masked recall counts beside exact F1
KINDS: Mapping[str, tuple[str, ...]] = {
    "PERSON": SHARED["PERSON"],
    "PLACE": SHARED["PLACE"],
    "BODY": SHARED["BODY"],
    "OTHER": tuple(
        label for label in taxonomy.LABELS if label not in {*SHARED["PERSON"], *SHARED["PLACE"], *SHARED["BODY"]}
    ),
}


def offsets(chosen: Mapping[str, float]) -> NDArray[np.float32]:
    """What is added to the logits of all tags: (tags,)."""
    made = np.zeros(2 * len(taxonomy.LABELS) + 1, np.float32)
    for kind, value in chosen.items():
        for label in KINDS[kind]:
            number = taxonomy.LABELS.index(label)
            made[[begin(number), inside(number)]] = value
    return made


@dataclass
class Shifted:
    """A model whose logits are kept, so that other offsets cost no other run."""

    model: Model
    added: NDArray[np.float32]
    kept: dict[tuple[bytes, bytes], NDArray[np.float32]] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[str, ...]:
        return self.model.labels

    @property
    def temperature(self) -> float:
        return self.model.temperature

    @property
    def tokenizer(self) -> Tokenizer:
        return self.model.tokenizer

    @property
    def continues(self) -> NDArray[np.bool_]:
        return self.model.continues

    @property
    def lists(self) -> Lists | None:
        return self.model.lists

    @cached_property
    def grouping(self) -> Grouping:
        return self.model.grouping

    def logits(self, pieces: Pieces, start: int, end: int) -> NDArray[np.float32]:
        key = pieces.ids[start:end].tobytes(), pieces.shapes[start:end].tobytes()
        if key not in self.kept:
            self.kept[key] = self.model.logits(pieces, start, end)
        return self.kept[key] + self.added


Set = tuple[Scheme, list[dict[str, Any]]]


def sets(data: Path, corpus: Sequence[Path], languages: frozenset[str], foreign: bool) -> list[Set]:
    """The choosing sets of English or of the other languages, and the authored texts held out."""
    mapping = json.loads((data / "mapping.json").read_text())
    found = [
        (Scheme.of(mapping, folder), list(chosen(data / folder / f"{split}.jsonl", False, first, last)))
        for folder, split, first, last in CHOOSING.values()
        if bool(FOREIGN & set(folder.split("_"))) == foreign
    ]
    ours = Scheme(None, frozenset({"ALL"}), frozenset(), coarse(data))
    texts = [text for text in authored(corpus, languages) if held_out(text)]
    return [*found, (ours, [{"text": text.text, "spans": text.spans} for text in texts])]


def value(model: Shifted, pool: Pool, given: Iterable[Set]) -> float:
    """Mean over the sets of exact F1 and masked recall."""
    values = []
    for scheme, rows in given:
        score = Score()
        for row in rows:
            found = [(one.start, one.end, one.label) for one in detect(model, pool, row["text"], 0.0)]
            add(score, row, found, scheme)
        counts = [sum(one[part] for one in score.ways["exact"].values()) for part in ("tp", "fp", "fn")]
        hit, miss = (sum(one[part] for one in score.masked.values()) for part in ("hit", "miss"))
        values.append((1 - MASKED) * figures(*counts)["F1"] + MASKED * hit / max(1, hit + miss))
    return float(np.mean(values))


def best(model: Model, given: Sequence[Set]) -> tuple[dict[str, float], float, float]:
    """The offsets that are best when one at a time is moved, what they are worth, and what none are."""
    pool = Pool(1)
    taken = dict.fromkeys(KINDS, 0.0)
    shifted = Shifted(model, offsets(taken))
    least = highest = value(shifted, pool, given)
    for _ in range(ROUNDS):
        for kind in KINDS:
            for step in STEPS:
                tried = taken | {kind: round(taken[kind] + step, 2)}
                shifted.added = offsets(tried)
                if (worth := value(shifted, pool, given)) > highest + 5e-4:
                    highest, taken = worth, tried
    return taken, highest, least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=HOME)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[Path(__file__).parent / "corpus"])
    parser.add_argument("--languages", nargs="*", default=["en"])
    given = parser.parse_args()
    languages = frozenset(given.languages)
    taken, highest, least = best(read(given.model), sets(given.data, given.corpus, languages, languages != {"en"}))
    print(" ".join(f"{kind}={number}" for kind, number in taken.items()), f"{least:.4f} -> {highest:.4f}")


if __name__ == "__main__":
    main()
