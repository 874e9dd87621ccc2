"""Real processes: our server, plain Daphne and Redis, each on a free port, each stopped by its own id."""

import atexit
import functools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120  # a machine that is busy with other work takes long


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server process and what it logged."""

    def __init__(self, command, port, log, env):
        self.port = port
        self.log_path = log
        self.url = f"http://127.0.0.1:{port}"
        self.ws = f"ws://127.0.0.1:{port}"
        self._command, self._environment = command, env
        self.start()

    def start(self):
        with self.log_path.open("ab") as out:
            self.process = subprocess.Popen(
                self._command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=self._environment
            )

    def restart(self):
        """Come back on the same port with the same settings."""
        self.stop()
        self.start()
        return self.wait_until_up()

    @property
    def pid(self):
        return self.process.pid

    def log(self):
        return self.log_path.read_text(errors="replace")

    def wait_until_up(self, path="/health"):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            with suppress(HTTPError, URLError, ConnectionError, TimeoutError), urlopen(self.url + path, timeout=2):
                return self
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.log()}")

    def resident(self):
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())[1]) * 1024

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self):
        if self.process.poll() is None:
            self.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def environment(tmp_path, **settings):
    """Only what is named here and the way to Python: nothing of the caller's own configuration."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    named = {name: str(value) for name, value in settings.items()}
    base = {"DJANGO_SETTINGS_MODULE": "tests.live.settings", "VAR_DIR": str(tmp_path / "var"), "LOG_FORMAT": "json"}
    return {**kept, **base, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **named}


def serve(tmp_path, *arguments, **settings):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "project.serving",
        "--port",
        str(port),
        *arguments,
    ]  # `manage.py serve` without its checks
    return Server(command, port, tmp_path / f"server-{port}.log", environment(tmp_path, **settings)).wait_until_up()


@functools.cache
def migrated():
    """A folder whose database has its tables, made once: migrating takes longer than starting."""
    folder = Path(tempfile.mkdtemp(prefix="migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    settings = environment(folder, DJANGO_SETTINGS_MODULE="project.settings")
    subprocess.run(command, cwd=ROOT, check=True, env=settings)
    return folder


def product(tmp_path, *arguments, **settings):
    """The product as a user starts it, on a database of its own, ready."""
    with_tables(tmp_path)
    settings = {"DJANGO_SETTINGS_MODULE": "project.settings", **settings}
    return serve(tmp_path, *arguments, **settings).wait_until_up("/ready")


def with_tables(tmp_path):
    """Give the server of this folder its database."""
    (tmp_path / "var").mkdir(exist_ok=True)
    shutil.copy(migrated() / "var" / "tacet.sqlite3", tmp_path / "var")


def plain_daphne(tmp_path, **settings):
    port = free_port()
    command = [sys.executable, "-m", "daphne", "-p", str(port), "-v", "0", "tests.live.application:application"]
    return Server(command, port, tmp_path / f"daphne-{port}.log", environment(tmp_path, **settings)).wait_until_up()


class Redis:
    """A Redis of the test's own, which can be killed and come back on its port."""

    def __init__(self, tmp_path):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._directory = tmp_path
        self.start()

    def start(self):
        command = [
            "redis-server",
            "--port",
            str(self.port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            str(self._directory),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.02)
        raise RuntimeError("redis-server did not start")

    def kill(self):
        self.process.kill()
        self.process.wait()
