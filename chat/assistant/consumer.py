"""`/ws/assistant`: Lanarky's socket for language models, with answers that can be cancelled and resumed."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from django.utils import timezone

from project.auth import Presented, authenticate, recheck
from project.errors import Problem, invalid, problem_of
from project.sockets import Kind, Session, SessionConsumer

from . import lanarky, plain, question
from .answers import Frame, answers
from .giving import give
from .heard import Heard, read

Object = dict[str, Any]
CONTROLS = frozenset({"cancel", "ping", "resume"})


class Assistant(SessionConsumer):
    """A question without an `id` is answered in Lanarky's events, in turn; one with an `id` beside the others."""

    kinds = frozenset({Kind.TEXT, Kind.BYTES})  # `heard` tells JSON, text and bytes apart, and answers what is wrong

    async def admit(self, session: Session) -> None:
        self.mode, session.mode = session.mode, None
        self.turn = asyncio.Lock()
        self.running: dict[str, asyncio.Task[Any] | None] = {}  # responses that are sent here, and by which task
        session.caller = await authenticate(Presented.by_scope(session.scope))
        session.caller.require("chat")
        self.owner = f"{session.caller.project} {session.caller.name}"
        if session.caller.expires:
            session.expires_in((session.caller.expires - timezone.now()).total_seconds())

    async def recheck(self, session: Session) -> None:
        await recheck(session.caller)

    def error_frame(self, problem: Problem, about: Any) -> Any:
        """What goes wrong outside of an answer has an end too: Lanarky's client waits for it."""
        self.session.chore(self._conclude())
        return lanarky.failed(problem)

    async def _conclude(self) -> None:
        await asyncio.sleep(0)
        self.session.deliver(lanarky.END)

    def notice_frame(self, notice: Object) -> Any:
        """Lanarky's client reads the `event` of every message."""
        return {"event": notice["type"], "data": "", **notice}

    async def talk(self, session: Session) -> None:
        async for raw in session:
            heard: Heard | None = None
            try:
                heard = read(raw, self.mode)
                await self.hear(session, heard)
            except Exception as error:
                await self.refuse(session, problem_of(error), heard)

    async def hear(self, session: Session, heard: Heard) -> None:
        """Answer one message beside the loop, so that `cancel` is heard. Raises Problem."""
        message = heard.message
        if message is not None and message.get("type") in CONTROLS:
            await self.control(session, message)
        elif message is None or not question.asks(message):
            await session.spawn(self.in_turn(self.redact(session, heard)))
        else:
            asked = question.read(message)
            work = self.answer(session, heard, asked)
            await session.spawn(work if asked.id is not None else self.in_turn(work))

    async def refuse(self, session: Session, problem: Problem, heard: Heard | None) -> None:
        """An error and its end: in turn, unless the message has an `id` that says which it is of."""
        self.count_error(problem)
        named = _named(heard.message if heard is not None else None)
        error, end = lanarky.failed(problem), lanarky.END
        if named:
            error, end = {"event": "error", "data": lanarky.told(problem), **named}, {**end, **named, "reason": "error"}

        async def tell() -> None:
            await session.send(error)
            await session.send(end)

        await session.spawn(tell() if named else self.in_turn(tell()))

    async def in_turn(self, work: Any) -> None:
        """One after the other, as they came."""
        async with self.turn:
            await work

    async def answer(self, session: Session, heard: Heard, asked: question.Question) -> None:
        caller = session.caller
        numbered = asked.id is not None
        given = answers().begin(self.owner, numbered, lambda answer: give(answer, caller, asked))
        self.running[given.id] = asyncio.current_task()
        try:
            async with aclosing(given.follow()) as frames:
                if numbered:
                    await self.send_numbered(session, frames)
                else:
                    async for frame in frames:
                        said = lanarky.event(frame, chain=asked.chain, bare=heard.bare)
                        await session.send(said)
        finally:
            self.running.pop(given.id, None)

    async def send_numbered(self, session: Session, frames: AsyncGenerator[Frame, None]) -> None:
        """Our own frames; completions that wait for a slow client become one."""
        async for frame in frames:
            await session.send(frame, key=_joined(frame["response"], frame), join=_merged)

    async def redact(self, session: Session, heard: Heard) -> None:
        """Answer what asks nothing in its own kind, redacted."""
        await session.send(await plain.redacted(session.caller, heard))

    async def control(self, session: Session, message: Object) -> None:
        """Our own messages. Raises Problem."""
        kind, named = message["type"], _named(message)
        if kind == "ping":
            await session.send({"event": "pong", "data": "", "type": "pong", **named})
        elif kind == "cancel":
            await self.cancel(session, message, named)
        else:
            await session.spawn(self.resume(session, message, named))

    async def cancel(self, session: Session, message: Object, named: Object) -> None:
        """End an answer, or all that are sent here; what is over stays so."""
        asked = message.get("response")
        for response in list(self.running) if asked is None else [_response(message)]:
            await answers().cancel(self.owner, response)
        if named or asked is not None:
            await session.send({"event": "cancelled", "data": "", "response": asked, **named})

    async def resume(self, session: Session, message: Object, named: Object) -> None:
        """As `go_on`; an error is an answer too."""
        try:
            await self.go_on(session, message, named)
        except Exception as error:
            await self.refuse(session, problem_of(error), Heard("", message, Kind.JSON))

    async def go_on(self, session: Session, message: Object, named: Object) -> None:
        """Send exactly the frames that came after the client's `after`, then what is to come. Raises Problem."""
        response, after = _response(message), message.get("after", 0)
        if not isinstance(after, int) or isinstance(after, bool) or after < 0:
            raise invalid("after", "must be a whole number")
        if not await answers().knows(self.owner, response):
            raise Problem(code="answer_not_found")
        if (before := self.running.pop(response, None)) is not None:
            before.cancel()
        self.running[response] = asyncio.current_task()
        try:
            await session.send({"event": "resumed", "data": "", "response": response, "n": after, **named})
            async with aclosing(answers().follow(self.owner, response, after)) as frames:
                await self.send_numbered(session, frames)
        finally:
            if self.running.get(response) is asyncio.current_task():
                del self.running[response]


def _named(message: Object | None) -> Object:
    """The `id` of a message, where it has a good one."""
    try:
        identity = question.identity(message or {})
    except Problem:
        return {}
    return {} if identity is None else {"id": identity}


def _response(message: Object) -> str:
    found = message.get("response")
    if not isinstance(found, str) or len(found) > question.NAME:
        raise invalid("response", "must be the id of an answer")
    return found


def _joined(response: str, frame: Frame) -> Any:
    """Completions of one answer join while they wait; nothing else does."""
    return ("completion", response) if frame["event"] == "completion" else None


def _merged(waiting: Frame, new: Frame) -> Frame:
    return new | {name: waiting.get(name, "") + new[name] for name in ("data", "raw") if name in new}
