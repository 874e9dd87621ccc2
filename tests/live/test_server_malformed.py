"""Broken frames are answered with the close code that the standard names, never with a reset.

Broken forms are answered in the shape of every error.
"""

import asyncio
import json

import httpx
import pytest

from .clients import PATIENCE
from .wire import close_code, frame, http, open_socket, read_frame


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (frame(b"\xff\xfe invalid"), 1007),
        (frame(b"\xe2\x82", fin=False) + frame(b"x", opcode=0), 1007),
        (frame(b"x", opcode=3), 1002),
        (frame(b"x", masked=False), 1002),
        (frame(b"x", rsv=4), 1002),
        (frame(b"x", opcode=0), 1002),
        (frame(b"x" * 126, opcode=9), 1002),
        (frame(b"x", opcode=8), 1002),
        (frame(b"\x03\xe7", opcode=8), 1002),
        (frame(b"\x03\xe8\xff\xfe", opcode=8), 1007),
    ],
)
@pytest.mark.trap(11)
async def test_a_broken_frame_is_answered_with_a_close_code(server, broken, code):
    reader, writer = await open_socket(server, "/ws/echo")
    writer.write(broken)
    assert await close_code(reader) == code
    writer.close()


@pytest.mark.trap(9)
async def test_a_message_over_the_limit_is_answered_with_1009(server):
    reader, writer = await open_socket(server, "/ws/echo")
    writer.write(frame(b"x" * 4_000_001))
    assert await close_code(reader) == 1009
    writer.close()


async def test_a_fragmented_message_over_the_limit_is_answered_with_1009(server):
    reader, writer = await open_socket(server, "/ws/echo")
    for n in range(9):
        writer.write(frame(b"x" * 500_000, opcode=0 if n else 2, fin=False))
    assert await close_code(reader) == 1009
    writer.close()


@pytest.mark.trap(9)
async def test_a_message_of_more_than_a_mebibyte_passes_both_ways(server):
    reader, writer = await open_socket(server, "/ws/echo")
    payload = b"\x00" * 1_500_000
    writer.write(frame(payload, opcode=2))
    assert await asyncio.wait_for(read_frame(reader), 10) == (2, payload)
    writer.close()


async def test_fragments_are_joined_and_pings_between_them_answered(server):
    reader, writer = await open_socket(server, "/ws/echo")
    writer.write(frame(b"Gr\xc3", fin=False) + frame(b"are you there", opcode=9) + frame(b"\xbc\xc3\x9fe", opcode=0))
    assert await read_frame(reader) == (10, b"are you there")
    assert await read_frame(reader) == (1, "Grüße".encode())
    writer.close()


@pytest.mark.trap(10)
async def test_compression_is_not_offered_unless_it_is_switched_on(server, start):
    offer = "Sec-WebSocket-Extensions: permessage-deflate\r\n"
    await open_socket(server, "/ws/echo", offer)
    reader, writer = await open_socket(server, "/ws/echo", offer)
    writer.write(frame(b"\xca\x48\xcd\xc9\xc9\x07\x00", rsv=4))
    assert await close_code(reader) == 1002
    compressing = start(SOCKET_DEFLATE="on", SOCKET_RATE=0, SOCKET_MESSAGE_BYTES=100_000)
    reader, writer = await open_socket(compressing, "/ws/echo", offer)
    writer.write(frame(b"\xf2\x48\xcd\xc9\xc9\x07\x00", rsv=4))  # RFC 7692 section 7.2.3.1
    assert (await read_frame(reader))[0] & 0x0F == 1
    writer.close()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"multipart/form-data", b"x"),
        (b"multipart/form-data; boundary=", b"x"),
        (b"multipart/form-data; boundary=a", b"no boundary"),
        (b"multipart/form-data; boundary=a", b'--a\r\nContent-Disposition: form-data; name="file"'),
        (b"multipart/form-data; boundary=a", b"--a--\r\n"),
        (b"multipart/form-data; boundary=a; charset=nothing", b"--a--\r\n"),
    ],
)
async def test_a_broken_form_is_answered_as_every_error_and_the_connection_lives(product, kind, body):
    async with httpx.AsyncClient(base_url=product.url, timeout=PATIENCE) as client:
        room = (await client.post("/rooms", json={"name": "Forms"})).json()["id"]
    head = f"POST /rooms/{room}/attachments HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n".encode()
    status, answered, said = await http(product, head + b"Content-Type: " + kind + b"\r\n\r\n" + body)
    assert status == 400
    assert json.loads(said)["code"] in {"bad_request", "invalid"}
    assert "connection: close" not in answered.lower()
