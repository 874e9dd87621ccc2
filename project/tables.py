"""Whether the database's tables are those of this version, and how they become so."""

from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@dataclass(slots=True)
class _State:
    current: bool = False  # once seen, not asked again


_state = _State()


def current() -> bool:
    """Whether no migration is missing."""
    if not _state.current:
        executor = MigrationExecutor(connection)
        _state.current = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _state.current


def migrate() -> None:
    """Bring the database up to date; one that is so already is only read. Raises what the migrations raise."""
    if not current():
        call_command("migrate", verbosity=0, skip_checks=True)
        _state.current = True
