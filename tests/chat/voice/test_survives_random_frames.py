"""Whatever comes over a voice socket, the socket stays open, and no answer is a failure of the server."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.voice import rtvi
from chat.voice.conversation import ANSWERS, HANDLERS
from chat.voice.frames import Audio, Interruption, Message, Text, Transcription
from chat.voice.serializers.protobuf import ProtobufSerializer
from project.errors import KINDS

from .talking import peer

WIRE = ProtobufSerializer()
LEAVES = st.none() | st.booleans() | st.integers(-9, 99_999) | st.floats(allow_nan=False) | st.text(max_size=20)
NAMES = st.sampled_from(
    ["t", "d", "text", "content", "options", "run_immediately", "words", "word", "start", "end", "final", "timestamps",
     "checked", "bleep_frequency", "bleep_gain", "sample_rate", "num_channels", "base64Audio", "base64AudioBatch",
     "sampleRate", "numChannels", "user_id", "version", "about", "library", "entity_detection", "processed_text",
     "entities"]
)  # fmt: skip
VALUES = st.recursive(
    LEAVES | st.sampled_from([*ANSWERS, "AAAA", "2.1.0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)
KINDS_SENT = st.sampled_from([kind for kind in HANDLERS if kind != "disconnect-bot"]) | st.text(max_size=10)
CLIENT_MESSAGES = st.builds(lambda t, d: ("client-message", {"t": t, "d": d}), st.sampled_from(ANSWERS), VALUES)
MESSAGES = (st.tuples(KINDS_SENT, VALUES) | CLIENT_MESSAGES).map(lambda made: Message(rtvi.message(*made).data))
NUMBERS = st.integers(0, 2**32 - 1)
SOUNDS = st.builds(
    Audio,
    st.binary(max_size=40) | st.binary(max_size=40).map(lambda rest: b"RIFF\0\0\0\0WAVE" + rest),
    st.sampled_from([8_000, 16_000]) | NUMBERS,
    st.integers(0, 3),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FRAMES = MESSAGES | SOUNDS | st.builds(Text, WORDS) | st.builds(Transcription, WORDS, WORDS) | st.just(Interruption())
TELEPHONE = st.dictionaries(
    st.sampled_from(["event", "media", "streamSid", "start", "payload"]),
    VALUES | st.sampled_from(["media", "start", "mark"]),
    max_size=3,
)
RAW = (
    st.binary(max_size=50)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
    | TELEPHONE.map(json.dumps)
    | FRAMES.map(WIRE.serialize)
    | MESSAGES.map(lambda made: json.dumps(made.data))
)


@given(frames=st.lists(RAW, min_size=1, max_size=8))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
async def test_no_frame_ends_the_socket_or_fails_the_server(application, frames):
    async with peer(application) as client:
        for frame in frames:
            await client.raw(frame)
        asked = rtvi.message("client-ready", {"version": "2.1.0"})
        await client.raw(WIRE.serialize(asked))
        while True:
            raw = await client.socket.receive_from(30)
            if isinstance(raw, str):
                assert KINDS["internal_error"].detail not in raw
                continue
            answer = WIRE.deserialize(raw)
            if isinstance(answer, Message):
                assert KINDS["internal_error"].detail not in str(answer.data)
                assert answer.data.get("data", {}).get("code") != "internal_error"
                if answer.data["id"] == asked.data["id"]:
                    break
