"""Whether a text can be answered at once; the first question starts to load what that takes."""

import asyncio
from concurrent.futures import Future
from functools import cache

from . import services, work

PATIENCE = 0.5  # seconds; a probe does not wait for a model that is still loading


@cache
def _loading() -> Future[None]:
    return work.threads().submit(services.rehearse)


async def model() -> str:
    """An empty string when a text has been answered once, else why none has."""
    loading = _loading()
    done, _ = await asyncio.wait([asyncio.wrap_future(loading)], timeout=PATIENCE)
    if not done:
        return "loading"
    error = loading.exception()
    return type(error).__name__ if error else ""
