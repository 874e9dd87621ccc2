"""Redis goes away and comes back; a burst loses nothing; one room does not disturb another."""

import asyncio
import json

import pytest
from redis import Redis
from websockets.asyncio.client import connect

from .test_server_closing import closed
from .wire import http


@pytest.fixture
def both(start, redis):
    return start(REDIS_URL=redis.url, SOCKET_RATE=0, DRAIN_SECONDS=1), redis


async def join(server, room):
    socket = await connect(f"{server.ws}/ws/rooms/{room}")
    assert await socket.recv() == "joined"
    return socket


@pytest.mark.parametrize("shared", [True, False], ids=["redis", "memory"])
@pytest.mark.trap(5)
async def test_a_burst_into_a_room_arrives_whole_and_in_order_and_so_does_its_neighbour(start, redis, shared):
    server = start(REDIS_URL=redis.url if shared else "", SOCKET_RATE=0, DRAIN_SECONDS=1)
    crowd = [await join(server, "crowd") for _ in range(20)]
    speaker, bystander, other = crowd[0], await join(server, "quiet"), await join(server, "quiet")
    expected = [str(n) for n in range(1000)]

    async def hear(socket, count):
        return [await asyncio.wait_for(socket.recv(), 20) for _ in range(count)]

    results = await asyncio.gather(
        speaker.send("burst 1000"),
        other.send("burst 100"),
        hear(bystander, 100),
        *(hear(socket, 1000) for socket in crowd),
    )
    assert results[2] == expected[:100]
    assert all(heard == expected for heard in results[3:])


@pytest.mark.trap(6)
async def test_sockets_outlive_redis_and_rooms_work_again_when_it_is_back(both):
    server, redis = both
    one, two = await join(server, "r"), await join(server, "r")
    plain = await connect(f"{server.ws}/ws/echo")
    redis.kill()
    await one.send("lost")
    error = json.loads(await asyncio.wait_for(one.recv(), 10))
    assert (error["code"], error["status"]) == ("backend_unavailable", 503)
    await plain.send("x")
    assert await plain.recv() == "x"
    async with connect(f"{server.ws}/ws/echo") as late:
        await late.send("y")
        assert await late.recv() == "y"
    async with connect(f"{server.ws}/ws/rooms/elsewhere") as refused:
        frames, code, _ = await asyncio.wait_for(closed(refused), 10)
    assert any(json.loads(frame)["status"] in (503, 504) for frame in frames[:1])
    assert code == 4499
    redis.start()

    async def heard_again():
        for n in range(100):
            await one.send(f"back {n}")
            try:
                async with asyncio.timeout(0.2):
                    while not (message := await two.recv()).startswith("back"):
                        pass
            except TimeoutError:
                continue
            return message
        return None

    assert await asyncio.wait_for(heard_again(), 15)


@pytest.mark.trap(19)
async def test_group_messages_are_heard_while_a_message_is_worked_on(both):
    server, _ = both
    async with connect(f"{server.ws}/ws/waiting") as busy, connect(f"{server.ws}/ws/rooms/news") as other:
        assert (await busy.recv(), await other.recv()) == ("joined", "joined")
        await busy.send("work")
        await asyncio.sleep(0.1)
        await other.send("hello")
        assert await asyncio.wait_for(busy.recv(), 5) == "hello"


@pytest.mark.trap(18)
async def test_others_hear_that_a_client_has_gone_that_was_still_worked_for(server):
    async with connect(f"{server.ws}/ws/rooms/farewell") as other:
        assert await other.recv() == "joined"
        gone = await connect(f"{server.ws}/ws/leaving/farewell")
        assert await gone.recv() == "joined"
        await gone.send("work")
        await asyncio.sleep(0.1)
        gone.transport.abort()
        assert await asyncio.wait_for(other.recv(), 15) == "left"


@pytest.mark.trap(7)
async def test_a_socket_without_groups_needs_no_redis(start):
    server = start(REDIS_URL="redis://127.0.0.1:1/0")
    async with connect(f"{server.ws}/ws/echo") as socket:
        await socket.send("x")
        assert await socket.recv() == "x"
    async with connect(f"{server.ws}/ws/rooms/r") as socket:
        assert (await closed(socket))[1] == 4499


async def test_groups_are_spread_over_several_redis_and_each_is_needed(start, redis, second_redis):
    urls = f"{redis.url},{second_redis.url}"
    server = start(REDIS_URL=redis.url, CHANNEL_REDIS_URLS=urls, DRAIN_SECONDS=1)
    for room in ("oak", "elm", "ash", "fir", "yew", "bay"):  # by their names they fall on both
        one, two = await join(server, room), await join(server, room)
        await one.send("hello")
        assert await asyncio.wait_for(two.recv(), 5) == "hello"
    assert all(subscribed(each) for each in (redis, second_redis))
    second_redis.kill()
    await asyncio.sleep(0.6)
    status, _, body = await http(server, b"GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert (status, json.loads(body)["checks"]["channel_layer"]["ok"]) == (503, False)


def subscribed(redis):
    """Names of the groups that live in a Redis."""
    with Redis(port=redis.port) as client:
        return [name for name in client.pubsub_channels() if b"__group__" in name]
