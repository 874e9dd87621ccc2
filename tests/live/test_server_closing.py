"""Close codes, reasons, headers and empty messages reach the client."""

import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from project.closing import Close


async def closed(socket):
    """What came before the close, its code and reason."""
    frames = []
    try:
        while True:
            frames.append(await socket.recv())
    except ConnectionClosed as end:
        return frames, end.rcvd.code, end.rcvd.reason


@pytest.mark.parametrize("code", [1000, 1001, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4429])
@pytest.mark.trap(8)
async def test_it_closes_with_every_code_and_a_reason(server, code):
    async with connect(f"{server.ws}/ws/close") as socket:
        await socket.send(json.dumps({"code": code, "reason": "grund: später"}))
        frames, got, reason = await closed(socket)
    assert (got, reason) == (code, "grund: später")
    if code != Close.NORMAL:
        assert json.loads(frames[0])["type"] == "bye"


@pytest.mark.parametrize("code", [1005, 1006, 999, 5000])
async def test_a_code_that_no_frame_may_carry_becomes_one_that_may(server, code):
    async with connect(f"{server.ws}/ws/close") as socket:
        await socket.send(json.dumps({"code": code}))
        _, got, _ = await closed(socket)
    assert got == Close.FAILED


@pytest.mark.parametrize(("code", "twin"), [(1001, 4499), (1008, 4403), (1012, 4499), (4404, 4404), (1000, 1000)])
async def test_plain_daphne_closes_with_the_portable_twin(daphne, code, twin):
    async with connect(f"{daphne.ws}/ws/close") as socket:
        await socket.send(json.dumps({"code": code}))
        _, got, _ = await closed(socket)
    assert got == twin


async def test_a_long_reason_is_cut_to_what_a_frame_carries(server):
    async with connect(f"{server.ws}/ws/close") as socket:
        await socket.send(json.dumps({"code": 1008, "reason": "é" * 100}))
        _, _, reason = await closed(socket)
    assert reason == "é" * 61


@pytest.mark.parametrize("empty", ["", b""])
@pytest.mark.trap(8)
async def test_empty_messages_are_sent(server, empty):
    async with connect(f"{server.ws}/ws/echo") as socket:
        await socket.send(empty)
        assert await socket.recv() == empty


@pytest.mark.trap(8)
async def test_the_handshake_echoes_the_request_id_and_the_subprotocol_but_no_token(server):
    headers = {"X-Request-Id": "run-7"}
    offered = ["bearer.secret", "tacet"]
    async with connect(f"{server.ws}/ws/echo", additional_headers=headers, subprotocols=offered) as socket:
        assert socket.response.headers["X-Request-Id"] == "run-7"
        assert socket.subprotocol == "tacet"
    assert "bearer" not in str(socket.response.headers)


@pytest.mark.trap(8)
async def test_a_refused_socket_is_told_why(server):
    async with connect(f"{server.ws}/ws/refuse") as socket:
        frames, code, reason = await closed(socket)
    assert json.loads(frames[0]) == {
        "detail": "A key is needed.",
        "code": "not_authenticated",
        "errors": [],
        "status": 401,
    }
    assert (code, reason) == (4401, "not_authenticated")


@pytest.mark.parametrize("path", ["/ws/refuse-at-handshake", "/ws/nothing-here"])
async def test_a_handshake_can_be_refused(server, path):
    with pytest.raises(InvalidStatus) as refusal:
        async with connect(f"{server.ws}{path}"):
            pass
    assert refusal.value.response.status_code == 403


async def test_an_idle_socket_is_warned_and_closed(server):
    async with connect(f"{server.ws}/ws/idle") as socket:
        frames, code, _ = await closed(socket)
    assert [json.loads(frame)["type"] for frame in frames] == ["warning", "bye"]
    assert code == Close.TIMEOUT
