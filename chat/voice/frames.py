"""What travels over a voice socket, whatever the wire: Pipecat's frames as values."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class Undecodable(ValueError):
    """A message that is not what its wire promises. Says what was expected and quotes nothing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text."""

    text: str
    id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Audio:
    """Sound: signed 16-bit little-endian PCM, channels interleaved. `pts` is in nanoseconds."""

    audio: bytes = field(repr=False)
    sample_rate: int = 16_000
    num_channels: int = 1
    id: int = 0
    name: str = ""
    pts: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a transcript and when it was spoken, in seconds since the speaker's first sample."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Transcription:
    """What somebody said. `final` and `words` have no place in the binary frame: there it is final, without words."""

    text: str
    user_id: str = ""
    timestamp: str = ""
    id: int = 0
    name: str = ""
    final: bool = True
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A JSON object, which for RTVI has the label `rtvi-ai`."""

    data: Json


@dataclass(frozen=True, slots=True)
class Interruption:
    """Stop talking."""

    id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Hangup:
    """The peer ends the stream, where its wire has a message for that."""


Frame = Text | Audio | Transcription | Message | Interruption | Hangup
