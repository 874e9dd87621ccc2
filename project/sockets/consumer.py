"""From Channels' events to one session: the base of every consumer."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from channels.consumer import AsyncConsumer, get_handler_name
from channels.layers import BaseChannelLayer, get_channel_layer
from django.core.exceptions import ImproperlyConfigured

from .. import closing, metrics
from ..errors import Problem, problem_of
from ..limits import address_rate, enforce
from . import registry, signals
from .formats import ALL_KINDS, Kind
from .options import Options
from .session import Session
from .writer import Transmit

Event = dict[str, Any]
Receive = Callable[[], Awaitable[Event]]
LAYER_PATIENCE = 2.0  # seconds; a handshake must not hang on a channel layer that is away
logger = logging.getLogger(__name__)


class SessionConsumer(AsyncConsumer):
    """Subclass it and write `talk`. Handlers of group messages are methods named after their type, as in Channels.

    An error that leaves `talk` is answered in band and `talk` begins again with the next message, on the same
    session; a consumer that keeps state between messages uses `async with session.guard():` in its loop.
    """

    channel_layer_alias: ClassVar[str | None] = None  # type: ignore[assignment]  # "default" for consumers with groups
    kinds: ClassVar[frozenset[Kind]] = ALL_KINDS
    envelope: ClassVar[str | None] = None  # a bare text or bytes is read, and answered, as {envelope: text}
    subprotocols: ClassVar[tuple[str, ...]] = ("tacet",)
    refuse_at_handshake: ClassVar[bool] = False  # a bare 403, else accept, error frame, close code

    session: Session

    async def talk(self, session: Session) -> None:
        """The conversation: one coroutine over `async for message in session`."""
        raise NotImplementedError

    async def admit(self, session: Session) -> None:
        """Raise Problem to refuse the socket; set `session.caller`, `session.expires_in` otherwise."""

    async def recheck(self, session: Session) -> None:
        """Raise Problem where an open socket must end, as when its key was revoked; asked every recheck_seconds."""

    def options(self) -> Options:
        """What one socket may use."""
        return Options()

    def error_frame(self, problem: Problem, about: Any) -> Any:
        """The payload that tells of a problem; None tells nothing. `about` is the message it concerns."""
        body = {**problem.body(), "status": problem.status}
        if isinstance(about, dict) and isinstance(about.get("id"), str | int):
            body["id"] = about["id"]
        return body

    def notice_frame(self, notice: dict[str, Any]) -> Any:
        """The payload of a `warning` or a `bye`; None where the wire has no place for it."""
        return notice

    def count_error(self, problem: Problem) -> None:
        """Called once for each error that is answered."""
        metrics.count_error(problem.code)

    @classmethod
    def as_asgi(cls, **initkwargs: Any) -> Any:
        """The ASGI application, for a table of routes."""
        return super().as_asgi(**initkwargs)

    # Groups

    async def join(self, group: str) -> None:
        """Get the group's messages from now on, until the session ends."""
        if self._layer is None:
            raise ImproperlyConfigured("set channel_layer_alias to use groups")
        await self._layer.group_add(group, self.channel_name)
        self._groups.add(group)

    async def part(self, group: str) -> None:
        """Get them no longer."""
        self._groups.discard(group)
        if self._layer is not None:
            await self._layer.group_discard(group, self.channel_name)

    async def publish(self, group: str, event: Event) -> None:
        """Send a group message to all its members, in every process."""
        if self._layer is None:
            raise ImproperlyConfigured("set channel_layer_alias to use groups")
        await self._layer.group_send(group, event)

    async def session_deliver(self, event: Event) -> None:
        """Group message {"type": "session.deliver", "payload", "key"?}: send the payload."""
        self.session.deliver(event["payload"], key=event.get("key"))

    async def session_close(self, event: Event) -> None:
        """Group message {"type": "session.close", "code", "reason"?}: close, for example on logout."""
        self.session.chore(self.session.close(event["code"], event.get("reason", "")))

    async def dispatch(self, message: Event) -> None:
        """Give a group message to its handler; a failing one harms nobody.

        Channels' own dispatch hops to the process-wide thread for each message, which halves the rate of echoes and
        holds every socket while one query blocks.
        """
        handler = getattr(self, get_handler_name(message), None)
        try:
            if handler is None:
                raise LookupError
            await handler(message)
        except Exception as error:
            logger.error("group message failed: %s", type(error).__name__, extra={"request_id": self.session.id})

    # The life of the socket

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope = scope
        self.base_send = send
        self._layer: BaseChannelLayer | None = None
        self._groups: set[str] = set()
        await receive()  # websocket.connect
        if await self._enter(scope, send):
            await signals.announce_ready()
            await signals.announce(signals.client_connected, type(self), session=self.session)
            await self._live(receive)

    async def _enter(self, scope: Any, send: Transmit) -> bool:
        """Let the client in, or refuse it."""
        try:
            self.session = Session(self, scope, send)
            if (rate := address_rate()) and (client := scope.get("client")):
                await enforce(f"address:{client[0]}", rate)
            await self.admit(self.session)
            await self._open_layer()
        except Exception as error:
            await self._refuse(problem_of(error), error, scope, send)
            return False
        await send(self._accept())
        options = self.session.options
        if type(self).recheck is not SessionConsumer.recheck:
            self.session.timers.every(options.recheck_seconds, lambda: self.session.chore(self._recheck()))
        self.session.timers.session(options.session_seconds)
        self.session.timers.idle(options.idle_seconds)
        return True

    async def _recheck(self) -> None:
        try:
            await self.recheck(self.session)
        except Problem as problem:
            await self.session.close(closing.code_of(problem), problem.code)
        except Exception as error:  # the database is away: the next check may know
            logger.warning("recheck failed: %s", type(error).__name__, extra={"request_id": self.session.id})

    async def _open_layer(self) -> None:
        if self.channel_layer_alias is None:
            return
        self._layer = get_channel_layer(self.channel_layer_alias)
        if self._layer is None:
            raise ImproperlyConfigured(f"CHANNEL_LAYERS has no {self.channel_layer_alias}")
        self.channel_layer = self._layer  # where Channels' own consumers have it
        async with asyncio.timeout(LAYER_PATIENCE):
            self.channel_name = await self._layer.new_channel()

    def _accept(self) -> Event:
        offered = self.session.scope.get("subprotocols", ())
        headers = [(b"x-request-id", self.session.id.encode())] if self.session.id else []
        chosen = next((name for name in self.subprotocols if name in offered), None)
        return {"type": "websocket.accept", "subprotocol": chosen, "headers": headers}

    async def _refuse(self, problem: Problem, error: Exception, scope: Any, send: Transmit) -> None:
        request_id = scope.get("request_id", "")
        logger.warning("socket refused: %s (%s)", problem.code, type(error).__name__, extra={"request_id": request_id})
        self.count_error(problem)
        if self.refuse_at_handshake:
            await send({"type": "websocket.close"})
            return
        session = getattr(self, "session", None) or Session(self, {**scope, "query_string": b""}, send)
        self.session = session
        await send(self._accept())
        await session.send(self.error_frame(problem, None))
        await session.close(closing.code_of(problem), problem.code)
        await session.settle()

    async def _live(self, receive: Receive) -> None:
        session = self.session
        talking = session.talking = asyncio.create_task(self._talk())
        registry.add(session)
        hearing = asyncio.create_task(self._hear(self._layer)) if self._layer is not None else None
        try:
            while True:
                event = await receive()
                if event["type"] == "websocket.disconnect":
                    break
                if not session.closed:
                    await session.take(event)
            session.leave(event.get("code") or 1006)
            await asyncio.wait({talking}, timeout=session.options.grace_seconds)
        finally:
            registry.discard(session)
            session.leave(1006)
            await self._end(talking, hearing)
            await signals.announce(signals.client_disconnected, type(self), session=session)

    async def _end(self, talking: "asyncio.Task[None]", hearing: "asyncio.Task[None] | None") -> None:
        tasks = {talking, *([hearing] if hearing is not None else [])}
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=self.session.options.grace_seconds)
        await self.session.settle()
        for group in list(self._groups):
            with contextlib.suppress(Exception):
                async with asyncio.timeout(LAYER_PATIENCE):
                    await self.part(group)

    async def _talk(self) -> None:
        session = self.session
        while not session.closed:
            read = session.received
            try:
                await self.talk(session)
                break
            except Exception as error:
                await session.report(error, session.message)
                if session.received == read:  # it failed before it read anything, and would again
                    problem = problem_of(error)
                    code = closing.Close.INTERNAL if problem.status == 500 else closing.code_of(problem)
                    await session.close(code, problem.code)
        await session.finish_work()
        await session.close(*session.farewell)

    async def _hear(self, layer: BaseChannelLayer) -> None:
        """Group messages, until cancelled; a channel layer that fails is asked again."""
        pause = 0.1
        while True:
            try:
                event = await layer.receive(self.channel_name)
                pause = 0.1
            except Exception as error:
                logger.warning("channel layer failed: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 2.0)
                continue
            await self.dispatch(event)
