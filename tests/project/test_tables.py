"""The database's tables become those of this version, and a database that has them is only read."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project import tables


@pytest.fixture
def unseen(monkeypatch):
    """Nothing is known of the database."""
    monkeypatch.setattr(tables, "_state", tables._State())


@pytest.mark.django_db
def test_a_database_that_is_current_is_only_read(unseen):
    with CaptureQueriesContext(connection) as asked:
        tables.migrate()
    assert asked.captured_queries
    assert {query["sql"].split()[0] for query in asked.captured_queries} <= {"SELECT", "PRAGMA"}
    assert tables.current()


@pytest.mark.django_db(transaction=True)
def test_what_is_missing_is_made(unseen):
    call_command("migrate", "redaction", "zero", verbosity=0)
    try:
        assert not tables.current()
        tables.migrate()
    finally:
        call_command("migrate", verbosity=0)
    assert tables.current()
    assert "redaction_project" in connection.introspection.table_names()


@pytest.mark.django_db
def test_what_has_been_seen_is_not_asked_again(unseen):
    assert tables.current()
    with CaptureQueriesContext(connection) as asked:
        assert tables.current()
    assert not asked.captured_queries
