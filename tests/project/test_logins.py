"""The login forms of the chat and of the admin let nobody try passwords for long."""

import logging
import re

import pytest
from django.contrib.auth.models import User

from project import limits
from project.sockets import database
from tests.live import servers

from ..conftest import client_of

PATHS = ["/chat/login", "/admin/login/"]
RIGHT, WRONG = "correct horse battery", "open sesame please"


@pytest.fixture(autouse=True)
async def account(application, settings):
    settings.REDIS_URL = ""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes its time
    settings.LOGIN_RATE, settings.LOGIN_BURST = 0.001, 3
    settings.LOGIN_ADDRESS_RATE, settings.LOGIN_ADDRESS_BURST = 0.001, 5
    limits._bucket.cache_clear()
    await database.run(User.objects.create_superuser, "quartermaine", "", RIGHT)
    yield
    limits._bucket.cache_clear()


async def tried(application, path, name="quartermaine", password=WRONG, address="192.0.2.1"):
    """The answer to a form that a browser at the address sends."""
    async with client_of(application, (address, 50_000)) as client:
        page = await client.get(path)
        token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        form = {"username": name, "password": password, "csrfmiddlewaretoken": token}
        return await client.post(path, data=form, headers={"referer": str(client.base_url)})


@pytest.mark.parametrize("path", PATHS)
async def test_one_account_is_tried_so_often_from_wherever(application, path):
    for number in range(3):
        assert (await tried(application, path, address=f"192.0.2.{number}")).status_code == 200
    answer = await tried(application, path, "QuarterMaine", RIGHT, address="192.0.2.9")
    assert answer.status_code == 429
    assert 900 <= int(answer.headers["retry-after"]) <= 1_000
    assert re.search(r"Too many tries\. Try again in 1[5-7] minutes\.", answer.text)
    assert "sessionid" not in answer.headers.get("set-cookie", "")
    assert (await tried(application, path, "somebody", address="192.0.2.9")).status_code == 200


@pytest.mark.parametrize("path", PATHS)
async def test_one_address_tries_so_often_whomever(application, path):
    for number in range(5):
        assert (await tried(application, path, f"person{number}")).status_code == 200
    refused = await tried(application, path, password=RIGHT)
    assert (refused.status_code, "Too many tries" in refused.text) == (429, True)
    assert (await tried(application, path, password=RIGHT, address="192.0.2.2")).status_code == 302


async def test_a_refused_address_uses_up_nobodys_tries(application):
    for number in range(5):
        await tried(application, PATHS[0], f"person{number}")
    for _ in range(4):
        assert (await tried(application, PATHS[0])).status_code == 429
    assert (await tried(application, PATHS[0], password=RIGHT, address="192.0.2.2")).status_code == 302


async def test_both_forms_count_together(application):
    for path in (*PATHS, PATHS[0]):
        assert (await tried(application, path)).status_code == 200
    assert (await tried(application, PATHS[1], password=RIGHT)).status_code == 429


async def test_a_rate_of_zero_is_no_limit(application, settings):
    settings.LOGIN_RATE = settings.LOGIN_ADDRESS_RATE = 0
    for _ in range(7):
        assert (await tried(application, PATHS[0])).status_code == 200


async def test_processes_count_together_where_there_is_redis(application, settings, tmp_path, monkeypatch):
    running = servers.Redis(tmp_path)
    try:
        settings.REDIS_URL = running.url
        for _ in range(3):
            monkeypatch.setattr(limits, "_shared", limits._Redis())
            limits._bucket.cache_clear()  # as another process, which knows nothing but Redis
            assert (await tried(application, PATHS[0])).status_code == 200
        limits._bucket.cache_clear()
        assert (await tried(application, PATHS[0])).status_code == 429
    finally:
        running.kill()


async def test_names_and_passwords_are_not_logged(application, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    for _ in range(4):
        answer = await tried(application, PATHS[0])
    captured = capfd.readouterr()
    assert answer.status_code == 429
    for secret in ("quartermaine", WRONG):
        assert secret not in caplog.text + captured.out + captured.err
    assert WRONG not in answer.text
