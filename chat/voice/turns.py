"""The assistant's side of one voice session: one answer at a time, written and, where there is a voice, spoken."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, cast

from project.sockets import Session

from . import rtvi, speech
from .assistant import Dialogue
from .frames import Audio, Frame, Interruption, Message
from .pcm import seconds
from .serializers import answering

if TYPE_CHECKING:
    from .consumer import Voice
    from .conversation import Conversation

AHEAD = 0.5  # s of speech that the client has before it sounds: what is more could not be interrupted
SPEAKER = "assistant"


class Turns:
    """Begins answers and ends them; a new one ends the last."""

    def __init__(self, session: Session, voice: "Voice", conversation: "Conversation") -> None:
        self._session = session
        self._voice = voice
        self._conversation = conversation
        self._speech = speech.text_to_speech()
        self._task: asyncio.Task[None] | None = None
        self._changing = asyncio.Lock()  # texts and speech begin answers independently
        self._sounds_until = 0.0
        self.begin_anew({})

    def begin_anew(self, options: Mapping[str, Any]) -> None:
        """Forget what was said, and redact by these options from now on."""
        self._dialogue = Dialogue(self._session.caller, options)

    async def begin(self, prompt: str, about: Message | None) -> None:
        """Answer a prompt, which `about` brought; the running answer is interrupted."""
        async with self._changing:
            await self._end()
            self._task = cast("asyncio.Task[None]", await self._session.spawn(self._answer(prompt, about)))

    async def interrupt(self) -> None:
        """End the answer that is being given, if there is one, and say so."""
        async with self._changing:
            await self._end()

    async def _end(self) -> None:
        running, self._task = self._task, None
        if running is not None and not running.done():
            running.cancel()
            await asyncio.wait({running})
            await self._conversation.send(Interruption())

    async def _answer(self, prompt: str, about: Message | None) -> None:
        sentences: asyncio.Queue[str | None] = asyncio.Queue()
        speaking = asyncio.create_task(self._speak(sentences)) if self._speech is not None else None
        try:
            await self._write(prompt, sentences)
            if speaking is not None:
                sentences.put_nowait(None)
                await speaking
        except Exception as error:
            await self._conversation.refuse(about, error)
        finally:
            if speaking is not None:
                speaking.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await speaking

    async def _write(self, prompt: str, sentences: "asyncio.Queue[str | None]") -> None:
        """The answer, piece by piece, until it ends or is cancelled."""
        cut = speech.Sentences()
        await self._send(rtvi.message("bot-llm-started"))
        try:
            dialogue = self._dialogue  # `config` may begin another one meanwhile
            hidden = await dialogue.hide(prompt)
            await self._send(rtvi.message("server-message", {"type": "prompt", "text": hidden}))
            async with aclosing(dialogue.answer(hidden)) as pieces:
                async for piece in pieces:
                    await self._send(rtvi.message("bot-llm-text", {"text": piece}))
                    for sentence in cut.take(piece):
                        sentences.put_nowait(sentence)
            for sentence in cut.finish():
                sentences.put_nowait(sentence)
        finally:
            self._deliver(rtvi.message("bot-llm-stopped"))

    async def _speak(self, sentences: "asyncio.Queue[str | None]") -> None:
        """Sound for each sentence, at the speed at which it is heard."""
        assert self._speech is not None  # noqa: S101
        self._sounds_until = 0.0
        started = False
        try:
            while (sentence := await sentences.get()) is not None:
                if not started:
                    started = True
                    await self._send(rtvi.message("bot-tts-started"))
                await self._send(rtvi.message("bot-tts-text", {"text": sentence}))
                async with aclosing(self._speech.speak(sentence)) as pieces:
                    async for audio in pieces:
                        await self._play(audio)
        finally:
            if started:
                self._deliver(rtvi.message("bot-tts-stopped"))

    async def _play(self, audio: Audio) -> None:
        now = asyncio.get_running_loop().time()
        self._sounds_until = max(self._sounds_until, now)
        if (early := self._sounds_until - now - AHEAD) > 0:
            await asyncio.sleep(early)
        self._voice.hear(audio, SPEAKER)
        self._sounds_until += seconds(audio)

    async def _send(self, frame: Frame) -> None:
        await self._conversation.send(frame)

    def _deliver(self, frame: Frame) -> None:
        self._session.deliver(self._voice.encode(frame, answering.get()))
