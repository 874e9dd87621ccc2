"""Who is in which room now: in Redis, with lifetimes, where there is one; else in this process.

Each process says whom it has, for PRESENCE_SECONDS, and says it again in time. What a killed process said runs out,
and whoever looks first tells of it. Nothing here raises: presence is news, not truth.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from django.conf import settings
from redis import asyncio as redis
from redis.exceptions import RedisError

REDIS_SECONDS = 0.5
AWAY_SECONDS = 1.0
AT_ONCE = 500  # persons in one exchange with Redis
logger = logging.getLogger(__name__)

# A room is a sorted set of persons, and a person in it one of processes, both by when they run out on Redis' clock.
ENTER = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local others = redis.call('ZCARD', KEYS[2])
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])
redis.call('EXPIRE', KEYS[1], math.ceil(ARGV[3]) * 10)
redis.call('EXPIRE', KEYS[2], math.ceil(ARGV[3]))
return others
"""
LEAVE = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local here = redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) > 0 or here == 0 then return 0 end
return redis.call('ZREM', KEYS[1], ARGV[1])
"""
SWEEP = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return gone
"""
ONLINE = """
local time = redis.call('TIME')
return redis.call('ZRANGEBYSCORE', KEYS[1], time[1] + time[2] / 1000000, '+inf', 'LIMIT', 0, ARGV[1])
"""


class Presence:
    """The persons of one process, and through Redis those of all. `process` is its name, never used twice."""

    def __init__(self, process: str) -> None:
        self._process = process
        self._here: dict[str, Counter[str]] = {}
        self._redis: Any = None
        self._scripts: dict[str, Any] = {}
        self._away_until = 0.0

    async def enter(self, room: str, person: str) -> bool:
        """A socket of the person is open; True where it is their first anywhere."""
        here = self._here.setdefault(room, Counter())
        here[person] += 1
        if here[person] > 1:
            return False
        return not await self._ask(ENTER, room, person, default=0)

    async def leave(self, room: str, person: str) -> bool:
        """One is closed; True where it was their last anywhere."""
        here = self._here.get(room, Counter())
        here[person] -= 1
        if here[person] > 0:
            return False
        del here[person]
        if not here:
            self._here.pop(room, None)
        return bool(await self._ask(LEAVE, room, person, default=1))

    async def refresh(self) -> None:
        """Say again whom this process has; to be called three times in PRESENCE_SECONDS."""
        here = [(room, person) for room, people in self._here.items() for person in people]
        for start in range(0, len(here), AT_ONCE):
            if not await self._say_again(here[start : start + AT_ONCE]):
                return

    async def sweep(self, rooms: Iterable[str]) -> list[tuple[str, str]]:
        """Rooms and persons whose process went without a word; each is told to one asker alone."""
        gone = []
        for room in rooms:
            gone += [(room, person.decode()) for person in await self._ask(SWEEP, room, default=[])]
        return gone

    async def online(self, room: str, most: int) -> list[str]:
        """The persons in the room, at most so many."""
        found = await self._ask(ONLINE, room, arguments=[most], default=None)
        if found is not None:
            return sorted(person.decode() for person in found)
        return sorted(self._here.get(room, ()))[:most]

    async def _ask(
        self, script: str, room: str, person: str = "", *, arguments: list[Any] | None = None, default: Any
    ) -> Any:
        if self._away():
            return default
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                return await self._script(script)(keys=_keys(room, person), args=arguments or self._entry(person))
        except (RedisError, OSError, TimeoutError) as error:
            self._failed(error)
            return default

    async def _say_again(self, here: list[tuple[str, str]]) -> bool:
        """Many at once; False where Redis does not answer."""
        if self._away():
            return False
        enter = self._script(ENTER)
        pipeline = self._redis.pipeline(transaction=False)
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                for room, person in here:
                    await enter(keys=_keys(room, person), args=self._entry(person), client=pipeline)
                await pipeline.execute()
        except (RedisError, OSError, TimeoutError) as error:
            self._failed(error)
            return False
        return True

    def _away(self) -> bool:
        return not settings.REDIS_URL or time.monotonic() < self._away_until

    def _failed(self, error: Exception) -> None:
        logger.warning("presence is this process' own: %s", type(error).__name__)
        self._away_until = time.monotonic() + AWAY_SECONDS

    def _entry(self, person: str) -> list[Any]:
        return [person, self._process, settings.ROOM_PRESENCE_SECONDS]

    def _script(self, script: str) -> Callable[..., Awaitable[Any]]:
        if self._redis is None:
            self._redis = redis.from_url(settings.REDIS_URL)
        if script not in self._scripts:
            self._scripts[script] = self._redis.register_script(script)
        made: Callable[..., Awaitable[Any]] = self._scripts[script]
        return made


def _keys(room: str, person: str) -> list[str]:
    return [f"presence:{{{room}}}", f"presence:{{{room}}}:{person}"]
