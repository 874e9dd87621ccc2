"""A model's files, read once per process, and one run of one window."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from .. import shipped
from ..shipped import ENGLISH
from . import lists
from .tags import Grouping, grouping
from .tokenize import CLS, SEP, Pieces, continuations

HOME = ENGLISH.home
LISTS = shipped.FOLDER / "lists.npz"


@dataclass(frozen=True)
class Model:
    """One loaded model: the network, its word pieces and its card.

    `temperature` divides the logits so that scores can be read as probabilities. `lists` are there if it was trained
    with what they say of each word.
    """

    name: str
    version: str
    labels: tuple[str, ...]
    temperature: float
    size: int
    network: InferenceSession
    tokenizer: Tokenizer
    continues: NDArray[np.bool_]
    lists: lists.Lists | None
    figures: Mapping[str, Any]

    @cached_property
    def grouping(self) -> Grouping:
        return grouping(self.labels)

    def logits(self, pieces: Pieces, start: int, end: int) -> NDArray[np.float32]:
        """Logits of the pieces `start` to `end`, read together: (pieces, tags).

        One window a run: dynamic quantization takes one scale over the whole input, so a second window in the same
        run would change the first one's answer.
        """
        ids = np.empty((1, end - start + 2), np.int64)
        shapes = np.zeros((1, end - start + 2), np.int64)
        ids[0, 0], ids[0, -1] = CLS, SEP
        ids[0, 1:-1] = pieces.ids[start:end]
        shapes[0, 1:-1] = pieces.shapes[start:end]
        begun = time.perf_counter()
        output = np.asarray(self.network.run(None, {"ids": ids, "shapes": shapes})[0], np.float32)
        _observe(time.perf_counter() - begun)
        return output[0, 1:-1]


def _unobserved(seconds: float) -> None:
    """Nobody wants to know."""


_observe: Callable[[float], None] = _unobserved


def observe(call: Callable[[float], None]) -> None:
    """Calls `call` with the seconds of each run from now on, from whichever thread made it."""
    global _observe
    _observe = call


def options() -> SessionOptions:
    """One thread a run: windows run side by side, which is faster than one window on several threads."""
    chosen = SessionOptions()
    chosen.intra_op_num_threads = 1
    chosen.inter_op_num_threads = 1
    chosen.log_severity_level = 3
    return chosen


def open_network(path: Path) -> InferenceSession:
    """Opens an ONNX file. The disabled fusion makes int8 17 to 30 % slower (measured with onnxruntime 1.31).

    By its path: given the bytes, onnxruntime keeps 25 MB more.
    """
    return InferenceSession(
        str(path), options(), providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def vocabulary(content: str) -> tuple[Tokenizer, NDArray[np.bool_]]:
    """The tokenizer of a tokenizer.json, and which pieces continue a word; models with the same one share it."""
    tokenizer = Tokenizer.from_str(content)
    return tokenizer, continuations(tokenizer)


def read(home: Path = HOME) -> Model:
    """Reads the model in folder `home`: model.onnx, tokenizer.json, config.json. Raises OSError if one is missing."""
    config = json.loads((home / "config.json").read_text())
    size = (home / "model.onnx").stat().st_size
    tokenizer, continues = vocabulary((home / "tokenizer.json").read_text())
    return Model(
        name=config["name"],
        version=config["version"],
        labels=tuple(config["labels"]),
        temperature=float(config["temperature"]),
        size=size,
        network=open_network(home / "model.onnx"),
        tokenizer=tokenizer,
        continues=continues,
        lists=lists.shared(LISTS) if config.get("lists") else None,
        figures=MappingProxyType(config.get("figures", {})),
    )


_lock = threading.Lock()
_locks: dict[Path, threading.Lock] = {}
_loaded: dict[Path, Model] = {}


def model(home: Path = HOME) -> Model:
    """The model of this process, loaded at the first call, whichever thread makes it; others go on meanwhile."""
    found = _loaded.get(home)
    if found is None:
        with _lock:
            loading = _locks.setdefault(home, threading.Lock())
        with loading:
            found = _loaded.get(home) or _loaded.setdefault(home, read(home))
    return found


def is_loaded(home: Path) -> bool:
    """Whether `model` would answer at once."""
    return home in _loaded
