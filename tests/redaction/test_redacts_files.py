"""`manage.py redact` and `manage.py createkey`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from project.auth import digest
from redaction.models import ApiKey

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def command(tmp_path_factory):
    """Runs manage.py in a process of its own, with a database of its own."""
    environment = os.environ | {"VAR_DIR": str(tmp_path_factory.mktemp("var")), "LOG_LEVEL": "WARNING"}
    environment.pop("DATABASE_URL", None)

    def run(*arguments, given=b""):
        line = [sys.executable, "manage.py", *arguments]
        return subprocess.run(line, cwd=ROOT, env=environment, input=given, capture_output=True, check=False)

    assert run("migrate", "--verbosity", "0").returncode == 0
    return run


def test_it_redacts_standard_input(command):
    done = command("redact", "--enable", "EMAIL_ADDRESS", "NAME", given=b"Write to Anna Smith\r\nor Bob Jones")
    assert done.stdout == b"Write to [NAME_1]\r\nor [NAME_2]"
    assert done.stderr == b""


def test_it_takes_the_accuracy(command):
    done = command("redact", "--accuracy", "standard", "--enable", "EMAIL_ADDRESS", given=b"Write to a@b.example")
    assert done.stdout == b"Write to [EMAIL_ADDRESS_1]"


def test_it_redacts_a_file_and_leaves_other_bytes_as_they_are(command, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"\xff Call Anna Smith.\n")
    assert command("redact", str(path), "--type", "MASK").stdout == b"\xff Call #### #####.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/nowhere/letter.txt"], b"No such file"),
        (["--enable", "NOPE"], b"neither an entity type nor a group"),
        (["--policy", "nope"], b"is not a policy"),
        (["--project", "nope"], b"no project of that name"),
    ],
)
def test_it_says_what_is_wrong(command, arguments, words):
    done = command("redact", *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_key_is_printed_and_its_hash_is_kept(transactional_db, capsys):
    call_command("createkey", "chat", "--project", "shop", "--days", "3")
    key = capsys.readouterr().out.strip()
    row = ApiKey.objects.get()
    assert row.digest == digest(key)
    assert (row.project.name, row.state, key.startswith(row.prefix)) == ("shop", "active", True)


def test_a_key_needs_a_policy_that_exists(transactional_db):
    with pytest.raises(CommandError, match="no policy"):
        call_command("createkey", "chat", "--policy", "nope")
