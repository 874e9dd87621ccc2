"""Two processes and one conversation: one value one placeholder, and what one redacts the other restores."""

import json
import subprocess
import sys

import pytest

from . import servers

ALLOT = """
import json, random, sys
import django
django.setup()
from redaction.configuration import current
from redaction.engine.placeholders import Mention
from redaction.vault import Named, vault
seed = int(sys.argv[1])
values = [Mention("NAME", f"Person {number}") for number in range(60)]
made = vault(Named(current().tenant("main"), "", "c"))
made.load()
sys.stdin.readline()
for one in random.Random(seed).sample(values, len(values)):
    made.allot([one], ours=True)
print(json.dumps([made.placeholders.find(one.label, one.text).tail for one in values]))
"""
RESTORE = """
import json
import django
django.setup()
from redaction.configuration import current
from redaction.engine.restoring import restored
from redaction.vault import Named, vault
made = vault(Named(current().tenant("main"), "", "c"))
made.load()
print(json.dumps(restored([f"[NAME_{number}]" for number in range(1, 61)], made.placeholders.all())))
"""


@pytest.mark.live
def test_processes_agree_on_every_placeholder(tmp_path):
    servers.with_tables(tmp_path)
    settings = servers.environment(tmp_path, DJANGO_SETTINGS_MODULE="project.settings", SECRET_KEY="s" * 50)

    def start(script, *arguments):
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.Popen(
            command, cwd=servers.ROOT, env=settings, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    workers = [start(ALLOT, str(seed)) for seed in range(2)]
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    first, second = (json.loads(worker.communicate(timeout=120)[0]) for worker in workers)
    assert first == second
    assert sorted(map(int, first)) == list(range(1, 61))
    back = json.loads(start(RESTORE).communicate(timeout=60)[0])
    assert [back[int(tail) - 1] for tail in first] == [f"Person {number}" for number in range(60)]
    for path in (tmp_path / "var").iterdir():
        if path.is_file():
            assert b"Person " not in path.read_bytes()
