"""16-bit PCM: what is checked before it is taken, and how it becomes another rate or number of channels."""

import numpy as np
import soxr
from numpy.typing import NDArray

from .frames import Audio, Undecodable

Samples = NDArray[np.int16]
WIDTH = 2  # bytes
RATES = range(4_000, 96_001)
CHANNELS = range(1, 3)


def checked(audio: Audio) -> Audio:
    """The audio, if it can be what it says. Raises Undecodable on a rate, a number of channels or a half sample."""
    if audio.sample_rate not in RATES:
        raise Undecodable(f"The sample rate must be from {RATES[0]} to {RATES[-1]} Hz.")
    if audio.num_channels not in CHANNELS:
        raise Undecodable(f"The audio must have from {CHANNELS[0]} to {CHANNELS[-1]} channels.")
    if len(audio.audio) % (WIDTH * audio.num_channels):
        raise Undecodable("The audio does not end with a whole sample of each channel (16-bit PCM).")
    return audio


def samples(audio: Audio) -> Samples:
    """A view of shape (frames, channels)."""
    return np.frombuffer(audio.audio, "<i2").reshape(-1, audio.num_channels)


def frames_of(audio: Audio) -> int:
    """Samples of one channel."""
    return len(audio.audio) // (WIDTH * audio.num_channels)


def seconds(audio: Audio) -> float:
    """How long it sounds."""
    return frames_of(audio) / audio.sample_rate


def mixed(given: Samples, channels: int) -> Samples:
    """The same sound on one channel, their mean, or on two."""
    if given.shape[1] == channels:
        return given
    if channels == 1:
        mean: Samples = given.mean(axis=1, keepdims=True).round().astype(np.int16)
        return mean
    return np.repeat(given, channels, axis=1)


class Converter:
    """Turns one speaker's audio into the rate and channels that one listener needs; 0 leaves them as they come.

    Keeps the filter's state between chunks, so that their seams are not heard; a change of the source starts anew.
    """

    __slots__ = ("_channels", "_rate", "_source", "_stream")

    def __init__(self, rate: int = 0, channels: int = 0) -> None:
        self._rate = rate
        self._channels = channels
        self._source = (0, 0)
        self._stream: soxr.ResampleStream | None = None

    def __call__(self, audio: Audio) -> Audio:
        rate = self._rate or audio.sample_rate
        channels = self._channels or audio.num_channels
        if (rate, channels) == (audio.sample_rate, audio.num_channels):
            return audio
        made = mixed(samples(audio), channels)
        if rate != audio.sample_rate:
            if self._source != (audio.sample_rate, channels):
                self._source = (audio.sample_rate, channels)
                # High quality costs 20 times what quick does, and this is speech on its way to a loudspeaker.
                self._stream = soxr.ResampleStream(audio.sample_rate, rate, channels, dtype="int16", quality="MQ")
            assert self._stream is not None  # noqa: S101
            made = self._stream.resample_chunk(made)
        return Audio(made.astype("<i2").tobytes(), rate, channels, audio.id, audio.name, audio.pts)
