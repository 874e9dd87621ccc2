"""One speaker's audio on its way to speech recognition: cut into utterances, each read again while it grows."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import numpy as np

from .frames import Audio, Word
from .pcm import WIDTH, mixed, samples, seconds
from .speech import SpeechToText

LOUD = 10 ** (-45 / 20) * 32_768  # RMS; what is softer is a pause
PAUSE = 0.5  # s that end an utterance
BEFORE = 0.3  # s before the first loud chunk that belong to it
LONGEST = 15.0  # s; a longer one is cut
WAITING = 8  # utterances that are kept while the recognition is behind; sound of those dropped is never let out


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was recognized in an utterance so far, on the speaker's clock."""

    text: str
    words: tuple[Word, ...]
    start: float
    end: float
    final: bool

    @property
    def located(self) -> bool:
        """Whether all of it has its time."""
        return bool(self.words) or not self.text


@dataclass(slots=True)
class Utterance:
    """Mono PCM from a time on the speaker's clock."""

    start: float
    rate: int
    pcm: bytearray
    quiet: float = 0.0  # s since it was loud
    read: float = 0.0  # s of it that recognition has seen
    final: bool = False

    @property
    def length(self) -> float:
        """Seconds."""
        return len(self.pcm) / WIDTH / self.rate


class Listener:
    """Takes audio without waiting; `run` has it recognized and tells what was said."""

    def __init__(
        self,
        recognition: SpeechToText,
        step: float,
        tell: Callable[[Spoken], Awaitable[None]],
        fail: Callable[[Exception], Awaitable[None]],
    ) -> None:
        self._recognition = recognition
        self._step = step  # s of new audio for which an utterance is read again
        self._tell = tell
        self._fail = fail
        self._before: deque[tuple[float, Audio]] = deque()
        self._current: Utterance | None = None
        self._ended: deque[Utterance] = deque(maxlen=WAITING)
        self._news = asyncio.Event()

    def hear(self, audio: Audio, start: float) -> None:
        """Take checked audio that begins at `start` on the speaker's clock."""
        mono = Audio(mixed(samples(audio), 1).tobytes(), audio.sample_rate, 1)
        if not mono.audio:
            return
        if self._current is not None and self._current.rate != mono.sample_rate:
            self._end()
        loud = _loud(mono)
        if self._current is None:
            self._remember(mono, start)
            if loud:
                self._begin()
            return
        self._current.pcm += mono.audio
        self._current.quiet = 0.0 if loud else self._current.quiet + seconds(mono)
        if self._current.quiet >= PAUSE or self._current.length >= LONGEST:
            self._end()
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await self._news.wait()
            self._news.clear()
            while (utterance := self._next()) is not None:
                try:
                    await self._tell(await self._recognized(utterance))
                except Exception as error:
                    await self._fail(error)

    def _remember(self, audio: Audio, start: float) -> None:
        if self._before and self._before[-1][1].sample_rate != audio.sample_rate:
            self._before.clear()
        self._before.append((start, audio))
        while len(self._before) > 1 and start - self._before[0][0] > BEFORE:
            self._before.popleft()

    def _begin(self) -> None:
        start, first = self._before[0]
        pcm = bytearray().join(audio.audio for _, audio in self._before)
        self._before.clear()
        self._current = Utterance(start, first.sample_rate, pcm)
        self._news.set()

    def _end(self) -> None:
        if self._current is not None:
            self._current.final = True
            self._ended.append(self._current)
            self._current = None

    def _next(self) -> Utterance | None:
        if self._ended:
            return self._ended.popleft()
        current = self._current
        return current if current is not None and current.length - current.read >= self._step else None

    async def _recognized(self, utterance: Utterance) -> Spoken:
        final, pcm = utterance.final, bytes(utterance.pcm)
        utterance.read = utterance.length
        end = utterance.start + utterance.read
        found = await self._recognition.transcribe(Audio(pcm, utterance.rate, 1))
        words = tuple(
            Word(word.text.strip(), utterance.start + word.start, utterance.start + word.end) for word in found.words
        )
        spelled = " ".join(word.text for word in words)
        # Where the words are not those of the text, what has no time could not be covered.
        text = found.text if not words or _letters(found.text) == _letters(spelled) else spelled
        return Spoken(text, words, utterance.start, end, final)


def _loud(audio: Audio) -> bool:
    wave = samples(audio).astype(np.float32)
    return bool(np.sqrt(np.mean(wave * wave)) >= LOUD)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
