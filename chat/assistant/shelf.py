"""Running answers where every process finds them: in Redis, sealed, for as long as they may be resumed.

The process that runs an answer writes its frames, several times a second, all of them in one exchange; in the same
exchange it hears who listens elsewhere and who wants an answer ended. Nothing of that holds an answer up.
"""

import asyncio
import hashlib
import logging
import uuid
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any

import orjson
from django.conf import settings
from redis import asyncio as redis
from redis.exceptions import RedisError

from project.encryption import seal, unseal
from project.errors import Problem

if TYPE_CHECKING:
    from .answers import Answer

Frame = dict[str, Any]
PURPOSE = "assistant.answers"
PAUSE = 0.1  # s between exchanges
PATIENCE = 2.0  # s, for one of them
ALIVE_MS = 5_000  # a process that has said nothing for so long is gone
BLOCK_MS = 1_000
LATE_SECONDS = 1.0  # an answer that has begun elsewhere is to be seen within this
logger = logging.getLogger(__name__)


class Shelf:
    """The answers of all processes. Raises Problem 503 where Redis is away and one of another process is wanted."""

    pause = PAUSE

    def __init__(self, url: str) -> None:
        self._redis: Any = redis.from_url(url)
        self._process = uuid.uuid4().hex
        self._failed = False

    # The process that runs them

    async def exchange(self, kept: Sequence["Answer"]) -> dict[str, str]:
        """Write what is new; by id what others want: `cancel`, or `heard` where they listen. Never raises."""
        if not kept:
            return {}
        try:
            async with asyncio.timeout(PATIENCE):
                wanted = await self._exchange(kept)
        except (RedisError, OSError, TimeoutError) as error:
            if not self._failed:
                logger.warning("answers are kept in this process alone: %s", type(error).__name__)
            self._failed = True
            return {}
        self._failed = False
        return wanted

    async def _exchange(self, kept: Sequence["Answer"]) -> dict[str, str]:
        pipeline = self._redis.pipeline(transaction=False)
        pipeline.set(f"answers:{self._process}", 1, px=ALIVE_MS)
        written = {}
        for answer in kept:
            key = _key(answer.owner, answer.id)
            fresh = answer.frames[answer.shelved :]
            if fresh:
                sealed = seal(orjson.dumps(fresh).decode(), PURPOSE)
                written[answer.id] = len(answer.frames)
                pipeline.xadd(key, {"frames": sealed, "process": self._process}, id=f"{len(answer.frames)}-0")
            if fresh or not answer.over:
                pipeline.pexpire(key, _kept_ms())
        pipeline.mget([f"{_key(answer.owner, answer.id)}:{want}" for answer in kept for want in ("cancel", "heard")])
        found = (await pipeline.execute())[-1]
        for answer in kept:
            answer.shelved = written.get(answer.id, answer.shelved)
        pairs = zip(kept, found[::2], found[1::2], strict=True)
        return {answer.id: "cancel" if cancel else "heard" for answer, cancel, heard in pairs if cancel or heard}

    # The others

    async def knows(self, owner: str, response: str) -> bool:
        """Whether there is such an answer. Raises Problem."""
        key = _key(owner, response)
        for _ in range(round(LATE_SECONDS / PAUSE)):
            if await self._asked(self._redis.exists(key)):
                return True
            await asyncio.sleep(PAUSE)
        return False

    async def cancel(self, owner: str, response: str) -> None:
        """Ask the process that runs it to end it. Raises Problem."""
        await self._asked(self._redis.set(f"{_key(owner, response)}:cancel", 1, px=_kept_ms()))

    async def follow(self, owner: str, response: str, after: int) -> AsyncGenerator[Frame, None]:
        """The frames after the first so many, and those to come. Raises Problem."""
        key, last, over = _key(owner, response), after, False
        place, process = "0-0", ""
        while not over:
            await self._asked(self._redis.set(f"{key}:heard", 1, px=ALIVE_MS))
            found = await self._asked(self._redis.xread({key: place}, block=BLOCK_MS))
            for number, entry in found[0][1] if found else ():
                place, process = number, entry[b"process"].decode()
                for frame in orjson.loads(unseal(entry[b"frames"], PURPOSE)):
                    over = over or frame["event"] == "end"
                    if frame["n"] > last:
                        last = frame["n"]
                        yield frame
            if not found and not await self._asked(self._redis.exists(f"answers:{process}")):
                raise Problem(code="answer_lost")

    async def _asked(self, question: Any) -> Any:
        try:
            async with asyncio.timeout(PATIENCE + BLOCK_MS / 1_000):
                return await question
        except (RedisError, OSError, TimeoutError):
            raise Problem(code="backend_unavailable") from None


def shelf() -> Shelf | None:
    """One for this event loop, where there is a Redis."""
    return Shelf(settings.REDIS_URL) if settings.REDIS_URL else None


def _key(owner: str, response: str) -> str:
    """Only who asked finds an answer."""
    return f"answer:{hashlib.sha256(f'{owner} {response}'.encode()).hexdigest()}"


def _kept_ms() -> int:
    return int(settings.ASSISTANT_RESUME_SECONDS * 1_000) + ALIVE_MS
