"""From text to entities, with any network that gives logits for a window."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from . import decode
from .lists import Lists
from .pool import Pool
from .reading import Reading
from .tags import OUTSIDE, Grouping
from .tokenize import Pieces
from .tokenize import pieces as tokenize
from .tokenize import pieces_each as tokenize_each
from .windows import Window, windows
from .words import words, words_each

DECODED = 8  # windows whose logits are decoded at a time, 70 kB each


class Network(Protocol):
    """What detection needs of a model."""

    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def temperature(self) -> float: ...
    @property
    def tokenizer(self) -> Tokenizer: ...
    @property
    def continues(self) -> NDArray[np.bool_]: ...
    @property
    def grouping(self) -> Grouping: ...
    @property
    def lists(self) -> Lists | None: ...
    def logits(self, pieces: Pieces, start: int, end: int) -> NDArray[np.float32]: ...


def detect(model: Network, pool: Pool, text: str, recall: float) -> list[Reading]:
    """The model's entities in `text`, in order, never overlapping. Time and memory are linear in the text's length."""
    pieces, cuts = cut(model, text)
    read = reader(model)
    runs = [(pieces, window) for window in cuts]
    results = (pool.run(read, run) for run in runs) if len(runs) == 1 else pool.map(read, runs)
    return decoded(model, text, recall, pieces, cuts, results)


def detect_each(model: Network, pool: Pool, asked: Sequence[tuple[str, float]]) -> list[list[Reading]]:
    """As `detect` for each text and recall. All logits are held at once, so this is for short texts.

    One step for all texts and then the next: the network pushes everything else out of the processor's cache, and
    what comes after it costs a quarter less where that happens once for several texts. No run is handed to another
    thread: who has several texts waiting has work for every thread.
    """
    texts = [text for text, _ in asked]
    pieces = tokenize_each(model.tokenizer, model.continues, texts, model.lists)
    cuts = [windows(text, its) for text, its in zip(texts, pieces, strict=True)]
    read = reader(model)
    results = [pool.run(read, (its, window)) for its, found in zip(pieces, cuts, strict=True) for window in found]
    if not results:
        return [[] for _ in asked]
    logits = np.concatenate(results)
    logits[:, OUTSIDE] -= np.repeat(np.array([recall for _, recall in asked], np.float32), list(map(len, pieces)))
    found = words_each(pieces, logits, model.grouping, model.temperature)
    return decode.readings_each(found, texts, model.labels)


def cut(model: Network, text: str) -> tuple[Pieces, list[Window]]:
    """The text's pieces, and the windows in which the network reads them."""
    pieces = tokenize(model.tokenizer, model.continues, text, model.lists)
    return pieces, windows(text, pieces)


def reader(model: Network) -> Callable[[tuple[Pieces, Window]], NDArray[np.float32]]:
    """One run of the network: the logits of what a window keeps."""

    def read(run: tuple[Pieces, Window]) -> NDArray[np.float32]:
        pieces, window = run
        logits = model.logits(pieces, window.start, window.end)
        return logits[window.kept_from - window.start : window.kept_to - window.start]

    return read


def decoded(
    model: Network, text: str, recall: float, pieces: Pieces, cuts: list[Window], results: Iterator[NDArray[np.float32]]
) -> list[Reading]:
    """The entities that the next of the results make, one result a window."""
    found = (
        word
        for part in together(cuts, results)
        for word in words(pieces, *part, model.grouping, recall, model.temperature)
    )
    return decode.readings(found, text, model.labels)


def together(
    cuts: list[Window], results: Iterable[NDArray[np.float32]]
) -> Iterator[tuple[int, int, NDArray[np.float32]]]:
    """The logits of neighbouring windows in one array, with its first and last piece: arrays cost by the call."""
    left = iter(results)
    for at in range(0, len(cuts), DECODED):
        group = cuts[at : at + DECODED]
        logits = list(islice(left, len(group)))
        yield group[0].kept_from, group[-1].kept_to, logits[0] if len(logits) == 1 else np.concatenate(logits)
