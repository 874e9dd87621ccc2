"""A running answer goes on after the line is lost: exactly the missed frames, in any process that shares a Redis."""

import json
import time
from socket import SHUT_RDWR

import pytest

from . import servers
from .assistant import asked, hear, heard, opened, say, text_of
from .clients import manage
from .gateway import Gateway, in_front_of
from .test_gateway_faults import until
from .upstream import Upstream

STORY = "Please repeat this for Anna Schmidt: " + " ".join(f"word{number}" for number in range(120))


@pytest.fixture(scope="module")
def slow():
    running = Upstream(slice_bytes=10_000, delay=0.02)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    running = servers.Redis(tmp_path_factory.mktemp("redis"))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def pair(tmp_path_factory, slow, redis):
    """Two processes with one database, one Redis and one set of keys."""
    folder = tmp_path_factory.mktemp("pair")
    settings = in_front_of(slow, REDIS_URL=redis.url, ASSISTANT_RESUME_SECONDS=4)
    started = [servers.product(folder, **settings)]
    key = manage(folder, "createkey", "pair")
    started.append(servers.serve(folder, **{"DJANGO_SETTINGS_MODULE": "project.settings", **settings}))
    yield [Gateway(server.wait_until_up("/ready"), key) for server in started]
    for server in started:
        server.stop()


def lost(gateway, frames=6, **more):
    """What a client got before its line was lost."""
    with opened(gateway) as socket:
        say(socket, asked(STORY, id=1, **more))
        found = [hear(socket) for _ in range(frames)]
        socket.socket.shutdown(SHUT_RDWR)
    return found


@pytest.mark.parametrize("there", [0, 1])
def test_exactly_the_missed_frames_come_in_either_process(pair, there):
    before = lost(pair[0])
    with opened(pair[there]) as socket:
        say(socket, {"type": "resume", "id": 2, "response": before[0]["response"], "after": before[-1]["n"]})
        resumed, *after = heard(socket)
    assert resumed["event"] == "resumed"
    numbers = [frame["n"] for frame in (*before, *after)]
    assert numbers == sorted(set(numbers))
    assert text_of([*before, *after]) == f"I heard: {STORY}"
    assert after[-1]["reason"] == "stop"


def test_a_line_that_is_lost_again_and_again_loses_nothing(pair):
    found = lost(pair[0], 4)
    for turn in range(6):
        with opened(pair[turn % 2]) as socket:
            say(socket, {"type": "resume", "response": found[0]["response"], "after": found[-1]["n"]})
            assert hear(socket)["event"] == "resumed"
            for _ in range(5):
                found.append(hear(socket))
                if found[-1]["event"] == "end":
                    break
    while found[-1]["event"] != "end":
        with opened(pair[1]) as socket:
            say(socket, {"type": "resume", "response": found[0]["response"], "after": found[-1]["n"]})
            found += heard(socket)[1:]
    assert text_of(found) == f"I heard: {STORY}"


def test_the_other_process_can_cancel(pair, slow):
    slow.clear()
    before = lost(pair[0], model="endless")
    with opened(pair[1]) as socket:
        say(socket, {"type": "resume", "response": before[0]["response"], "after": before[-1]["n"]})
        hear(socket)
        say(socket, {"type": "cancel", "response": before[0]["response"]})
        assert heard(socket)[-1]["reason"] == "cancelled"
    until(lambda: slow.gone == ["endless"])


def test_an_answer_that_nobody_comes_back_for_ends_with_its_request(pair, slow):
    slow.clear()
    lost(pair[0], model="endless")
    until(lambda: slow.gone == ["endless"])


def test_somebody_elses_answer_is_not_found(pair, tmp_path_factory):
    before = lost(pair[0])
    folder = pair[0].server.log_path.parent
    stranger = manage(folder, "createkey", "stranger")
    time.sleep(0.5)
    for each in pair:
        with opened(Gateway(each.server, stranger)) as socket:
            say(socket, {"type": "resume", "response": before[0]["response"], "after": 0})
            assert hear(socket)["data"]["status_code"] == 404


def test_nothing_of_an_answer_is_readable_in_redis(pair, redis):
    from redis import Redis

    before = lost(pair[0])
    client = Redis.from_url(redis.url)
    until(lambda: list(client.scan_iter("answer:*")))
    kept = b"".join(
        key + b"".join(b"".join(entry.values()) for _, entry in client.xrange(key))
        for key in client.scan_iter("answer:*")
        if client.type(key) == b"stream"
    )
    assert kept
    for secret in (b"Schmidt", b"word1", before[0]["response"].encode(), json.dumps(STORY).encode()):
        assert secret not in kept


def test_while_redis_is_away_the_own_process_still_knows(pair, redis):
    redis.kill()
    try:
        before = lost(pair[0])
        with opened(pair[0]) as socket:
            say(socket, {"type": "resume", "response": before[0]["response"], "after": before[-1]["n"]})
            assert text_of([*before, *heard(socket)]) == f"I heard: {STORY}"
        with opened(pair[1]) as socket:
            say(socket, {"type": "resume", "id": 1, "response": before[0]["response"]})
            assert hear(socket)["data"]["code"] == "backend_unavailable"
    finally:
        redis.start()


def test_an_answer_whose_process_died_is_told_to_be_lost(pair, slow):
    before = lost(pair[0], model="endless")
    time.sleep(0.5)
    pair[0].server.process.kill()
    with opened(pair[1]) as socket:
        say(socket, {"type": "resume", "id": 9, "response": before[0]["response"], "after": before[-1]["n"]})
        *_, error, end = heard(socket)
    assert error["data"]["code"] == "answer_lost"
    assert end["id"] == 9
