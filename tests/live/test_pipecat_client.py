"""Pipecat's own client, unmodified, against the voice socket."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import httpx
import numpy as np
import pytest

from chat.voice import rtvi
from chat.voice.frames import Audio
from chat.voice.serializers.protobuf import ProtobufSerializer
from tests import peers

from . import servers

PACKAGES = ("pipecat-ai[websocket]==1.14.0",)
SCRIPT = Path(__file__).with_name("pipecat_script.py")
SAID = "My name is John Smith."
HIDDEN = "My name is [NAME_1]."
READY = {"label": "rtvi-ai", "type": "client-ready", "id": "r", "data": {"version": "2.1.0", "about": {"library": "x"}}}
DISCONNECT = {"label": "rtvi-ai", "type": "disconnect-bot", "id": "d", "data": {}}
RATE = 16_000


def message(kind, data, number="1"):
    return {"message": {"label": "rtvi-ai", "type": kind, "id": number, "data": data}}


def served(folder, **settings):
    named = {"DJANGO_SETTINGS_MODULE": "tests.live.voice_settings", "ANONYMOUS": "always", **settings}
    return servers.product(folder, **named)


def played(plan):
    python = peers.interpreter("pipecat", *PACKAGES)
    done = subprocess.run(
        [python, SCRIPT], input=json.dumps(plan), capture_output=True, text=True, timeout=400, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert not {name: seen["failed"] for name, seen in told.items() if seen["failed"]}
    return told


def token_url(server):
    answer = httpx.post(f"{server.url}/start", json={"transport": "websocket", "body": {"audio": "echo"}}, timeout=30)
    given = answer.raise_for_status().json()
    assert set(given) == {"wsUrl", "token"}
    return f"{given['wsUrl']}/{given['token']}"


def burst(channels):
    """A second of sound in one frame."""
    sound = np.arange(1, RATE + 1, dtype="<i2").repeat(channels)
    return ProtobufSerializer().serialize(Audio(sound.tobytes(), RATE, channels)).hex()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pipecat")


@pytest.fixture(scope="module")
def told(folder):
    """What the client saw of a server that relays sound which nothing has checked."""
    server = served(folder, VOICE_UNCHECKED_AUDIO="relay", VOICE_ASSISTANT="tests.live.voice_events.Talker")
    try:
        url = f"{server.ws}/ws-client"
        token = token_url(server)
        said = {"text": SAID, "user_id": "u", "timestamp": "t", "id": 9, "name": "TranscriptionFrame#9"}
        pace = {"params": {"add_wav_header": False}, "url": f"{url}?audio=echo"}
        return played(
            {
                "rtvi": {
                    "url": token,
                    "steps": [
                        {"message": READY},
                        {"until": ["bot-ready", 1]},
                        message("client-message", {"t": "redact", "d": {"text": SAID}}, "2"),
                        {"until": ["server-response", 1]},
                        message("user-transcription", {"text": SAID, "user_id": "u", "timestamp": "t", "final": True}),
                        {"until": ["user-transcription", 1]},
                        message("dance", {}, "3"),
                        {"until": ["error-response", 1]},
                        {"audio": [4_000, RATE, 1]},
                        {"until": ["audio", 6]},
                        {"message": DISCONNECT},
                        {"closed": True},
                    ],
                },
                "token again": {"url": token, "steps": [{"closed": True}]},
                "interruption": {
                    "url": url,
                    "steps": [
                        message("send-text", {"content": "Hello"}),
                        {"until": ["bot-llm-text", 3]},
                        {"frame": ["InterruptionFrame", {}]},
                        {"until": ["bot-interrupted", 1]},
                    ],
                },
                "frames": {
                    "url": url,
                    "steps": [
                        {"frame": ["TextFrame", {"text": SAID, "id": 7, "name": "TextFrame#7"}]},
                        {"until": ["text", 1]},
                        {"frame": ["TranscriptionFrame", said]},
                        {"until": ["transcription", 1]},
                        {"raw": "fffefd"},
                        {"until": ["error", 1]},
                        {"junk": 1_048_577},
                        {"until": ["error", 2]},
                        {"frame": ["TextFrame", {"text": SAID, "id": 8}]},
                        {"until": ["text", 2]},
                    ],
                },
                "mono": {**pace, "steps": [{"raw": burst(1)}, {"until": ["audio", 10]}]},
                "stereo": {**pace, "steps": [{"raw": burst(2)}, {"until": ["audio", 10]}]},
            }
        )
    finally:
        server.stop()
        (folder / "token").write_text(token.rpartition("/")[2])


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """What it saw of a server with one client a room and three seconds a session, and the events of that server."""
    folder = tmp_path_factory.mktemp("limited")
    server = served(folder, VOICE_SESSION_TIMEOUT=3, VOICE_CLIENT_POLICY="reject_new")
    try:
        url = f"{server.ws}/ws-client"
        first = [{"message": READY}, {"until": ["bot-ready", 1]}]
        second = {"beside": {"url": url, "steps": [{"closed": True}]}}
        seen = played(
            {
                "first": {"url": url, "steps": [*first, second, {"closed": True}]},
                "later": {"url": url, "steps": [*first, {"closed": True}]},
            }
        )
    finally:
        server.stop()
    return {**seen, "events": Counter((folder / "var" / "voice-events").read_text().splitlines())}


def of_kind(seen, kind):
    return [body for _, found, body in seen["seen"] if found == kind]


def test_it_gets_through_the_handshake(told):
    [ready] = of_kind(told["rtvi"], "bot-ready")
    assert ready["id"] == "r"
    assert ready["data"]["version"] == rtvi.VERSION


def test_its_messages_are_answered(told):
    [answer] = of_kind(told["rtvi"], "server-response")
    assert (answer["id"], answer["data"]["t"]) == ("2", "redact")
    assert answer["data"]["d"]["processed_text"] == HIDDEN
    [refusal] = of_kind(told["rtvi"], "error-response")
    assert (refusal["id"], refusal["data"]) == ("3", {"error": "Unsupported type dance"})


def test_its_transcript_comes_back_redacted(told):
    [heard] = of_kind(told["rtvi"], "user-transcription")
    assert heard["data"] == {"text": HIDDEN, "user_id": "u", "timestamp": "t", "final": True}


def test_frames_of_its_serializer_come_back_in_their_own_kind(told):
    first, second = of_kind(told["frames"], "text")
    assert first == {"text": HIDDEN, "id": 7, "name": "TextFrame#7"}
    assert second["text"] == HIDDEN
    [heard] = of_kind(told["frames"], "transcription")
    assert heard == {
        "text": HIDDEN, "user_id": "u", "timestamp": "t", "id": 9, "name": "TranscriptionFrame#9",
    }  # fmt: skip


def test_the_socket_survives_garbage_and_what_is_too_large(told):
    codes = [error["data"]["code"] for error in of_kind(told["frames"], "error")]
    assert codes == ["undecodable_frame", "message_too_big"]


def test_its_wav_files_come_back_as_the_samples_in_them(told):
    heard = "".join(audio["audio"] for audio in of_kind(told["rtvi"], "audio"))
    sound = np.frombuffer(bytes.fromhex(heard), "<i2")
    assert np.array_equal(sound[:3_840], np.arange(1, 3_841))


@pytest.mark.parametrize(("name", "channels"), [("mono", 1), ("stereo", 2)])
def test_a_second_of_sound_is_sent_within_a_second(told, name, channels):
    times = [at for at, kind, _ in told[name]["seen"] if kind == "audio"]
    heard = of_kind(told[name], "audio")
    assert {(audio["rate"], audio["channels"]) for audio in heard} == {(RATE, channels)}
    sound = np.frombuffer(bytes.fromhex("".join(audio["audio"] for audio in heard)), "<i2")
    assert np.array_equal(sound, np.arange(1, RATE + 1).repeat(channels))
    assert times[0] >= 0.45
    assert 0.8 <= times[-1] - times[0] <= 1.6  # 0.9 by the clock; half speed would be 1.8


def test_an_interruption_ends_the_answer(told):
    seen = [kind for _, kind, _ in told["interruption"]["seen"]]
    assert seen[0] == "bot-llm-started"
    assert seen[-2:] == ["bot-llm-stopped", "bot-interrupted"]


def test_a_token_is_good_once(told):
    assert told["token again"]["code"] == 4401
    assert of_kind(told["token again"], "error")[0]["data"]["code"] == "credentials_invalid"


def test_it_is_told_once_of_each_connection_and_its_end(told):
    assert told["rtvi"]["events"] == ["on_connected", "on_disconnected"]
    assert told["rtvi"]["code"] == 1000


def test_nothing_of_what_was_said_is_kept_or_logged(told, folder):
    secrets = [b"John Smith", (folder / "token").read_bytes()]
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "token"]
    assert any(path.suffix == ".log" for path in files)
    for path in files:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path.name


def test_a_second_client_is_refused_where_there_is_one_seat(limited):
    assert limited["first"]["beside"]["code"] == 1013
    assert of_kind(limited["first"]["beside"], "error")[0]["data"]["code"] == "seat_taken"


@pytest.mark.parametrize("name", ["first", "later"])
def test_every_session_is_warned_and_ended_in_time(limited, name):
    assert limited[name]["code"] == 4408
    notices = [notice["data"]["type"] for notice in of_kind(limited[name], "server-message")]
    assert notices == ["warning", "bye"]
    assert limited[name]["events"] == ["on_connected", "on_disconnected"]


def test_the_server_tells_of_each_event_once(limited):
    named = Counter(line.split()[0] for line in limited["events"])
    assert named == {
        "on_websocket_ready": 1, "on_client_connected": 2, "on_session_timeout": 2, "on_client_disconnected": 2,
    }  # fmt: skip
    assert set(limited["events"].values()) == {1}
