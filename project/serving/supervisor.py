"""Several workers on one port, each on its own listening socket, which outlives it.

The supervisor holds the sockets. A worker that crashed, or has grown too large, is replaced on the same socket, so
that connections which wait to be accepted meet the new worker and none is refused. It imports no Django, to stay small.
"""

import contextlib
import logging
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from .listeners import listeners

LOOK_SECONDS = 0.2
MEMORY_SECONDS = 2.0
START_SECONDS = 120.0  # a model is loaded
QUICK_SECONDS = 10.0  # a worker that dies so soon is started again only after a pause
logger = logging.getLogger("project.serving.supervisor")


@dataclass(slots=True)
class Slot:
    """One listening socket and the worker on it."""

    listener: socket.socket
    worker: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    next_start: float = 0.0
    leaving: list[subprocess.Popen[bytes]] = field(default_factory=list)


class Supervisor:
    """Keeps `number` workers running until SIGTERM; SIGHUP replaces them one after the other."""

    def __init__(self, host: str, port: int, number: int) -> None:
        self._slots = [Slot(listener) for listener in listeners(host, port, number)]
        self._max_bytes = int(os.environ.get("WORKER_MAX_MEGABYTES") or 0) * 1024 * 1024
        self._least_seconds = float(os.environ.get("WORKER_LEAST_SECONDS") or 60)  # a limit below the model's own size
        self._drain_seconds = float(os.environ.get("DRAIN_SECONDS") or 25)
        self._stopping = False
        self._rolling: list[Slot] = []
        self._metrics = Path(tempfile.mkdtemp(prefix="metrics-"))
        self._looked_at = 0.0

    def run(self) -> None:
        """Supervise; returns when all workers have drained."""
        logging.basicConfig(level=logging.INFO, format='{"event":"%(message)s","level":"%(levelname)s"}')
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop())
        signal.signal(signal.SIGHUP, lambda *_: self._rolling.extend(self._slots))
        try:
            for slot in self._slots:
                slot.worker = self._spawn(slot)
            while not self._stopping:
                self._look()
                time.sleep(LOOK_SECONDS)
            self._drain()
        finally:
            shutil.rmtree(self._metrics, ignore_errors=True)

    def _stop(self) -> None:
        self._stopping = True

    def _spawn(self, slot: Slot, ready_fd: int | None = None) -> subprocess.Popen[bytes]:
        fd = slot.listener.fileno()
        command = [sys.executable, "-m", "project.serving", "--fd", str(fd)]
        if ready_fd is not None:
            command += ["--ready-fd", str(ready_fd)]
        slot.started = time.monotonic()
        return subprocess.Popen(  # noqa: S603 - our own module
            command,
            pass_fds=[fd, *([ready_fd] if ready_fd is not None else [])],
            env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(self._metrics)},
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which drains them
        )

    def _look(self) -> None:
        for slot in self._slots:
            slot.leaving = [worker for worker in slot.leaving if not self._gone(worker)]
            if slot.worker is None or self._gone(slot.worker):
                self._restart(slot)
        if self._rolling:
            self._replace(self._rolling.pop(0))
        if self._max_bytes and time.monotonic() - self._looked_at > MEMORY_SECONDS:
            self._looked_at = time.monotonic()
            for slot in self._slots:
                old_enough = time.monotonic() - slot.started > self._least_seconds
                if slot.worker is not None and old_enough and resident(slot.worker.pid) > self._max_bytes:
                    logger.warning("worker %d is too large", slot.worker.pid)
                    self._replace(slot)

    def _gone(self, worker: subprocess.Popen[bytes]) -> bool:
        if worker.poll() is None:
            return False
        for name in self._metrics.glob(f"gauge_live*_{worker.pid}.db"):
            name.unlink(missing_ok=True)
        return True

    def _restart(self, slot: Slot) -> None:
        """Start a worker in the place of one that is gone, later and later where it dies at once."""
        now = time.monotonic()
        if slot.worker is not None:
            logger.error("worker %d ended with %s", slot.worker.pid, slot.worker.returncode)
            slot.failures = slot.failures + 1 if now - slot.started < QUICK_SECONDS else 0
            slot.next_start = now + min(2.0**slot.failures - 1, 30.0)
            slot.worker = None
        if now >= slot.next_start:
            slot.worker = self._spawn(slot)

    def _replace(self, slot: Slot) -> None:
        """Start a second worker on the socket, and let the first one drain when the second listens."""
        old = slot.worker
        reading, writing = os.pipe()
        new = self._spawn(slot, writing)
        os.close(writing)
        ready, _, _ = select.select([reading], [], [], START_SECONDS)
        listens = bool(ready and os.read(reading, 1))
        os.close(reading)
        if not listens:
            new.kill()
            logger.error("worker %d did not start", new.pid)
            return
        slot.worker = new
        if old is not None:
            old.send_signal(signal.SIGTERM)
            slot.leaving.append(old)

    def _drain(self) -> None:
        """Pass SIGTERM on, and wait; what does not end in time is killed."""
        workers = [worker for slot in self._slots for worker in (slot.worker, *slot.leaving) if worker is not None]
        for slot in self._slots:
            slot.listener.close()
        for worker in workers:
            with contextlib.suppress(ProcessLookupError):
                worker.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + self._drain_seconds + 5
        for worker in workers:
            try:
                worker.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                logger.error("worker %d did not drain", worker.pid)
                worker.kill()
                worker.wait()


def resident(pid: int) -> int:
    """Resident bytes of a process (proc(5), statm); 0 where it cannot be read."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
