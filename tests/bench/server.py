"""A server of our own for the length of a measurement, started as a user would start it: by `make serve`."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import process

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # s
TEXT, REDACTED = "My name is Anna Smith.", "My name is [NAME_1]."


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens and which process it is.

    Seconds to the first right answer: `first_answer` since `make serve`, `own_first_answer` since that process began.
    """

    url: str
    pid: int
    first_answer: float
    own_first_answer: float


@contextmanager
def server() -> Iterator[Server]:
    """One process on a free port of loopback, with a database of its own; ended with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder, "LOG_LEVEL": "ERROR"}
        subprocess.run(["sh", "deploy/setup.sh", "serve"], cwd=ROOT, check=True)
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], check=True, env=environment)
        command = ["make", "--silent", "serve", "HOST=127.0.0.1", f"PORT={port}"]
        start = time.monotonic()
        made = subprocess.Popen(command, cwd=ROOT, env=environment)
        url = f"http://127.0.0.1:{port}"
        try:
            _answered(url)
            first = time.monotonic() - start
            pid = process.tree(made.pid)[-1]
            own = process.age(pid)
            _ask(urllib.request.Request(f"{url}/ready"))
            yield Server(url, pid, first, own)
        finally:
            for pid in process.tree(made.pid)[1:]:
                os.kill(pid, signal.SIGTERM)  # not make, which would complain
            made.wait(30)


def _answered(url: str) -> None:
    """Ask until a text is answered, as it should be."""
    body = json.dumps({"text": [TEXT]}).encode()
    asked = urllib.request.Request(f"{url}/process/text", body, {"Content-Type": "application/json"})
    answer = json.loads(_ask(asked))
    if answer[0]["processed_text"] != REDACTED:
        raise RuntimeError(f"the first answer is not {REDACTED!r}")


def _ask(request: urllib.request.Request) -> bytes:
    """The body of the first answer that is none of failure."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                body: bytes = answer.read()
                return body
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.02)
