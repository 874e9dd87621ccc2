"""The engine alone, in this process: words per CPU second of the bare network and of the whole detection."""

import time

from redaction.engine import detect, redactors
from redaction.engine.policy import USUAL, Accuracy, Policy
from redaction.management.commands.benchmark import windows_of

from .texts import words


def bare(texts: list[str], accuracy: Accuracy = USUAL) -> float:
    """Words per CPU second of onnxruntime alone, on the windows that detection would read."""
    policy = Policy(accuracy=accuracy)
    runs = [run for text in texts for run in windows_of(text, policy)]
    start = time.process_time()
    for model, pieces, window in runs:
        model.logits(pieces, window.start, window.end)
    return words(texts) / (time.process_time() - start)


def whole(texts: list[str], accuracy: Accuracy = USUAL) -> float:
    """Words per CPU second from text to redacted text."""
    policy = Policy(accuracy=accuracy)
    start = time.process_time()
    for text in texts:
        redactors.redact(text, detect.detect(text, policy), policy)
    return words(texts) / (time.process_time() - start)
