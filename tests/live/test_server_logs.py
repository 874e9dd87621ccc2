"""What users send appears in no log: not in a body, a path, a query string, a header, a message or an exception."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from .wire import close_code, frame, http, open_socket, open_tcp

CANARIES = ("Maria-Huber", "4111-1111", "s3cr3t-token")
NAME, CARD, TOKEN = CANARIES


@pytest.fixture(scope="module")
def logging_server(start_for_module):
    return start_for_module(LOG_LEVEL="DEBUG")


async def everything_that_can_go_wrong(server):
    body = f"{NAME} {CARD}".encode()
    for path in (f"/fail?token={TOKEN}", f"/{NAME}/{CARD}?token={TOKEN}", f"/slow?seconds={NAME}"):
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {NAME}.example\r\nX-API-Key: {TOKEN}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        await http(server, head.encode() + body)
    await http(server, f"GET /{NAME} HTTP/9\r\n\r\n".encode())
    async with connect(f"{server.ws}/ws/fail?token={TOKEN}", additional_headers={"X-API-Key": TOKEN}) as socket:
        await socket.send(f"{NAME} {CARD}")
        assert json.loads(await socket.recv())["code"] == "internal_error"
        await socket.send(f'{{"{NAME}": ')
        assert json.loads(await socket.recv())["code"] == "invalid_json"
    try:
        async with connect(f"{server.ws}/{NAME}?token={TOKEN}"):
            pass
    except InvalidStatus:
        pass
    reader, writer = await open_socket(server, f"/ws/echo?token={TOKEN}")
    writer.write(frame(NAME.encode() + b"\xff"))
    await close_code(reader)
    writer.close()
    _, writer = await open_tcp(server)
    writer.write(f"POST /echo HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 99\r\n\r\n{CARD}".encode())
    writer.close()


@pytest.mark.trap(12)
@pytest.mark.trap(20)
async def test_no_log_holds_what_users_send(logging_server):
    server = logging_server
    await everything_that_can_go_wrong(server)
    await asyncio.sleep(1.2)  # Daphne looks once a second for applications that failed
    log = server.log()
    assert [canary for canary in CANARIES if canary in log] == []
    assert "ValueError" in log


async def test_nothing_is_wrong_when_nothing_goes_wrong(start):
    server = start()
    await http(server, b"GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await http(server, b"GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n")
    async with connect(f"{server.ws}/ws/echo") as socket:
        await socket.send("x")
        await socket.recv()
    await asyncio.sleep(1.2)
    server.stop()
    assert [line for line in server.log().splitlines() if json.loads(line)["level"] != "info"] == []


async def test_a_line_names_route_status_and_request_id(logging_server):
    server = logging_server
    request = b"GET /echo?token=secret HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: run-7\r\n\r\n"
    _, head, _ = await http(server, request)
    assert "x-request-id: run-7" in head.lower()
    await asyncio.sleep(0.2)
    (line,) = [json.loads(line) for line in server.log().splitlines() if '"run-7"' in line]
    assert (line["event"], line["route"], line["status"]) == ("request", "/echo", 200)


async def test_a_request_id_that_could_carry_text_is_replaced(logging_server):
    server = logging_server
    _, head, _ = await http(server, b"GET /echo HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: Maria Huber\r\n\r\n")
    assert "x-request-id" in head.lower()
    assert "Maria" not in head
    assert "Maria" not in server.log()
