"""Health, readiness and metrics answer before Django looks at the host, and tell nothing of users."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect

from .wire import http


def get(path, headers=b"Host: 10.0.0.7:8000\r\n"):
    return b"GET %s HTTP/1.1\r\n%s\r\n" % (path.encode(), headers)


@pytest.mark.parametrize("path", ["/health", "/healthz", "/ready", "/prefix/of/a/proxy/health", "/v4/p-1/ready"])
@pytest.mark.trap(15)
async def test_probes_answer_whatever_the_host_and_the_prefix(server, path):
    status, head, body = await http(server, get(path))
    assert status == 200
    assert json.loads(body)["status"] in ("ok", "ready")
    assert "no-store" in head


async def test_ready_names_each_part(server):
    _, _, body = await http(server, get("/ready"))
    checks = json.loads(body)["checks"]
    assert {"database", "channel_layer", "draining"} <= set(checks)
    assert all(check == {"ok": True, "why": ""} for check in checks.values())


async def test_ready_tells_within_two_seconds_that_redis_is_gone_and_back(start, redis):
    server = start(REDIS_URL=redis.url)
    assert (await http(server, get("/ready")))[0] == 200
    redis.kill()
    await asyncio.sleep(0.6)
    async with asyncio.timeout(2):
        status, _, body = await http(server, get("/ready"))
    assert (status, json.loads(body)["checks"]["channel_layer"]["ok"]) == (503, False)
    assert (await http(server, get("/health")))[0] == 200
    redis.start()
    await asyncio.sleep(0.6)
    assert (await http(server, get("/ready")))[0] == 200


async def metrics_with(server, line):
    """The metrics once they hold the line; sockets that other tests left may take a moment to go."""
    for _ in range(50):
        _, _, body = await http(server, get("/metrics"))
        if line in body.decode():
            break
        await asyncio.sleep(0.1)
    return body.decode()


async def test_metrics_count_requests_sockets_and_messages_by_route(server):
    await http(server, b"GET /slow?seconds=0&token=secret HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await http(server, b"GET /Maria-Huber HTTP/1.1\r\nHost: localhost\r\n\r\n")
    async with connect(f"{server.ws}/ws/echo") as socket:
        await socket.send("Maria Huber")
        await socket.recv()
        text = await metrics_with(server, 'tacet_sockets_open{route="/ws/echo"} 1.0')
    assert 'tacet_requests_total{method="GET",route="/slow",status="200"}' in text
    assert 'tacet_request_seconds_bucket{le="0.1",route="/slow"}' in text
    assert 'tacet_requests_total{method="GET",route="unmatched",status="404"}' in text
    assert 'tacet_sockets_open{route="/ws/echo"} 1.0' in text
    assert 'tacet_messages_total{direction="in"}' in text
    assert "tacet_resident_bytes" in text
    assert "Maria" not in text
    assert "secret" not in text


async def test_a_database_without_tables_is_not_ready(start):
    server = start(DJANGO_SETTINGS_MODULE="project.settings")
    status, _, body = await http(server, get("/ready"))
    assert (status, json.loads(body)["checks"]["database"]["ok"]) == (503, False)
    assert "migrate" in json.loads(body)["checks"]["database"]["why"]


@pytest.mark.parametrize(("native", "warned"), [pytest.param("0", True, marks=pytest.mark.trap(25)), ("1", False)])
async def test_it_warns_where_autobahn_runs_without_its_native_code(start, native, warned):
    server = start(AUTOBAHN_USE_NVX=native)
    assert ("without its native code" in server.log()) is warned


async def test_metrics_can_be_closed(start):
    server = start(METRICS="never")
    assert (await http(server, get("/metrics")))[0] == 403
