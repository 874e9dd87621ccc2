"""A server of our own for the length of a measurement, started as a user would start it."""

import os
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

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # s


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens and which process it is; `first_answer` is seconds from start to the first good answer."""

    url: str
    pid: int
    first_answer: float


@contextmanager
def server() -> Iterator[Server]:
    """One process on a free port of loopback, with a database of its own; ended with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder, "LOG_LEVEL": "ERROR", "RATE_LIMIT": "0"}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], check=True, env=environment)
        start = time.monotonic()
        process = subprocess.Popen([*manage, "serve", "--port", str(port)], env=environment)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url)
            yield Server(url, process.pid, time.monotonic() - start)
        finally:
            process.terminate()
            process.wait(30)


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url + "/ready", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.05)
