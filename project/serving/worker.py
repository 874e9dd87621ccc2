"""One process that serves; `manage.py serve` goes over into it, and the supervisor starts several."""

import asyncio
import gc
import logging
import os
import resource
import socket
from typing import Any

from . import start

MOST_FILES = 1_048_576  # Linux' own bound of one process (proc(5), fs/nr_open)
METRICS_SECONDS = 1.0  # how old another worker's counts may be when one answers /metrics

_chores: set[asyncio.Task[Any]] = set()  # the loop itself keeps no hold on its tasks


def serve(listeners: list[socket.socket], ready_fd: int | None = None) -> None:
    """Serve on the given sockets until drained; `ready_fd` gets a byte when it is ready."""
    start.prepare()
    _allow_many_sockets()
    application = start.with_room(_load)
    from .server import Server

    _check_speed()
    where = ", ".join("{}:{}".format(*listener.getsockname()[:2]) for listener in listeners)

    def ready() -> None:
        logging.getLogger(__name__).info("listening on %s", where)
        _start_chores(ready_fd)

    server = Server(application, listeners, ready_callable=ready)
    start.settle()
    server.run()


def _load() -> Any:
    """The ASGI application, and with it nearly all that is imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    import django

    django.setup()
    from channels.routing import get_default_application

    from project import logs

    logs.catch_the_rest()
    return get_default_application()


def _allow_many_sockets() -> None:
    """Raise the soft limit of open files, often 1,024, to the hard one: each socket is a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if wanted > soft:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _start_chores(ready_fd: int | None) -> None:
    from project import metrics
    from project.sockets.signals import announce_ready

    loop = asyncio.get_running_loop()
    for chore in (announce_ready(), _tell_ready(ready_fd)):
        task = loop.create_task(chore)
        _chores.add(task)
        task.add_done_callback(_chores.discard)

    def refresh() -> None:
        metrics.refresh()
        loop.call_later(METRICS_SECONDS, refresh)

    refresh()


async def _tell_ready(ready_fd: int | None) -> None:
    """Load what the first caller would wait for, and tell the supervisor when all is well."""
    from project import health

    while (await health.ready())[0] != 200:  # noqa: ASYNC110 - asked, as a probe asks
        await asyncio.sleep(0.2)
    gc.collect()
    gc.freeze()  # what is loaded by now stays: the collector need not walk it again and again
    if ready_fd is not None:
        os.write(ready_fd, b"1")
        os.close(ready_fd)


def _check_speed() -> None:
    """Without autobahn's native code a 16 KiB message takes 16 times as long."""
    from autobahn.websocket import USES_NVX

    if not USES_NVX:
        logging.getLogger(__name__).warning("autobahn runs without its native code; install it from a wheel")
