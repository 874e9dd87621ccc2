"""Speech by an audio endpoint with OpenAI's paths: `/audio/transcriptions` with word times, `/audio/speech` as PCM."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from django.conf import settings

from project.errors import Problem

from ..assistant.upstreams import Upstream
from . import rtvi, wav
from .frames import Audio, Undecodable
from .pcm import WIDTH
from .speech import Transcript

RATE = 24_000  # Hz, of `response_format: pcm`: 16 bits, mono, no header
CHUNK = RATE * WIDTH // 25  # bytes: 40 ms


class Transcriber:
    """Whisper and what is compatible with it."""

    async def transcribe(self, audio: Audio) -> Transcript:
        """The text and its words. Raises Problem 502, 503, 504."""
        optional = {"language": settings.VOICE_STT_LANGUAGE} if settings.VOICE_STT_LANGUAGE else {}
        upstream = _upstream("VOICE_STT", settings.VOICE_STT_BASE_URL)
        async with _reached(upstream, "The speech recognition") as client:
            answer = await client.audio.transcriptions.create(
                model=settings.VOICE_STT_MODEL,
                file=("speech.wav", wav.wrapped(audio).audio, "audio/wav"),
                response_format="verbose_json",
                timestamp_granularities=["word"],
                **optional,
            )
            return _transcript(answer.model_dump() if hasattr(answer, "model_dump") else answer)


class Synthesizer:
    """`/audio/speech`, streamed."""

    async def speak(self, text: str) -> AsyncGenerator[Audio, None]:
        """24 kHz mono. Raises Problem 502, 503, 504."""
        upstream = _upstream("VOICE_TTS", settings.VOICE_TTS_BASE_URL)
        left = b""
        async with (
            _reached(upstream, "The speech synthesis") as client,
            client.audio.speech.with_streaming_response.create(
                model=settings.VOICE_TTS_MODEL, voice=settings.VOICE_TTS_VOICE, input=text, response_format="pcm"
            ) as response,
        ):
            async for piece in response.iter_bytes(CHUNK):
                left += piece
                whole = len(left) - len(left) % WIDTH
                if whole:
                    yield Audio(left[:whole], RATE, 1)
                left = left[whole:]


def _upstream(name: str, base_url: str) -> Upstream:
    return Upstream(name, base_url, key_variable=f"{name}_API_KEY", silence_seconds=settings.UPSTREAM_SILENCE_SECONDS)


@asynccontextmanager
async def _reached(upstream: Upstream, told: str) -> AsyncIterator[Any]:
    """The library's client; what goes wrong is told of the speech service and quotes nothing of it."""
    connection = await asyncio.to_thread(importlib.import_module, "chat.assistant.connection")
    try:
        async with connection.translated():
            yield connection.client(upstream)
    except Problem as problem:
        code = problem.code if problem.code in FAILURES else "upstream_failed"
        raise Problem(f"{told} failed.", code=code) from None


def _transcript(answer: Any) -> Transcript:
    text = answer.get("text") if isinstance(answer, dict) else None
    if not isinstance(text, str):
        raise Problem(code="upstream_failed")
    try:
        return Transcript(text.strip(), rtvi.words(answer.get("words")))
    except Undecodable:
        raise Problem(code="upstream_failed") from None


FAILURES = ("upstream_unavailable", "upstream_timeout", "upstream_rate_limited", "upstream_refused")
