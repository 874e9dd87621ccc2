"""One server for all the tests that leave it as they found it; others start their own."""

import pytest

from . import servers
from .clients import manage
from .gateway import Gateway, in_front_of
from .upstream import Upstream


def pytest_collection_modifyitems(items):
    for item in items:
        if "/live/" in str(item.path):
            item.add_marker(pytest.mark.live)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    running = servers.serve(
        tmp_path_factory.mktemp("server"),
        SOCKET_MESSAGE_BYTES=2_000_000,
        MAX_BODY_BYTES=1_000_000,
        HTTP_BODY_SECONDS=1,
        HTTP_HEADER_SECONDS=1,
        SOCKET_RATE=0,
        SOCKET_SLOW_SECONDS=2,
        DRAIN_SECONDS=1,
    )
    yield running
    running.stop()


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """The product itself, with its model, as a user starts it; no limit on the rate of a socket, and all logs on."""
    running = servers.product(tmp_path_factory.mktemp("product"), SOCKET_RATE=0, LOG_LEVEL="DEBUG")
    yield running
    running.stop()


@pytest.fixture
def start(tmp_path):
    """Start a server with arguments and settings; it is stopped after the test."""
    started = []

    def starter(*arguments, **settings):
        started.append(servers.serve(tmp_path, *arguments, **settings))
        return started[-1]

    yield starter
    for running in started:
        running.stop()


@pytest.fixture(scope="module")
def start_for_module(tmp_path_factory):
    """As `start`, for a server that the tests of one file share."""
    started = []

    def starter(*arguments, **settings):
        started.append(servers.serve(tmp_path_factory.mktemp("shared"), *arguments, **settings))
        return started[-1]

    yield starter
    for running in started:
        running.stop()


@pytest.fixture(scope="session")
def daphne(tmp_path_factory):
    """The same application on Daphne as it comes."""
    running = servers.plain_daphne(tmp_path_factory.mktemp("daphne"))
    yield running
    running.stop()


@pytest.fixture
def redis(tmp_path):
    yield from running_redis(tmp_path)


@pytest.fixture
def second_redis(tmp_path):
    yield from running_redis(tmp_path)


def running_redis(tmp_path):
    running = servers.Redis(tmp_path)
    yield running
    running.kill()


@pytest.fixture(scope="session")
def model():
    """A language model of the tests' own."""
    running = Upstream()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def gateway(tmp_path_factory, model):
    """The product in front of that model, and a key for it: (server, key)."""
    folder = tmp_path_factory.mktemp("gateway")
    running = servers.product(folder, LOG_LEVEL="DEBUG", **in_front_of(model))
    yield Gateway(running, manage(folder, "createkey", "gateway"))
    running.stop()


@pytest.fixture
def http(gateway, model):
    """A client of the gateway; its model has forgotten what others asked."""
    model.clear()
    with gateway.http() as made:
        yield made
