"""The policy on a second client of a room: reject_new leaves the first its seat, replace_old gives it to the second."""

import asyncio

from django.core.cache import cache

from project.errors import Problem
from project.sockets import database

LEASE = 60  # s; a process that dies gives its seats back by then
RENEWAL = LEASE / 3

_taken: dict[str, str] = {}  # by this process: a cache of files cannot add atomically


async def take(room: str, name: str) -> None:
    """Take the room's only seat. Raises Problem 409 where somebody has it."""
    if room in _taken:
        raise Problem(code="seat_taken")
    _taken[room] = name
    try:
        free = await database.run(cache.add, f"seat:{room}", name, LEASE)
    except BaseException:
        _taken.pop(room, None)
        raise
    if not free:
        _taken.pop(room, None)
        raise Problem(code="seat_taken")


async def keep(room: str, name: str) -> None:
    """Hold the seat until cancelled."""
    while True:
        await asyncio.sleep(RENEWAL)
        await database.run(cache.set, f"seat:{room}", name, LEASE)


async def give_up(room: str, name: str) -> None:
    """Leave the seat, where it is held."""
    if _taken.get(room) == name:
        await database.run(cache.delete, f"seat:{room}")
        _taken.pop(room, None)
