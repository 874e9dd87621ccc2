"""One client's session: messages in, messages out, and everything that ends with it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine, Hashable, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from .. import closing
from ..errors import Problem, problem_of
from ..limits import Bucket, too_many
from ..metrics import tally
from . import signals
from .formats import Kind, decode, encode, mode_of, unwrap, wrap
from .inbox import Inbox
from .outbox import Join, Outbox, latest
from .timers import Timers
from .writer import Transmit, Writer

if TYPE_CHECKING:
    from .consumer import SessionConsumer

R = TypeVar("R")
logger = logging.getLogger(__name__)

# Of the message that a task works on: a spawned one answers in that kind, whatever has been read since.
answering: ContextVar[Kind | None] = ContextVar("answering", default=None)


class Session:
    """What a consumer's `talk` works with. Iterate over it for messages; it ends when the client or we close."""

    def __init__(self, consumer: "SessionConsumer", scope: Mapping[str, Any], transmit: Transmit) -> None:
        options = consumer.options()
        self.consumer = consumer
        self.scope = scope
        self.options = options
        self.id: str = scope.get("request_id", "")
        self.caller: Any = scope.get("caller")
        self.mode: Kind | None = mode_of(scope.get("query_string", b""))
        self.kind: Kind = self.mode or Kind.JSON  # of the message read last; answers leave in this kind
        self.message: Any = None  # read last
        self.received = 0
        self.close_code: int | None = None
        self.farewell: tuple[int, str] = (closing.Close.NORMAL, "")  # how it closes when the talk ends
        self.talking: asyncio.Task[None] | None = None
        self._transmit = transmit
        self._inbox = Inbox(options.inbox_messages)
        direct = scope.get("extensions", {}).get(closing.DIRECT_WRITE, {}).get("write")
        self._writer = Writer(transmit, Outbox(options.outbox_messages, options.outbox_bytes), self.chore, direct)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._chores: set[asyncio.Task[Any]] = set()  # our own: the pump and the close that a timer asks for
        self._bucket = Bucket(options.rate) if options.rate else None
        self._refused = 0
        self.timers = Timers(self._warn, self._expire, options.warning_seconds)

    # Messages in

    def __aiter__(self) -> "Session":
        return self

    async def __anext__(self) -> Any:
        """The next message that could be read; one that could not is answered with an error."""
        while True:
            event = await self._inbox.get()
            if event is None:
                raise StopAsyncIteration
            self.received += 1
            self.message = None
            try:
                kind, value = decode(event.get("text"), event.get("bytes"), self.mode, self.consumer.kinds)
                self.kind = kind
                answering.set(kind)
                self.message = wrap(value, self.consumer.envelope, kind) if self.consumer.envelope else value
            except Problem as problem:
                await self.report(problem, None)
                continue
            return self.message

    async def take(self, event: dict[str, Any]) -> None:
        """Queue a frame that has come; waits while the reader is behind. Refuses what exceeds rate or size."""
        self.timers.touch()
        tally.received += 1
        if self._bucket is not None and (wait := self._bucket.take()):
            await self._refuse_for_rate(wait)
            return
        self._refused = 0
        frame = event.get("text") if event.get("text") is not None else event.get("bytes")
        if len(frame or "") > self.options.message_bytes:
            detail = f"A message may have {self.options.message_bytes} bytes."
            await self.report(Problem(detail, code="message_too_big", status=413), None)
            return
        await self._inbox.put(event)

    async def _refuse_for_rate(self, wait: float) -> None:
        self._refused += 1
        if self._refused > self.options.rate.burst:  # it does not slow down
            await self.close(closing.Close.RATE_LIMITED, "too many messages")
            return
        self.deliver(self.consumer.error_frame(too_many(wait), None), key="rate_limited")

    # Messages out

    @property
    def closed(self) -> bool:
        """Whether nothing more can be sent."""
        return self.close_code is not None

    async def send(self, payload: Any, *, key: Hashable | None = None, join: Join = latest) -> bool:
        """Send bytes, text, or any other value as JSON; False when the session is over.

        Waits while the client is behind, and closes with 4413 when it stays so. With `key`, a message of that key
        that still waits becomes `join(waiting, this)`.
        """
        if self.closed or payload is None:
            return False
        if self._writer.idle:
            await self._writer.write(self._encode(payload))
            return not self.closed
        if self._writer.join(key, payload, join):
            return True
        frame = self._encode(payload)
        if not await self._writer.wait_for_room(frame, self.options.slow_seconds):
            await self.close(closing.Close.TOO_SLOW, "reads too slowly")
        if self.closed:
            return False
        self._writer.queue(frame, key, payload)
        return True

    def deliver(self, payload: Any, *, key: Hashable | None = None, join: Join = latest) -> bool:
        """Send without waiting, from a group message or a timer; a full outbox follows the slow policy."""
        if self.closed or payload is None:
            return False
        if self._writer.join(key, payload, join):
            return True
        frame = self._encode(payload)
        if self._writer.write_now(frame):
            return True
        if not self._writer.make_room(frame, drop=self.options.slow == "drop"):
            self.chore(self.close(closing.Close.TOO_SLOW, "reads too slowly"))
            return False
        self._writer.queue(frame, key, payload)
        return True

    def _encode(self, payload: Any) -> str | bytes:
        kind = answering.get() or self.kind
        if self.consumer.envelope:
            payload = unwrap(payload, self.consumer.envelope, kind)
        frame = encode(payload)
        if kind is Kind.BYTES and isinstance(frame, str) and not isinstance(payload, str):
            return frame.encode()
        return frame

    # Work in flight

    async def spawn(self, work: Coroutine[Any, Any, R]) -> asyncio.Task[R | None]:
        """Run a coroutine beside the loop; waits while too many run. It is cancelled when the client goes."""
        while len(self._tasks) >= self.options.work:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(self._guarded(work, self.message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())
        if self.closed:
            task.cancel()
        return task

    async def finish_work(self) -> None:
        """Return when all that was spawned is done."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _guarded(self, work: Coroutine[Any, Any, R], about: Any) -> R | None:
        try:
            return await work
        except Exception as error:
            await self.report(error, about)
            return None

    @contextlib.asynccontextmanager
    async def guard(self) -> AsyncIterator[None]:
        """Answer an exception inside with an error frame and go on: for a loop that keeps state between messages."""
        about = self.message
        try:
            yield
        except Exception as error:
            await self.report(error, about)

    async def report(self, error: BaseException, about: Any) -> None:
        """Answer an error in band; `about` is the message it concerns. Only its class goes into the log."""
        problem = problem_of(error)
        if problem.status >= 500:
            logger.error("socket message failed: %s", type(error).__name__, extra={"request_id": self.id})
        self.consumer.count_error(problem)
        await self.send(self.consumer.error_frame(problem, about))

    # The end

    def expires_in(self, seconds: float) -> None:
        """End the session when the client's credentials expire."""
        self.timers.credentials(seconds)

    async def close(self, code: int = closing.Close.NORMAL, reason: str = "") -> None:
        """Send what waits, say goodbye where the client did not ask to go, and close. Later calls do nothing."""
        if self.closed:
            return
        self.close_code = code
        self._inbox.end(discard=True)
        self.timers.stop()
        if code == closing.Close.TOO_SLOW or not await self._writer.flush(self.options.slow_seconds):
            self._writer.clear()
        if (
            code != closing.Close.NORMAL
            and (frame := self.consumer.notice_frame(closing.bye(code, reason))) is not None
        ):
            self.chore(self._writer.write(self._encode(frame)))  # not awaited: a client that does not read holds it up
            await asyncio.sleep(0)
        self._cancel(self._tasks)
        native = closing.NATIVE_CLOSE in self.scope.get("extensions", {})
        code = closing.portable(code, native)
        await self._transmit({"type": "websocket.close", "code": code, "reason": closing.clip(reason)})

    async def finish(self, code: int, reason: str, patience: float) -> None:
        """Read no more; close when what was read is answered, or after `patience` seconds."""
        self.farewell = (code, reason)
        self._inbox.end()
        if self.talking is not None:
            await asyncio.wait({self.talking}, timeout=patience)
        await self.close(code, reason)

    def leave(self, code: int) -> None:
        """The client has gone: no more comes, nothing more can be sent, work for it stops."""
        self.close_code = self.close_code or code
        self._inbox.end()
        self.timers.stop()
        self._writer.clear()
        self._cancel(self._tasks)

    async def settle(self) -> None:
        """Cancel all that is left, and wait until it is gone."""
        self.timers.stop()
        left = self._tasks | self._chores
        self._cancel(left)
        if left:
            await asyncio.wait(left, timeout=self.options.grace_seconds)

    def chore(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something of the session's own, held until it is done."""
        task = asyncio.create_task(work)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    @staticmethod
    def _cancel(tasks: set[asyncio.Task[Any]]) -> None:
        current = asyncio.current_task()
        for task in [task for task in tasks if task is not current]:
            task.cancel()

    def _warn(self, why: str, seconds: float) -> None:
        notice = {"type": "warning", "code": closing.EXPIRY[why][0], "in_ms": int(seconds * 1000)}
        self.deliver(self.consumer.notice_frame(notice))

    def _expire(self, why: str) -> None:
        self.chore(self._end(why))

    async def _end(self, why: str) -> None:
        code_name, code = closing.EXPIRY[why]
        if code == closing.Close.TIMEOUT:
            await signals.announce(signals.session_timeout, type(self.consumer), session=self)
        await self.close(code, code_name)
