"""Whether the model can be used; the first question starts to load it."""

import asyncio
from concurrent.futures import Future
from functools import cache

from . import work
from .engine import ner

PATIENCE = 0.5  # seconds; a probe does not wait for a model that is still loading


@cache
def _loading() -> Future[None]:
    return work.threads().submit(ner.warm)


async def model() -> str:
    """An empty string when the model has run once, else why it has not."""
    loading = _loading()
    done, _ = await asyncio.wait([asyncio.wrap_future(loading)], timeout=PATIENCE)
    if not done:
        return "loading"
    error = loading.exception()
    return type(error).__name__ if error else ""
