"""Backpressure between an application and a client that reads slowly."""

import asyncio
from collections.abc import Callable
from typing import Any


class Gate:
    """The transport's push producer: shut while more than its buffer (64 KiB) waits to be read.

    A client that reads nothing at all for `patience` seconds is cut by `cut`; a slow one that reads is not.
    """

    __slots__ = ("_cut", "_left", "_opened", "_patience", "_timer", "_transport", "_turn")

    def __init__(
        self, transport: Any, patience: float, cut: Callable[[], None], turn: Callable[[bool], None] | None = None
    ) -> None:
        self._transport = transport
        self._patience = patience
        self._cut = cut
        self._turn = turn  # told True when the gate shuts, False when it opens
        self._opened: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._left = 0
        transport.unregisterProducer()  # the HTTP channel, which knows nothing of us
        transport.registerProducer(self, True)

    @property
    def shut(self) -> bool:
        """Whether a sender should wait."""
        return self._opened is not None

    async def wait(self) -> None:
        """Return when the client has read, or is gone."""
        if self._opened is not None:
            await asyncio.shield(self._opened)

    def pauseProducing(self) -> None:
        if self._opened is None:
            loop = asyncio.get_running_loop()
            self._opened = loop.create_future()
            self._left = self._unread()
            self._timer = loop.call_later(self._patience, self._look)
            if self._turn is not None:
                self._turn(True)

    def resumeProducing(self) -> None:
        if self._opened is None:
            return
        if not self._opened.done():
            self._opened.set_result(None)
        self._opened = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._turn is not None:
            self._turn(False)

    def stopProducing(self) -> None:
        self._turn = None
        self.resumeProducing()

    def _look(self) -> None:
        """Cut a client that has read nothing since the last look."""
        left = self._unread()
        if left >= self._left:
            self._cut()
            return
        self._left = left
        self._timer = asyncio.get_running_loop().call_later(self._patience, self._look)

    def _unread(self) -> int:
        """Bytes that the kernel has not taken yet (twisted.internet.abstract.FileDescriptor)."""
        transport = self._transport
        return int(len(transport.dataBuffer) - transport.offset + transport._tempDataLen)
