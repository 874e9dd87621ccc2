"""Finds the temperature at which a model's scores read as probabilities: `python -m redaction.training.calibrate`."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..engine.ner.session import HOME, Model, read
from ..engine.ner.tokenize import Pieces
from .data import Example, from_text, open_sets
from .features import Allowed, Features, Featurizer
from .gazetteer import Gazetteer
from .rounds import authored, held_out
from .sources import Source

# Sets that choices are made on; none of them trains and none is reported.
CHOOSING = (
    Source("uner_en_ewt_plus", ("dev",), first=1400, last=1600),
    Source("btc", ("dev",), limit=300),
    Source("gum_open", ("dev",), limit=200),
    Source("crossner_politics", ("dev",), limit=150),
)
FOREIGN = (
    Source("meddocan_es", ("dev",), limit=30, last=40),
    *(Source(f"uner_{name}", ("dev",), limit=150, last=400) for name in ("pt_bosque", "sv_talbanken", "da_ddt")),
    Source("germeval14_de", ("dev",), limit=200),
)
GRID = np.arange(0.6, 2.5, 0.05)


def answers(model: Model, windows: Iterable[Features]) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int32]]]:
    """Logits and numbers of allowed sets of every piece that is labelled."""
    for one in windows:
        none = np.zeros(0, np.int64)
        ids, shapes = one.ids[1:-1].astype(np.int64), one.shapes[1:-1].astype(np.int64)
        pieces = Pieces(ids, shapes, none, none, none.astype(np.bool_))
        yield model.logits(pieces, 0, len(one.ids) - 2), one.allowed[1:-1]


def loss(logits: NDArray[np.float32], allowed: NDArray[np.bool_], temperature: float) -> float:
    """Mean of -log P(the tag is one of the allowed)."""
    scaled = logits / temperature
    scaled -= scaled.max(1, keepdims=True)
    powers = np.exp(scaled)
    return float(-np.log((powers * allowed).sum(1) / powers.sum(1) + 1e-12).mean())


def best(model: Model, examples: Iterable[Example]) -> tuple[float, float, float]:
    """The temperature with the least loss, that loss, and the loss at temperature 1."""
    table = Allowed()
    windows = Featurizer(model.tokenizer, table, model.lists).all(examples)
    pairs = list(answers(model, windows))
    logits, numbers = (np.concatenate(column) for column in zip(*pairs, strict=True))
    allowed = table.table()[numbers]
    losses = {float(at): loss(logits, allowed, float(at)) for at in GRID}
    lowest = min(losses, key=lambda at: losses[at])
    return lowest, losses[lowest], loss(logits, allowed, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=HOME)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[Path(__file__).parent / "corpus"])
    parser.add_argument("--languages", nargs="*", default=["en"])
    parser.add_argument("--write", action="store_true", help="put the temperature into the model's config.json")
    given = parser.parse_args()
    ours = [from_text(text) for text in authored(given.corpus, frozenset(given.languages)) if held_out(text)]
    sets = CHOOSING if given.languages == ["en"] else (*CHOOSING, *FOREIGN)
    theirs = open_sets(given.data, sets, Gazetteer(given.data / "lists"))
    temperature, least, plain = best(read(given.model), [*ours, *theirs])
    print(f"temperature {temperature:.2f}: loss {least:.4f}, at 1 {plain:.4f}")
    if given.write:
        path = given.model / "config.json"
        config = json.loads(path.read_text()) | {"temperature": round(temperature, 2)}
        path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
