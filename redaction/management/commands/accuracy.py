"""How accurate the engine is on every labelled set that has a target."""

import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from redaction.engine.policy import ACCURACIES
from redaction.training import accuracy, alarms
from redaction.training.accuracy import SETS, Measured
from redaction.training.report import report
from redaction.training.scoring import Scheme

EVERY = (*SETS, alarms.NAME)  # the last one is our own and needs no data
OURS = Scheme(None, frozenset({"ALL"}), frozenset(), {})
HEADINGS = ("set", "accuracy", "figure", "value", "95 %", "target", "")


class Command(BaseCommand):
    help = "Reads the labelled sets in a folder with the whole engine and prints its figures beside their targets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="the folder of labelled sets, with its mapping.json")
        parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(EVERY)} (all)")
        parser.add_argument("--accuracy", nargs="+", choices=ACCURACIES, help="in place of those that fit the set")
        parser.add_argument("--every", action="store_true", help="ask for labels that a set has not, too")
        parser.add_argument("--quick", action="store_true", help=f"read {accuracy.QUICK} rows of each set")
        parser.add_argument("--lower", action="store_true", help="read the texts in lower case")
        parser.add_argument("--out", type=Path, help="write a page of the errors of each set into this folder")

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := set(options["sets"]) - set(EVERY):
            raise CommandError(f"There is no set {', '.join(sorted(unknown))}.")
        start, every = time.monotonic(), list[Measured]()
        self.stdout.write(line(HEADINGS))
        for name in options["sets"] or EVERY:
            for which in options["accuracy"] or accuracy.accuracies(name):
                try:
                    found = list(self.measured(name, which, options))
                except (OSError, ValueError, KeyError) as error:
                    raise CommandError(f"{name} cannot be read as labelled texts ({type(error).__name__}).") from None
                self.stdout.writelines(line(cells(one)) for one in found)
                self.stdout.flush()
                every += found
        reached = sum(one.reached for one in every)
        self.stdout.write(f"{reached} of {len(every)} reached, in {time.monotonic() - start:.0f} s")
        if options["out"]:
            (options["out"] / "index.html").write_text(index(every), "utf-8")

    def measured(self, name: str, which: Any, options: dict[str, Any]) -> Iterator[Measured]:
        """One set's figures with one accuracy, and its page of errors."""
        find = accuracy.finder(which, accuracy.less(name, options["every"]))
        own = name == alarms.NAME
        scheme = OURS if own else accuracy.scheme_of(options["data"], name)
        read = (
            alarms.read(find) if own else accuracy.read(options["data"], name, find, options["quick"], options["lower"])
        )
        if options["out"]:
            options["out"].mkdir(parents=True, exist_ok=True)
            (options["out"] / f"{name}-{which}.html").write_text(report(read, scheme), "utf-8")
        yield from alarms.measured(which, read) if own else accuracy.measured(name, which, read, scheme)


def cells(one: Measured) -> tuple[str, ...]:
    """A row of the table."""
    bound = f"{'<=' if one.target.most else '>='} {one.target.goal:.2f}"
    between = f"{one.low:.3f}-{one.high:.3f}"
    verdict = "reached" if one.reached else "not reached"
    return one.set, one.accuracy, one.target.name, f"{one.value:.3f}", between, bound, verdict


def line(columns: Iterable[str]) -> str:
    """A row as text."""
    widths = (18, 16, 21, 7, 13, 9, 11)
    return "  ".join(f"{column:{width}}" for column, width in zip(columns, widths, strict=True)).rstrip() + "\n"


def index(every: Iterable[Measured]) -> str:
    """The table as a page, each set with a link to its errors."""
    rows = "".join(
        f'<tr><td><a href="{one.set}-{one.accuracy}.html">{one.set}</a>'
        + "".join(f"<td>{escape(cell)}" for cell in cells(one)[1:])
        for one in every
    )
    head = "".join(f"<th>{heading}" for heading in HEADINGS)
    style = "body{font:1rem/1.6 system-ui,sans-serif;margin:2rem}td,th{text-align:left;padding:0 1rem 0 0}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Accuracy</title><style>{style}</style>'
        f"<table><tr>{head}{rows}</table>"
    )
