"""What a process does before it serves: room on the interpreter's stack, and a collector that works again."""

import gc
import resource
import threading

import pytest

from project.serving import start

CALLS = 500


def leaf():
    return None


def faults_at(depth):
    """Page faults of this thread while it calls a function so often, so many frames above here."""
    if depth:
        return faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _ in range(CALLS):
        leaf()
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def most_faults():
    return max(faults_at(depth) for depth in range(300))


def in_thread(call):
    """What the call returns on a stack of its own."""
    found = []
    thread = threading.Thread(target=lambda: found.append(call()))
    thread.start()
    thread.join()
    return found[0]


def test_calls_with_room_map_no_memory_again_and_again():
    assert in_thread(most_faults) >= CALLS  # else this interpreter needs no room, and with_room can go
    assert in_thread(lambda: start.with_room(most_faults)) < CALLS / 5


def test_a_call_with_room_gives_and_raises_what_it_did():
    assert start.with_room(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        start.with_room(lambda: 1 / 0)


def test_the_collector_works_when_the_server_does():
    frozen = gc.get_freeze_count()
    try:
        gc.disable()
        start.settle()
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.unfreeze()
