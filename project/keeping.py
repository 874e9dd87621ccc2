"""What is kept for a time, and what is kept sealed: each app says what of it is its own, when it starts.

`manage.py purge` removes what is past its time, `manage.py rotatekeys` seals everything with the first key.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps

from .encryption import Unreadable, reseal

BATCH = 500


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of sealed values: `chat.Message`, its field, and the purpose it was sealed for."""

    model: str
    field: str
    purpose: str


purges: dict[str, Callable[[], int]] = {}  # what is removed, in the plural, and how: the number of things removed
sealed: list[Sealed] = []


def purge() -> Iterator[tuple[str, int]]:
    """Remove what is past its time: each kind and how many."""
    for name, remove in purges.items():
        yield name, remove()


def rotate(column: Sealed) -> tuple[int, int]:
    """Seal a column with the first key: how many were, and how many cannot be read with any key."""
    model = apps.get_model(column.model)
    done = unreadable = last = 0
    rows = model._base_manager.exclude(**{column.field: None}).order_by("pk").values_list("pk", column.field)
    while page := list(rows.filter(pk__gt=last)[:BATCH]):
        for key, value in page:
            try:
                fresh = reseal(bytes(value), column.purpose)
            except Unreadable:
                unreadable += 1
                continue
            # A row that has changed meanwhile was sealed with the first key anyway.
            done += model._base_manager.filter(pk=key, **{column.field: value}).update(**{column.field: fresh})
        last = page[-1][0]
    return done, unreadable
