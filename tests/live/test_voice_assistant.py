"""An assistant by voice: a real language model's protocol, real speech endpoints, and what each of them learns."""

import asyncio

import numpy as np
import pytest

from chat.voice import rtvi
from chat.voice.client import Params, WebsocketClient
from chat.voice.frames import Audio, Interruption, Message

from . import servers
from .clients import manage
from .speech import VOICE, SpeechServer

RATE = 16_000
PATIENCE = 60
NAME = "John Smith"
SAID = f"My name is {NAME}."
LOUD = (8_000 + np.arange(2 * RATE) % 1_000).astype("<i2")
QUIET = np.ones(RATE, "<i2")


@pytest.fixture(scope="module")
def speech():
    running = SpeechServer()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory, model, speech):
    running = servers.product(
        tmp_path_factory.mktemp("assistant"),
        UPSTREAM_BASE_URL=model.url,
        UPSTREAM_MODEL="mirror",
        VOICE_STT_BASE_URL=speech.url,
        VOICE_TTS_BASE_URL=speech.url,
        VOICE_BLEEP_FREQUENCY=0,
        LOG_LEVEL="DEBUG",
    )
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def _forget(model, speech):
    yield
    model.clear()
    model.delay = 0
    speech.received.clear()
    speech.status, speech.words, speech.sentence = 200, True, VOICE


def kind_of(frame):
    return frame.data["type"] if isinstance(frame, Message) else type(frame).__name__


async def until(client, kind):
    """All frames up to the first of this kind."""
    found = []
    async with asyncio.timeout(PATIENCE):
        while not found or kind_of(found[-1]) != kind:
            found.append(await client.receive())
    return found


def written(frames):
    return "".join(frame.data["data"]["text"] for frame in frames if kind_of(frame) == "bot-llm-text")


async def test_the_model_sees_placeholders_and_the_client_its_own_words(server, model):
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": SAID}))
        assert written(await until(client, "bot-llm-stopped")) == f"I heard: {SAID}"
        await until(client, "bot-tts-stopped")
        await client.send(rtvi.message("send-text", {"content": f"Again, {NAME}!"}))
        assert written(await until(client, "bot-llm-stopped")) == f"I heard: Again, {NAME}!"
    first, second = [body["messages"] for _, _, body in model.received][-2:]
    assert [message["content"] for message in first] == ["My name is [NAME_1]."]
    assert [message["content"] for message in second] == [
        "My name is [NAME_1].",
        "I heard: My name is [NAME_1].",
        "Again, [NAME_1]!",
    ]
    assert NAME not in server.log()


async def test_the_answer_is_spoken_at_the_rate_of_the_js_client(server, speech):
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": "One thing. Another one"}))
        frames = await until(client, "bot-tts-stopped")
    sounds = [frame for frame in frames if isinstance(frame, Audio)]
    assert {(sound.sample_rate, sound.num_channels) for sound in sounds} == {(24_000, 1)}
    assert b"".join(sound.audio for sound in sounds) == 2 * VOICE
    spoken = [frame.data["data"]["text"] for frame in frames if kind_of(frame) == "bot-tts-text"]
    assert spoken == ["I heard: One thing.", "Another one"]
    asked = [body["input"] for path, body in speech.received if path.endswith("speech")]
    assert [text for text in asked if text in spoken] == spoken  # what a test before asked for may come late


async def test_speech_comes_as_it_sounds_and_stops_when_it_is_interrupted(server, speech):
    speech.sentence = VOICE * 100  # 10 s
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": "Talk"}))
        before = await until(client, "Audio")
        await client.send(Interruption())
        after = await until(client, "bot-interrupted")
        assert kind_of(after[-2]) == "bot-tts-stopped"
        assert (await client.ask("redact", {"text": SAID}))["processed_text"] == "My name is [NAME_1]."
    sounds = [frame.audio for frame in (*before, *after) if isinstance(frame, Audio)]
    assert sum(map(len, sounds)) < len(speech.sentence)


async def test_a_voice_that_fails_leaves_the_text(server, speech):
    speech.status = 500
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": SAID}))
        frames = await until(client, "error-response")
    assert written(frames) == f"I heard: {SAID}"
    assert frames[-1].data["data"]["error"] == "The speech synthesis failed."


async def test_a_model_that_fails_is_told_after_what_it_said(tmp_path, model):
    server = servers.product(tmp_path, UPSTREAM_BASE_URL=model.url, UPSTREAM_MODEL="cut", LOG_LEVEL="DEBUG")
    try:
        async with WebsocketClient(f"{server.ws}/ws-client") as client:
            await client.ready()
            await client.send(rtvi.message("send-text", {"content": SAID}))
            frames = await until(client, "error-response")
    finally:
        server.stop()
    assert written(frames) == "I heard: "
    assert frames[-2].data["type"] == "bot-llm-stopped"
    assert frames[-1].data["data"]["error"] == "The language model's answer was cut off."
    assert NAME not in server.log()


