"""Token buckets: so many at once, then so many a second."""

import asyncio
import functools
import logging
import math
import time
from dataclasses import dataclass

from django.conf import settings
from redis import asyncio as redis
from redis.exceptions import RedisError

from .errors import Problem
from .loops import one_each

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, refilled by `per_second`; a rate of 0 is no limit."""

    per_second: float
    burst: int

    def __bool__(self) -> bool:
        return self.per_second > 0


class Bucket:
    """One bucket in memory, on the monotonic clock."""

    __slots__ = ("filled_at", "rate", "tokens")

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self.tokens = float(rate.burst)
        self.filled_at = time.monotonic()

    def take(self, cost: float = 1.0) -> float:
        """Take `cost` tokens: 0.0 where there were enough, else the seconds until there are."""
        now = time.monotonic()
        self.tokens = min(self.rate.burst, self.tokens + (now - self.filled_at) * self.rate.per_second)
        self.filled_at = now
        if self.tokens >= cost:
            self.tokens -= cost
            return 0.0
        return (min(cost, self.rate.burst) - self.tokens) / self.rate.per_second


# One bucket in Redis: its tokens and when it was filled, on Redis' own clock, gone when it would be full again.
TAKE = """
local rate, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local held = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = math.min(burst, (tonumber(held[1]) or burst) + math.max(0, now - (tonumber(held[2]) or now)) * rate)
local wait = 0
if tokens >= cost then tokens = tokens - cost else wait = (math.min(cost, burst) - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - tokens) / rate * 1000) + 1000)
return tostring(wait)
"""
REDIS_SECONDS = 0.25  # a limit must not cost more than the work it guards
MOST_BUCKETS = 10_000


@functools.lru_cache(maxsize=MOST_BUCKETS)
def _bucket(name: str, rate: Rate) -> Bucket:
    return Bucket(rate)


class _Redis:
    """The shared buckets, one client per event loop; away for a second after a failure."""

    def __init__(self) -> None:
        self._script = one_each(lambda: redis.from_url(settings.REDIS_URL).register_script(TAKE))
        self._away_until = 0.0

    async def take(self, name: str, rate: Rate, cost: float) -> float | None:
        """Seconds to wait, or None where Redis does not answer."""
        if time.monotonic() < self._away_until:
            return None
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                return float(await self._script()(keys=[f"limit:{name}"], args=[rate.per_second, rate.burst, cost]))
        except (RedisError, OSError, TimeoutError) as error:
            logger.warning("limits are counted in this process: %s", type(error).__name__)
            self._away_until = time.monotonic() + 1.0
            return None


_shared = _Redis()


async def take(name: str, rate: Rate, cost: float = 1.0) -> float:
    """Take from the bucket called `name`: 0.0, or the seconds to wait. In Redis where there is one, else in memory."""
    if not rate:
        return 0.0
    if settings.REDIS_URL and (wait := await _shared.take(name, rate, cost)) is not None:
        return wait
    return _bucket(name, rate).take(cost)


async def enforce(name: str, rate: Rate, cost: float = 1.0) -> None:
    """Raise Problem 429 with Retry-After and retry_after_ms where the bucket called `name` is empty."""
    if wait := await take(name, rate, cost):
        raise too_many(wait)


def too_many(wait: float) -> Problem:
    """The refusal of a caller who should wait so many seconds."""
    headers = {"Retry-After": str(math.ceil(wait))}  # RFC 9110 section 10.2.3: whole seconds
    return Problem(code="rate_limited", headers=headers, retry_after_ms=math.ceil(wait * 1000))


def caller_rate() -> Rate:
    """What one caller may ask, by the settings."""
    return Rate(settings.API_RATE, settings.API_BURST)


def address_rate() -> Rate:
    """What one address may ask before anything of it is read."""
    return Rate(settings.ADDRESS_RATE, settings.ADDRESS_BURST)
