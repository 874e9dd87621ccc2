"""Run the server."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from project import checks, env


class Command(BaseCommand):
    """Checks the project, then becomes the server: same process, event loop chosen before anything else is imported."""

    requires_system_checks = []  # all of them would load every view, once more than the server does
    help = "Run the HTTP and WebSocket server on HOST:PORT, with WORKERS processes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.integer("PORT", 8000))
        parser.add_argument("--workers", type=int, default=env.integer("WORKERS", 1, least=1))

        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")

    def handle(self, *args: Any, **options: Any) -> None:
        self.check(tags=[checks.TAG])
        if options["migrate"]:
            call_command("migrate", verbosity=0, skip_checks=True)
        named = [f"--{name}={options[name]}" for name in ("host", "port", "workers")]
        root = str(settings.BASE_DIR)
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "project.serving", *named])  # noqa: S606 - our own module
