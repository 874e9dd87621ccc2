"""The model's files, read once per process, and one run of one window."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from .tags import Grouping, grouping
from .tokenize import CLS, SEP, Pieces, continuations

HOME = Path(__file__).parent / "model"


@dataclass(frozen=True)
class Model:
    """One loaded model: the network, its word pieces and its card.

    `temperature` divides the logits so that scores can be read as probabilities.
    """

    name: str
    version: str
    labels: tuple[str, ...]
    temperature: float
    size: int
    network: InferenceSession
    tokenizer: Tokenizer
    continues: NDArray[np.bool_]
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
    """Opens an ONNX file. The disabled fusion makes int8 17 to 30 % slower (measured with onnxruntime 1.31)."""
    return InferenceSession(
        path.read_bytes(), options(), providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def read(home: Path = HOME) -> Model:
    """Reads the model in folder `home`: model.onnx, tokenizer.json, config.json. Raises OSError if one is missing."""
    config = json.loads((home / "config.json").read_text())
    tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
    return Model(
        name=config["name"],
        version=config["version"],
        labels=tuple(config["labels"]),
        temperature=float(config["temperature"]),
        size=(home / "model.onnx").stat().st_size,
        network=open_network(home / "model.onnx"),
        tokenizer=tokenizer,
        continues=continuations(tokenizer),
        figures=MappingProxyType(config.get("figures", {})),
    )


_lock = threading.Lock()
_loaded: dict[Path, Model] = {}


def model(home: Path = HOME) -> Model:
    """The model of this process, loaded at the first call, whichever thread makes it."""
    found = _loaded.get(home)
    if found is None:
        with _lock:
            found = _loaded.get(home) or _loaded.setdefault(home, read(home))
    return found
