"""A delay line: one speaker's audio, held so long that what a transcript shows to be personal can be bleeped in it."""

from collections import deque
from dataclasses import dataclass, replace

from .bleep import SILENCE, Span, Spans, Tone, cover
from .frames import Audio
from .pcm import WIDTH, frames_of, samples, seconds

LONGEST = 0.1  # s of a chunk; longer ones are cut, so that a word can still be covered while the chunk plays


@dataclass(frozen=True, slots=True)
class Held:
    """A chunk in the line: when it is due, and where it lies on the speaker's own clock of samples."""

    due: float
    audio: Audio
    origin: float  # s, where the stretch with this rate and these channels begins
    first: int  # its first sample, counted from there

    @property
    def start(self) -> float:
        """Seconds on the speaker's clock."""
        return self.origin + self.first / self.audio.sample_rate


class DelayLine:
    """Chunks in, chunks out `delay` seconds later, at the speed of the sound. Times are the caller's clock, seconds.

    Ranges are on the speaker's clock: seconds since the first sample. With `guarded`, what nothing has checked does not
    come out: whole chunks are left out, within a chunk it is silent.
    """

    def __init__(self, delay: float, tone: Tone = Tone(), *, guarded: bool = True) -> None:  # noqa: B008
        self.delay = delay
        self.tone = tone
        self.guarded = guarded
        self.buffered = 0.0  # s in the line
        self.position = 0.0  # s on the speaker's clock up to which audio has come
        self.released = 0.0  # s up to which it has gone
        self._held: deque[Held] = deque()
        self._next = 0.0  # when the last chunk in the line will have been played
        self._origin = 0.0
        self._count = 0  # samples since the origin
        self._form = (0, 0)
        self._bleeped = Spans()
        self._checked = Spans()

    def __len__(self) -> int:
        return len(self._held)

    @property
    def due(self) -> float | None:
        """When the next chunk is due; None where the line is empty."""
        return self._held[0].due if self._held else None

    def push(self, audio: Audio, now: float) -> None:
        """Take audio that came now."""
        if self._form != (audio.sample_rate, audio.num_channels):
            self._form = (audio.sample_rate, audio.num_channels)
            self._origin, self._count = self.position, 0
        for piece in _pieces(audio):
            length = seconds(piece)
            due = max(now + self.delay, self._next)
            self._held.append(Held(due, piece, self._origin, self._count))
            self._next = due + length
            self._count += frames_of(piece)
            self.buffered += length
        self.position = self._origin + self._count / audio.sample_rate

    def bleep(self, span: Span) -> float:
        """Cover a span, which counts as checked by that. Returns how many seconds of it had already gone.

        Raises OverflowError where so many spans wait that one more is too many.
        """
        start, end = span
        late = max(0.0, min(end, self.released) - start)
        self._bleeped.add((max(start, self.released), end))
        self._checked.add((max(start, self.released), end))
        return late

    def check(self, span: Span) -> None:
        """Let a span out: somebody has looked at what is said there. Raises OverflowError as `bleep`."""
        start, end = span
        self._checked.add((max(start, self.released), end))

    def pop(self, now: float) -> list[Audio]:
        """The chunks that are due, covered where they must be."""
        found = []
        while self._held and self._held[0].due <= now:
            held = self._held.popleft()
            if (audio := self._covered(held)) is not None:
                found.append(audio)
            self.buffered = self.buffered - seconds(held.audio) if self._held else 0.0
            self.released = held.start + seconds(held.audio)
        self._bleeped.forget(self.released)
        self._checked.forget(self.released)
        return found

    def clear(self) -> None:
        """Drop what waits."""
        self._held.clear()
        self.buffered, self._next, self.released = 0.0, 0.0, self.position

    def _covered(self, held: Held) -> Audio | None:
        start, end = held.start, held.start + seconds(held.audio)
        unchecked = self._checked.gaps(start, end) if self.guarded else []
        if unchecked == [(start, end)]:
            return None
        bleeped = self._bleeped.within(start, end)
        if not unchecked and not bleeped:
            return held.audio
        rate = held.audio.sample_rate
        made = samples(held.audio).copy()
        for spans, tone in ((unchecked, SILENCE), (bleeped, self.tone)):
            cover(made, [(left - held.origin, right - held.origin) for left, right in spans], rate, tone, held.first)
        return replace(held.audio, audio=made.tobytes())


def _pieces(audio: Audio) -> list[Audio]:
    """The audio in chunks of at most LONGEST."""
    size = int(LONGEST * audio.sample_rate) * WIDTH * audio.num_channels
    if len(audio.audio) <= size:
        return [audio] if audio.audio else []
    return [replace(audio, audio=audio.audio[at : at + size]) for at in range(0, len(audio.audio), size)]
