"""The documents' own sockets, word for word, over the real server."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from . import servers


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = servers.product(tmp_path_factory.mktemp("examples"))
    yield running
    running.stop()


async def exchange(url, *messages, answers, **options):
    async with connect(url, **options) as socket:
        for message in messages:
            await socket.send(message)
        return [await asyncio.wait_for(socket.recv(), 5) for _ in range(answers)]


async def test_hello_greets_and_closes(server):
    async with connect(f"{server.ws}/ws/examples/hello") as socket:
        assert [message async for message in socket] == ["Hello, WebSocket!"]
    assert socket.close_code == 1000


async def test_echo_answers_text_empty_text_too(server):
    answers = await exchange(f"{server.ws}/ws/examples/echo", "hi", "", answers=2)
    assert answers == ["Message text was: hi", "Message text was: "]


async def test_echo_answers_a_wrong_kind_of_frame_and_stays(server):
    answers = await exchange(f"{server.ws}/ws/examples/echo", b"hi", "hi", answers=2)
    assert json.loads(answers[0])["code"] == "unexpected_frame"
    assert answers[1] == "Message text was: hi"


async def test_items_answers_with_token_and_query(server):
    answers = await exchange(f"{server.ws}/ws/examples/items/foo?token=t&q=3", "m", answers=3)
    assert answers == [
        "Session cookie or query token value is: t",
        "Query parameter q is: 3",
        "Message text was: m, for item ID: foo",
    ]


async def test_items_leaves_out_a_query_that_is_not_there(server):
    answers = await exchange(f"{server.ws}/ws/examples/items/foo?token=t", "m", answers=2)
    assert answers == ["Session cookie or query token value is: t", "Message text was: m, for item ID: foo"]


async def test_the_cookie_wins_over_the_token(server):
    headers = {"Cookie": "session=abc"}
    answers = await exchange(f"{server.ws}/ws/examples/items/foo?token=t", "m", answers=1, additional_headers=headers)
    assert answers == ["Session cookie or query token value is: abc"]


@pytest.mark.parametrize("path", ["items/foo", "items/foo?token=t&q=many", "clients/one", "nowhere"])
async def test_it_refuses_at_the_handshake(server, path):
    with pytest.raises(InvalidStatus) as refusal:
        async with connect(f"{server.ws}/ws/examples/{path}"):
            pass
    assert refusal.value.response.status_code == 403


async def chat(first, second):
    """1 says hi, 2 listens, 1 leaves: what both have heard."""
    async with connect(f"{second.ws}/ws/examples/clients/2") as two:
        await two.send("ready")
        assert [await two.recv(), await two.recv()] == ["You wrote: ready", "Client #2 says: ready"]
        async with connect(f"{first.ws}/ws/examples/clients/1") as one:
            await one.send("hi")
            heard_by_one = [await asyncio.wait_for(one.recv(), 5) for _ in range(2)]
        heard_by_two = [await asyncio.wait_for(two.recv(), 5) for _ in range(2)]
    return heard_by_one, heard_by_two


GOLDEN = (["You wrote: hi", "Client #1 says: hi"], ["Client #1 says: hi", "Client #1 left the chat"])


async def test_clients_hear_each_other(server):
    assert await chat(server, server) == GOLDEN


async def test_clients_hear_each_other_across_processes(tmp_path, redis):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = servers.product(tmp_path / "one", REDIS_URL=redis.url)
    second = servers.product(tmp_path / "two", REDIS_URL=redis.url)
    try:
        assert await chat(first, second) == GOLDEN
    finally:
        first.stop()
        second.stop()


async def test_capitalise_answers_each_kind_in_kind(server):
    url = f"{server.ws}/ws/examples/capitalise"
    answers = await exchange(url, '{"data": "hi"}', "hola", b"salut", answers=3)
    assert json.loads(answers[0]) == {"data": "Hi"}
    assert answers[1:] == ["Hola", b"Salut"]


async def test_capitalise_answers_a_missing_field_and_stays(server):
    answers = await exchange(f"{server.ws}/ws/examples/capitalise", '{"date": 1}', '{"data": "hi"}', answers=2)
    assert json.loads(answers[0])["status"] >= 400
    assert json.loads(answers[1]) == {"data": "Hi"}


async def test_mirror_returns_every_message_as_it_came(server):
    messages = ['{"a": 1}', "text", b"\x00\xff", "", b""]
    assert await exchange(f"{server.ws}/ws/examples/mirror", *messages, answers=5) == messages


def test_the_examples_can_be_switched_off(tmp_path):
    running = servers.product(tmp_path, EXAMPLES=0)
    try:

        async def knock():
            async with connect(f"{running.ws}/ws/examples/hello"):
                pass

        with pytest.raises(InvalidStatus) as refusal:
            asyncio.run(knock())
        assert refusal.value.response.status_code == 403
    finally:
        running.stop()
