"""Seal everything with the first key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from project.keeping import rotate, sealed


class Command(BaseCommand):
    help = "Seals what is kept with the first of ENCRYPTION_KEYS, so that the others can be dropped."

    def handle(self, *args: Any, **options: Any) -> None:
        lost = 0
        for column in sealed:
            done, unreadable = rotate(column)
            lost += unreadable
            self.stdout.write(f"{column.model}.{column.field}: {done} sealed, {unreadable} unreadable")
        if lost:
            raise CommandError("Some of it opens with none of ENCRYPTION_KEYS: add the key it was sealed with.")
