"""Who is let in, over real sockets and real HTTP, and when somebody who was let in has to go."""

import json
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import pytest
from websockets.exceptions import ConnectionClosed

from . import servers
from .clients import ADD_OPERATOR, browser, hear, is_open, open_socket, post, shell, sign_in

RECHECK = 0.4  # s
NOTICED = 1.2  # s; the server looks once a second for what was changed
QUIET = 0.3  # s without a refusal
BODY = {"text": ["Hi"]}
NAMES = ["good", "expired", "revoked", "to-revoke", "to-expire"]
SETUP = f"""
{ADD_OPERATOR}
from django.core.management import call_command
for name in {NAMES}:
    call_command("createkey", name)
"""


def change(folder, name, field, seconds):
    """Set when a key ends, as another process would."""
    when = (datetime.now(UTC) + timedelta(seconds=seconds)).replace(tzinfo=None).isoformat(" ")
    with closing(sqlite3.connect(folder / "var" / "tacet.sqlite3", timeout=20)) as database, database:
        database.execute(f"UPDATE redaction_apikey SET {field} = ? WHERE name = ?", (when, name))  # noqa: S608
        database.execute("UPDATE redaction_revision SET number = number + 1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("credentials")


@pytest.fixture(scope="module")
def server(folder):
    """Lets nobody in without credentials, and tells all it ever tells."""
    settings = {"ANONYMOUS": "never", "LOG_LEVEL": "DEBUG", "SOCKET_RECHECK_SECONDS": RECHECK}
    running = servers.product(folder, **settings)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def keys(folder, server):
    """Keys by name; `wrong` is none."""
    made = dict(zip(NAMES, shell(folder, SETUP).split(), strict=True))
    change(folder, "expired", "expires", -1)
    change(folder, "revoked", "revoked", -1)
    time.sleep(NOTICED)
    return {**made, "wrong": "tacet_wrong"}


@pytest.fixture
def key(keys):
    return keys["good"]


def outcome(server, path="/ws", **options):
    """What a socket that says "ping" is told: the codes of the answer and of the close."""
    with open_socket(server, path, **options) as socket:
        try:
            refusal = json.loads(socket.recv(QUIET))
        except TimeoutError:
            assert is_open(socket)
            return "pong", None
        return refusal["code"], closed(socket)


def closed(socket):
    """The code with which the server closes, whatever comes before."""
    try:
        while socket.recv(10) is not None:
            pass
    except ConnectionClosed as end:
        return end.rcvd.code


def ways(key):
    """The places where a socket's client may put a key."""
    return {
        "x-api-key": {"additional_headers": {"x-api-key": key}},
        "bearer": {"additional_headers": {"Authorization": f"Bearer {key}"}},
        "subprotocol": {"subprotocols": [f"bearer.{key}", "tacet"]},
    }


WAYS = ["x-api-key", "bearer", "subprotocol"]


@pytest.mark.trap(14)
@pytest.mark.parametrize("way", WAYS)
def test_a_program_with_a_key_needs_no_origin(server, key, way):
    assert outcome(server, **ways(key)[way]) == ("pong", None)


def test_nobody_is_let_in_without_credentials(server):
    assert outcome(server) == ("credentials_missing", 4401)
    assert post(server, "/process/text", BODY).status_code == 401


@pytest.mark.parametrize("why", ["wrong", "expired", "revoked"])
@pytest.mark.parametrize("way", WAYS)
def test_a_key_that_holds_nothing_is_refused_wherever_it_is_sent(server, keys, way, why):
    assert outcome(server, **ways(keys[why])[way]) == ("credentials_invalid", 4401)


@pytest.mark.parametrize("why", ["wrong", "expired", "revoked"])
@pytest.mark.parametrize("header", ["x-api-key", "authorization"])
def test_rest_refuses_it_too(server, keys, header, why):
    value = keys[why] if header == "x-api-key" else f"Bearer {keys[why]}"
    answer = post(server, "/process/text", BODY, **{header: value})
    assert (answer.status_code, answer.json()["code"]) == (401, "credentials_invalid")


def test_an_idle_socket_ends_when_its_key_is_revoked(folder, server, keys):
    with open_socket(server, **ways(keys["to-revoke"])["x-api-key"]) as socket:
        assert is_open(socket)
        change(folder, "to-revoke", "revoked", 0)
        assert closed(socket) == 4401


def test_an_open_socket_ends_when_its_key_expires(folder, server, keys):
    change(folder, "to-expire", "expires", 4)
    time.sleep(NOTICED)
    headers = {"additional_headers": {"x-api-key": keys["to-expire"]}, "origin": server.url}
    with open_socket(server, **headers) as socket:
        assert is_open(socket)
        assert hear(socket)["code"] == "credentials_expired"
        assert closed(socket) == 4401


def test_a_ticket_opens_one_socket(server, key):
    token = post(server, "/tickets", None, **{"x-api-key": key}).json()["token"]
    assert outcome(server, f"/ws?token={token}") == ("pong", None)
    assert outcome(server, f"/ws?token={token}") == ("credentials_invalid", 4401)


@pytest.fixture
def signed_in(server, keys):  # the operator is made with them
    with browser(server) as client:
        assert sign_in(client).status_code == 302
        yield client


def cookies(client):
    return {"additional_headers": {"Cookie": f"sessionid={client.cookies['sessionid']}"}}


def sign_out(client):
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"]}
    assert client.post("/admin/logout/", data=token).status_code == 200


@pytest.mark.parametrize("origin", ["https://stranger.example", "null", None])
def test_a_cookie_counts_for_nothing_on_a_page_of_others(server, signed_in, origin):
    options = {"origin": origin} if origin else {}
    assert outcome(server, **cookies(signed_in), **options) == ("credentials_missing", 4401)
    headers = {"Origin": origin} if origin else {}
    cookie = cookies(signed_in)["additional_headers"]
    assert post(server, "/process/text", BODY, **cookie, **headers).status_code == 401


@pytest.mark.trap(21)
def test_logout_closes_the_sockets_of_a_cookie(server, signed_in):
    with open_socket(server, origin=server.url, **cookies(signed_in)) as socket:
        assert is_open(socket)
        sign_out(signed_in)
        assert closed(socket) == 4401


def test_logout_closes_the_sockets_of_a_ticket(server, signed_in):
    answer = post(server, "/tickets", None, Origin=server.url, **cookies(signed_in)["additional_headers"])
    with open_socket(server, f"/ws?token={answer.json()['token']}") as socket:
        assert is_open(socket)
        sign_out(signed_in)
        assert closed(socket) == 4401


def test_a_ticket_of_a_session_that_has_ended_opens_nothing(server, signed_in):
    answer = post(server, "/tickets", None, Origin=server.url, **cookies(signed_in)["additional_headers"])
    sign_out(signed_in)
    assert outcome(server, f"/ws?token={answer.json()['token']}") == ("credentials_invalid", 4401)


@pytest.mark.trap(20)
def test_a_token_in_a_url_is_in_no_log_and_no_metric(server, folder):
    tokens = ["s3cr3t-sanderling", "s3cr3t-dunlin", "s3cr3t-knot"]
    with suppress(Exception), open_socket(server, f"/ws?token={tokens[0]}") as socket:
        socket.recv(2)
    with suppress(Exception), open_socket(server, f"/nowhere?token={tokens[1]}") as socket:
        socket.recv(2)
    post(server, f"/process/text?token={tokens[2]}", BODY)
    with browser(server) as client:
        metrics = client.get("/metrics").text
    assert json.dumps([token for token in tokens if token in server.log() + metrics]) == "[]"
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if any(token.encode() in path.read_bytes() for token in tokens)] == []
