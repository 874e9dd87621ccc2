"""From SIGTERM to the end: nobody new comes in, everybody in is served or told to come back."""

import asyncio
import logging
import signal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from twisted.internet import reactor as twisted_reactor

from .. import closing, health
from ..sockets import registry

if TYPE_CHECKING:
    from .server import Server

KEEP_ALIVE_GRACE = 1.0  # a client that was just about to use its idle connection gets an answer and "close"
POLL = 0.02
reactor: Any = twisted_reactor
logger = logging.getLogger(__name__)


class Drain:
    """The end of one worker."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._task: asyncio.Task[None] | None = None

    def listen_for_signals(self) -> None:
        """The first SIGTERM or SIGINT drains, a second one stops at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.begin)

    def begin(self) -> None:
        """Start to drain, or stop if it is going on already."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
        else:
            reactor.stop()

    async def _run(self) -> None:
        logger.info("draining")
        self._server.draining = True
        health.start_draining()
        try:
            async with asyncio.timeout(settings.DRAIN_SECONDS):
                await self._stop_listening()
                await asyncio.gather(self._end_sockets(), self._end_requests())
        except TimeoutError:
            logger.warning("drain took too long")
        finally:
            reactor.stop()

    async def _stop_listening(self) -> None:
        await asyncio.sleep(settings.DRAIN_NOTICE_SECONDS)
        for port in self._server.ports:
            await port.stopListening().asFuture(asyncio.get_running_loop())

    async def _end_sockets(self) -> None:
        """Let each session answer what it has read, then close it; close what is no session too."""
        patience = settings.DRAIN_SECONDS / 2
        await asyncio.gather(
            *(session.finish(closing.Close.RESTART, "restart", patience) for session in registry.live())
        )
        while open_sockets := self._server.open_sockets():
            for protocol in open_sockets:  # no session, or one that came in meanwhile
                protocol.finish(closing.Close.RESTART, "restart")
            await asyncio.sleep(POLL)

    async def _end_requests(self) -> None:
        loop = asyncio.get_running_loop()
        idle_until = loop.time() + KEEP_ALIVE_GRACE
        while self._server.channels:
            if loop.time() > idle_until:
                self._server.close_idle()
            await asyncio.sleep(POLL)
