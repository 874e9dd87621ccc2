"""Token buckets, in memory and in Redis: the same arithmetic."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from project import limits
from project.errors import Problem
from project.limits import Bucket, Rate
from tests.live import servers


@given(st.floats(0.1, 1000), st.integers(1, 100))
def test_a_bucket_lets_its_burst_pass_and_then_names_the_time_to_wait(per_second, burst):
    bucket = Bucket(Rate(per_second, burst))
    allowed = 0
    while not (wait := bucket.take()) and allowed < 100_000:
        allowed += 1
    assert allowed >= burst
    assert 0 < wait <= 1 / per_second


async def test_no_rate_is_no_limit():
    assert [await limits.take("free", Rate(0, 1)) for _ in range(10)] == [0.0] * 10


async def test_names_have_buckets_of_their_own(settings):
    settings.REDIS_URL = ""
    rate = Rate(0.01, 1)
    assert await limits.take("one", rate) == 0
    assert await limits.take("two", rate) == 0
    with pytest.raises(Problem) as refusal:
        await limits.enforce("one", rate)
    assert (refusal.value.status, refusal.value.code) == (429, "rate_limited")
    assert refusal.value.headers["Retry-After"] == "100"
    assert 99_000 < refusal.value.extra["retry_after_ms"] <= 100_000


@pytest.fixture
def redis(tmp_path, settings):
    running = servers.Redis(tmp_path)
    settings.REDIS_URL = running.url
    limits._shared = limits._Redis()
    yield running
    running.kill()


async def test_processes_share_a_bucket_in_redis(redis):
    rate = Rate(0.1, 3)
    waits = []
    for _ in range(5):
        limits._shared = limits._Redis()  # another process knows nothing but Redis
        waits.append(await limits.take("shared", rate))
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert all(9 < wait <= 10 for wait in waits[3:])


async def test_a_bucket_in_redis_fills_again_and_goes_away_when_full(redis):
    rate = Rate(20, 1)
    assert await limits.take("fills", rate) == 0
    assert 0 < await limits.take("fills", rate) <= 0.05
    await asyncio.sleep(0.1)
    assert await limits.take("fills", rate) == 0


async def test_without_redis_the_process_counts_alone(redis):
    redis.kill()
    rate = Rate(0.1, 1)
    assert await limits.take("alone", rate) == 0
    assert await limits.take("alone", rate) > 0
    redis.start()