async def test_a_conversation_outlives_the_socket_with_its_placeholders(server, model):
    for text in (SAID, f"{NAME} is back."):
        async with WebsocketClient(f"{server.ws}/ws-client") as client:
            await client.ready()
            await client.ask("config", {"conversation": "calls"})
            await client.send(rtvi.message("send-text", {"content": text}))
            assert written(await until(client, "bot-llm-stopped")) == f"I heard: {text}"
            restored = await client.ask("reidentify", {"processed_text": "[NAME_1]", "conversation": "calls"})
            assert restored in (NAME, [NAME])
    assert model.received[-1][2]["messages"] == [{"role": "user", "content": "[NAME_1] is back."}]


async def test_the_assistant_is_for_those_who_may_chat(server, model):
    folder = server.log_path.parent
    key = manage(folder, "createkey", "redacts", "--scopes", "redact")
    params = Params(additional_headers={"x-api-key": key})
    async with WebsocketClient(f"{server.ws}/ws-client", params) as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": SAID}))
        assert "chat" in (await until(client, "error-response"))[-1].data["data"]["error"]
    assert model.received == []


@pytest.mark.parametrize("by", ["interruption", "send-text"])
async def test_an_interruption_ends_the_request_to_the_model(server, model, by):
    model.delay = 0.2
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.send(rtvi.message("send-text", {"content": "On and on. " * 50}))
        await until(client, "bot-llm-text")
        await client.send(Interruption() if by == "interruption" else rtvi.message("send-text", {"content": "Stop."}))
        await until(client, "bot-llm-stopped")
        await until(client, "bot-interrupted")
        async with asyncio.timeout(PATIENCE):
            while model.gone != ["mirror"]:  # noqa: ASYNC110 - another thread notes it
                await asyncio.sleep(0.05)
        if by == "send-text":
            model.delay = 0
            assert written(await until(client, "bot-llm-stopped")) == "I heard: Stop."


async def test_what_is_said_is_bleeped_written_redacted_and_answered(server, model, speech):
    url = f"{server.ws}/ws-client?room=spoken"
    async with WebsocketClient(url) as speaker, WebsocketClient(url) as listener:
        await speaker.ready()
        await speaker.ask("config", {"answer_transcripts": True})
        await speaker.play(np.concatenate([LOUD, QUIET]).tobytes(), sample_rate=RATE)
        frames = await until(speaker, "bot-tts-stopped")
        said = [frame.data["data"] for frame in frames if kind_of(frame) == "user-transcription"]
        assert said[-1]["text"] == "My name is [NAME_1] today."
        assert said[-1]["final"] is True
        assert all(not one["final"] for one in said[:-1])
        assert written(frames) == f"I heard: My name is {NAME} today."
        heard, others = b"", []
        async with asyncio.timeout(PATIENCE):
            while len(heard) < 2.5 * RATE * 2:
                frame = await listener.receive()
                others.append(frame)
                heard += frame.audio if isinstance(frame, Audio) else b""
    sound = np.frombuffer(heard, "<i2")
    start, end = (round(at * RATE) for at in (0.6 - 0.1, 1.3 + 0.1))
    assert not sound[start:end].any()
    assert np.array_equal(sound[:start], LOUD[:start])
    assert np.array_equal(sound[end : len(LOUD)], LOUD[end:])
    assert NAME not in repr([frame for frame in others if not isinstance(frame, Audio)]) + repr(said)
    assert NAME not in model.seen
    assert NAME not in server.log()


async def test_sound_that_recognition_could_not_place_is_never_let_out(server, speech):
    speech.words = False
    url = f"{server.ws}/ws-client?room=unplaced"
    async with WebsocketClient(url) as speaker, WebsocketClient(url) as listener:
        await speaker.ready()
        await speaker.play(np.concatenate([LOUD, QUIET]).tobytes(), sample_rate=RATE)
        frame = (await until(listener, "Transcription"))[-1]
        assert frame.text == "My name is [NAME_1] today."
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(9):  # its delay line is empty by then
                await listener.receive()


async def test_a_failing_recognition_is_told_without_its_words(server, speech):
    speech.status = 500
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.play(np.concatenate([LOUD, QUIET]).tobytes(), sample_rate=RATE)
        told = (await until(client, "error"))[-1].data["data"]
        assert (told["code"], told["status"]) == ("upstream_failed", 502)
        assert "Smith" not in told["error"]
        assert (await client.ask("redact", {"text": SAID}))["processed_text"] == "My name is [NAME_1]."
    assert NAME not in server.log()


async def test_recognition_is_asked_for_the_times_of_words(server, speech):
    async with WebsocketClient(f"{server.ws}/ws-client") as client:
        await client.ready()
        await client.play(np.concatenate([LOUD, QUIET]).tobytes(), sample_rate=RATE)
        await until(client, "user-transcription")
    fields = speech.received[0][1]
    assert 'name="timestamp_granularities[]"\r\n\r\nword' in fields
    assert 'name="response_format"\r\n\r\nverbose_json' in fields
