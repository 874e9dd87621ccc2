"""Rooms and the life of a server: a drain says goodbye, a client that reads nothing is cut; both lose nothing."""

import asyncio
import contextlib
import json

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from chat.client import Place, Room

from . import wire
from .rooms import crowd, two_processes

PATIENCE = 60  # s
CHANGES = 600  # of 10 KB each: more than what the kernel keeps for a client
TEXT, CLOSE = 1, 8


def address(server, room):
    return f"{server.ws}/ws/rooms/{room}"


async def test_members_of_a_drained_process_go_on_at_another_and_miss_nothing(tmp_path):
    with two_processes(tmp_path) as running:
        (room,), tokens = crowd(tmp_path, 2, **running.settings)
        urls = [address(running.second, room)]
        async with asyncio.timeout(PATIENCE):
            watched = await connect(urls[0], additional_headers={"x-api-key": tokens[1]})
            one = Room(lambda: urls[-1], key=tokens[0], place=Place(last_seq=0))
            async with one, Room(address(running.first, room), key=tokens[1]) as other:
                await one.post("Before.")
                urls.append(address(running.first, room))
                running.second.terminate()
                for number in range(10):
                    await other.post(f"This is number {number}.")
                heard = []
                async for message in one:
                    heard.append(message["seq"])
                    if len(heard) == 11:
                        break
            frames, code = await ended(watched)
    assert heard == list(range(1, 12))
    bye = next(frame for frame in frames if frame["type"] == "bye")
    assert (bye["retry"], code) == (True, 1012)


async def ended(socket):
    frames = []
    try:
        while True:
            frames.append(json.loads(await socket.recv()))
    except ConnectionClosed as closed:
        return frames, closed.rcvd.code


async def test_who_reads_nothing_is_cut_and_resumes_where_they_were(tmp_path):
    small = {"SOCKET_OUTBOX_MESSAGES": 16, "SOCKET_SLOW_SECONDS": 1}
    with two_processes(tmp_path, **small) as running:
        (room,), tokens = crowd(tmp_path, 2, **running.settings)
        async with asyncio.timeout(2 * PATIENCE):
            async with Room(address(running.second, room), key=tokens[1]) as speaker:
                await speaker.post("Hello all. " * 900)
                reader, writer = await wire.open_socket(
                    running.first, f"/ws/rooms/{room}", f"x-api-key: {tokens[0]}\r\n"
                )
                writer.write(wire.frame(b'{"type": "hello"}'))
                writer.transport.pause_reading()
                for number in range(CHANGES):
                    await speaker.ask("react", seq=1, emoji="👍", on=number % 2 == 0)
                await asyncio.sleep(2)
                writer.transport.resume_reading()
                heard = await until_cut(reader)
                writer.close()
                last = (await speaker.ask("history"))["messages"][0]["rev"]
            place = Place(last_seq=1, last_rev=max(heard, default=1))
            async with Room(address(running.first, room), key=tokens[0], place=place) as again:
                async for frame in again.frames():
                    if frame["type"] == "changed":
                        break
    assert len(heard) < CHANGES
    assert frame["rev"] == last == CHANGES + 1


async def until_cut(reader):
    """The revs of what came before the server hung up."""
    revs = []
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while (opcode_and_data := await wire.read_frame(reader))[0] != CLOSE:
            if opcode_and_data[0] == TEXT and (frame := json.loads(opcode_and_data[1]))["type"] == "changed":
                revs.append(frame["rev"])
    return revs
