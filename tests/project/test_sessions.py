"""A session, driven by Channels' communicator; what the wire adds is tested in tests/live."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from channels.testing import WebsocketCommunicator

from project.closing import Close
from project.errors import Problem
from project.limits import Rate
from project.sockets import Kind, Options, SessionConsumer
from project.sockets.signals import client_connected, client_disconnected, session_timeout


class Capitalise(SessionConsumer):
    envelope = "data"

    async def talk(self, session):
        async for message in session:
            await session.send({"data": message["data"].capitalize()})


class Fragile(SessionConsumer):
    kinds = frozenset({Kind.JSON})

    async def talk(self, session):
        async for message in session:
            if message.get("do") == "refuse":
                raise Problem("No.", code="no", status=403)
            if message.get("do") == "fail":
                raise ValueError("Maria Huber, 4111 1111 1111 1111")
            await session.send(message)


def consumer_with(talk, **options):
    async def body(self, session):
        await talk(session)

    return type("Made", (SessionConsumer,), {"talk": body, "options": lambda self: Options(**options)})


@asynccontextmanager
async def client(consumer, path="/"):
    socket = WebsocketCommunicator(consumer.as_asgi(), path)
    connected, _ = await socket.connect()
    assert connected
    yield socket
    await socket.disconnect()


async def closing(socket):
    """All that comes before the close, and its code."""
    frames = []
    while (event := await socket.receive_output(2))["type"] == "websocket.send":
        frames.append(event.get("text") or event.get("bytes"))
    return frames, event["code"]


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


async def test_too_many_messages_are_refused_with_the_time_to_wait():
    async def talk(session):
        async for message in session:
            await session.send(message)

    async with client(consumer_with(talk, rate=Rate(1, 2))) as socket:
        for _ in range(2):
            await socket.send_to(text_data="x")
            assert await socket.receive_from() == "x"
        await socket.send_to(text_data="x")
        refusal = await socket.receive_json_from()
        assert (refusal["code"], refusal["status"]) == ("rate_limited", 429)
        assert 0 < refusal["retry_after_ms"] <= 1001


async def test_a_client_that_goes_on_over_the_rate_is_closed():
    async def talk(session):
        async for _ in session:
            pass

    async with client(consumer_with(talk, rate=Rate(0.01, 2))) as socket:
        for _ in range(6):
            await socket.send_to(text_data="x")
        _, code = await closing(socket)
        assert code == Close.RATE_LIMITED


async def test_a_message_that_is_too_big_is_refused_in_band():
    async def talk(session):
        async for message in session:
            await session.send(message)

    async with client(consumer_with(talk, message_bytes=2048)) as socket:
        await socket.send_to(text_data="x" * 2049)
        assert (await socket.receive_json_from())["status"] == 413
        await socket.send_to(text_data="y")
        assert await socket.receive_from() == "y"


@pytest.mark.parametrize(("option", "code"), [("session_seconds", "session_timeout"), ("idle_seconds", "idle_timeout")])
async def test_a_session_is_warned_and_then_closed(option, code):
    timeouts = []

    async def talk(session):
        async for _ in session:
            pass

    def receiver(sender, session, **_):
        timeouts.append(session)

    session_timeout.connect(receiver)
    try:
        async with client(consumer_with(talk, **{option: 0.2, "warning_seconds": 0.05})) as socket:
            frames, closed = await closing(socket)
    finally:
        session_timeout.disconnect(receiver)
    assert f'"code":"{code}"' in frames[0]
    assert '"retry":true' in frames[1]
    assert closed == Close.TIMEOUT
    assert len(timeouts) == 1


async def test_messages_keep_a_session_from_being_idle():
    async def talk(session):
        async for message in session:
            await session.send(message)

    async with client(consumer_with(talk, idle_seconds=0.4, warning_seconds=0.05)) as socket:
        for _ in range(6):
            await asyncio.sleep(0.1)
            await socket.send_to(text_data="x")
            assert await socket.receive_from() == "x"


async def test_credentials_that_expire_close_an_open_socket():
    async def talk(session):
        session.expires_in(0.05)
        async for _ in session:
            pass

    async with client(consumer_with(talk)) as socket:
        frames, code = await closing(socket)
        assert code == Close.UNAUTHENTICATED
        assert "credentials_expired" in frames[0]


async def test_credentials_that_are_revoked_close_an_open_socket():
    class Checked(Capitalise):
        revoked = False

        def options(self):
            return Options(recheck_seconds=0.05)

        async def recheck(self, session):
            if Checked.revoked:
                raise Problem("The key is revoked.", code="credentials_invalid", status=401)

    async with client(Checked) as socket:
        await asyncio.sleep(0.15)
        await socket.send_to(text_data="hi")
        assert await socket.receive_from() == "Hi"
        Checked.revoked = True
        _, code = await closing(socket)
        assert code == Close.UNAUTHENTICATED


async def test_a_refused_socket_hears_why_before_it_is_closed():
    class Refusing(Capitalise):
        async def admit(self, session):
            raise Problem("A key is needed.", code="not_authenticated", status=401)

    async with client(Refusing) as socket:
        frames, code = await closing(socket)
        assert '"not_authenticated"' in frames[0]
        assert code == Close.UNAUTHENTICATED


async def test_signals_are_sent_once_per_client():
    heard = []

    def on_connect(sender, session, **_):
        heard.append("connected")

    def on_disconnect(sender, session, **_):
        heard.append("disconnected")

    client_connected.connect(on_connect, sender=Capitalise)
    client_disconnected.connect(on_disconnect, sender=Capitalise)
    async with client(Capitalise) as socket:
        await socket.send_to(text_data="hi")
        await socket.receive_from()
    assert heard == ["connected", "disconnected"]


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
