"""RTVI over both wires: the handshakes, client messages, texts, transcripts, and what is none of these."""

import asyncio
import json

import pytest

from chat.assistant import echo
from chat.voice import frames_pb2, rtvi
from chat.voice.frames import Interruption, Message, Text, Transcription
from tests.conftest import client_of

from .talking import peer

WIRES = ("protobuf", "rtvi")
SAID = "My name is John Smith."
DEEP = json.loads("[" * 100 + "]" * 100)


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize(("version", "told"), [("2.1.0", "2.2.0"), ("2.2.0", "2.2.0"), ("1.4.0", "1.4.0")])
async def test_it_greets_each_generation_in_its_own_version(application, wire, version, told):
    async with peer(application, wire=wire) as client:
        kind, data = await client.ask("client-ready", {"version": version, "about": {"library": "any"}})
        assert (kind, data["version"]) == ("bot-ready", told)
        assert ("capabilities" in data) == (told == "2.2.0")


@pytest.mark.parametrize("wire", WIRES)
async def test_it_answers_client_messages(application, wire):
    async with peer(application, wire=wire) as client:
        kind, data = await client.client_message("redact", {"text": SAID})
        assert (kind, data["t"]) == ("server-response", "redact")
        assert data["d"]["processed_text"] == "My name is [NAME_1]."
        _, found = await client.client_message("detect", {"text": SAID})
        assert found["d"]["entities"][0]["text"] == "John Smith"
        given = {"processed_text": ["Hi [NAME_1]"], "entities": [{"processed_text": "NAME_1", "text": "Ann"}]}
        _, restored = await client.client_message("reidentify", given)
        assert restored["d"] == ["Hi Ann"]


async def test_its_configuration_holds_for_what_follows(application):
    async with peer(application) as client:
        mask = {"processed_text": {"type": "MASK", "mask_character": "*"}}
        kind, data = await client.client_message("config", {**mask, "bleep_frequency": 0, "sample_rate": 8000})
        assert kind == "server-response"
        assert (data["d"]["bleep_frequency"], data["d"]["sample_rate"], data["d"]["delay_ms"]) == (0, 8000, 500)
        _, redacted = await client.client_message("redact", {"text": SAID})
        assert redacted["d"]["processed_text"] == "My name is **** *****."


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        ("client-message", {"t": "dance"}, "t must be one of redact, reidentify, detect, config, bleep."),
        ("client-message", {"t": "redact", "d": {}}, "text is required"),
        ("client-message", {"t": "redact", "d": []}, ""),
        ("client-message", {"t": "config", "d": {"processed_text": {"type": "NO"}}}, "processed_text.type"),
        ("client-message", {"t": "config", "d": {"sample_rate": 3}}, "sample_rate"),
        ("client-message", {"t": "config", "d": {"answer_transcripts": "yes"}}, "answer_transcripts"),
        ("client-message", {"t": "config", "d": {"conversation": 3}}, "conversation"),
        ("client-message", {"t": "bleep", "d": {"start": 2, "end": 1}}, "start and end must be seconds"),
        ("client-message", {"t": "bleep", "d": {"bleep_gain": "loud"}}, "bleep_gain"),
        ("client-message", "redact", "data must be an object."),
        ("client-message", {"t": "redact", "d": {"text": SAID, "entity_detection": DEEP}}, "nested deeper"),
        ("send-text", {"content": 3}, "content must be a string"),
        ("user-transcription", {"text": SAID, "words": [{"word": "My"}]}, "start and end must be seconds"),
        ("raw-audio", {"sampleRate": 16000, "numChannels": 1, "base64Audio": "%"}, "The audio must be base64."),
        ("raw-audio", {"sampleRate": 1, "numChannels": 1, "base64Audio": ""}, "The sample rate"),
        ("ui-event", {"event": "click"}, "Unsupported type ui-event"),
        ("Maria Huber", None, "Unsupported type"),
        (None, None, "Unsupported type"),
    ],
)
@pytest.mark.parametrize("wire", WIRES)
async def test_it_is_never_silent_about_what_it_cannot_do(application, wire, kind, data, told):
    async with peer(application, wire=wire) as client:
        answered, answer = await client.ask(kind, data)
        assert answered == "error-response"
        assert told in answer["error"]
        assert "Maria" not in answer["error"]
        assert (await client.client_message("redact", {"text": SAID}))[0] == "server-response"


