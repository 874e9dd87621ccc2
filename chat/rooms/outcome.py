"""What a service leaves behind: its answer, and the frames to announce once the transaction has been committed."""

import functools
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from asgiref.sync import async_to_sync

from project.sockets import database

from .bus import announce, bus

P = ParamSpec("P")
T = TypeVar("T")
Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """An answer, and frames that each name their room."""

    value: T
    frames: tuple[Frame, ...] = ()


async def atell(outcome: Outcome[T]) -> T:
    """Announce the frames; the answer."""
    for frame in outcome.frames:
        await announce(frame["room"], frame)
    return outcome.value


def tell(*frames: Frame) -> None:
    """Announce from code that is not asynchronous: the admin, commands. What is lost is found in the database."""
    async_to_sync(_atell_and_wait)(frames)


async def _atell_and_wait(frames: tuple[Frame, ...]) -> None:
    """The event loop ends with the call, and what it has not sent with it."""
    await atell(Outcome(None, frames))
    await bus().flush()


def telling(service: Callable[P, Outcome[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """The coroutine twin of a service: it runs on a database thread and announces what it did."""

    @functools.wraps(service)
    async def twin(*args: P.args, **kwargs: P.kwargs) -> T:
        return await atell(await database.run(service, *args, **kwargs))

    return twin
