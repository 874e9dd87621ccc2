"""Speech to text and text to speech: anything of these shapes, named by VOICE_STT and VOICE_TTS."""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from .frames import Audio, Word


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said in a piece of audio; times in seconds since its first sample.

    Sound is let out by the words' times alone: a transcript of text without words lets nothing out.
    """

    text: str
    words: tuple[Word, ...] = ()


class SpeechToText(Protocol):
    """Made once for each socket."""

    async def transcribe(self, audio: Audio) -> Transcript:
        """What is said in 16-bit mono PCM. Raises Problem. Cancelled where the client leaves."""


class TextToSpeech(Protocol):
    """Made once for each socket."""

    def speak(self, text: str) -> AsyncGenerator[Audio, None]:
        """The sound of a sentence in pieces of 16-bit PCM. Raises Problem. Closed where the client interrupts it."""


def listens() -> bool:
    """Whether speech to text is configured."""
    return bool(settings.VOICE_STT_BASE_URL) or settings.VOICE_STT != STT


def speaks() -> bool:
    """Whether text to speech is configured."""
    return bool(settings.VOICE_TTS_BASE_URL) or settings.VOICE_TTS != TTS


def speech_to_text() -> SpeechToText | None:
    """A new one; None where none is configured."""
    if not listens():
        return None
    return cast(SpeechToText, import_string(settings.VOICE_STT)())


def text_to_speech() -> TextToSpeech | None:
    """A new one; None where none is configured."""
    if not speaks():
        return None
    return cast(TextToSpeech, import_string(settings.VOICE_TTS)())


class Sentences:
    """Cuts text that comes in pieces where a voice may pause."""

    __slots__ = ("_text",)

    def __init__(self) -> None:
        self._text = ""

    def take(self, piece: str) -> list[str]:
        """The sentences that are complete with this piece."""
        *done, self._text = END.split(self._text + piece)
        return [sentence.strip() for sentence in done if sentence.strip()]

    def finish(self) -> list[str]:
        """What is left."""
        left, self._text = self._text.strip(), ""
        return [left] if left else []


END = re.compile(r"(?<=[.!?…])(?=\s)|(?<=[。！？\n])")
STT = "chat.voice.openai_audio.Transcriber"
TTS = "chat.voice.openai_audio.Synthesizer"
