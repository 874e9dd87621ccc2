"""How audio becomes utterances, utterances words on the speaker's clock, and an answer sentences."""

import asyncio
from contextlib import asynccontextmanager, suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.voice.frames import Audio, Word
from chat.voice.listener import Listener
from chat.voice.speech import Sentences, Transcript
from project.errors import Problem

RATE = 8_000


class Recognition:
    """Says how long the audio was."""

    def __init__(self, answer=None):
        self.heard = []
        self.answer = answer

    async def transcribe(self, audio):
        self.heard.append(audio)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer or Transcript("word", (Word("word", 0.1, 0.2),))


@asynccontextmanager
async def listening(recognition, step=1.0):
    told = asyncio.Queue()
    listener = Listener(recognition, step, told.put, told.put)
    running = asyncio.create_task(listener.run())
    clock = 0.0

    async def hear(seconds, level, rate=RATE, channels=1):
        nonlocal clock
        for _ in range(round(seconds / 0.02)):
            listener.hear(Audio(np.full(rate // 50 * channels, level, "<i2").tobytes(), rate, channels), clock)
            clock += 0.02
            await asyncio.sleep(0)

    async def say():
        async with asyncio.timeout(30):
            return await told.get()

    yield hear, say
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_an_utterance_begins_before_it_is_loud_and_ends_with_a_pause():
    recognition = Recognition()
    async with listening(recognition, step=9) as (hear, say):
        await hear(2, 0)
        await hear(0.5, 5_000)
        await hear(1, 0)
        spoken = await say()
        assert spoken.final
        assert (spoken.start, spoken.end) == (pytest.approx(1.7, abs=0.03), pytest.approx(3.0, abs=0.03))
        assert spoken.words == (Word("word", spoken.start + 0.1, spoken.start + 0.2),)
        assert len(recognition.heard) == 1


async def test_a_growing_utterance_is_read_again_from_its_beginning():
    recognition = Recognition()
    async with listening(recognition) as (hear, say):
        await hear(1.1, 5_000)
        first = await say()
        await hear(1.1, 5_000)
        second = await say()
        await hear(0.6, 0)
        third = await say()
    assert [spoken.final for spoken in (first, second, third)] == [False, False, True]
    assert first.start == second.start == third.start == 0
    assert first.end < second.end < third.end


async def test_silence_is_not_sent_anywhere():
    recognition = Recognition()
    async with listening(recognition) as (hear, _):
        await hear(5, 20)
    assert recognition.heard == []


async def test_recognition_gets_one_channel_at_the_rate_of_the_speaker():
    recognition = Recognition()
    async with listening(recognition) as (hear, say):
        await hear(0.2, 5_000, channels=2)
        await hear(0.2, 5_000, rate=16_000)
        assert (await say()).final
    [audio] = recognition.heard
    assert (audio.sample_rate, audio.num_channels, len(audio.audio)) == (RATE, 1, RATE // 5 * 2)


async def test_words_that_are_not_those_of_the_text_take_its_place():
    recognition = Recognition(Transcript("I am Anna Smith.", (Word("I", 0, 0.1), Word("am", 0.1, 0.2))))
    async with listening(recognition) as (hear, say):
        await hear(0.2, 5_000)
        await hear(0.6, 0)
        assert (await say()).text == "I am"


@pytest.mark.parametrize(("words", "text", "located"), [((), "Hello.", False), ((), "", True)])
async def test_text_without_times_is_located_nowhere(words, text, located):
    async with listening(Recognition(Transcript(text, words))) as (hear, say):
        await hear(0.2, 5_000)
        await hear(0.6, 0)
        assert (await say()).located is located


async def test_it_goes_on_after_a_failure():
    recognition = Recognition(Problem(code="upstream_failed"))
    async with listening(recognition) as (hear, say):
        await hear(0.2, 5_000)
        await hear(0.6, 0)
        assert (await say()).code == "upstream_failed"
        recognition.answer = None
        await hear(0.2, 5_000)
        await hear(0.6, 0)
        assert (await say()).text == "word"


@given(
    st.lists(st.sampled_from(["One.", " Two!", " three", "\n", " 3.5", "?", "。", "…", " "]), max_size=20), st.data()
)
def test_sentences_are_the_same_however_the_text_is_cut(parts, data):
    text = "".join(parts)
    cut = data.draw(st.integers(0, len(text)))
    whole, halves = Sentences(), Sentences()
    one = [*whole.take(text), *whole.finish()]
    two = [*halves.take(text[:cut]), *halves.take(text[cut:]), *halves.finish()]
    assert one == two
    assert "".join("".join(one).split()) == "".join(text.split())


def test_a_sentence_ends_where_a_voice_may_pause():
    cut = Sentences()
    assert cut.take("It costs 3.5 euros. Yes") == ["It costs 3.5 euros."]
    assert cut.take("! No") == ["Yes!"]
    assert cut.finish() == ["No"]
