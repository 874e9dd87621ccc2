"""The delay line: what is bleeped is tone or silence to the sample, the rest bit for bit, at the speed of the sound."""

import asyncio
import itertools
import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.voice.bleep import SILENCE, Spans, Tone, samples_of
from chat.voice.delay import DelayLine
from chat.voice.frames import Audio
from chat.voice.pcm import seconds
from chat.voice.speaker import Speaker

RATES = (8_000, 16_000, 24_000, 44_100, 48_000)


def noise(frames, channels, seed=1):
    made = np.random.default_rng(seed).integers(-32_768, 32_767, (frames, channels), np.int16)
    made[made == 0] = 1  # so that silence shows
    return made


def chunks(samples, rate, sizes):
    at = 0
    for size in sizes:
        piece = samples[at : at + size]
        at += size
        if len(piece):
            yield Audio(piece.tobytes(), rate, samples.shape[1])


def emptied(line):
    found = []
    while line.due is not None:
        found += line.pop(line.due)
    return found


def joined(audios, channels):
    return np.frombuffer(b"".join(audio.audio for audio in audios), "<i2").reshape(-1, channels)


def tone_at(tone, rate, count):
    """The tone as a formula over the samples' numbers, apart from the code that makes it."""
    if not tone.frequency:
        return np.zeros(count)
    peak = 32_767 * min(1.0, 10 ** (tone.gain / 20))
    return np.round([peak * math.sin(2 * math.pi * tone.frequency * number / rate) for number in range(count)])


spans_of_samples = st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 900)), max_size=6)


@settings(max_examples=60, deadline=None)
@given(
    rate=st.sampled_from(RATES),
    channels=st.integers(1, 2),
    sizes=st.lists(st.integers(1, 400), min_size=1, max_size=12),
    ranges=spans_of_samples,
    tone=st.sampled_from([SILENCE, Tone(600, -3), Tone(1_000, -30)]),
)
def test_what_is_bleeped_is_bleeped_to_the_sample_and_the_rest_is_untouched(rate, channels, sizes, ranges, tone):
    sound = noise(sum(sizes), channels)
    line = DelayLine(0.5, tone, guarded=False)
    for chunk in chunks(sound, rate, sizes):
        line.push(chunk, 0.0)
    covered = np.zeros(len(sound), bool)
    for start, length in ranges:
        line.bleep((start / rate, (start + length) / rate))
        covered[start : start + length] = True
    heard = joined(emptied(line), channels)
    assert len(heard) == len(sound)
    assert np.array_equal(heard[~covered], sound[~covered])
    expected = tone_at(tone, rate, len(sound))[:, None].repeat(channels, axis=1)
    assert np.abs(heard[covered] - expected[covered]).max(initial=0) <= (1 if tone.frequency else 0)


@settings(max_examples=60, deadline=None)
@given(
    rate=st.sampled_from(RATES),
    sizes=st.lists(st.integers(1, 400), min_size=1, max_size=12),
    checked=spans_of_samples,
    bleeped=spans_of_samples,
)
def test_what_nothing_has_checked_does_not_come_out(rate, sizes, checked, bleeped):
    sound = noise(sum(sizes), 1)
    line = DelayLine(0.5, SILENCE, guarded=True)
    for chunk in chunks(sound, rate, sizes):
        line.push(chunk, 0.0)
    free = np.zeros(len(sound) + 4_000, bool)
    for start, length in checked:
        line.check((start / rate, (start + length) / rate))
        free[start : start + length] = True
    for start, length in bleeped:
        line.bleep((start / rate, (start + length) / rate))
        free[start : start + length] = False
    for start, length in bleeped:
        free[start : start + length] = False
    heard = joined(emptied(line), 1)[:, 0]
    assert np.array_equal(heard[heard != 0], sound[:, 0][free[: len(sound)]])


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("burst", [True, False])
def test_a_second_of_sound_takes_a_second(channels, burst):
    rate, size = 16_000, 640
    sound = noise(rate, channels)
    line = DelayLine(0.5, guarded=False)
    for number, chunk in enumerate(chunks(sound, rate, [size] * 25)):
        line.push(chunk, 10.0 if burst else 10.0 + number * size / rate)
    times = []
    while line.due is not None:
        times.append(line.due)
        line.pop(line.due)
    assert times[0] == 10.5
    steps = np.diff(times)
    assert np.allclose(steps, size / rate)
    assert times[-1] + size / rate == pytest.approx(11.5)


def test_nothing_comes_out_before_it_is_due():
    line = DelayLine(0.5, guarded=False)
    line.push(Audio(b"\1\0" * 160, 16_000, 1), 1.0)
    assert line.pop(1.499) == []
    assert len(line.pop(1.5)) == 1
    assert line.due is None


