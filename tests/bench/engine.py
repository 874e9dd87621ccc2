"""The engine alone, in this process: words per CPU second of the bare network and of the whole detection."""

import time

from redaction.engine import detect, redactors
from redaction.engine.ner import session
from redaction.engine.ner.tokenize import pieces as tokenize
from redaction.engine.ner.windows import windows
from redaction.engine.policy import Policy

from .texts import words


def bare(texts: list[str]) -> float:
    """Words per CPU second of onnxruntime alone, on the windows that detection would read."""
    model = session.model()
    cut = [(tokenize(model.tokenizer, model.continues, text), text) for text in texts]
    runs = [(pieces, window) for pieces, text in cut for window in windows(text, pieces)]
    start = time.process_time()
    for pieces, window in runs:
        model.logits(pieces, window.start, window.end)
    return words(texts) / (time.process_time() - start)


def whole(texts: list[str]) -> float:
    """Words per CPU second from text to redacted text."""
    policy = Policy()
    start = time.process_time()
    for text in texts:
        redactors.redact(text, detect.detect(text, policy), policy)
    return words(texts) / (time.process_time() - start)
