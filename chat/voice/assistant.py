"""Who answers what is said: anything with `answer`, named by VOICE_ASSISTANT; what it sees is redacted."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from project.auth import Caller
from project.errors import Problem
from redaction import services

from ..assistant import upstream

MEMORY = 40  # messages of a session that the model is told again


class Assistant(Protocol):
    """Made once for each socket, and again where the redaction changes."""

    def answer(self, prompt: str, caller: Caller) -> AsyncIterator[str]:
        """The answer to a redacted prompt, piece by piece. Closed where the client interrupts it."""


class LanguageModel:
    """The server's language models in turn; where it has none, its embedded echo. Remembers what was said."""

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []

    async def answer(self, prompt: str, caller: Caller) -> AsyncGenerator[str, None]:
        """What the model says. Raises Problem. An answer that is interrupted is remembered as far as it came."""
        self.messages = [*self.messages, {"role": "user", "content": prompt}][-MEMORY:]
        said = ""
        try:
            async with aclosing(upstream.astream({"messages": self.messages})) as deltas:
                async for delta in deltas:
                    if text := delta.text or delta.refusal:
                        said += text
                        yield text
        finally:
            if said:
                self.messages.append({"role": "assistant", "content": said})


class Dialogue:
    """One session's turns with its assistant: placeholders go out, their originals come back.

    Placeholders live as long as the session, or with the conversation that `options` name.
    """

    def __init__(self, caller: Caller, options: Mapping[str, Any]) -> None:
        self._caller = caller
        self._options = options
        self._assistant = make()
        self._exchange: Any = None

    async def hide(self, prompt: str) -> str:
        """The prompt as the assistant is to see it. Raises Problem."""
        self._caller.require("chat")
        exchange = await self._open()
        [hidden] = await exchange.aredact([prompt])
        return cast(str, hidden)

    async def answer(self, hidden: str) -> AsyncGenerator[str, None]:
        """The answer to what `hide` made, restored while it comes. Raises Problem after all that came before it."""
        restorer = self._exchange.restorer()
        pieces = self._assistant.answer(hidden, self._caller)
        try:
            async for piece in pieces:
                if text := await restorer.atake(piece):
                    yield text
        except Problem:
            if text := await restorer.afinish():
                yield text
            raise
        finally:
            if (close := getattr(pieces, "aclose", None)) is not None:
                await close()
        if text := await restorer.afinish():
            yield text

    async def _open(self) -> Any:
        """The session's placeholders; those of a conversation are read again, because others may add to them."""
        body = services.wanted("", self._options)
        if self._exchange is None or body.conversation is not None:
            made = await services.aexchange(self._caller, body.options, conversation=body.conversation)
            self._exchange = made
        return self._exchange


def make() -> Assistant:
    """A new assistant."""
    return cast(Assistant, import_string(settings.VOICE_ASSISTANT)())
