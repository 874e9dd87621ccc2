"""Who may call: the same rules over REST and on sockets."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from project.auth import Presented, authenticate
from project.errors import Problem
from project.sockets import database
from redaction import configuration
from redaction.models import ApiKey

from ..conftest import LOOPBACK, aissue, client_of, socket_of

ELSEWHERE = ("203.0.113.9", 50_000)
BODY = {"text": ["Hi"]}


async def status(application, address, **headers):
    async with client_of(application, address, **headers) as client:
        answer = await client.post("/process/text", json=BODY)
    if answer.status_code != 200:
        assert list(answer.json()) == ["detail", "code", "errors"]
    return answer.status_code


@pytest.mark.parametrize(
    ("anonymous", "address", "headers", "expected"),
    [
        ("loopback", LOOPBACK, {}, 200),
        ("loopback", ("::1", 1), {}, 200),
        ("loopback", ("::ffff:127.0.0.1", 1), {}, 200),
        ("loopback", ELSEWHERE, {}, 401),
        ("loopback", LOOPBACK, {"X-Forwarded-For": "127.0.0.1"}, 401),
        ("loopback", LOOPBACK, {"Forwarded": "for=127.0.0.1"}, 401),
        ("loopback", LOOPBACK, {"Origin": "http://localhost:3000"}, 200),
        ("loopback", LOOPBACK, {"Origin": "https://stranger.example"}, 401),
        ("never", LOOPBACK, {}, 401),
        ("always", ELSEWHERE, {}, 200),
        ("always", ELSEWHERE, {"x-api-key": "wrong"}, 401),
        ("loopback", LOOPBACK, {"x-api-key": "wrong"}, 401),
        ("loopback", LOOPBACK, {"x-api-key": ""}, 401),
        ("loopback", LOOPBACK, {"Authorization": "Bearer wrong"}, 401),
    ],
)
async def test_without_a_key(application, settings, anonymous, address, headers, expected):
    settings.ANONYMOUS = anonymous
    assert await status(application, address, **headers) == expected


@pytest.mark.parametrize("header", ["x-api-key", "authorization"])
async def test_a_key_is_taken_in_either_header(application, key, header):
    value = key if header == "x-api-key" else f"Bearer {key}"
    assert await status(application, ELSEWHERE, **{header: value}) == 200


async def test_a_401_says_how_to_authenticate(application):
    async with client_of(application, ELSEWHERE) as client:
        assert (await client.post("/process/text", json=BODY)).headers["www-authenticate"] == "Bearer"


async def test_an_expired_key_is_refused(application):
    key = await aissue("old", expires=timezone.now() - timedelta(seconds=1))
    assert await status(application, ELSEWHERE, **{"x-api-key": key}) == 401


async def test_a_revoked_key_is_refused(application, key):
    assert await status(application, ELSEWHERE, **{"x-api-key": key}) == 200
    await database.run(revoke)
    assert await status(application, ELSEWHERE, **{"x-api-key": key}) == 401


def revoke():
    row = ApiKey.objects.get()
    row.revoked = timezone.now()
    row.save()


async def test_a_key_without_the_scope_is_forbidden(application):
    key = await aissue("redacts", scopes="redact")
    async with client_of(application, ELSEWHERE, **{"x-api-key": key}) as client:
        answer = await client.post("/process/text/reidentify", json={"processed_text": ["a"], "entities": []})
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_the_key_itself_is_not_in_the_database(key):
    row = await database.run(ApiKey.objects.get)
    assert key not in str(vars(row))
    assert len(row.digest) == 64


async def test_use_of_a_key_is_recorded(application, key):
    await status(application, ELSEWHERE, **{"x-api-key": key})
    assert (await database.run(ApiKey.objects.get)).last_used is not None


async def opens(application, path="/ws", address=ELSEWHERE, **options):
    """Whether a socket gets an answer; the code of its error otherwise."""
    socket = socket_of(application, path, address, **options)
    connected, subprotocol = await socket.connect()
    assert connected
    await socket.send_to(text_data='{"type": "ping"}')
    answer = json.loads(await socket.receive_from())
    await socket.disconnect()
    return answer.get("type") or answer["code"], subprotocol


async def test_a_socket_without_credentials_is_told_so(application):
    assert (await opens(application))[0] == "credentials_missing"


async def test_a_socket_takes_the_key_as_a_subprotocol_and_does_not_repeat_it(application, key):
    assert await opens(application, subprotocols=["tacet", f"bearer.{key}"]) == ("pong", "tacet")


async def test_a_socket_takes_the_key_in_a_header(application, key):
    assert (await opens(application, headers=[(b"x-api-key", key.encode())]))[0] == "pong"


async def test_a_ticket_opens_one_socket_once(application, key):
    async with client_of(application, ELSEWHERE, **{"x-api-key": key}) as client:
        answer = await client.post("/tickets")
    assert answer.status_code == 201
    path = f"/ws?token={answer.json()['token']}"
    assert (await opens(application, path))[0] == "pong"
    assert (await opens(application, path))[0] == "credentials_invalid"


async def test_a_ticket_of_a_revoked_key_opens_nothing(application, key):
    async with client_of(application, ELSEWHERE, **{"x-api-key": key}) as client:
        token = (await client.post("/tickets")).json()["token"]
    await database.run(revoke)
    assert (await opens(application, f"/ws?token={token}"))[0] == "credentials_invalid"


async def test_a_wrong_ticket_is_refused_on_this_machine_too(application):
    assert (await opens(application, "/ws?token=wrong", LOOPBACK))[0] == "credentials_invalid"


async def test_an_open_socket_ends_when_its_key_is_revoked(application, key):
    socket = socket_of(application, address=ELSEWHERE, headers=[(b"x-api-key", key.encode())])
    await socket.connect()
    await socket.send_to(text_data='{"text": "Hi"}')
    assert "processed_text" in await socket.receive_from(timeout=5)
    await database.run(revoke)
    await socket.send_to(text_data='{"text": "Hi"}')
    assert json.loads(await socket.receive_from())["code"] == "credentials_invalid"
    frames = [await socket.receive_output(), await socket.receive_output()]
    assert 4401 in [frame.get("code") for frame in frames]


def session():
    user = get_user_model().objects.create_user("operator", password="a long password")
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.create()
    return store.session_key


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://ours.example"}, 200),
        ({"Origin": "https://stranger.example"}, 401),
        ({"Origin": "null"}, 401),
        ({}, 401),
    ],
)
async def test_a_session_counts_only_with_an_origin_of_ours(application, settings, origin, expected):
    settings.CSRF_TRUSTED_ORIGINS = ["https://ours.example"]
    cookie = {"Cookie": f"sessionid={await database.run(session)}"}
    assert await status(application, ELSEWHERE, **cookie, **origin) == expected


async def test_a_caller_knows_its_project_and_policy(transactional_db):
    key = await aissue("shop", "shop")
    scope = {"headers": [(b"x-api-key", key.encode())], "client": ELSEWHERE, "query_string": b""}
    caller = await authenticate(Presented.by_scope(scope))
    assert (caller.kind, caller.project, caller.policy) == ("key", "shop", None)
    assert key not in repr(caller)


async def test_a_key_that_is_not_text_is_refused(transactional_db):
    scope = {"headers": [(b"x-api-key", b"\xff\xfe")], "client": LOOPBACK, "query_string": b""}
    with pytest.raises(Problem, match="credentials_invalid"):
        await authenticate(Presented.by_scope(scope))


async def test_the_configuration_is_read_once_while_nothing_changes(application, key):
    assert await status(application, ELSEWHERE, **{"x-api-key": key}) == 200
    before = configuration.holder.held
    configuration.holder.forget()
    assert await status(application, ELSEWHERE, **{"x-api-key": key}) == 200
    assert configuration.holder.held is before
