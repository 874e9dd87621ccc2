"""A few threads for what computes, so that no event loop waits for it, and a bounded queue in front of them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings

from project.errors import Problem

from .engine import ner

P = ParamSpec("P")
A = TypeVar("A")
T = TypeVar("T")

# Calls that one thread takes at once. Of the time that the whole queue takes, four save 5 % and eight 7 %; each may
# keep a caller waiting that long.
MOST = 8

_waiting = 0


class Call(NamedTuple):
    """One call that waits for a thread."""

    item: Any
    answer: asyncio.Future[Any]


_calls: dict[Callable[..., Any], deque[Call]] = {}


@cache
def threads() -> ThreadPoolExecutor:
    """ENGINE_THREADS threads of this process, and as many model runs at a time."""
    ner.configure(settings.ENGINE_THREADS)
    return ThreadPoolExecutor(settings.ENGINE_THREADS, thread_name_prefix="engine")


@contextmanager
def counted() -> Iterator[None]:
    """A call under way. Raises Problem 503 where MAX_WAITING calls wait already."""
    global _waiting
    if _waiting >= settings.MAX_WAITING:
        raise Problem(code="busy", headers={"Retry-After": "1"}, retry_after_ms=1_000)
    _waiting += 1
    try:
        yield
    finally:
        _waiting -= 1


async def submit(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `function` on an engine thread. Raises Problem 503 where MAX_WAITING calls wait already."""
    with counted():
        return await asyncio.get_running_loop().run_in_executor(threads(), lambda: function(*args, **kwargs))


async def share(function: Callable[[Sequence[A]], Sequence[T]], item: A) -> T:
    """As `submit`, for a function that answers several items in less time than one by one.

    It gets the items that wait, as far as they are more than the threads can take. Where it fails for several it is
    asked again for each, so that nobody gets another caller's error.
    """
    with counted():
        answer = asyncio.get_running_loop().create_future()
        _calls.setdefault(function, deque()).append(Call(item, answer))
        threads().submit(_work, function)  # the earliest turn of this item; it may find that an earlier one took it
        return await answer  # type: ignore[no-any-return]


def _work(function: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
    if calls := list(_taken(_calls[function])):
        outcomes = _outcomes(function, [call.item for call in calls])
        for loop in {call.answer.get_loop() for call in calls}:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, loop, calls, outcomes)


def _taken(waiting: deque[Call]) -> Iterator[Call]:
    for _ in range(max(1, min(MOST, len(waiting) // settings.ENGINE_THREADS))):
        try:
            call = waiting.popleft()
        except IndexError:  # another thread was faster
            return
        if not call.answer.cancelled():
            yield call


def _outcomes(function: Callable[[Sequence[Any]], Sequence[Any]], items: Sequence[Any]) -> Sequence[Any]:
    """An answer or an exception for each item."""
    try:
        return function(items)
    except Exception as error:
        return [error] if len(items) == 1 else [_outcomes(function, [item])[0] for item in items]


def _settle(loop: asyncio.AbstractEventLoop, calls: Sequence[Call], outcomes: Sequence[Any]) -> None:
    for call, outcome in zip(calls, outcomes, strict=True):
        if call.answer.get_loop() is loop and not call.answer.done():
            if isinstance(outcome, Exception):
                call.answer.set_exception(outcome)
            else:
                call.answer.set_result(outcome)
