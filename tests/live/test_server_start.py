"""`manage.py serve --migrate`, as `make serve` starts it: tables, then the server, and a word where that fails."""

import json
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from . import servers
from .clients import post
from .wire import http

READY = b"GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
PRODUCT = {"DJANGO_SETTINGS_MODULE": "project.settings"}


def arguments(port):
    return [sys.executable, "manage.py", "serve", "--migrate", "--port", str(port)]


@pytest.fixture
def start(tmp_path):
    """The product on the database of this folder, whatever is in it."""
    port = servers.free_port()
    server = servers.Server(arguments(port), port, tmp_path / "serve.log", servers.environment(tmp_path, **PRODUCT))
    yield server
    server.stop()


def failing(tmp_path, port=None, **settings):
    """What a start that fails says, and its exit status."""
    environment = servers.environment(tmp_path, **PRODUCT, **settings)
    done = subprocess.run(
        arguments(port or servers.free_port()),
        cwd=servers.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=servers.START_SECONDS,
    )
    return done.returncode, done.stderr


def applied(tmp_path):
    """The apps whose migrations the database has seen."""
    with closing(sqlite3.connect(tmp_path / "var" / "tacet.sqlite3")) as database:
        return {app for (app,) in database.execute("SELECT DISTINCT app FROM django_migrations")}


async def test_a_database_without_tables_gets_them_before_the_server_listens(start, tmp_path):
    start.wait_until_up("/ready")
    assert "redaction" in applied(tmp_path)
    answer = post(start, "/process/text", {"text": ["My name is Anna Smith."]}).json()
    assert answer[0]["processed_text"] == "My name is [NAME_1]."
    status, _, body = await http(start, READY)
    assert (status, json.loads(body)["checks"]["database"]) == (200, {"ok": True, "why": ""})


def test_one_process_migrates_and_serves(start):
    start.wait_until_up("/ready")
    assert b"manage.py" in Path(f"/proc/{start.pid}/cmdline").read_bytes()
    assert not Path(f"/proc/{start.pid}/task/{start.pid}/children").read_text().split()
    start.terminate()
    assert start.process.wait(30) == 0


def test_a_migration_that_fails_ends_the_start_with_a_word(tmp_path):
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "tacet.sqlite3")) as database:
        database.execute("CREATE TABLE redaction_project (secret text)")
    status, said = failing(tmp_path)
    assert status == 1
    assert "The database was not brought up to date (OperationalError): `manage.py migrate` says more." in said
    assert "Traceback" not in said
    assert "secret" not in said


def test_a_database_that_does_not_answer_ends_the_start_with_a_word(tmp_path):
    status, said = failing(tmp_path, DATABASE_URL=f"postgres://nobody:word@127.0.0.1:{servers.free_port()}/none")
    assert status == 1
    assert "not brought up to date (OperationalError)" in said
    assert "Traceback" not in said


def test_an_address_that_is_taken_ends_the_start_with_a_word(tmp_path):
    servers.with_tables(tmp_path)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, said = failing(tmp_path, taken.getsockname()[1])
    assert status == 1
    assert "Cannot listen on 127.0.0.1:" in said
    assert "Traceback" not in said