def test_a_range_that_has_gone_is_told_as_late():
    line = DelayLine(0.1, SILENCE, guarded=False)
    for number in range(10):
        line.push(Audio(b"\1\0" * 1_600, 16_000, 1), number * 0.1)
    line.pop(0.45)  # four chunks: 0.4 s
    assert line.released == pytest.approx(0.4)
    assert line.bleep((0.2, 0.6)) == pytest.approx(0.2)
    heard = joined(emptied(line), 1)
    assert not heard[:3_200].any()
    assert heard[3_200:].all()


def test_long_chunks_are_cut_so_that_what_is_left_can_still_be_covered():
    line = DelayLine(0.1, SILENCE, guarded=False)
    line.push(Audio(b"\1\0" * 16_000, 16_000, 1), 0.0)
    first = line.pop(0.1)
    assert sum(map(seconds, first)) == pytest.approx(0.1)
    line.bleep((0.5, 0.6))
    heard = joined(first + emptied(line), 1)
    assert len(heard) == 16_000
    assert not heard[8_000:9_600].any()
    assert heard[:8_000].all()
    assert heard[9_600:].all()


def test_times_go_on_where_the_rate_changes():
    line = DelayLine(0.1, SILENCE, guarded=False)
    line.push(Audio(b"\1\0" * 8_000, 8_000, 1), 0.0)
    line.push(Audio(b"\1\0" * 2 * 16_000, 16_000, 2), 0.0)
    assert line.position == pytest.approx(2.0)
    line.bleep((1.5, 1.6))
    heard = [audio for audio in emptied(line) if audio.num_channels == 2]
    stereo = joined(heard, 2)
    assert not stereo[8_000:9_600].any()
    assert stereo[:8_000].all()
    assert stereo[9_600:].all()


def test_half_an_hour_of_audio_takes_no_more_memory_than_a_second():
    rate, size = 16_000, 640
    chunk = Audio(noise(size, 1).tobytes(), rate, 1)
    line = DelayLine(0.5, guarded=True)
    step = size / rate
    peaks = []
    tracemalloc.start()
    try:
        for number in range(30 * 60 * 25):
            now = number * step
            line.push(chunk, now)
            line.check((now, now + step))
            if number % 50 == 0:
                line.bleep((now, now + step / 2))
            line.pop(now)
            if number % 2_500 == 2_499:
                peaks.append(tracemalloc.get_traced_memory()[0])
                assert len(line) <= 14
    finally:
        tracemalloc.stop()
    assert line.position == pytest.approx(1_800)
    assert peaks[-1] - peaks[0] < 20_000


async def test_a_client_that_is_ahead_of_its_time_waits():
    heard, all_heard = [], asyncio.Event()

    def hear(audio):
        heard.append(audio)
        if len(heard) == 3:
            all_heard.set()

    speaker = Speaker(DelayLine(0.05, guarded=False), 0.2, hear)
    chunk = Audio(noise(1_600, 1).tobytes(), 16_000, 1)
    for _ in range(2):
        await speaker.say(chunk)
    waiting = asyncio.create_task(speaker.say(chunk))
    done, _ = await asyncio.wait({waiting}, timeout=0.02)
    assert not done
    await asyncio.wait_for(waiting, 30)
    assert heard
    await asyncio.wait_for(all_heard.wait(), 30)
    assert b"".join(audio.audio for audio in heard) == chunk.audio * 3


def test_it_keeps_only_so_many_ranges():
    spans = Spans(most=10)
    for number in range(10):
        spans.add((number, number + 0.5))
    with pytest.raises(OverflowError):
        spans.add((20.0, 21.0))
    spans.add((0.2, 9.8))
    assert list(spans) == [(0, 9.8)]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=20), st.floats(0, 100), st.floats(0, 100))
def test_spans_and_gaps_fill_a_stretch_and_do_not_overlap(added, left, right):
    start, end = sorted((left, right))
    spans = Spans()
    for span in added:
        spans.add(span)
    inside = [(max(low, start), min(high, end)) for low, high in spans.within(start, end)]
    pieces = sorted(inside + spans.gaps(start, end))
    assert sum(high - low for low, high in pieces) == pytest.approx(end - start)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(pieces))


@pytest.mark.parametrize(("span", "wanted"), [((0.0, 0.1), (0, 1_600)), ((0.10001, 0.10002), (1_600, 1_601))])
def test_a_span_reaches_to_whole_samples(span, wanted):
    assert samples_of(span, 16_000) == wanted
