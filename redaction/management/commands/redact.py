"""Redact a file, or standard input, to standard output, in memory that does not grow with it."""

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from project.auth import Caller
from project.errors import Problem
from redaction import schema, services
from redaction.configuration import current
from redaction.engine.policy import ACCURACIES

CHUNK = 16_384  # characters read at once
WIDTH = 30  # columns of the bar
PATIENCE = 1.0  # seconds before the bar shows


class Command(BaseCommand):
    help = "Redacts a file or standard input to standard output. Long input shows its progress on standard error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="a text file in UTF-8; - is standard input")
        parser.add_argument("--project", default="main", help="the project whose policies and recognizers apply")
        parser.add_argument("--policy", help="a policy of the project")
        parser.add_argument("--type", choices=["MARKER", "MASK", "SYNTHETIC"], help="what to put in an entity's place")
        parser.add_argument("--accuracy", choices=ACCURACIES, help="which model reads; else the policy says")
        parser.add_argument("--enable", nargs="+", metavar="TYPE", help="look for these entity types and groups alone")
        parser.add_argument("--disable", nargs="+", metavar="TYPE", help="leave these entity types and groups alone")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["project"] not in current().tenants:
            raise CommandError("There is no project of that name.")
        try:
            given = schema.parse_options(schema.StreamRequest, request(options))
            live = services.stream(Caller("anonymous", project=options["project"]), given)
        except Problem as problem:
            raise CommandError("; ".join(error["message"] for error in problem.errors) or problem.detail) from None
        with opened(options["file"]) as source:
            show = bar(size(source), sys.stderr)
            for chunk in chunks(source):
                sys.stdout.write(live.take(chunk)["delta"])
                show(source)
            sys.stdout.write(live.take("", end=True)["delta"])
            sys.stdout.flush()
            show(None)


def request(options: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the options of a request."""
    selectors = [
        {"type": kind, "value": options[kind.lower()]} for kind in ("ENABLE", "DISABLE") if options[kind.lower()]
    ]
    return {
        "policy": options["policy"],
        "entity_detection": {"entity_types": selectors or None, "accuracy": options["accuracy"]},
        "processed_text": {"type": options["type"]} if options["type"] else None,
    }


def opened(name: str) -> Any:
    """The input; bytes that are not UTF-8 and line ends pass unchanged."""
    sys.stdout.reconfigure(errors="surrogateescape", newline="")  # type: ignore[union-attr]
    if name == "-":
        sys.stdin.reconfigure(errors="surrogateescape", newline="")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    try:
        return Path(name).open(encoding="utf-8", errors="surrogateescape", newline="")
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from None


def chunks(source: TextIO) -> Iterator[str]:
    """The input, piece by piece."""
    while chunk := source.read(CHUNK):
        yield chunk


def size(source: TextIO) -> int:
    """Bytes of the input; 0 for a pipe."""
    try:
        return os.fstat(source.fileno()).st_size
    except OSError:
        return 0


def bar(total: int, out: TextIO) -> Callable[[TextIO | None], None]:
    """A function that draws how far the input has been read, on a terminal, once it has taken a second."""
    start = time.monotonic()
    drawn = False

    def show(source: TextIO | None) -> None:
        nonlocal drawn
        if not total or not out.isatty() or (time.monotonic() - start < PATIENCE and not drawn):
            return
        done = 1.0 if source is None else min(source.buffer.tell() / total, 1.0)
        filled = round(done * WIDTH)
        out.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done:4.0%}")
        out.write("\n" if source is None else "")
        out.flush()
        drawn = True

    return show
