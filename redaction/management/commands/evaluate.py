"""How accurate detection is on labelled texts, and where it errs."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from redaction.engine.detect import detect
from redaction.engine.policy import Policy
from redaction.engine.taxonomy import LABELS, coarse
from redaction.training.evaluate import evaluate
from redaction.training.scoring import Scheme, Span, summary

EVERYTHING = Policy(labels=frozenset(LABELS))
STYLE = (
    "body{font:1rem/1.8 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;white-space:pre-wrap}"
    "mark{padding:0 .2em;border-radius:.2em}.hit{background:#cfe9d4}.miss{background:#ffd0c9}.false{background:#ffe7ad}"
    "small{font-family:ui-monospace,monospace}article{border-top:1px solid #bbb;padding:.5rem 0}"
)


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
        parser.add_argument("--lower", action="store_true", help="lower-case the texts first")
        parser.add_argument("--report", type=Path, help="write an HTML page with the errors highlighted")
        parser.add_argument("--json", action="store_true", help="print every figure, per type too, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        scheme = scheme_of(options["mapping"], options["dataset"])
        pages: list[str] = []

        def find(text: str) -> list[Span]:
            found = [(entity.start, entity.end, entity.label) for entity in detect(text, EVERYTHING)]
            pages.append(json.dumps(found))
            return found

        try:
            score = evaluate(options["file"], scheme, find, options["lower"], options["first"], options["last"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The file cannot be read as labelled texts ({type(error).__name__}).") from None
        if not pages:
            raise CommandError("The file has no rows in that range.")
        figures = summary(score)
        self.stdout.write(json.dumps(figures, indent=1) if options["json"] else "\n".join(lines(figures)))
        if options["report"]:
            rows = options["file"].read_text("utf-8").splitlines()[options["first"] : options["last"]]
            found = [[tuple(span) for span in json.loads(page)] for page in pages]
            options["report"].write_text(report(rows, found, scheme), "utf-8")


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


def report(rows: list[str], found: list[list[Span]], scheme: Scheme) -> str:
    """A page of the texts with a miss or a false alarm."""
    articles = [article(json.loads(row), spans, scheme) for row, spans in zip(rows, found, strict=True)]
    kept = "\n".join(filter(None, articles))
    key = (
        '<p><mark class="hit">found</mark> <mark class="miss">missed</mark> <mark class="false">false alarm</mark></p>'
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Errors</title><style>{STYLE}</style>{key}{kept}'
    )


def article(row: dict[str, Any], found: list[Span], scheme: Scheme) -> str:
    """One text, empty where nothing is wrong with it."""
    gold = {(start, end): label for start, end, name, *_ in row["spans"] if (label := scheme.label(name))}
    ours = {(start, end): label for start, end, label in found if scheme.counts(label)}
    marks = [(*stretch, "false", label) for stretch, label in ours.items() if stretch not in gold]
    for stretch, label in gold.items():
        read_as = ours.get(stretch)
        if read_as is not None and scheme.kind(read_as) == scheme.kind(label):
            marks.append((*stretch, "hit", label))
        else:
            marks.append((*stretch, "miss", f"{label}, read as {read_as}" if read_as else label))
    if all(kind == "hit" for _, _, kind, _ in marks):
        return ""
    parts, at = [], 0
    for start, end, kind, label in sorted(marks):
        start = max(start, at)
        if start < end:
            parts += [escape(row["text"][at:start]), f'<mark class="{kind}">{escape(row["text"][start:end])}']
            parts.append(f" <small>{label}</small></mark>")
            at = end
    return f"<article>{''.join(parts)}{escape(row['text'][at:])}</article>"
