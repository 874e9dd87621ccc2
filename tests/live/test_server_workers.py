"""Several workers on one port: evenly used, replaced when they crash or grow, restarted without a failed request."""

import asyncio
import os
import resource
import signal
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from . import servers
from .wire import http

PID = b"GET /pid HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def pids(server, number=40):
    """Which worker answers, over so many connections."""
    return Counter([int((await http(server, PID))[2]) for _ in range(number)])


def alive(pid):
    return Path(f"/proc/{pid}").exists()


async def until(condition, seconds=20):
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)


@pytest.fixture
def two(start):
    return start("--workers", "2", DRAIN_SECONDS=5)


@pytest.mark.trap(26)
async def test_connections_are_spread_evenly_and_metrics_added_up(two):
    async def both():
        return len(await pids(two)) == 2

    await until(both)
    sockets = [await connect(f"{two.ws}/ws/worker") for _ in range(200)]
    spread = Counter([await socket.recv() for socket in sockets])
    assert min(spread.values()) >= 60  # a fair coin gives less once in 50 million times
    await asyncio.sleep(1.3)
    _, _, body = await http(two, b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert 'tacet_sockets_open{route="/ws/worker"} 200.0' in body.decode()
    for socket in sockets:
        await socket.close()


async def test_a_crashed_worker_is_replaced(two):
    async def both():
        return len(await pids(two)) == 2

    await until(both)
    before = set(await pids(two))
    os.kill(min(before), signal.SIGKILL)  # a worker of this test's own server

    async def replaced():
        return len(set(await pids(two)) - before) == 1

    await until(replaced)


async def test_a_rolling_restart_fails_no_request(two):
    async def both():
        return len(await pids(two)) == 2

    await until(both)
    before = set(await pids(two))
    failures, answered = [], 0
    stop = asyncio.Event()

    async def ask():
        nonlocal answered
        while not stop.is_set():
            try:
                status, _, _ = await http(
                    two, b"GET /slow?seconds=0.02 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
                answered += status == 200
            except Exception as error:
                failures.append(error)

    askers = [asyncio.create_task(ask()) for _ in range(4)]
    two.process.send_signal(signal.SIGHUP)

    async def all_new():
        return not set(await pids(two, 20)) & before

    await until(all_new, 30)
    stop.set()
    await asyncio.gather(*askers)
    assert failures == []
    assert answered > 50


@pytest.mark.trap(22)
async def test_a_worker_that_grew_too_large_is_replaced(start):
    server = start("--workers", "2", WORKER_MAX_MEGABYTES=20, WORKER_LEAST_SECONDS=1)
    before = set(await pids(server))

    async def replaced():
        return bool(set(await pids(server, 10)) - before)

    await until(replaced, 30)
    assert "is too large" in server.log()


async def test_sigterm_drains_all_workers_and_leaves_nothing_behind(two):
    sockets = [await connect(f"{two.ws}/ws/worker") for _ in range(10)]
    workers = {int(await socket.recv()) for socket in sockets}
    two.terminate()
    for socket in sockets:
        await asyncio.wait_for(socket.wait_closed(), 10)
        assert socket.close_code == 1012
    assert await asyncio.to_thread(two.process.wait, 15) == 0
    assert not [pid for pid in workers if alive(pid)]


def test_a_worker_may_open_as_many_files_as_the_system_allows(start):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, hard), hard))  # the server takes it over
    try:
        server = start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    line = next(each for each in Path(f"/proc/{server.pid}/limits").read_text().splitlines() if "open files" in each)
    got, most = line.split()[3:5]
    assert got == (most if most != "unlimited" and int(most) < 1_048_576 else "1048576")


async def test_manage_py_serve_becomes_the_server(tmp_path):
    port = servers.free_port()
    command = [sys.executable, "manage.py", "serve"]
    env = servers.environment(tmp_path, HOST="127.0.0.1", PORT=port)
    server = servers.Server(command, port, tmp_path / "serve.log", env)
    try:
        server.wait_until_up()
        assert (await http(server, PID))[0] == 200
        server.terminate()
        assert await asyncio.to_thread(server.process.wait, 15) == 0
    finally:
        with suppress(ProcessLookupError):
            server.stop()
