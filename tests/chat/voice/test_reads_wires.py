"""The wires: what is read is what was written, and generated code is what its source says."""

import base64
import io
import json
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.voice import frames_pb2, generate, mulaw, wav
from chat.voice.frames import Audio, Hangup, Interruption, Message, Text, Transcription, Undecodable
from chat.voice.pcm import Converter, checked, samples
from chat.voice.serializers import Serializers, kind_of
from chat.voice.serializers.protobuf import ProtobufSerializer
from chat.voice.serializers.twilio import TwilioSerializer

FRAMES = (
    Text("hi", 2**64 - 1, "TextFrame#0"),
    Audio(b"\1\0\2\0", 24_000, 2, 3, "audio", 5),
    Audio(b"", 8_000, 1),
    Transcription("hi", "u", "t", 4, "n"),
    Message({"label": "rtvi-ai", "type": "x", "id": "1"}),
    Interruption(9, "n"),
)


def test_the_generated_code_is_what_frames_proto_says(tmp_path):
    generate.generate(tmp_path)
    for name in ("frames_pb2.py", "frames_pb2.pyi"):
        assert (tmp_path / name).read_text() == (Path(generate.__file__).parent / name).read_text()


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_survives_the_binary_wire(frame):
    wire = ProtobufSerializer()
    assert wire.deserialize(wire.serialize(frame)) == frame


@given(st.binary(max_size=200))
def test_any_bytes_are_a_frame_or_undecodable(data):
    with suppress(Undecodable):
        Serializers().read(data)


@given(st.text(max_size=200))
def test_any_text_is_a_message_or_undecodable(data):
    with suppress(Undecodable):
        Serializers().read(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "protobuf"),
        ('{"label": "rtvi-ai"}', "rtvi"),
        ('{"event": "media"}', "twilio"),
        ("[]", "rtvi"),
        ("no json", "rtvi"),
    ],
)
def test_each_message_is_told_apart(data, kind):
    assert kind_of(data) == kind


def test_a_wav_file_of_another_program_is_stripped():
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((2, 2, 22_050, 0, "NONE", ""))
        file.writeframes(b"\1\0\2\0" * 10)
    assert wav.stripped(Audio(made.getvalue(), 16_000, 1)) == Audio(b"\1\0\2\0" * 10, 22_050, 2)


@given(st.binary(max_size=200), st.sampled_from([8_000, 16_000, 48_000]), st.integers(1, 2))
def test_a_wrapped_wav_file_is_read_by_others_and_stripped_again(data, rate, channels):
    data = data[: len(data) // (2 * channels) * 2 * channels]
    audio = Audio(data, rate, channels)
    made = wav.wrapped(audio)
    with wave.open(io.BytesIO(made.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.readframes(1_000)) == (rate, channels, data)
    assert wav.stripped(made) == audio


@pytest.mark.parametrize("cut", [12, 20, 30, 40])
def test_a_wav_file_that_is_cut_in_its_header_is_refused(cut):
    made = wav.wrapped(Audio(b"\1\0", 16_000, 1))
    with pytest.raises(Undecodable):
        wav.stripped(Audio(made.audio[:cut], 16_000, 1))


@pytest.mark.parametrize(
    "audio", [Audio(b"\0\0", 0, 1), Audio(b"\0\0", 16_000, 0), Audio(b"\0", 16_000, 1), Audio(b"\0\0", 16_000, 2)]
)
def test_audio_that_cannot_be_is_refused(audio):
    with pytest.raises(Undecodable):
        checked(audio)


# ITU-T G.711 table 2a: the values of the first code of each segment, and of the smallest ones.
@pytest.mark.parametrize(
    ("code", "value"),
    [(0x80, 32_124), (0x90, 15_996), (0xA0, 7_932), (0xB0, 3_900), (0xC0, 1_884), (0xF0, 120), (0xFE, 8), (0xFF, 0)],
)
def test_mu_law_is_the_table_of_the_standard(code, value):
    assert mulaw.DECODED[code] == value
    assert mulaw.DECODED[code ^ 0x80] == -value


def test_each_mu_law_code_survives():
    codes = bytes(code for code in range(256) if code != 0x7F)  # 0x7F is a second zero
    assert mulaw.encode(mulaw.decode(codes)) == codes


def test_mu_law_is_close_to_what_it_encodes():
    pcm = np.arange(-32_000, 32_000, 7, np.int16)
    heard = np.frombuffer(mulaw.decode(mulaw.encode(pcm.tobytes())), "<i2").astype(int)
    assert (np.abs(heard - pcm) <= np.maximum(np.abs(pcm.astype(int)) / 16, 8)).all()


def test_a_telephone_stream_is_read_and_answered():
    wire = TwilioSerializer()
    assert wire.deserialize('{"event": "connected", "protocol": "Call"}') is None
    assert wire.deserialize('{"event": "start", "streamSid": "MZ1", "start": {"streamSid": "MZ1"}}') is None
    media = {"event": "media", "media": {"payload": base64.b64encode(b"\xff\x80").decode()}}
    assert wire.deserialize(json.dumps(media)) == Audio(np.array([0, 32_124], "<i2").tobytes(), 8_000, 1)
    sent = json.loads(wire.serialize(Audio(np.array([0, 32_124], "<i2").tobytes(), 8_000, 1)))
    assert sent == {"event": "media", "streamSid": "MZ1", "media": {"payload": base64.b64encode(b"\xff\x80").decode()}}
    assert json.loads(wire.serialize(Interruption())) == {"event": "clear", "streamSid": "MZ1"}
    assert wire.serialize(Message({})) is None
    assert wire.deserialize('{"event": "stop"}') == Hangup()


@pytest.mark.parametrize(
    "event", ['{"event": "media"}', '{"event": "media", "media": {"payload": "%"}}', '{"event": 1}']
)
def test_a_telephone_event_that_cannot_be_is_refused(event):
    with pytest.raises(Undecodable):
        TwilioSerializer().deserialize(event)


def test_resampled_chunks_sound_as_the_whole():
    rate, seconds = 16_000, 2
    whole = (10_000 * np.sin(2 * np.pi * 440 * np.arange(rate * seconds) / rate)).astype("<i2")
    convert = Converter(24_000, 1)
    heard = b"".join(convert(Audio(piece.tobytes(), rate, 1)).audio for piece in np.split(whole, 100))
    got = np.frombuffer(heard, "<i2")
    assert len(got) == pytest.approx(24_000 * seconds, abs=1_000)
    expected = 10_000 * np.sin(2 * np.pi * 440 * np.arange(len(got)) / 24_000)
    assert np.abs(got - expected)[2_000:-2_000].max() < 200


@pytest.mark.parametrize(
    ("have", "want", "expected"),
    [
        ([[2, 4]], 1, [[3]]),
        ([[2]], 2, [[2, 2]]),
    ],
)
def test_channels_are_mixed(have, want, expected):
    audio = Audio(np.array(have, "<i2").tobytes(), 16_000, len(have[0]))
    assert samples(Converter(0, want)(audio)).tolist() == expected


def test_the_message_types_are_pipecats():
    names = [(field.number, field.name) for field in frames_pb2.Frame.DESCRIPTOR.fields]
    assert names == [(1, "text"), (2, "audio"), (3, "transcription"), (4, "message"), (5, "interruption")]
