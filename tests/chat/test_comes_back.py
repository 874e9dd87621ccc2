"""The Python client when a server goes in the middle of something."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

from chat.client import Client, Refused
from chat.client import connection as client_connection

PATIENCE = 20  # s


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(client_connection, "FIRST_DELAY", 0.01)
    monkeypatch.setattr(client_connection, "LONGEST_DELAY", 0.05)


async def echo(socket):
    """Says everything again; "go" makes it break off."""
    try:
        async for message in socket:
            if message == "go":
                socket.transport.abort()
            await socket.send(message)
    except ConnectionClosed:
        pass


@asynccontextmanager
async def echoing():
    """The address of a server, and the addresses that connections take from then on."""
    async with serve(echo, "127.0.0.1", 0) as server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def breaking_off(said=b""):
    """The address of a server that answers a handshake with half an answer."""

    async def answer(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def break_off(client):
    """A task that listens, once the connection has been lost."""
    listening = asyncio.create_task(client.receive())
    await client.send("go")
    while not client.losses:  # noqa: ASYNC110 - what is waited for is a number
        await asyncio.sleep(0.001)
    return listening


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 101 Switch"], ids=["nothing", "half a line"])
async def test_a_server_that_goes_while_it_answers_is_tried_again(said):
    async with echoing() as good, breaking_off(said) as bad, asyncio.timeout(PATIENCE):
        addresses = iter((good, bad, bad, good))
        async with Client(lambda: next(addresses)) as client:
            listening = await break_off(client)
            await client.send("Still there?")
            assert await listening == "Still there?"
            assert client.losses == 1


async def test_it_comes_back_for_the_others_when_one_gives_up_waiting():
    async with echoing() as good, asyncio.timeout(PATIENCE), Client(good) as client:
        (await break_off(client)).cancel()
        await client.send("Still there?")
        assert await client.receive() == "Still there?"


async def test_who_is_refused_on_the_way_back_is_told_so_whoever_waits():
    refusing = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    async with echoing() as good, breaking_off(refusing) as bad, asyncio.timeout(PATIENCE):
        addresses = iter((good, bad))
        async with Client(lambda: next(addresses)) as client:
            listening = await break_off(client)
            with pytest.raises(Refused):
                await client.send("Still there?")
            with pytest.raises(Refused):
                await listening


async def test_a_mistake_in_resuming_is_told():
    async def resume(client):
        raise KeyError("seq")

    async with echoing() as good, asyncio.timeout(PATIENCE), Client(good, resume=resume) as client:
        with pytest.raises(KeyError):
            await (await break_off(client))


async def test_closing_ends_the_waiting():
    async with echoing() as good, breaking_off() as bad, asyncio.timeout(PATIENCE):
        addresses = iter((good, *[bad] * 10_000))
        async with Client(lambda: next(addresses)) as client:
            listening = await break_off(client)
            await client.close()
            with pytest.raises(ConnectionClosed):
                await listening
