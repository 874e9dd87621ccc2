"""Whole audio files, bleeped: WAV to the bit, other formats through libsndfile."""

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from project.errors import Problem

from . import wav
from .bleep import Span, Tone, cover
from .frames import Undecodable

Samples = NDArray[Any]
MOST_SECONDS = 4 * 3600  # of a compressed file, which may be a thousand times as large in memory
BLOCK = 1 << 16  # frames


def bleeped(data: bytes, spans: Sequence[Span], tone: Tone) -> bytes:
    """The file with the spans covered, in the format it has. Raises Problem 400 on what is no audio that we read."""
    try:
        return _wav(data, spans, tone) if wav.is_wav(data) else _other(data, spans, tone)
    except (Undecodable, soundfile.SoundFileError, TypeError):
        raise Problem(code="unsupported_audio") from None


def _wav(data: bytes, spans: Sequence[Span], tone: Tone) -> bytes:
    """Everything outside the spans, headers and other chunks too, stays as it is."""
    found = wav.layout(data)
    made = bytearray(data)
    width = found.bits // 8 * found.channels
    end = found.end - (found.end - found.start) % width
    content = memoryview(made)[found.start : end]
    if found.bits in (16, 32):
        cover(np.frombuffer(content, f"<i{found.bits // 8}").reshape(-1, found.channels), spans, found.rate, tone)
        return bytes(made)
    raw = np.frombuffer(content, np.uint8).reshape(-1, found.channels, found.bits // 8)
    wide = _widened(raw, found.bits)
    cover(wide, spans, found.rate, tone)
    _narrowed(wide, raw)
    return bytes(made)


def _widened(raw: Samples, bits: int) -> Samples:
    """8-bit samples, which have no sign, and 24-bit ones as the upper bits of 32."""
    made = np.zeros((*raw.shape[:2], 4), np.uint8)
    made[:, :, 4 - raw.shape[2] :] = raw ^ 0x80 if bits == 8 else raw
    wide: Samples = made.view("<i4")[:, :, 0]
    return wide


def _narrowed(wide: Samples, raw: Samples) -> None:
    """Write the upper bits back to where they came from."""
    upper = np.ascontiguousarray(wide)[:, :, None].view(np.uint8)[:, :, 4 - raw.shape[2] :]
    raw[:] = upper ^ 0x80 if raw.shape[2] == 1 else upper


def _other(data: bytes, spans: Sequence[Span], tone: Tone) -> bytes:
    """Decoded and encoded again, block by block: a compressed sound changes a little everywhere."""
    made = io.BytesIO()
    with soundfile.SoundFile(io.BytesIO(data)) as source:
        if source.frames > MOST_SECONDS * source.samplerate:
            raise Problem(code="too_long")
        form = {"format": source.format, "subtype": source.subtype}
        with soundfile.SoundFile(made, "w", source.samplerate, source.channels, **form) as target:
            first = 0
            for block in source.blocks(BLOCK, dtype="float32", always_2d=True):
                cover(block, spans, source.samplerate, tone, first)
                target.write(block)
                first += len(block)
    return made.getvalue()
