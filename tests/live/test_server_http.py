"""Bodies: their size is checked before they are read, and they have to come in time."""

import asyncio
import json

import pytest

from .wire import http, open_tcp

LIMIT = 1_000_000


def post(length, body=b"", extra=b""):
    return b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n%s" % (length, extra, body)


@pytest.mark.trap(13)
async def test_a_body_over_the_limit_is_refused_before_it_is_sent(server):
    before = server.resident()
    status, head, body = await http(server, post(100 * 1024 * 1024))
    assert (status, json.loads(body)["code"]) == (413, "body_too_large")
    assert "application/json" in head
    assert server.resident() - before < 4 * 1024 * 1024


async def test_a_client_that_sends_on_regardless_still_gets_the_answer(server):
    reader, writer = await open_tcp(server)
    writer.write(post(8_000_000, b"x" * 8_000_000))
    assert b" 413 " in await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    writer.close()


async def test_a_chunked_body_over_the_limit_is_refused(server):
    chunk = b"40000\r\n" + b"x" * 0x40000 + b"\r\n"
    request = b"POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 5
    status, _, body = await http(server, request)
    assert (status, json.loads(body)["code"]) == (413, "body_too_large")


async def test_it_does_not_ask_for_a_body_that_it_will_refuse(server):
    status, _, _ = await http(server, post(LIMIT + 1, extra=b"Expect: 100-continue\r\n"))
    assert status == 413


async def test_a_body_at_the_limit_passes(server):
    status, _, body = await http(server, post(LIMIT, b"x" * LIMIT))
    assert (status, json.loads(body)["bytes"]) == (200, LIMIT)


@pytest.mark.parametrize(
    ("request_", "piece"),
    [(post(5_000), b"x"), (b"POST /echo HTTP/1.1\r\nHost: localhost\r\n", b"X-Drip: 1\r\n")],
    ids=["body", "headers"],
)
@pytest.mark.trap(13)
async def test_a_request_that_drips_is_ended(server, request_, piece):
    reader, writer = await open_tcp(server)
    writer.write(request_)

    async def drip():
        while True:
            writer.write(piece)
            await asyncio.sleep(0.1)

    dripping = asyncio.create_task(drip())
    answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 12)
    dripping.cancel()
    assert b" 408 " in answer
    writer.close()


async def test_connections_are_kept_alive_and_pipelined(server):
    reader, writer = await open_tcp(server)
    writer.write(post(2, b"ab") + post(3, b"abc"))
    for length in (2, 3):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        size = int(head.split("content-length: ")[1].split("\r\n")[0])
        assert json.loads(await reader.readexactly(size))["bytes"] == length
    writer.close()


@pytest.mark.parametrize(
    "request_", [b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nBad Header\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n"]
)
async def test_what_is_not_http_is_answered_with_400(server, request_):
    assert (await http(server, request_))[0] == 400


async def test_an_address_that_asks_too_much_is_told_when_to_come_back(start):
    server = start(ADDRESS_RATE=0.5, ADDRESS_BURST=3, TRUST_PROXY="on")

    async def ask(address):
        forged = f"X-Forwarded-For: 203.0.113.9, {address}\r\n"
        return await http(server, f"GET /pid HTTP/1.1\r\nHost: localhost\r\n{forged}\r\n".encode())

    assert [(await ask("198.51.100.1"))[0] for _ in range(4)] == [200, 200, 200, 429]
    status, head, body = await ask("198.51.100.1")
    assert (status, json.loads(body)["code"]) == (429, "rate_limited")
    assert "retry-after: " in head.lower()
    assert json.loads(body)["retry_after_ms"] > 0
    assert (await ask("198.51.100.2"))[0] == 200


async def test_an_exception_answers_json_without_its_text(server):
    body = b"Maria Huber"
    request = b"POST /fail HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    status, _, answer = await http(server, request)
    assert status == 500
    assert b"Maria" not in answer
