"""Trains the tagger: `python -m redaction.training.train --data PATH`."""

import argparse
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..engine.ner import shapes
from ..engine.ner.lists import shared
from ..engine.ner.session import LISTS
from . import base, network, sentences, sources
from .average import Average
from .data import coarse, open_sets
from .distil import Teacher
from .features import TAGS, Allowed, Features, Featurizer, recased
from .gazetteer import Gazetteer
from .locales import Locales
from .rounds import Rounds
from .swaps import LANGUAGES, Swaps

LOWER, RAISED = 0.35, 0.04  # share of windows whose shapes are turned to lower case, to capitals
HIDDEN, HIDDEN_OURS = 0.1, 0.35  # share of the words about which lists keep still, in open sets and in our texts
MASKED = 0.06  # share of the pieces that the network does not get to see
MASK = 103
PIECES = 2560  # per batch
SAVED = 400  # steps between two checkpoints
ROUNDED = 0.35  # the last part of the time in which the network learns with what int8 will make of its numbers
FINAL = 0.02  # what is left of the learning rate at the end


def batches(features: list[Features], rng: random.Random) -> Iterator[list[Features]]:
    """Batches of about `PIECES` pieces of nearly equal length, in random order."""
    order = sorted(features, key=lambda one: len(one.ids) + rng.random() * 4)
    found: list[list[Features]] = [[]]
    for one in order:
        if found[-1] and (len(found[-1]) + 1) * len(one.ids) > PIECES:
            found.append([])
        found[-1].append(one)
    rng.shuffle(found)
    yield from found


