"""Sound and words between the members of a room; what is bleeped, what is not let out, who is let in."""

import numpy as np
import pytest

from chat.voice import rtvi
from chat.voice.frames import Audio, Message, Text, Transcription
from tests.conftest import client_of

from .talking import peer

RATE = 16_000
SAID = "My name is John Smith."
STRANGER = ("203.0.113.9", 5_000)


def sound(seconds, channels=1, first=1):
    frames = int(seconds * RATE)
    made = np.arange(first, first + frames).astype("<i2").repeat(channels)
    return Audio(made.tobytes(), RATE, channels)


def samples(pcm):
    return np.frombuffer(pcm, "<i2")


@pytest.fixture(autouse=True)
def _short(settings):
    settings.VOICE_DELAY_MS = 200
    settings.VOICE_BLEEP_START_PADDING = settings.VOICE_BLEEP_END_PADDING = 0.0


async def ready(client):
    """Return when the client has entered its room."""
    await client.ask("client-message", {"t": "config", "d": {}})


async def test_members_hear_each_other_and_not_themselves(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    async with peer(application, "/ws-client?room=r") as one, peer(application, "/ws-client?room=r") as two:
        await ready(two)
        await one.send(sound(0.3))
        heard, frame = await two.audio(0.3)
        assert np.array_equal(samples(heard), samples(sound(0.3).audio))
        assert (frame.sample_rate, frame.num_channels) == (RATE, 1)
        await two.send(sound(0.1, first=7))
        assert samples((await one.audio(0.1))[0])[0] == 7


async def test_members_of_other_rooms_hear_nothing(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    async with peer(application, "/ws-client?room=a") as one, peer(application, "/ws-client?room=b") as two:
        await ready(two)
        await one.send(sound(0.1))
        await one.send(Text("Hello."))
        await one.receive()
        assert await two.socket.receive_nothing(0.6)


async def test_words_of_a_member_reach_the_others_redacted(application):
    async with peer(application, "/ws-client?room=r") as one, peer(application, "/ws-client?room=r") as two:
        await ready(two)
        await one.send(Transcription(SAID, "u", "t"))
        heard = await two.receive()
        assert heard.data["data"] == {"text": "My name is [NAME_1].", "user_id": "u", "timestamp": "t", "final": True}


@pytest.mark.parametrize("name", ["Renske", ""])
async def test_a_speaker_without_an_id_gets_one_for_the_others(application, name):
    path = f"/ws-client?room=r&name={name}"
    async with peer(application, path) as one, peer(application, "/ws-client?room=r") as two:
        await ready(two)
        await one.send(rtvi.message("user-transcription", {"text": SAID}))
        assert (await one.receive()).data["data"]["user_id"] == ""
        shown = (await two.receive()).data["data"]["user_id"]
        assert shown == name if name else len(shown) == 8


async def test_audio_that_nothing_has_checked_is_not_relayed(application):
    async with peer(application, "/ws-client?room=r&audio=echo") as one, peer(application, "/ws-client?room=r") as two:
        await ready(two)
        await one.send(sound(0.3))
        assert await two.socket.receive_nothing(0.8)
        assert await one.socket.receive_nothing(0.1)


WORDS = [
    {"word": "My", "start": 0.0, "end": 0.1},
    {"word": "name", "start": 0.1, "end": 0.2},
    {"word": "is", "start": 0.2, "end": 0.3},
    {"word": "John", "start": 0.3, "end": 0.4},
    {"word": "Smith.", "start": 0.45, "end": 0.6},
]


@pytest.mark.parametrize("kind", ["user-transcription", "client-message"])
async def test_a_transcript_with_word_times_lets_the_sound_out_and_bleeps_in_it(application, settings, kind):
    settings.VOICE_DELAY_MS = 1_500
    settings.VOICE_BLEEP_FREQUENCY = 0
    async with peer(application, "/ws-client?room=r") as one, peer(application, "/ws-client?room=r") as two:
        await ready(two)
        await one.send(sound(0.7))
        data = {"text": SAID, "words": WORDS}
        if kind == "client-message":
            _, answer = await one.client_message("redact", data)
            assert answer["d"]["processed_text"] == "My name is [NAME_1]."
            assert answer["d"]["bleeped"] == [{"start": 0.3, "end": 0.4}, {"start": 0.45, "end": 0.6}]
        else:
            await one.send(rtvi.message(kind, data))
            while not isinstance(await two.receive(), Message):
                pass
        heard, _ = await two.audio(0.6)
        given, got = samples(sound(0.7).audio), samples(heard)
        bleeped = np.zeros(len(got), bool)
        bleeped[4_800:6_400] = bleeped[7_200:9_600] = True
        assert not got[bleeped].any()
        assert np.array_equal(got[:9_600][~bleeped[:9_600]], given[:9_600][~bleeped[:9_600]])


async def test_a_bleep_message_covers_its_ranges_with_its_tone(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    settings.VOICE_DELAY_MS = 1_500
    async with peer(application, "/ws-client?audio=echo") as client:
        await client.send(sound(0.5))
        asked = {"timestamps": [{"start": 0.1, "end": 0.2}], "bleep_frequency": 1_000, "bleep_gain": -6}
        _, answer = await client.client_message("bleep", asked)
        assert (answer["d"]["bleeped"], answer["d"]["late_ms"]) == ([{"start": 0.1, "end": 0.2}], 0)
        assert answer["d"]["position"] == pytest.approx(0.5)
        got, given = samples((await client.audio(0.5))[0]), samples(sound(0.5).audio)
        tone = 32_767 * 10 ** (-6 / 20) * np.sin(2 * np.pi * 1_000 * np.arange(1_600, 3_200) / RATE)
        assert np.abs(got[1_600:3_200] - tone).max() <= 1
        assert np.array_equal(got[:1_600], given[:1_600])
        assert np.array_equal(got[3_200:], given[3_200:])


async def test_a_checked_range_is_let_out_alone(application, settings):
    settings.VOICE_DELAY_MS = 1_500
    async with peer(application, "/ws-client?audio=echo") as client:
        await client.send(sound(0.5))
        await client.client_message("bleep", {"timestamps": [], "checked": [{"start": 0.1, "end": 0.3}]})
        got, _ = await client.audio(0.2)
        assert np.array_equal(samples(got), samples(sound(0.5).audio)[1_600:4_800])


async def test_an_unfinished_transcript_shows_all_but_its_open_end(application):
    async with peer(application) as client:
        _, answer = await client.client_message("redact", {"text": "so yes I met John", "final": False})
        assert answer["d"]["processed_text"] == "so yes I met "
        assert answer["d"]["held"] == 4
        _, answer = await client.client_message("redact", {"text": "so yes I met John Smith and then", "final": False})
        assert "John" not in answer["d"]["processed_text"]
        _, answer = await client.client_message("redact", {"text": "so yes I met John Smith and then left."})
        assert answer["d"]["processed_text"] == "so yes I met [NAME_1] and then left."


async def test_audio_goes_on_after_its_speaker_has_left(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    settings.VOICE_DELAY_MS = 700
    async with peer(application, "/ws-client?room=r") as two:
        await ready(two)
        async with peer(application, "/ws-client?room=r") as one:
            await one.send(sound(0.3))
            await ready(one)
        heard, _ = await two.audio(0.3)
        assert len(samples(heard)) == 4_800


async def test_a_telephone_and_a_program_talk_in_one_room(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    async with (
        peer(application, "/ws-client?room=r&serializer=twilio", wire="twilio") as phone,
        peer(application, "/ws-client?room=r") as program,
    ):
        await ready(program)
        await phone.raw('{"event": "start", "streamSid": "MZ1"}')
        tone = (8_000 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)).astype("<i2")
        await program.send(Audio(tone.tobytes(), RATE, 1))
        heard, frame = await phone.audio(0.8)
        assert (frame.sample_rate, frame.num_channels) == (8_000, 1)
        assert np.argmax(np.abs(np.fft.rfft(samples(heard)[:6_400]))) * 8_000 / 6_400 == pytest.approx(440, abs=2)
        await phone.send(Audio(bytes(320), 8_000, 1))
        assert (await program.audio(0.02))[1].sample_rate == 8_000


async def test_a_client_gets_the_rate_and_channels_that_it_asks_for(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    async with peer(application, "/ws-client?audio=echo&sample_rate=24000&num_channels=2") as client:
        await client.send(sound(0.5))
        _, frame = await client.audio(0.3)
        assert (frame.sample_rate, frame.num_channels) == (24_000, 2)


async def test_a_new_client_takes_the_place_of_the_old_one(application, settings):
    settings.VOICE_CLIENT_POLICY = "replace_old"
    async with peer(application) as old:
        await ready(old)
        async with peer(application) as new:
            code, _ = await old.end()
            assert code == 4409
            assert (await new.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"


async def test_a_place_is_free_again_when_its_client_has_gone(application, settings):
    settings.VOICE_CLIENT_POLICY = "reject_new"
    async with peer(application) as first:
        await ready(first)
        async with peer(application) as second:
            code, before = await second.end()
            assert code in (1013, 4499)
            assert before[0].data["data"]["code"] == "seat_taken"
        async with peer(application, "/ws-client?room=other") as elsewhere:
            await ready(elsewhere)
    async with peer(application) as third:
        await ready(third)


async def start(application, address=("127.0.0.1", 5_000), headers=None, **body):
    async with client_of(application, address, **(headers or {})) as http:
        return await http.post("/start", json={"transport": "websocket", "body": body})


@pytest.mark.parametrize("place", ["path", "query", "header"])
async def test_a_token_opens_one_socket_wherever_it_stands(application, settings, place):
    token = (await start(application)).json()["token"]
    path = {"path": f"/ws-client/{token}", "query": f"/ws-client?token={token}"}.get(place, "/ws-client")
    headers = [(b"authorization", f"Bearer {token}".encode())] if place == "header" else []
    async with peer(application, path, address=STRANGER, headers=headers) as client:
        assert (await client.ask("client-ready", {"version": "2.1.0"}))[0] == "bot-ready"
    async with peer(application, path, address=STRANGER, headers=headers) as client:
        code, before = await client.end()
        assert code == 4401
        assert before[0].data["data"]["code"] == "credentials_invalid"


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1] + ("0" if t[-1] != "0" else "1"), lambda t: "x" + t, lambda t: "a.b.c"]
)
async def test_a_forged_token_opens_nothing(application, change):
    token = (await start(application)).json()["token"]
    async with peer(application, f"/ws-client/{change(token)}") as client:
        assert (await client.end())[0] == 4401


async def test_a_token_expires(application, monkeypatch):
    monkeypatch.setattr("chat.voice.tokens.SECONDS", -1)
    token = (await start(application)).json()["token"]
    async with peer(application, f"/ws-client/{token}") as client:
        assert (await client.end())[0] == 4401


async def test_strangers_get_neither_token_nor_socket(application):
    assert (await start(application, STRANGER)).status_code == 401
    async with peer(application, address=STRANGER) as client:
        assert (await client.end())[0] == 4401


async def test_the_body_of_start_sets_the_socket_and_stands_in_no_address(application, settings):
    settings.VOICE_UNCHECKED_AUDIO = "relay"
    answer = (await start(application, room="Maria Huber", sample_rate=24_000)).json()
    assert "Maria" not in str(answer)
    async with (
        peer(application, f"/ws-client/{answer['token']}") as one,
        peer(application, "/ws-client?room=Maria%20Huber") as two,
    ):
        await ready(one)
        await two.send(sound(0.3))
        assert (await one.audio(0.1))[1].sample_rate == 24_000


@pytest.mark.parametrize(
    "body", [{"room": 7}, {"audio": "loud"}, {"sample_rate": 1}, {"serializer": "xml"}, {"delay_ms": -1}]
)
async def test_wishes_that_cannot_be_are_refused(application, body):
    answer = await start(application, **body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == next(iter(body))


async def test_the_configured_address_is_named(application, settings):
    settings.VOICE_HOST, settings.VOICE_PORT = "voice.example.com", 8_765
    assert (await start(application)).json()["wsUrl"] == "ws://voice.example.com:8765/ws-client"


async def test_audio_is_sent_with_a_wav_header_where_the_setting_says_so(application, settings):
    settings.VOICE_UNCHECKED_AUDIO, settings.VOICE_ADD_WAV_HEADER = "relay", True
    async with peer(application, "/ws-client?audio=echo") as client:
        await client.send(sound(0.05))
        assert (await client.receive()).audio[:4] == b"RIFF"
