"""A client that does not read, and one that floods, cost a bounded amount of memory."""

import asyncio
import time

import pytest

from .wire import frame, open_socket, open_tcp

MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def fresh(start_for_module):
    return start_for_module(SOCKET_RATE=0, SOCKET_SLOW_SECONDS=2, DRAIN_SECONDS=1)


async def gone(reader):
    """Whether the server cut the connection, though nothing was read before."""
    try:
        while await asyncio.wait_for(reader.read(MEBIBYTE), 10):
            pass
    except ConnectionResetError:
        pass
    return True


@pytest.mark.parametrize("path", ["/ws/flood", "/stream"])
@pytest.mark.trap(2)
async def test_a_client_that_never_reads_is_cut_and_costs_little(fresh, path):
    before = fresh.resident()
    if path == "/stream":
        reader, writer = await open_tcp(fresh)
        reader._transport.pause_reading()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    else:
        reader, writer = await open_socket(fresh, path)
        reader._transport.pause_reading()
    grown, start = 0, time.monotonic()
    while time.monotonic() - start < 3.5:
        await asyncio.sleep(0.1)
        grown = max(grown, fresh.resident() - before)
    reader._transport.resume_reading()
    assert await gone(reader)
    assert grown <= 16 * MEBIBYTE
    writer.close()


async def test_a_client_that_reads_slowly_is_not_cut(fresh):
    reader, writer = await open_socket(fresh, "/ws/flood")
    for _ in range(12):
        await asyncio.sleep(0.3)
        assert await reader.readexactly(700_000)
    writer.close()


async def send_for_ever(writer, message):
    async with asyncio.timeout(15):
        while True:
            writer.write(message)
            await writer.drain()


@pytest.mark.trap(2)
async def test_an_echo_that_is_never_read_is_cut_although_the_client_keeps_sending(fresh):
    before = fresh.resident()
    reader, writer = await open_socket(fresh, "/ws/echo")
    reader._transport.pause_reading()
    message = frame(b"x" * 65536, opcode=2)
    with pytest.raises(ConnectionError):
        await send_for_ever(writer, message)
    assert fresh.resident() - before <= 16 * MEBIBYTE


@pytest.mark.trap(3)
async def test_a_flood_stays_with_its_sender_while_the_consumer_is_busy(fresh):
    before = fresh.resident()
    _, writer = await open_socket(fresh, "/ws/deaf")
    message = frame(b"x" * 65536, opcode=2)
    sent, grown = 0, 0
    try:
        async with asyncio.timeout(2):
            while sent < 256 * MEBIBYTE:
                writer.write(message)
                sent += len(message)
                await writer.drain()
                grown = max(grown, fresh.resident() - before)
    except TimeoutError:
        pass
    assert sent < 64 * MEBIBYTE
    assert max(grown, fresh.resident() - before) <= 16 * MEBIBYTE
    writer.close()


async def test_a_flood_of_pings_that_nobody_reads_costs_little(fresh):
    before = fresh.resident()
    reader, writer = await open_socket(fresh, "/ws/echo")
    reader._transport.pause_reading()
    pings = frame(b"x" * 125, opcode=9) * 500
    sent = 0
    try:
        async with asyncio.timeout(2):
            while sent < 64 * MEBIBYTE:
                writer.write(pings)
                sent += len(pings)
                await writer.drain()
    except (TimeoutError, ConnectionError):
        pass
    assert fresh.resident() - before <= 16 * MEBIBYTE
    writer.close()
