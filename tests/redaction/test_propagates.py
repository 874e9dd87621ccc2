"""A change made in one process holds in another within two seconds."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from project.auth import digest
from redaction import configuration
from redaction.models import ApiKey, Policy, Project

ROOT = Path(__file__).parents[2]
WATCHER = """
import sys, time
import django
django.setup()
from project.auth import digest
from redaction import configuration
key = sys.stdin.readline().strip()
def state():
    now = configuration.current()
    return (now.grant(digest(key)) is not None, *sorted(now.tenant("shop").policies))
print(state(), flush=True)
seen = state()
while True:
    time.sleep(0.02)
    if state() != seen:
        seen = state()
        print(seen, flush=True)
"""


@pytest.fixture
def watcher(transactional_db):
    """Another process on the same database, which prints what it sees as often as that changes."""
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite":
        pytest.skip("the other process is given a file")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{name}", "DJANGO_SETTINGS_MODULE": "project.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHER],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.wait()


def test_keys_and_policies_hold_elsewhere_within_two_seconds(watcher):
    shop = Project.objects.create(name="shop")
    row = ApiKey(name="watched", project=shop)
    key = row.issue()
    print(key, file=watcher.stdin, flush=True)
    assert watcher.stdout.readline() == "(False,)\n"

    def seen_after(change):
        begun = time.monotonic()
        change()
        line = watcher.stdout.readline().strip()
        return line, time.monotonic() - begun

    for change, expected in [
        (row.save, "(True,)"),
        (lambda: Policy.objects.create(project=shop, name="own"), "(True, 'own')"),
        (lambda: Policy.objects.get().delete(), "(True,)"),
        (row.delete, "(False,)"),
    ]:
        line, seconds = seen_after(change)
        assert line == expected
        assert seconds < 2.0


def test_what_is_known_stays_in_force_while_the_database_is_away(transactional_db, monkeypatch):
    row = ApiKey(name="kept", project=Project.objects.create(name="shop"))
    key = row.issue()
    row.save()
    assert configuration.current().grant(digest(key)) is not None

    def away():
        raise OperationalError

    monkeypatch.setattr(configuration, "number", away)
    configuration.holder.forget()
    assert configuration.current().grant(digest(key)) is not None


async def test_one_request_looks_while_the_others_go_on(transactional_db, monkeypatch):
    await configuration.acurrent()  # makes the main project, which is a change
    configuration.holder.forget()
    before = await configuration.acurrent()
    looks = []
    number = configuration.number
    monkeypatch.setattr(configuration, "number", lambda: (looks.append(1), number())[1])
    configuration.holder.forget()
    await asyncio.gather(*(configuration.acurrent() for _ in range(20)))
    assert len(looks) == 1
    assert configuration.holder.held is before