@pytest.mark.parametrize(
    "garbage",
    [
        b"\xff\xfe\xfd",
        b"",
        frames_pb2.Frame().SerializeToString(),
        frames_pb2.Frame(message=frames_pb2.MessageFrame(data="{")).SerializeToString(),
        frames_pb2.Frame(message=frames_pb2.MessageFrame(data="[]")).SerializeToString(),
        frames_pb2.Frame(message=frames_pb2.MessageFrame(data='{"hello": 1}')).SerializeToString(),
        frames_pb2.Frame(audio=frames_pb2.AudioRawFrame(audio=b"123", sample_rate=16000, num_channels=1)),
        frames_pb2.Frame(audio=frames_pb2.AudioRawFrame(audio=b"1234", sample_rate=0, num_channels=1)),
        frames_pb2.Frame(audio=frames_pb2.AudioRawFrame(audio=b"1234", sample_rate=16000, num_channels=0)),
        frames_pb2.Frame(audio=frames_pb2.AudioRawFrame(audio=b"RIFF....WAVE", sample_rate=16000, num_channels=1)),
    ],
)
async def test_it_survives_what_it_cannot_decode(application, garbage):
    async with peer(application) as client:
        await client.raw(garbage if isinstance(garbage, bytes) else garbage.SerializeToString())
        told = await client.receive()
        assert told.data["type"] == "error"
        assert told.data["data"]["code"] == "undecodable_frame"
        assert told.data["data"]["fatal"] is False
        assert (await client.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"


async def test_it_answers_each_message_in_its_kind(application):
    async with peer(application) as binary:
        assert (await binary.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"
        text = type(binary)(binary.socket, "rtvi")
        assert (await text.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"
        await text.raw("no json")
        assert (await text.receive()).data["type"] == "error"
        assert (await binary.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"


async def test_an_answer_that_comes_later_keeps_the_kind_of_its_question(application):
    async with peer(application) as binary:
        text = type(binary)(binary.socket, "rtvi")
        asked = rtvi.message("client-message", {"t": "redact", "d": {"text": SAID}})
        await binary.send(asked)
        await text.send(rtvi.message("client-ready", {"version": "2.1.0"}))
        found = [await binary.socket.receive_from(30) for _ in range(2)]
        [ready] = [raw for raw in found if isinstance(raw, str)]
        [redacted] = [raw for raw in found if isinstance(raw, bytes)]
        assert text.wire.deserialize(ready).data["type"] == "bot-ready"
        assert binary.wire.deserialize(redacted).data["id"] == asked.data["id"]


async def test_frames_come_back_redacted_in_their_own_kind(application):
    async with peer(application) as client:
        await client.send(Text(SAID, 7, "TextFrame#1"))
        assert await client.receive() == Text("My name is [NAME_1].", 7, "TextFrame#1")
        said = Transcription(SAID, "user-1", "2026-08-01T12:00:00Z", 2**63, "TranscriptionFrame#2")
        await client.send(said)
        heard = await client.receive()
        assert heard == Transcription("My name is [NAME_1].", "user-1", "2026-08-01T12:00:00Z", 2**63, said.name)


async def test_a_peer_that_has_spoken_rtvi_gets_messages_only(application):
    async with peer(application) as client:
        await client.ask("client-ready", {"version": "2.1.0"})
        await client.send(Transcription(SAID, "user-1", "now"))
        heard = await client.receive()
        wanted = {"text": "My name is [NAME_1].", "user_id": "user-1", "timestamp": "now", "final": True}
        assert (heard.data["type"], heard.data["data"]) == ("user-transcription", wanted)
        await client.send(Text(SAID, 7, "TextFrame#1"))
        heard = await client.receive()
        wanted = {"type": "text", "text": "My name is [NAME_1].", "id": 7, "name": "TextFrame#1"}
        assert (heard.data["type"], heard.data["data"]) == ("server-message", wanted)


@pytest.mark.parametrize("wire", WIRES)
async def test_send_text_is_answered_piece_by_piece(application, wire):
    async with peer(application, wire=wire) as client:
        await client.send(rtvi.message("send-text", {"content": f"{SAID} Hello."}))
        first, prompt, *pieces, last = await client.until("bot-llm-stopped")
        assert first.data["type"] == "bot-llm-started"
        assert prompt.data["type"] == "server-message"
        assert prompt.data["data"] == {"type": "prompt", "text": "My name is [NAME_1]. Hello."}
        assert "".join(piece.data["data"]["text"] for piece in pieces) == f"{echo.ABOUT} You said: {SAID} Hello."
        assert last.data["type"] == "bot-llm-stopped"


async def test_texts_wait_for_one_that_is_to_be_answered(application):
    async with peer(application) as client:
        await client.send(rtvi.message("send-text", {"content": "One.", "options": {"run_immediately": False}}))
        await client.send(rtvi.message("send-text", {"content": "Two."}))
        _, _, *pieces, _ = await client.until("bot-llm-stopped")
        assert "".join(piece.data["data"]["text"] for piece in pieces) == f"{echo.ABOUT} You said: One.\nTwo."


class Endless:
    """Talks for ever."""

    closed = 0

    async def answer(self, prompt, caller):
        try:
            while True:
                yield f"{prompt} "
                await asyncio.sleep(0.001)
        finally:
            Endless.closed += 1


@pytest.mark.parametrize("by", ["interruption", "send-text", "disconnect-bot"])
async def test_an_answer_ends_when_the_user_interrupts_it(application, settings, by):
    settings.VOICE_ASSISTANT = f"{__name__}.Endless"
    Endless.closed = 0
    async with peer(application) as client:
        await client.send(rtvi.message("send-text", {"content": "First"}))
        await client.until("bot-llm-text")
        await client.send(Interruption() if by == "interruption" else rtvi.message(by, {"content": "Second"}))
        *_, stopped = await client.until("bot-llm-stopped")
        assert stopped.data["type"] == "bot-llm-stopped"
        assert (await client.receive()).data["type"] == "bot-interrupted"
        assert Endless.closed == 1
        if by == "send-text":
            *_, piece = await client.until("bot-llm-text")
            assert "Second" in piece.data["data"]["text"]
        if by == "disconnect-bot":
            assert (await client.end())[0] == 1000


async def test_interrupting_nothing_changes_nothing(application):
    async with peer(application) as client:
        await client.send(Interruption())
        assert (await client.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"


async def test_start_names_the_socket_and_a_token_and_nothing_else(application):
    async with client_of(application) as http:
        answer = (await http.post("/start", json={"transport": "websocket", "body": {"room": "r"}})).json()
    assert set(answer) == {"wsUrl", "token"}
    assert answer["wsUrl"] == "ws://localhost/ws-client"
    assert isinstance(answer["token"], str)


async def test_a_message_without_a_label_says_so(application):
    async with peer(application, wire="rtvi") as client:
        await client.send(Message({"type": "client-ready"}))
        assert "label" in (await client.receive()).data["data"]["error"]
