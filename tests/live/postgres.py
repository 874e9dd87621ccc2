"""A Postgres of the test's own, from the programs that the machine has installed."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from .servers import START_SECONDS, free_port

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin")


def program(name):
    """Where a program of Postgres is. Raises FileNotFoundError where there is none."""
    if found := shutil.which(name):
        return found
    for place in PLACES:
        for found in sorted(Path("/").glob(f"{place[1:]}/{name}"), reverse=True):
            return str(found)
    raise FileNotFoundError(f"{name} of Postgres: install the package postgresql")


class Postgres:
    """A server with an empty database and no password, on a free port of this machine."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.user = self._user()
        if self.user:
            shutil.chown(self.folder, self.user)
        self.port = free_port()
        self._run(program("initdb"), "-D", str(self.folder / "data"), "-U", "tacet", "-A", "trust", "-N")
        options = ["-p", str(self.port), "-k", str(self.folder), "-h", "127.0.0.1", "-F"]
        command = [program("postgres"), "-D", str(self.folder / "data"), *options]
        self.process = subprocess.Popen(
            command, user=self.user, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()

    @property
    def url(self):
        return f"postgres://tacet@127.0.0.1:{self.port}/postgres"

    def stop(self):
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _user():
        """Postgres refuses to run as root."""
        if os.geteuid():
            return None
        names = {entry.pw_name for entry in pwd.getpwall()}
        return "postgres" if "postgres" in names else "nobody"

    def _run(self, *command):
        subprocess.run(command, user=self.user, cwd=self.folder, check=True, capture_output=True)

    def _wait(self):
        import psycopg

        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1), suppress(psycopg.Error):
                psycopg.connect(self.url.replace("postgres://", "postgresql://"), connect_timeout=5).close()
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError("postgres did not start")
