"""From text to entities, with any network that gives logits for a window."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from . import decode
from .pool import Pool
from .reading import Reading
from .tokenize import Pieces
from .tokenize import pieces as tokenize
from .windows import Window, windows


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
    def groups(self) -> NDArray[np.float32]: ...
    def logits(self, pieces: Pieces, start: int, end: int) -> NDArray[np.float32]: ...


def detect(model: Network, pool: Pool, text: str, recall: float) -> list[Reading]:
    """The model's entities in `text`, in order, never overlapping. Time and memory are linear in the text's length."""
    pieces = tokenize(model.tokenizer, model.continues, text)

    def read(window: Window) -> list[decode.Word]:
        logits = model.logits(pieces, window.start, window.end)
        kept = logits[window.kept_from - window.start : window.kept_to - window.start]
        chances = decode.probabilities(kept, recall, model.temperature)
        return decode.words(pieces, window.kept_from, window.kept_to, chances, model.groups)

    cuts = windows(text, pieces)
    results = (pool.run(read, cut) for cut in cuts) if len(cuts) == 1 else pool.map(read, cuts)
    return decode.readings((word for result in results for word in result), text, model.labels)
