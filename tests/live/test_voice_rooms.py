"""A voice room whose members are connected to different processes, and our own client."""

import asyncio

import numpy as np
import pytest

from chat.voice.client import Params, Refused, WebsocketClient
from chat.voice.frames import Audio, Text, Transcription

from . import servers

RATE = 16_000
PATIENCE = 30
SAID = "My name is John Smith."
HIDDEN = "My name is [NAME_1]."


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two processes with one Redis."""
    folder = tmp_path_factory.mktemp("voices")
    redis = servers.Redis(folder)
    settings = {"REDIS_URL": redis.url, "ANONYMOUS": "always", "VOICE_UNCHECKED_AUDIO": "relay"}
    first = servers.product(folder, **settings)
    second = servers.serve(folder, DJANGO_SETTINGS_MODULE="project.settings", **settings).wait_until_up("/ready")
    yield first, second
    first.stop()
    second.stop()
    redis.kill()


async def heard_by(client, kind):
    async with asyncio.timeout(PATIENCE):
        while not isinstance(frame := await client.receive(), kind):
            pass
        return frame


async def test_members_hear_each_other_across_processes_in_order_and_once(pair):
    sound = np.arange(1, RATE // 2 + 1, dtype="<i2").tobytes()
    urls = [f"{server.ws}/ws-client?room=r" for server in pair]
    async with WebsocketClient(urls[0]) as one, WebsocketClient(urls[1]) as two, WebsocketClient(urls[0]) as three:
        await asyncio.sleep(0.5)
        await one.play(sound)
        for client in (two, three):
            got = b""
            while len(got) < len(sound):
                got += (await heard_by(client, Audio)).audio
            assert got == sound
        await one.send(Transcription(SAID, "u", "t"))
        for client in (two, three):
            assert await heard_by(client, Transcription) == Transcription(HIDDEN, "u", "t")


async def test_our_client_tells_of_its_connection_and_its_end_once(pair):
    told = []
    client = WebsocketClient(f"{pair[0].ws}/ws-client", Params(add_wav_header=False))

    @client.event_handler("on_connected")
    async def connected(client, websocket):
        told.append("on_connected")

    @client.event_handler("on_disconnected")
    async def disconnected(client, websocket):
        told.append("on_disconnected")

    async with client, asyncio.timeout(PATIENCE):
        assert (await client.ready())["version"] == "2.2.0"
        assert (await client.ask("redact", {"text": SAID}))["processed_text"] == HIDDEN
        with pytest.raises(Refused, match="must be one of"):
            await client.ask("dance")
        await client.send(Text(SAID))
        assert (await client.receive()).data["data"]["text"] == HIDDEN
    await client.disconnect()
    assert told == ["on_connected", "on_disconnected"]
    assert client.close_code == 1000
