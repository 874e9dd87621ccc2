"""Database work away from the event loop, on threads of its own.

`sync_to_async` and the ORM's own `a` methods share ONE thread per process outside a Django request, so that a single
blocked query delays every socket. Here up to DATABASE_THREADS queries run beside each other.
"""

import asyncio
import contextvars
import functools
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections

P = ParamSpec("P")
R = TypeVar("R")


@functools.cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=settings.DATABASE_THREADS, thread_name_prefix="database")


def _with_fresh_connection(work: Callable[[], R]) -> R:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()


async def run(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run blocking ORM work on a database thread, under the caller's context variables."""
    context = contextvars.copy_context()
    work = functools.partial(context.run, functools.partial(function, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_threads(), _with_fresh_connection, work)


def threaded(function: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    """The coroutine twin of a blocking function, as a decorator."""

    @functools.wraps(function)
    async def twin(*args: P.args, **kwargs: P.kwargs) -> R:
        return await run(function, *args, **kwargs)

    return twin
