"""`/ws/rooms/{room}`: rooms over a socket; docs/rooms-socket.md says what is said on it."""

from typing import Any

import orjson
from django.utils import timezone

from project.auth import Presented, authenticate, recheck
from project.errors import Problem
from project.sockets import Kind, Session, SessionConsumer

from . import people, protocol
from .conversation import Conversation
from .protocol import Frame, Message

BESIDE = (protocol.Preview, protocol.History, protocol.Reveal)  # they change nothing, so their order does not matter


class Rooms(SessionConsumer):
    """Carries the room of its path, and those that the client joins."""

    kinds = frozenset({Kind.TEXT, Kind.BYTES})  # `protocol` reads JSON: a text that is no object is a post

    async def admit(self, session: Session) -> None:
        self.mode, session.mode = session.mode, None
        session.caller = await authenticate(Presented.by_scope(session.scope))
        person = await people.aperson(session.caller)
        self.conversation = Conversation(session, person, session.scope["url_route"]["kwargs"]["room"])
        if session.caller.expires:
            session.expires_in((session.caller.expires - timezone.now()).total_seconds())

    async def recheck(self, session: Session) -> None:
        await recheck(session.caller)

    def error_frame(self, problem: Problem, about: Any) -> Any:
        """As text, whatever the kind of the message was."""
        return encoded(super().error_frame(problem, about))

    def notice_frame(self, notice: Message) -> Any:
        return encoded(notice)

    async def talk(self, session: Session) -> None:
        try:
            await self.conversation.open()
            async for raw in session:
                frame, message = protocol.read(raw, self.mode)
                if isinstance(frame, BESIDE):
                    await session.spawn(self.reply(session, frame, message))
                else:
                    await self.reply(session, frame, message)
        finally:
            self.conversation.close()

    async def reply(self, session: Session, frame: Frame | Problem, message: Message | None) -> None:
        """Answer one frame; an error is an answer too."""
        try:
            if isinstance(frame, Problem):
                raise frame
            answer = await self.conversation.answer(frame)
        except Exception as error:
            await session.report(error, message)
            return
        if answer is not None:
            await session.send(encoded(answer))


def encoded(frame: Message) -> str:
    """A frame as it goes on the wire."""
    return orjson.dumps(frame).decode()
