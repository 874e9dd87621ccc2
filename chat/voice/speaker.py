"""One client's voice on its way to the others: into the delay line, and out of it when it is due."""

import asyncio
from collections.abc import Callable

from .delay import DelayLine
from .frames import Audio


class Speaker:
    """Feeds a delay line and empties it in time. Goes on after the client has left, until the line is empty."""

    __slots__ = ("_capacity", "_emit", "_loop", "_room", "_timer", "line")

    def __init__(self, line: DelayLine, capacity: float, emit: Callable[[Audio], None]) -> None:
        self.line = line
        self._capacity = capacity  # s of audio that may wait beyond the delay
        self._emit = emit
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._room: asyncio.Future[None] | None = None

    async def say(self, audio: Audio) -> None:
        """Take audio; waits while the client is further ahead of the clock than the line may hold."""
        self.line.push(audio, self._loop.time())
        self._arm()
        while self.line.buffered > self.line.delay + self._capacity:
            self._room = self._room or self._loop.create_future()
            await asyncio.shield(self._room)

    def clear(self) -> None:
        """Drop what waits."""
        self.line.clear()
        self._free()

    def _arm(self) -> None:
        if self._timer is None and (due := self.line.due) is not None:
            self._timer = self._loop.call_at(due, self._release)

    def _release(self) -> None:
        self._timer = None
        for audio in self.line.pop(self._loop.time() + 0.001):  # timers of a loop may come a millisecond early
            self._emit(audio)
        self._free()
        self._arm()

    def _free(self) -> None:
        if self._room is not None and self.line.buffered <= self.line.delay + self._capacity:
            self._room.set_result(None)
            self._room = None
