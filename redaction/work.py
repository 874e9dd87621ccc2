"""A few threads for what computes, so that no event loop waits for it, and a bounded queue in front of them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from django.conf import settings

from project.errors import Problem

from .engine import ner

P = ParamSpec("P")
T = TypeVar("T")

_waiting = 0


@cache
def threads() -> ThreadPoolExecutor:
    """ENGINE_THREADS threads of this process, and as many model runs at a time."""
    ner.configure(settings.ENGINE_THREADS)
    return ThreadPoolExecutor(settings.ENGINE_THREADS, thread_name_prefix="engine")


async def submit(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `function` on an engine thread. Raises Problem 503 where MAX_WAITING calls wait already."""
    global _waiting
    if _waiting >= settings.MAX_WAITING:
        raise Problem(code="busy", headers={"Retry-After": "1"}, retry_after_ms=1_000)
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(threads(), lambda: function(*args, **kwargs))
    finally:
        _waiting -= 1
