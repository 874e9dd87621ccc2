"""Calls that wait for an engine thread are worked on together, and each gets its own answer."""

import asyncio
import threading

import pytest

from project.errors import Problem
from redaction import work


@pytest.fixture
def busy(settings):
    """Holds every engine thread until it is set."""
    held = threading.Event()
    for _ in range(settings.ENGINE_THREADS):
        work.threads().submit(held.wait)
    yield held
    held.set()


async def asked_while(busy, function, items):
    """The outcomes of calls that all wait before the first is worked on."""
    calls = [asyncio.create_task(work.share(function, item)) for item in items]
    await asyncio.sleep(0)
    busy.set()
    return await asyncio.gather(*calls, return_exceptions=True)


async def test_a_call_alone_is_answered():
    assert await work.share(lambda items: [item * 2 for item in items], 21) == 42


async def test_calls_that_wait_share_a_turn_and_keep_their_answers(busy):
    turns = []

    def double(items):
        turns.append(len(items))
        return [item * 2 for item in items]

    assert await asked_while(busy, double, range(40)) == [item * 2 for item in range(40)]
    assert max(turns) == work.MOST


async def test_a_call_that_fails_harms_no_other(busy):
    def inverted(items):
        return [12 / item for item in items]

    outcomes = await asked_while(busy, inverted, [1, 2, 0, *range(3, 40)])
    assert outcomes[:2] == [12, 6]
    assert isinstance(outcomes[2], ZeroDivisionError)
    assert outcomes[3:] == [12 / item for item in range(3, 40)]


async def test_a_call_that_was_given_up_is_not_worked_on(busy):
    seen = []

    def keep(items):
        seen.extend(items)
        return items

    given_up, kept = (asyncio.create_task(work.share(keep, item)) for item in ("given up", "kept"))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.sleep(0)
    busy.set()
    assert await kept == "kept"
    assert seen == ["kept"]


async def test_too_many_waiting_calls_are_refused(busy, settings):
    settings.MAX_WAITING = 3
    outcomes = await asked_while(busy, list, range(5))
    assert outcomes[:3] == [0, 1, 2]
    assert [outcome.code for outcome in outcomes[3:] if isinstance(outcome, Problem)] == ["busy", "busy"]
