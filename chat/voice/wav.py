"""WAV files: RIFF chunks around PCM (Multimedia Programming Interface and Data Specifications 1.0, 1991)."""

import struct
from dataclasses import dataclass, replace

from .frames import Audio, Undecodable

PCM = 1
EXTENSIBLE = 0xFFFE
HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
CHUNK = struct.Struct("<4sI")
FORMAT = struct.Struct("<HHIIHH")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the samples of a WAV file are, and what they are."""

    rate: int
    channels: int
    bits: int
    start: int
    end: int


def is_wav(data: bytes) -> bool:
    """Whether the bytes begin as a WAV file does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def layout(data: bytes) -> Layout:
    """Read the chunks of a WAV file. Raises Undecodable unless it holds uncompressed PCM.

    A size that reaches past the end is taken as the end: files that were written while they were sent have it.
    """
    form: tuple[int, int, int] | None = None
    at = 12
    while at + CHUNK.size <= len(data):
        name, size = CHUNK.unpack_from(data, at)
        at += CHUNK.size
        if name == b"fmt ":
            form = _format(data[at : at + size])
        elif name == b"data":
            if form is None:
                raise Undecodable("The WAV file has no format before its data.")
            rate, channels, bits = form
            return Layout(rate, channels, bits, at, min(at + size, len(data)))
        at += size + size % 2
    raise Undecodable("The WAV file has no data.")


def _format(chunk: bytes) -> tuple[int, int, int]:
    if len(chunk) < FORMAT.size:
        raise Undecodable("The WAV file's format is cut short.")
    kind, channels, rate, _, _, bits = FORMAT.unpack_from(chunk)
    if kind == EXTENSIBLE and len(chunk) >= 26:
        kind = int.from_bytes(chunk[24:26], "little")
    if kind != PCM or bits not in (8, 16, 24, 32) or not rate or not channels:
        raise Undecodable("The WAV file must hold PCM of 8, 16, 24 or 32 bits.")
    return rate, channels, bits


def stripped(audio: Audio) -> Audio:
    """The samples of audio that came as a whole WAV file; its header counts more than the frame around it."""
    if not is_wav(audio.audio):
        return audio
    found = layout(audio.audio)
    if found.bits != 16:
        raise Undecodable("The WAV file must hold 16-bit PCM.")
    content = audio.audio[found.start : found.end]
    return replace(audio, audio=content, sample_rate=found.rate, num_channels=found.channels)


def header(size: int, rate: int, channels: int) -> bytes:
    """The 44 bytes in front of `size` bytes of 16-bit PCM."""
    block = 2 * channels
    return HEADER.pack(
        b"RIFF", size + 36, b"WAVE", b"fmt ", 16, PCM, channels, rate, rate * block, block, 16, b"data", size
    )


def wrapped(audio: Audio) -> Audio:
    """The audio as a whole WAV file, as Pipecat's client sends it."""
    return replace(audio, audio=header(len(audio.audio), audio.sample_rate, audio.num_channels) + audio.audio)
