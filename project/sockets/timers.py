"""The clocks of one session: its length, its idleness, the expiry of its credentials. One timer each, no task."""

import asyncio
import time
from collections.abc import Callable


class Timers:
    """Calls `warn(why, seconds left)` and then `expire(why)`; `why` is session, idle or credentials."""

    __slots__ = ("_expire", "_handles", "_warn", "_warning", "touched")

    def __init__(self, warn: Callable[[str, float], None], expire: Callable[[str], None], warning: float) -> None:
        self._warn = warn
        self._expire = expire
        self._warning = warning
        self._handles: dict[str, asyncio.TimerHandle] = {}
        self.touched = time.monotonic()

    def session(self, seconds: float) -> None:
        """End the session after so many seconds."""
        if seconds:
            self._end("session", seconds)

    def credentials(self, seconds: float) -> None:
        """End it when what the client proved itself with has expired."""
        self._end("credentials", max(seconds, 0.0))

    def idle(self, seconds: float) -> None:
        """End it when nothing has come for so many seconds."""
        if seconds:
            self._look_for_idleness(seconds, warned=False)

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        """Call again and again until the end."""

        def again() -> None:
            call()
            self.every(seconds, call)

        if seconds:
            self._later("recheck", seconds, again)

    def touch(self) -> None:
        """Something has come."""
        self.touched = time.monotonic()

    def stop(self) -> None:
        """No call comes after this."""
        for handle in self._handles.values():
            handle.cancel()
        self._handles.clear()

    def _later(self, why: str, seconds: float, callback: Callable[[], None]) -> None:
        if previous := self._handles.get(why):
            previous.cancel()
        self._handles[why] = asyncio.get_running_loop().call_later(seconds, callback)

    def _end(self, why: str, seconds: float) -> None:
        notice = min(self._warning, seconds / 2)

        def warn() -> None:
            self._later(why, notice, lambda: self._expire(why))
            self._warn(why, notice)

        self._later(why, seconds - notice, warn)

    def _look_for_idleness(self, seconds: float, warned: bool) -> None:
        notice = min(self._warning, seconds / 2)
        quiet = time.monotonic() - self.touched
        if quiet >= seconds:
            self._expire("idle")
            return
        if quiet >= seconds - notice and not warned:
            self._warn("idle", seconds - quiet)
            warned = True
        elif quiet < seconds - notice:
            warned = False
        wait = seconds - quiet if warned else seconds - notice - quiet
        self._later("idle", wait + 0.001, lambda: self._look_for_idleness(seconds, warned))
