"""How accurate detection is on labelled texts, and where it errs."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from redaction.engine.policy import ACCURACIES, USUAL
from redaction.engine.taxonomy import LABELS, coarse
from redaction.training.accuracy import finder
from redaction.training.evaluate import chosen
from redaction.training.report import report
from redaction.training.scoring import Scheme, Score, Span, add, summary


class Command(BaseCommand):
    help = (
        'Scores detection on a jsonl file: one {"text", "spans": [[start, end, "LABEL"], ...]} a line, offsets in code '
        "points. Prints exact, relaxed and (with our labels) fine F1, masked recall and false alarms."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--mapping", type=Path, help="a file that maps other sets' labels to ours")
        parser.add_argument("--dataset", help="the set's name in the mapping")
        parser.add_argument("--first", type=int, default=0, help="first row, from 0")
        parser.add_argument("--last", type=int, default=10**9, help="row to stop before")
        parser.add_argument("--accuracy", choices=ACCURACIES, default=USUAL, help=f"which model reads ({USUAL})")
        parser.add_argument("--lower", action="store_true", help="lower-case the texts first")
        parser.add_argument("--report", type=Path, help="write an HTML page with the errors highlighted")
        parser.add_argument("--json", action="store_true", help="print every figure, per type too, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        scheme = scheme_of(options["mapping"], options["dataset"])
        score, find = Score(), finder(options["accuracy"])
        read: list[tuple[dict[str, Any], list[Span]]] = []
        try:
            for row in chosen(options["file"], options["lower"], options["first"], options["last"]):
                read.append((row, list(find(row["text"]))))
                add(score, *read[-1], scheme)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The file cannot be read as labelled texts ({type(error).__name__}).") from None
        if not read:
            raise CommandError("The file has no rows in that range.")
        figures = summary(score)
        self.stdout.write(json.dumps(figures, indent=1) if options["json"] else "\n".join(lines(figures)))
        if options["report"]:
            options["report"].write_text(report(read, scheme), "utf-8")


def scheme_of(mapping: Path | None, dataset: str | None) -> Scheme:
    """What the file labels: our own labels, all of them, unless a mapping says otherwise."""
    if (mapping is None) != (dataset is None):
        raise CommandError("--mapping and --dataset go together.")
    if mapping is None or dataset is None:
        return Scheme(None, frozenset({"ALL"}), frozenset(), {label: coarse(label) for label in LABELS})
    try:
        return Scheme.of(json.loads(mapping.read_text("utf-8")), dataset)
    except KeyError:
        raise CommandError("The mapping has no set of that name.") from None
    except (OSError, ValueError):
        raise CommandError("The mapping cannot be read.") from None


def lines(figures: dict[str, Any]) -> Iterator[str]:
    """The main figures, one a line."""
    for way in ("exact", "fine", "relaxed"):
        if way in figures:
            one = figures[way]
            low, high = one["F1_95"] or (one["F1"], one["F1"])
            yield (
                f"{way:9} F1 {one['F1']:.3f} [{low:.3f}, {high:.3f}]  "
                f"F2 {one['F2']:.3f}  P {one['P']:.3f}  R {one['R']:.3f}"
            )
    yield f"masked    R {figures['masked']['R']:.3f} of {figures['masked']['n']} spans"
    if "negatives" in figures:
        yield f"negatives {figures['negatives']['fp_per_1000_tokens']:.1f} false alarms per 1,000 tokens"
    if "ER_direct" in figures:
        yield f"persons   direct {figures['ER_direct']:.3f}  quasi {figures['ER_quasi']:.3f} wholly masked"
