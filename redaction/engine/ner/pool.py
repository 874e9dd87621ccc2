"""One bound for all model runs of the process."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Pool:
    """Runs at most `size` model runs at a time, however many callers there are.

    A caller does its own runs and hands some to a thread only while the machine has nothing else to do: handing a run
    over costs a tenth of it, which shortens one caller's wait and is lost where all have work.
    """

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"a pool needs at least 1 thread, not {size}")
        self.size = size
        self._slots = threading.BoundedSemaphore(size)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="model")

    def run(self, work: Callable[[Item], Result], item: Item) -> Result:
        """Does the work in the calling thread as soon as there is room."""
        with self._slots:
            return work(item)

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the items' order; at most five times `size` items are under way or waiting to be read."""
        left = iter(items)
        ahead: deque[Future[Result]] = deque()
        try:
            for item in left:
                mine: Future[Result] = Future()
                ahead.append(mine)
                with self._slots:
                    self._lend(work, left, ahead)
                    mine.set_result(work(item))
                while ahead and (ahead[0].done() or len(ahead) > 4 * self.size):
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()

    def _lend(self, work: Callable[[Item], Result], left: Iterator[Item], ahead: deque[Future[Result]]) -> None:
        """Gives the next items to threads as long as there is room beside the callers' own runs."""
        while self._slots.acquire(blocking=False):
            try:
                future = self._threads.submit(work, next(left))
            except StopIteration:
                self._slots.release()
                return
            future.add_done_callback(lambda _: self._slots.release())  # done, failed or cancelled: once
            ahead.append(future)


_lock = threading.Lock()
_shared: Pool | None = None


def shared() -> Pool:
    """The pool of this process, as wide as the machine unless `configure` set it."""
    global _shared
    if _shared is None:
        with _lock:
            _shared = _shared or Pool(os.cpu_count() or 1)
    return _shared


def configure(size: int) -> None:
    """Sets how many model runs may go on at a time; runs under way finish on the old pool."""
    global _shared
    with _lock:
        _shared = Pool(size)
