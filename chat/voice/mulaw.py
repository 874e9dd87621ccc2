"""Mu-law, 8 bits a sample, as telephones have it (ITU-T G.711)."""

import numpy as np
from numpy.typing import NDArray

BIAS = 0x84
CLIP = 32_635


def _decode_table() -> NDArray[np.int16]:
    codes = ~np.arange(256, dtype=np.uint8)
    exponent, mantissa = (codes >> 4) & 7, codes & 15
    value = (((mantissa.astype(np.int32) << 3) + BIAS) << exponent) - BIAS
    return np.where(codes & 0x80, -value, value).astype(np.int16)


def _encode_table() -> NDArray[np.uint8]:
    """By the sample's 16 bits, read without a sign."""
    sample = np.arange(65_536, dtype=np.uint16).view(np.int16).astype(np.int32)
    sign = np.where(sample < 0, 0x80, 0)
    size = np.minimum(np.abs(sample), CLIP) + BIAS
    exponent = np.floor(np.log2(size)).astype(np.int32) - 7
    mantissa = (size >> (exponent + 3)) & 15
    codes: NDArray[np.uint8] = (~(sign | (exponent << 4) | mantissa) & 0xFF).astype(np.uint8)
    return codes


DECODED = _decode_table()
ENCODED = _encode_table()


def decode(codes: bytes) -> bytes:
    """16-bit PCM of mu-law codes."""
    return bytes(DECODED[np.frombuffer(codes, np.uint8)].astype("<i2").data)


def encode(pcm: bytes) -> bytes:
    """Mu-law codes of 16-bit PCM."""
    return bytes(ENCODED[np.frombuffer(pcm, "<u2")].data)
