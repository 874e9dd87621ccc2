"""SIGTERM: what is in flight is finished, every socket hears that it should come back, and the process ends with 0."""

import asyncio
import json
import urllib.error
import urllib.request

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from .wire import http


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


async def until_closed(socket):
    frames = []
    try:
        while True:
            frames.append(await asyncio.wait_for(socket.recv(), 10))
    except ConnectionClosed as end:
        return frames, end.rcvd.code


async def exit_status(server):
    return await asyncio.to_thread(server.process.wait, 15)


@pytest.mark.trap(4)
async def test_requests_in_flight_are_finished_and_the_exit_status_is_0(start):
    server = start()
    answers = [asyncio.to_thread(get, f"{server.url}/slow?seconds=1") for _ in range(5)]
    pending = [asyncio.ensure_future(answer) for answer in answers]
    await asyncio.sleep(0.3)
    server.terminate()
    assert [await answer for answer in pending] == [(200, b"slept")] * 5
    assert await exit_status(server) == 0


@pytest.mark.trap(4)
async def test_every_socket_is_told_to_come_back(start):
    server = start()
    sockets = [await connect(f"{server.ws}/ws/echo") for _ in range(20)]
    server.terminate()
    for frames, code in await asyncio.gather(*(until_closed(socket) for socket in sockets)):
        assert code == 1012
        bye = json.loads(frames[-1])
        assert (bye["type"], bye["retry"]) == ("bye", True)
    assert await exit_status(server) == 0


@pytest.mark.trap(4)
async def test_a_message_that_was_read_is_answered_before_the_close(start):
    server = start()
    async with connect(f"{server.ws}/ws/slow") as socket:
        await socket.send(json.dumps({"seconds": 1}))
        await asyncio.sleep(0.3)
        server.terminate()
        frames, code = await until_closed(socket)
    assert json.loads(frames[0]) == {"slept": 1}
    assert code == 1012
    assert await exit_status(server) == 0


async def test_while_it_drains_it_is_alive_but_not_ready(start):
    server = start(DRAIN_NOTICE_SECONDS=1)
    server.wait_until_up("/ready")  # the first look at the migrations may outlast a check on a busy machine
    assert get(f"{server.url}/ready")[0] == 200
    server.terminate()
    await asyncio.sleep(0.3)
    status, body = await asyncio.to_thread(get, f"{server.url}/ready")
    assert (status, json.loads(body)["checks"]["draining"]["ok"]) == (503, False)
    assert (await asyncio.to_thread(get, f"{server.url}/health"))[0] == 200
    assert (await asyncio.to_thread(get, f"{server.url}/slow?seconds=0"))[0] == 200
    assert await exit_status(server) == 0


async def test_a_connection_kept_alive_gets_one_last_answer_which_says_close(start):
    server = start()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    request = b"GET /pid HTTP/1.1\r\nHost: localhost\r\n\r\n"
    writer.write(request)
    await reader.readuntil(b"\r\n\r\n")
    server.terminate()
    await asyncio.sleep(0.3)
    writer.write(request)
    assert b"200 OK" in await asyncio.wait_for(reader.read(), 10)
    assert await exit_status(server) == 0


async def test_work_that_takes_too_long_is_cut_at_the_deadline(start):
    server = start(DRAIN_SECONDS=1)
    async with connect(f"{server.ws}/ws/slow") as socket:
        await socket.send(json.dumps({"seconds": 60}))
        await asyncio.sleep(0.2)
        server.terminate()
        _, code = await until_closed(socket)
    assert code == 1012
    assert await exit_status(server) == 0


async def test_a_new_connection_is_refused_while_it_drains(start):
    server = start()
    async with connect(f"{server.ws}/ws/slow") as socket:
        await socket.send(json.dumps({"seconds": 1}))
        await asyncio.sleep(0.2)
        server.terminate()
        await asyncio.sleep(0.3)
        with pytest.raises(ConnectionError):
            await http(server, b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
