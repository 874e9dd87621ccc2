"""Run the server."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from project import checks, env, tables
from project.serving import start, worker
from project.serving.listeners import listeners


class Command(BaseCommand):
    """Checks the project, migrates where that is asked, then becomes the server, in the same process.

    One worker goes on with the Django that is set up; the supervisor of several replaces it, to stay small.
    """

    requires_system_checks = []  # all of them would load every view before the server does
    help = "Run the HTTP and WebSocket server on HOST:PORT, with WORKERS processes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.integer("PORT", 8000))
        parser.add_argument("--workers", type=int, default=env.integer("WORKERS", 1, least=1))

        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")

    def handle(self, *args: Any, **options: Any) -> None:
        self.check(tags=[checks.TAG])
        if options["migrate"]:
            _migrate()
        if options["workers"] == 1 and start.prepared():
            _serve(options["host"], options["port"])
        else:
            _become("project.serving", *(f"--{name}={options[name]}" for name in ("host", "port", "workers")))


def _migrate() -> None:
    try:
        tables.migrate()
    except CommandError:  # which says what it is
        raise
    except Exception as error:  # whose message may quote a row
        name = type(error).__name__
        raise CommandError(
            f"The database was not brought up to date ({name}): `manage.py migrate` says more."
        ) from None
    finally:
        connections.close_all()


def _serve(host: str, port: int) -> None:
    try:
        listening = listeners(host, port, 1)
    except (OSError, OverflowError) as error:
        raise CommandError(f"Cannot listen on {host}:{port}: {error}") from None
    worker.serve(listening)


def _become(module: str, *arguments: str) -> None:
    """Go on as another module, which imports no Django before it must."""
    root = str(settings.BASE_DIR)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])  # noqa: S606 - our own module
