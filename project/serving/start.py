"""How a process starts that is going to serve: fast, because somebody waits for its first answer."""

import asyncio
import contextlib
import gc
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
ROOM = 40_000  # slots of 8 bytes: 320 kB in a chunk of 512 KiB, never touched

_prepared = False


def prepare() -> None:
    """Choose uvloop where it is installed, and let the garbage collector rest until `settle`.

    To be called before Django is set up: Daphne makes its loop at import. What is loaded until the server listens
    stays, and the collector, which walks all of it again and again, took a quarter of the start.
    """
    global _prepared
    _prepared = True
    gc.disable()
    with contextlib.suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


def prepared() -> bool:
    """Whether this process was prepared in time."""
    return _prepared


def with_room(call: Callable[[], Result]) -> Result:
    """Make the call with ample room on the interpreter's stack.

    CPython takes frames from chunks of 16 KiB and gives a chunk back when its first frame ends. What is called in a
    loop just where a chunk begins has one mapped and unmapped for every call: while patterns are compiled 64,000 times,
    0.7 s. The chunk that holds a large frame is larger than the frame, and what is left of it is for the calls within.
    """
    return call()


with_room.__code__ = with_room.__code__.replace(co_stacksize=ROOM)


def settle() -> None:
    """Let the collector work again, on what comes from now on: of what was imported less than 1 MB is garbage."""
    gc.freeze()
    gc.enable()