def tensors(batch: list[Features], rng: random.Random, table: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Numbers, shapes, attention bias, allowed tags and weights of a batch."""
    longest = max(len(one.ids) for one in batch)
    ids, forms, allowed = (np.zeros((len(batch), longest), np.int64) for _ in range(3))
    weights = np.zeros((len(batch), longest), np.float32)
    bias = np.full((len(batch), 1, 1, longest), -10_000.0, np.float32)
    for row, one in enumerate(batch):
        size = len(one.ids)
        ids[row, :size] = masked(one, rng)
        forms[row, :size] = cased(one, rng)
        allowed[row, :size] = one.allowed
        weights[row, 1 : size - 1] = one.weight
        bias[row, :, :, :size] = 0
    made = (torch.from_numpy(array) for array in (ids, forms, bias, allowed, weights))
    ids_, forms_, bias_, allowed_, weights_ = made
    return ids_, forms_, bias_, table[allowed_], weights_


def masked(one: Features, rng: random.Random) -> np.ndarray:
    """The window's pieces, a few of them hidden: what stands around a name should tell it too."""
    hidden = np.random.default_rng(rng.getrandbits(32)).random(len(one.ids)) < MASKED
    hidden[[0, -1]] = False
    return np.where(hidden, MASK, one.ids)


def cased(one: Features, rng: random.Random) -> np.ndarray:
    """The window's shapes as written, or in lower case, or in capitals."""
    draw = rng.random()
    if draw < LOWER:
        return recased(one.shapes, shapes.LOWERED)
    return recased(one.shapes, shapes.RAISED) if draw < LOWER + RAISED else one.shapes


def partial_loss(logits: Tensor, allowed: Tensor, weights: Tensor) -> Tensor:
    """Mean of -log P(the tag is one of the allowed), so that a set teaches only what it labels."""
    logits = logits.float()
    possible = logits.masked_fill(~allowed, -1e9).logsumexp(-1)
    return ((logits.logsumexp(-1) - possible) * weights).sum() / weights.sum()


def threads(most: int) -> int:
    """As many threads as the machine has free cores: threads that wait for each other lose more than they gain."""
    busy = os.getloadavg()[0] - most
    return max(1, min(most, round((os.cpu_count() or 1) - busy)))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is given beside its data: peak learning rate, wall time in seconds, at most so many threads.

    `words` trains the embeddings of the word pieces too, half of all numbers: English gains nothing from moving them.
    """

    rate: float
    seconds: float
    seed: int = 1
    threads: int = 1
    words: bool = False
    decay: float = 0.999
    teacher: Teacher | None = None


class Trainer:
    """One run. The learning rate falls with the wall clock, so that the run ends in time on a busy machine too."""

    def __init__(self, tagger: network.Tagger, settings: Settings) -> None:
        self.tagger, self.settings = tagger, settings
        self.rng = random.Random(settings.seed)
        tagger.words.weight.requires_grad_(settings.words)
        fast = [*tagger.head.parameters(), *tagger.shapes.parameters()]
        fast += tagger.lists.parameters() if tagger.lists is not None else ()
        taken = {id(one) for one in fast}
        slow = [one for one in tagger.parameters() if one.requires_grad and id(one) not in taken]
        groups = [{"params": slow, "peak": settings.rate}, {"params": fast, "peak": 5 * settings.rate}]
        self.optimizer = torch.optim.AdamW(groups, lr=settings.rate, weight_decay=0.01, fused=True)
        self.average = Average(tagger, settings.decay)
        self.started = time.monotonic()
        self.steps = self.pieces = 0

    @property
    def left(self) -> float:
        """Share of the time that is left, 1 to 0."""
        return max(0.0, 1 - (time.monotonic() - self.started) / self.settings.seconds)

    def step(self, batch: list[Features], table: Tensor) -> float:
        """One update; the loss."""
        if self.left < ROUNDED:
            network.rounding(self.tagger)
        factor = min(1.0, (self.steps + 1) / 100) * (FINAL + (1 - FINAL) * self.left)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        ids, forms, bias, allowed, weights = tensors(batch, self.rng, table)
        inputs = ids, forms, bias.bfloat16()
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.tagger(*inputs)
            taught = self.settings.teacher.loss(logits, inputs, weights) if self.settings.teacher else 0.0
        loss = partial_loss(logits, allowed, weights) + taught
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.average.update()
        self.steps += 1
        self.pieces += ids.numel()
        return float(loss.detach())

    def save(self, folder: Path) -> None:
        """Writes last.pt, the weights of the last step, and mean.pt, their running mean."""
        for name, weights in ("last", self.tagger.state_dict()), ("mean", self.average.weights(self.tagger)):
            torch.save(weights, folder / "writing.pt")
            (folder / "writing.pt").replace(folder / f"{name}.pt")

    def round(self, features: list[Features], allowed: Allowed, log: str, folder: Path) -> None:
        """One pass over the features, as far as there is time; the weights are saved into `folder` now and then."""
        self.tagger.train()
        table, losses = torch.from_numpy(allowed.table()), list[float]()
        for batch in batches(features, self.rng):
            if not self.left:
                return
            losses.append(self.step(batch, table))
            if self.steps % 10 == 0:
                torch.set_num_threads(threads(self.settings.threads))
            if self.steps % SAVED == 0:
                self.save(folder)
            if self.steps % 50 == 0:
                spent = time.process_time()
                print(f"{log} step {self.steps} loss {np.mean(losses[-50:]):.4f} left {self.left:.3f} "
                      f"pieces {self.pieces} cpu {spent:.0f}s", flush=True)  # fmt: skip


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets, with mapping.json and lists")
    parser.add_argument("--corpus", type=Path, nargs="*", default=[Path(__file__).parent / "corpus"])
    parser.add_argument("--out", type=Path, default=Path("var/training"), help="folder for checkpoints")
    parser.add_argument("--start", type=Path, help="checkpoint or model.onnx to start from instead of the base")
    parser.add_argument("--teacher", type=Path, help="checkpoint or model.onnx whose opinion counts beside the labels")
    parser.add_argument("--opinion", type=float, default=1.0, help="weight of the teacher's opinion")
    parser.add_argument("--heat", type=float, default=1.0, help="temperature of both distributions")
    parser.add_argument("--layers", type=int, nargs="*", help="keep only these layers of what the run starts from")
    parser.add_argument("--minutes", type=float, default=60, help="wall time; the learning rate ends with it")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=1, help="at most so many, fewer while the machine is busy")
    parser.add_argument("--words", action="store_true", help="train the embeddings of the word pieces too")
    parser.add_argument("--decay", type=float, default=0.999, help="of the running mean of the weights")
    parser.add_argument("--sets", choices=sorted(sources.MODELS), default="english", help="which open sets train")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--filled", type=int, default=8000, help="filled templates a round")
    parser.add_argument("--variants", type=int, default=4, help="variants of each authored text a round")
    parser.add_argument("--most", type=int, default=100_000, help="authored texts of a language a round")
    parser.add_argument("--share", type=float, default=0.4, help="share of the open sets in a round")
    parser.add_argument("--swapped", type=int, default=0, help="rows of open sets with other names, a round")
    parser.add_argument("--lists", action="store_true", help="read what lists of names and places say of words")
    parser.add_argument("--languages", nargs="*", default=["en"])
    return parser.parse_args()


def started(given: argparse.Namespace) -> network.Tagger:
    """The network that a run begins with."""
    tagger = network.loaded(given.start) if given.start else network.pretrained(TAGS)
    tagger = network.shallow(tagger, given.layers) if given.layers else tagger
    return network.listed(tagger) if given.lists else tagger


def settings(given: argparse.Namespace) -> Settings:
    teacher = Teacher(network.loaded(given.teacher), given.opinion, given.heat) if given.teacher else None
    return Settings(
        given.rate, 60 * given.minutes, given.seed, given.threads, given.words, given.decay, teacher,
    )  # fmt: skip


def main() -> None:
    given = arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    tagger = started(given)
    allowed = Allowed()
    featurizer = Featurizer(base.tokenizer(), allowed, shared(LISTS) if given.lists else None, given.seed)
    lists = Gazetteer(given.data / "lists")
    taken = open_sets(given.data, sources.MODELS[given.sets], lists, given.seed)
    sets = featurizer.all(taken, HIDDEN)
    print(f"open sets: {len(sets)} windows, {sum(len(one.ids) for one in sets)} pieces", flush=True)
    rounds = Rounds(given.corpus, lists, frozenset(given.languages), given.filled, given.variants, given.most)
    locales = Locales(lists)
    names = {language: locales.of(language, {}).invented for language in LANGUAGES & rounds.languages}
    swaps = Swaps(taken if given.swapped else (), lists, names)
    trainer = Trainer(tagger, settings(given))
    number = 0
    while trainer.left:
        seed = given.seed * 1000 + number
        ours = featurizer.all([*rounds.examples(seed), *swaps.examples(seed, given.swapped)], HIDDEN_OURS)
        written = sentences.read(rounds.languages, lists, coarse(given.data))
        part = trainer.rng.sample(sets, int(given.share * len(sets))) + featurizer.all(written, HIDDEN)
        sizes = [sum(len(one.ids) for one in some) // 1000 for some in (part, ours)]
        trainer.round(part + ours, allowed, f"round {number} ({sizes[0]}k open, {sizes[1]}k ours)", given.out)
        trainer.save(given.out)
        number += 1
    print("done", flush=True)


if __name__ == "__main__":
    main()
