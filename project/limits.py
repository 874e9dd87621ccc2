"""Token buckets: so many at once, then so many a second."""

import time
from dataclasses import dataclass


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
