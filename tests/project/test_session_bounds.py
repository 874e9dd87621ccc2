"""What one session may use, and how it ends: rates, sizes, times, credentials."""

import asyncio

import pytest

from project.closing import Close
from project.errors import Problem
from project.limits import Rate
from project.sockets import Options
from project.sockets.signals import client_connected, client_disconnected, session_timeout

from .talking import Capitalise, client, closing, consumer_with


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
