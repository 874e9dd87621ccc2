"""A database call that blocks delays its own socket and no other."""

import asyncio
import json
import time

import pytest
from websockets.asyncio.client import connect


@pytest.mark.trap(1)
async def test_a_blocked_query_does_not_delay_other_sockets(server):
    async with connect(f"{server.ws}/ws/query") as blocked, connect(f"{server.ws}/ws/echo") as other:
        await blocked.send(json.dumps({"seconds": 2}))
        await asyncio.sleep(0.1)
        waits = []
        for _ in range(50):
            start = time.perf_counter()
            await other.send("x")
            await other.recv()
            waits.append(time.perf_counter() - start)
        start = time.perf_counter()
        async with connect(f"{server.ws}/ws/echo"):
            handshake = time.perf_counter() - start
        assert max(waits) < 1
        assert handshake < 1
        assert await blocked.recv() == "done"


@pytest.mark.trap(1)
async def test_blocked_queries_run_beside_each_other(server):
    async with connect(f"{server.ws}/ws/query") as one, connect(f"{server.ws}/ws/query") as two:
        start = time.perf_counter()
        for socket in (one, two):
            await socket.send(json.dumps({"seconds": 1}))
        assert [await one.recv(), await two.recv()] == ["done", "done"]
        assert time.perf_counter() - start < 1.9
