"""Group messages and the bounded outbox of a session."""

import asyncio

import pytest

from project.closing import Close
from project.sockets import SessionConsumer

from .talking import client, consumer_with


class Room(SessionConsumer):
    channel_layer_alias = "default"

    async def talk(self, session):
        await self.join("room")
        await session.send("joined")
        async for message in session:
            await session.consumer.publish("room", {"type": message, "payload": "hello"})

    async def broken_news(self, event):
        raise RuntimeError("Maria Huber")


async def test_group_messages_reach_the_session_and_a_failing_handler_harms_nobody(caplog):
    async with client(Room) as one, client(Room) as two:
        assert (await one.receive_from(), await two.receive_from()) == ("joined", "joined")
        for kind in ("broken.news", "no.such.handler", "session.deliver"):
            await one.send_to(text_data=kind)
        assert (await one.receive_from(), await two.receive_from()) == ("hello", "hello")
    assert "Maria" not in caplog.text


async def test_group_messages_arrive_while_a_message_is_worked_on():
    async def talk(session):
        await session.consumer.join("busy")
        await session.send("joined")
        async for _ in session:
            await session.consumer.publish("busy", {"type": "session.deliver", "payload": "news"})
            await asyncio.sleep(60)

    busy = consumer_with(talk, grace_seconds=0.05)
    busy.channel_layer_alias = "default"
    async with client(busy) as socket:
        assert await socket.receive_from() == "joined"
        await socket.send_to(text_data="x")
        assert await socket.receive_from() == "news"


@pytest.mark.parametrize(("slow", "code"), [("close", Close.TOO_SLOW), ("drop", None)])
async def test_a_full_outbox_follows_the_slow_policy(slow, code):
    sent, blocked = [], asyncio.Event()

    async def send(event):
        if event["type"] == "websocket.close":
            sent.append(event["code"])
        elif event["type"] == "websocket.send":
            sent.append(event["text"])
            await blocked.wait()

    async def talk(session):
        for n in range(5):
            session.deliver(str(n))
        await asyncio.sleep(0.2)
        blocked.set()
        async for _ in session:
            pass

    await run_raw(consumer_with(talk, outbox_messages=2, slow=slow), send, seconds=0.4)
    if code:
        assert sent[-1] == code
    else:
        assert sent == ["0", "3", "4"] or sent == ["3", "4"]


async def test_waiting_messages_with_a_key_are_joined():
    sent, blocked = [], asyncio.Event()

    async def send(event):
        if event["type"] == "websocket.send":
            sent.append(event["text"])
            await blocked.wait()

    async def talk(session):
        session.deliver("first")
        await asyncio.sleep(0)
        for delta in ("a", "b", "c"):
            session.deliver(
                {"delta": delta}, key="answer", join=lambda old, new: {"delta": old["delta"] + new["delta"]}
            )
        blocked.set()
        async for _ in session:
            pass

    await run_raw(consumer_with(talk), send, seconds=0.2)
    assert sent == ["first", '{"delta":"abc"}']


async def run_raw(consumer, send, seconds):
    """The consumer on an ASGI server whose `send` waits, as ours does."""
    events = asyncio.Queue()
    events.put_nowait({"type": "websocket.connect"})
    task = asyncio.create_task(consumer.as_asgi()({"type": "websocket", "path": "/"}, events.get, send))
    await asyncio.sleep(seconds)
    events.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(task, 5)
