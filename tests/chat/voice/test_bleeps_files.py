"""`POST /bleep`, as Limina's API has it."""

import base64
import io
import math

import numpy as np
import pytest
import soundfile

RATE = 16_000


def wav_file(subtype="PCM_16", channels=1, seconds=1, form="WAV"):
    sound = (0.5 * np.sin(2 * np.pi * 220 * np.arange(RATE * seconds) / RATE))[:, None].repeat(channels, axis=1)
    made = io.BytesIO()
    soundfile.write(made, sound, RATE, subtype=subtype, format=form)
    return made.getvalue()


async def bleep(client, data, **fields):
    file = {"data": base64.b64encode(data).decode(), "content_type": "audio/wav"}
    return await client.post("/bleep", json={"file": file, "timestamps": [{"start": 0.25, "end": 0.5}], **fields})


async def bleeped(client, data, **fields):
    answer = await bleep(client, data, **fields)
    assert answer.status_code == 200, answer.text
    assert list(answer.json()) == ["bleeped_file"]
    return base64.b64decode(answer.json()["bleeped_file"])


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(("subtype", "bits"), [("PCM_U8", 8), ("PCM_16", 16), ("PCM_24", 24), ("PCM_32", 32)])
async def test_a_wav_file_changes_in_the_range_alone(client, subtype, bits, channels):
    data = wav_file(subtype, channels)
    made = await bleeped(client, data, bleep_frequency=500, bleep_gain=-30)
    assert len(made) == len(data)
    before, _ = soundfile.read(io.BytesIO(data), always_2d=True, dtype="float64")
    after, rate = soundfile.read(io.BytesIO(made), always_2d=True, dtype="float64")
    assert rate == RATE
    assert np.array_equal(after[:4_000], before[:4_000])
    assert np.array_equal(after[8_000:], before[8_000:])
    tone = 10 ** (-30 / 20) * np.sin(2 * math.pi * 500 * np.arange(4_000, 8_000) / RATE)
    assert np.abs(after[4_000:8_000] - tone[:, None]).max() < 2.1 / 2 ** (bits - 1)


@pytest.mark.parametrize("form", ["MP3", "FLAC", "OGG"])
async def test_other_formats_come_back_in_their_own(client, form):
    subtype = {"MP3": "MPEG_LAYER_III", "FLAC": "PCM_16", "OGG": "VORBIS"}[form]
    made = await bleeped(client, wav_file(subtype, form=form), bleep_frequency=1_000)
    with soundfile.SoundFile(io.BytesIO(made)) as file:
        assert (file.format, file.samplerate) == (form, RATE)
        heard = file.read()
    spectrum = np.abs(np.fft.rfft(heard[4_800:7_200]))
    assert np.argmax(spectrum) * RATE / 2_400 == pytest.approx(1_000, abs=10)
    assert np.argmax(np.abs(np.fft.rfft(heard[9_000:15_000]))) * RATE / 6_000 == pytest.approx(220, abs=5)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"file": None}, "file"),
        ({"file": {"data": "%"}}, "file.data"),
        ({"timestamps": None}, "timestamps"),
        ({"timestamps": [{"start": 2, "end": 1}]}, "timestamps[0]"),
        ({"bleep_frequency": -1}, "bleep_frequency"),
        ({"bleep_gain": "loud"}, "bleep_gain"),
    ],
)
async def test_it_names_the_field_that_is_wrong(client, fields, named):
    answer = await bleep(client, wav_file(), **fields)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [named]


@pytest.mark.parametrize("data", [b"", b"no audio", wav_file()[:30], b"RIFF\0\0\0\0WAVE"])
async def test_what_is_no_audio_is_refused(client, data):
    answer = await bleep(client, data)
    assert (answer.status_code, answer.json()["code"]) == (400, "unsupported_audio")


async def test_a_range_beyond_the_end_is_cut(client):
    made = await bleeped(client, wav_file(), timestamps=[{"start": 0.5, "end": 99}], bleep_frequency=0)
    heard, _ = soundfile.read(io.BytesIO(made))
    assert not heard[8_000:].any()
    assert heard[:8_000].any()


@pytest.mark.parametrize("prefix", ["/v3", "/v4", "/community/v4", "/deid/v3"])
async def test_it_stands_under_the_prefixes_of_older_programs(client, prefix):
    assert (await client.post(f"{prefix}/bleep", json={})).status_code == 400


async def test_it_takes_posts_alone(client):
    answer = await client.get("/bleep")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
