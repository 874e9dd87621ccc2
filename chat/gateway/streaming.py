"""An answer read ahead."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, suppress

from project.errors import Problem

from .protocol import Object

log = logging.getLogger(__name__)
AHEAD = 16  # pieces that wait for a slow caller; then the upstream is not read


class Pump:
    """Reads an answer in a task of its own, so that its reader can say that it still waits."""

    def __init__(self, chunks: AsyncGenerator[Object, None]) -> None:
        self._queue: asyncio.Queue[Object | Problem | None] = asyncio.Queue(AHEAD)
        self._task = asyncio.create_task(self._run(chunks))
        self._end: Problem | EOFError | None = None

    async def next(self, seconds: float) -> Object | None:
        """The next piece; None where none came for so long. Raises Problem, and EOFError after the last."""
        if self._end is None:
            try:
                async with asyncio.timeout(seconds):
                    return self._piece(await self._queue.get())
            except TimeoutError:
                return None
        raise self._end

    def ready(self) -> Iterator[Object]:
        """The pieces that have come already: what is late leaves together."""
        while self._end is None and not self._queue.empty():
            try:
                yield self._piece(self._queue.get_nowait())
            except (EOFError, Problem):
                return

    def _piece(self, found: Object | Problem | None) -> Object:
        if found is None:
            self._end = EOFError()
            raise self._end
        if isinstance(found, Problem):
            self._end = found
            raise found
        return found

    async def aclose(self) -> None:
        """End the request to the upstream, if it is not over."""
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _run(self, chunks: AsyncGenerator[Object, None]) -> None:
        end: Problem | None = None
        try:
            async with aclosing(chunks):
                async for chunk in chunks:
                    await self._queue.put(chunk)
        except Problem as problem:
            end = problem
        except Exception as error:
            log.error("unforeseen %s amid an answer", type(error).__name__)
            end = Problem(code="internal_error")
        await self._queue.put(end)
