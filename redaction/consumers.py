"""`/ws`: redaction over a socket, request by request or as streams."""

from django.utils import timezone

from project.auth import Presented, authenticate, recheck
from project.errors import Problem, problem_of
from project.sockets import Close, Kind, Session, SessionConsumer

from .conversation import Conversation, Said


class Redact(SessionConsumer):
    """Every parameter of `/process/text`; messages with an `id` are worked on beside each other."""

    kinds = frozenset({Kind.TEXT, Kind.BYTES})  # both hold JSON; `Conversation` reads it, with REST's limits and errors

    async def admit(self, session: Session) -> None:
        caller = await authenticate(Presented.by_scope(session.scope))
        session.caller = caller
        if caller.expires:
            session.expires_in((caller.expires - timezone.now()).total_seconds())

    async def recheck(self, session: Session) -> None:
        await recheck(session.caller)

    async def talk(self, session: Session) -> None:
        conversation = Conversation(session.caller)
        async for raw in session:
            try:
                said = conversation.read(raw)
            except Problem as problem:
                await session.send(conversation.refusal(problem, None))
                continue
            if said.pipelined:
                await session.spawn(self.reply(session, conversation, said))
            else:
                await self.reply(session, conversation, said)

    async def reply(self, session: Session, conversation: Conversation, said: Said) -> None:
        """Answer one message; an error is an answer too, but a key that holds no more ends the socket."""
        try:
            answer = await conversation.answer(said)
        except Exception as error:
            problem = problem_of(error)
            await session.report(error, said.message)
            if problem.code == "credentials_invalid":
                await session.close(Close.UNAUTHENTICATED, "the key has been revoked")
            return
        await session.send(answer)
