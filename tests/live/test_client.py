"""The Python client against a server that is killed and comes back."""

import asyncio

import pytest
from websockets.exceptions import ConnectionClosed

from chat.client import Client, Failed, Refused

from . import servers


@pytest.fixture
def server(tmp_path):
    running = servers.product(tmp_path)
    yield running
    running.stop()


async def test_it_comes_back_when_the_server_was_killed(server):
    resumed = []

    async def resume(client):
        resumed.append(client.losses)
        await client.send("resume")

    async with Client(f"{server.ws}/ws/examples/mirror", resume=resume) as client:
        await client.send("one")
        assert await client.receive() == "one"
        server.process.kill()
        waiting = asyncio.create_task(client.receive())
        await asyncio.to_thread(server.restart)
        assert await asyncio.wait_for(waiting, 30) == "resume"
        await client.send("two")
        assert await client.receive() == "two"
    assert resumed == [1]


async def test_what_is_sent_while_the_server_is_away_arrives_when_it_is_back(server):
    async with Client(f"{server.ws}/ws/examples/mirror") as client:
        reading = asyncio.create_task(client.receive())
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(0.2)
        sending = asyncio.create_task(client.send("patience"))
        await asyncio.to_thread(server.restart)
        await asyncio.wait_for(sending, 30)
        notice = await asyncio.wait_for(reading, 30)
        while isinstance(notice, dict) and notice.get("type") == "bye":  # the old process said goodbye
            notice = await asyncio.wait_for(client.receive(), 30)
        assert notice == "patience"


async def test_it_does_not_come_back_where_it_is_refused(server):
    async with Client(f"{server.ws}/ws", key="no-such-key") as client:
        assert (await client.receive())["status"] == 401
        assert (await client.receive())["type"] == "bye"
        with pytest.raises(Refused) as refusal:
            await client.receive()
    assert refusal.value.code == 4401


async def test_error_frames_are_raised_on_request(server):
    async with Client(f"{server.ws}/ws", strict=True) as client:
        await client.send({"text": 7, "id": "q"})
        with pytest.raises(Failed) as failure:
            await client.receive()
        assert failure.value.problem["id"] == "q"
        await client.send({"text": "hello"})
        assert (await client.receive())["processed_text"] == "hello"


async def test_iteration_ends_when_the_client_closes(server):
    async with Client(f"{server.ws}/ws/examples/mirror") as client:
        await client.send("one")
        heard = []
        async for message in client:
            heard.append(message)
            await client.close()
    assert heard == ["one"]
    with pytest.raises(ConnectionClosed):
        await client.receive()
