"""Remove what is past its time."""

from typing import Any

from django.core.management.base import BaseCommand

from project.keeping import purge


class Command(BaseCommand):
    help = "Removes what is past its lifetime: messages, originals, invitations and more. Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in purge():
            self.stdout.write(f"{name}: {number}")
