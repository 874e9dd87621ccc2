"""How fast detection is here, on texts of the operator's own."""

import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from redaction.engine import redactors
from redaction.engine.accuracy import model_of, settled
from redaction.engine.detect import detect
from redaction.engine.ner import session
from redaction.engine.ner.detect import cut
from redaction.engine.ner.tokenize import Pieces
from redaction.engine.ner.windows import Window
from redaction.engine.policy import ACCURACIES, USUAL, Policy

SAMPLE = (
    "Dear Ms Okonkwo, thank you for your call of 3 October about invoice 88121. We have changed your address to "
    "27 Quay Street, Bristol BS1 4DB, and your number to +44 20 7946 0958. The refund of £310.50 goes to the card "
    "ending in 4242. If anything is missing, please write to claims@harbour.example or ask for Tomasz in Leeds. "
)
LEAST_SECONDS = 3.0


class Command(BaseCommand):
    help = "Prints the engine's speed on a file of texts, one a line, beside the bare model on the same windows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accuracy", choices=ACCURACIES, default=USUAL, help=f"which model reads ({USUAL})")
        parser.add_argument("file", nargs="?", type=Path, help="texts, one a line; a letter of 80 words without it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            texts = options["file"].read_text("utf-8").splitlines() if options["file"] else [SAMPLE]
        except (OSError, ValueError):
            raise CommandError("The file cannot be read as UTF-8.") from None
        texts = [text for text in texts if text.strip()]
        if not texts:
            raise CommandError("The file has no text.")
        policy = Policy(accuracy=options["accuracy"])
        words = sum(len(text.split()) for text in texts)
        whole = rate(lambda: redact(texts, policy)) * words
        bare = rate(model_alone(texts, policy)) * words
        self.stdout.write(f"engine      {whole:,.0f} words, {whole * len(texts) / words:,.0f} texts a CPU second")
        self.stdout.write(f"bare model  {bare:,.0f} words a CPU second; the engine reaches {whole / bare:.2f} of it")


def redact(texts: list[str], policy: Policy) -> None:
    """Find and replace, as a request does."""
    for text in texts:
        redactors.redact(text, detect(text, policy), policy)


def model_alone(texts: list[str], policy: Policy) -> Callable[[], object]:
    """What runs the networks on the texts' windows, all else done before."""
    runs = [(model, pieces, window) for text in texts for model, pieces, window in windows_of(text, policy)]
    return lambda: [model.logits(pieces, window.start, window.end) for model, pieces, window in runs]


def windows_of(text: str, policy: Policy) -> Iterator[tuple[session.Model, Pieces, Window]]:
    """The runs that a text takes: the model that reads it, the text's pieces, and a window of them."""
    model = session.model(model_of(settled(policy, text)).home)
    pieces, cuts = cut(model, text)
    for window in cuts:
        yield model, pieces, window


def rate(work: Any) -> float:
    """Runs per CPU second, over at least LEAST_SECONDS."""
    work()
    start, runs = time.process_time(), 0
    while time.process_time() - start < LEAST_SECONDS:
        work()
        runs += 1
    return runs / (time.process_time() - start)
