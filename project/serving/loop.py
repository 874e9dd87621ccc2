"""The event loop; to be set before Daphne is imported, because Daphne makes its loop at import."""

import asyncio
import contextlib


def use_fast_loop() -> None:
    """uvloop where it is installed."""
    with contextlib.suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
