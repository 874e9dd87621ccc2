"""What tests of the server share: a database that threads see, and clients that speak to the whole application."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from channels.testing import WebsocketCommunicator
from django.core.cache import cache
from django.db import connections
from hypothesis import settings as hypothesis_settings

from project import auth
from project.sockets import database
from redaction import configuration
from redaction.models import ApiKey, Project

LOOPBACK = ("127.0.0.1", 50_000)
PATIENCE = 15  # seconds; Channels' one second is too little for a first answer on a machine that does other things too

hypothesis_settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
hypothesis_settings.load_profile("untimed")

for _method in ("connect", "receive_output", "receive_from", "receive_json_from", "wait"):
    getattr(WebsocketCommunicator, _method).__defaults__ = (PATIENCE,)
WebsocketCommunicator.disconnect.__defaults__ = (1000, PATIENCE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file, where SQLite would take memory: the server's database threads have connections of their own."""
    given = connections["default"].settings_dict
    if given["ENGINE"].endswith("sqlite3"):
        given["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _forget(settings: Any) -> Iterator[None]:
    """Nothing of one test's configuration, tickets or keys is known to the next."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    configuration.holder.held = None
    configuration.holder.forget()
    auth.forget()
    cache.clear()
    yield
    configuration.holder.held = None


@pytest.fixture
def application(transactional_db: None) -> Any:
    """The ASGI application with a database."""
    from project.asgi import application

    return application


def client_of(application: Any, address: tuple[str, int] = LOOPBACK, **headers: str) -> httpx.AsyncClient:
    """An HTTP client of the application that calls from `address`."""
    transport = httpx.ASGITransport(app=application, client=address)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)


@pytest.fixture
async def client(application: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client on this machine."""
    async with client_of(application) as made:
        yield made


def socket_of(application: Any, path: str = "/ws", address: tuple[str, int] = LOOPBACK, **options: Any) -> Any:
    """A socket client of the application that calls from `address`."""
    made = WebsocketCommunicator(application, path, **options)
    made.scope["client"] = address
    return made


@pytest.fixture
async def socket(application: Any) -> AsyncIterator[Any]:
    """An open socket at /ws."""
    made = socket_of(application)
    connected, _ = await made.connect()
    assert connected
    yield made
    await made.disconnect()


@pytest.fixture
def key(transactional_db: None) -> str:
    """A key of the main project."""
    return issue("test")


def issue(name: str, project: str = "main", **fields: Any) -> str:
    """A new key."""
    row = ApiKey(name=name, project=Project.objects.get_or_create(name=project)[0], **fields)
    issued = row.issue()
    row.save()
    return issued


async def aissue(name: str, project: str = "main", **fields: Any) -> str:
    """A new key, from a coroutine."""
    return await database.run(issue, name, project, **fields)
