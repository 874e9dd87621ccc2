"""One bounded pool of threads for all model runs of the process."""

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

    A caller with one window runs it in its own thread, under the same bound: handing it over would cost more than a
    short sentence does.
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
        """The results in the items' order; at most four times `size` items are under way or waiting to be read."""
        ahead: deque[Future[Result]] = deque()
        try:
            for item in items:
                if len(ahead) >= 4 * self.size:
                    yield ahead.popleft().result()
                ahead.append(self._threads.submit(self.run, work, item))
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


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
