"""A session's messages, errors and work, driven by Channels' communicator."""

import asyncio

import pytest

from project.closing import Close
from project.errors import Problem
from project.sockets import Kind

from .talking import Capitalise, Fragile, client, closing, consumer_with


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ({"text": '{"data": "hi"}'}, {"text": '{"data":"Hi"}'}),
        ({"text": "hi"}, {"text": "Hi"}),
        ({"bytes": b"hi"}, {"bytes": b"Hi"}),
    ],
)
async def test_it_answers_in_the_kind_of_the_message(sent, answered):
    async with client(Capitalise) as socket:
        await socket.send_input({"type": "websocket.receive", **sent})
        assert await socket.receive_output() == {"type": "websocket.send", **answered}


async def test_spawned_work_answers_in_the_kind_of_its_own_message():
    gate = asyncio.Event()

    async def talk(session):
        async def answer(text):
            await gate.wait()
            await session.send({"data": text})

        async for message in session:
            await session.spawn(answer(message["data"]))
            if message["data"] == "two":
                gate.set()

    consumer = consumer_with(talk)
    consumer.envelope = "data"
    async with client(consumer) as socket:
        await socket.send_input({"type": "websocket.receive", "text": '{"data": "one"}'})
        await socket.send_input({"type": "websocket.receive", "bytes": b"two"})
        answers = [await socket.receive_output() for _ in range(2)]
    assert answers[0] == {"type": "websocket.send", "text": '{"data":"one"}'}
    assert answers[1] == {"type": "websocket.send", "bytes": b"two"}


async def test_mode_fixes_the_kind():
    async with client(Capitalise, "/?mode=text") as socket:
        await socket.send_to(text_data='{"data": "x"}')
        assert await socket.receive_from() == '{"data": "x"}'


@pytest.mark.parametrize(
    ("message", "code", "status"),
    [
        ('{"do": ', "invalid_json", 400),
        ('{"do": "refuse"}', "no", 403),
        ('{"do": "fail"}', "internal_error", 500),
        ("[]", "internal_error", 500),
    ],
)
async def test_an_error_is_answered_in_band_and_the_socket_stays_open(message, code, status):
    async with client(Fragile) as socket:
        await socket.send_to(text_data=message)
        answer = await socket.receive_json_from()
        assert (answer["code"], answer["status"], answer["errors"]) == (code, status, [])
        assert "Maria" not in answer["detail"]
        await socket.send_json_to({"still": "here"})
        assert await socket.receive_json_from() == {"still": "here"}


async def test_an_error_carries_the_id_of_its_message():
    async with client(Fragile) as socket:
        await socket.send_json_to({"id": 7, "do": "refuse"})
        assert (await socket.receive_json_from())["id"] == 7


async def test_a_binary_frame_is_refused_where_only_text_is_spoken():
    only_text = type("OnlyText", (Capitalise,), {"kinds": frozenset({Kind.TEXT})})
    async with client(only_text) as socket:
        await socket.send_to(bytes_data=b"x")
        assert (await socket.receive_json_from())["code"] == "unexpected_frame"


async def test_guard_keeps_the_state_of_the_loop():
    async def talk(session):
        seen = 0
        async for _ in session:
            seen += 1
            async with session.guard():
                if seen == 1:
                    raise RuntimeError
                await session.send({"seen": seen})

    async with client(consumer_with(talk)) as socket:
        await socket.send_json_to({})
        assert (await socket.receive_json_from())["code"] == "internal_error"
        await socket.send_json_to({})
        assert await socket.receive_json_from() == {"seen": 2}


async def test_a_talk_that_fails_before_it_reads_closes_the_socket():
    async def talk(session):
        raise RuntimeError

    async with client(consumer_with(talk)) as socket:
        frames, code = await closing(socket)
        assert '"internal_error"' in frames[0]
        assert '"bye"' in frames[1]
        assert code == Close.FAILED  # the portable twin of 1011


async def test_a_talk_that_ends_closes_normally():
    async def talk(session):
        await session.send("hello")

    async with client(consumer_with(talk)) as socket:
        assert await closing(socket) == (["hello"], 1000)


async def test_spawned_work_answers_out_of_order_and_its_errors_in_band():
    gate = asyncio.Event()

    async def slow(session):
        await gate.wait()
        await session.send("slow")

    async def fail():
        raise Problem("No.", code="no")

    async def talk(session):
        async for message in session:
            if message == "slow":
                await session.spawn(slow(session))
            elif message == "fail":
                await session.spawn(fail())
            else:
                gate.set()

    async with client(consumer_with(talk)) as socket:
        await socket.send_to(text_data="slow")
        await socket.send_to(text_data="fail")
        assert (await socket.receive_json_from())["code"] == "no"
        await socket.send_to(text_data="go")
        assert await socket.receive_from() == "slow"


async def test_work_in_flight_is_bounded():
    running, most, gate = 0, 0, asyncio.Event()

    async def work():
        nonlocal running, most
        running += 1
        most = max(most, running)
        await gate.wait()
        running -= 1

    async def talk(session):
        async for _ in session:
            await session.spawn(work())

    async with client(consumer_with(talk, work=3)) as socket:
        for _ in range(10):
            await socket.send_to(text_data="x")
        await asyncio.sleep(0.05)
        gate.set()
        await asyncio.sleep(0.05)
    assert most == 3


async def test_owned_tasks_are_cancelled_when_the_client_goes():
    cancelled = asyncio.Event()

    async def work():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    async def talk(session):
        async for _ in session:
            await session.spawn(work())

    async with client(consumer_with(talk)) as socket:
        await socket.send_to(text_data="x")
        await asyncio.sleep(0.05)
    assert cancelled.is_set()


async def test_what_was_sent_before_the_client_went_is_still_read():
    seen = []

    async def talk(session):
        async for message in session:
            await asyncio.sleep(0.01)
            seen.append(message)

    async with client(consumer_with(talk, inbox_messages=2)) as socket:
        for n in range(8):
            await socket.send_to(text_data=str(n))
    assert seen == [str(n) for n in range(8)]
