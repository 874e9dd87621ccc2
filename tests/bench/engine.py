"""The engine alone, in this process: words per CPU second of the bare network and of the whole detection."""

import time
from concurrent.futures import ThreadPoolExecutor

from redaction.engine import detect, redactors
from redaction.engine.policy import USUAL, Accuracy, Policy
from redaction.management.commands.benchmark import windows_of

from .texts import words


def bare(texts: list[str], threads: int = 1, accuracy: Accuracy = USUAL) -> float:
    """Words per CPU second of onnxruntime alone, on the windows that detection would read, so many runs at a time."""
    policy = Policy(accuracy=accuracy)
    runs = [run for text in texts for run in windows_of(text, policy)]
    with ThreadPoolExecutor(threads) as pool:
        start = time.process_time()
        for _ in pool.map(lambda run: run[0].logits(run[1], run[2].start, run[2].end), runs):
            pass
        return words(texts) / (time.process_time() - start)


def whole(texts: list[str], accuracy: Accuracy = USUAL) -> float:
    """Words per CPU second from text to redacted text."""
    policy = Policy(accuracy=accuracy)
    start = time.process_time()
    for text in texts:
        redactors.redact(text, detect.detect(text, policy), policy)
    return words(texts) / (time.process_time() - start)
