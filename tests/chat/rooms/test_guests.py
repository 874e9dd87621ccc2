"""Guests: a signed token that goes wherever a key goes, and opens nothing else."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from chat.models import Person
from chat.rooms import people
from project import auth, guests
from project.auth import Caller, Presented
from project.errors import Problem
from project.sockets import database

from ...conftest import aissue, client_of, socket_of

ELSEWHERE = ("203.0.113.9", 50_000)


async def token_of(application, name="Gus", **headers):
    async with client_of(application, ELSEWHERE, **headers) as client:
        answer = await client.post("/rooms/guests", json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


@pytest.mark.parametrize("header", ["x-api-key", "authorization"])
async def test_a_token_is_taken_where_a_key_is(application, header):
    token = await token_of(application)
    value = token if header == "x-api-key" else f"Bearer {token}"
    async with client_of(application, ELSEWHERE, **{header: value}) as client:
        assert (await client.get("/rooms/me")).json()["name"] == "Gus"


async def test_a_guest_is_the_same_person_each_time(application):
    token = await token_of(application)
    async with client_of(application, ELSEWHERE, **{"x-api-key": token}) as client:
        first, again = (await client.get("/rooms/me")).json(), (await client.get("/rooms/me")).json()
    assert first == again
    assert await database.run(Person.objects.count) == 1


async def test_a_token_fits_into_a_subprotocol(application):
    caller = await auth.authenticate(
        Presented.by_scope({"type": "websocket", "subprotocols": ["tacet", f"bearer.{await token_of(application)}"]})
    )
    assert (caller.kind, caller.scopes, caller.project) == ("guest", frozenset({"chat"}), "main")


async def test_a_ticket_of_a_guest_lets_the_same_guest_in_once(application):
    token = await token_of(application)
    async with client_of(application, ELSEWHERE, **{"x-api-key": token}) as client:
        ticket = (await client.post("/tickets")).json()["token"]
    caller = await auth.authenticate(Presented.by_scope({"query_string": f"token={ticket}".encode()}))
    assert caller == await auth.authenticate(Presented.by_scope({"headers": [(b"x-api-key", token.encode())]}))
    with pytest.raises(Problem):
        await auth.authenticate(Presented.by_scope({"query_string": f"token={ticket}".encode()}))


async def test_a_guest_redacts_nothing_over_rest_or_the_socket(application):
    token = await token_of(application)
    async with client_of(application, ELSEWHERE, **{"x-api-key": token}) as client:
        assert (await client.post("/process/text", json={"text": ["Hi"]})).status_code == 403
    socket = socket_of(application, headers=[(b"x-api-key", token.encode())], address=ELSEWHERE)
    connected, _ = await socket.connect()
    if connected:
        await socket.send_to(text_data=json.dumps({"text": "Hi"}))
        assert json.loads(await socket.receive_from())["code"] == "forbidden"
    await socket.disconnect()


async def test_guests_open_no_rooms(application):
    async with client_of(application, ELSEWHERE, **{"x-api-key": await token_of(application)}) as client:
        assert (await client.post("/rooms", json={"name": "Mine"})).status_code == 403


def forged():
    reference, token = guests.issue("main")
    return [
        "guest_",
        "guest_x",
        "guest_..",
        f"guest_{reference}",
        token[:-1],
        token[:-4] + "AAAA",
        token.replace("guest_", "guest_A", 1),
        token + "A",
        "guest_" + "A" * 1_000,
        "guest_é.é.é",
    ]


@pytest.mark.parametrize("index", range(10))
async def test_a_forged_token_is_refused(application, index):
    async with client_of(application, ELSEWHERE, **{"x-api-key": forged()[index].encode()}) as client:
        answer = await client.get("/rooms/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "credentials_invalid")


def test_a_token_ends_with_its_time(settings):
    _, token = guests.issue("main")
    found = guests.read(token)
    left = found.expires - timezone.now()
    assert timedelta(days=29) < left <= timedelta(days=30)
    settings.GUEST_DAYS = -1
    assert guests.read(token) is None


async def test_an_open_socket_of_a_guest_ends_with_the_token():
    soon = Caller("guest", guest="x", expires=timezone.now() + timedelta(minutes=1))
    await auth.recheck(soon)
    with pytest.raises(Problem):
        await auth.recheck(Caller("guest", guest="x", expires=timezone.now()))


async def test_a_blocked_guest_stays_out(application):
    token = await token_of(application)
    await database.run(Person.objects.update, blocked=True)
    async with client_of(application, ELSEWHERE, **{"x-api-key": token}) as client:
        answer = await client.get("/rooms")
    assert answer.json()["code"] == "forbidden"


async def test_a_server_that_takes_no_guests_makes_them_for_its_keys_alone(application, settings):
    settings.GUESTS = False
    async with client_of(application, ELSEWHERE) as client:
        assert (await client.post("/rooms/guests", json={"name": "Gus"})).status_code == 403
    key = await aissue("shop", project="shop")
    token = await token_of(application, **{"x-api-key": key})
    assert guests.read(token).project == "shop"


async def test_one_address_makes_so_many_guests(application, settings):
    settings.GUEST_RATE, settings.GUEST_BURST = 0.001, 2
    async with client_of(application, ("203.0.113.77", 1)) as client:
        answers = [await client.post("/rooms/guests", json={"name": "Gus"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 61, None, 7, ["Gus"]])
async def test_a_guest_has_a_name(application, name):
    async with client_of(application, ELSEWHERE) as client:
        assert (await client.post("/rooms/guests", json={"name": name})).status_code == 400


@pytest.mark.parametrize(
    ("caller", "kind", "name"),
    [
        (Caller("anonymous"), "local", "Local"),
        (Caller("key", key_id=99), "key", "Nobody"),
        (Caller("guest", guest="abc"), "guest", "Guest"),
    ],
)
def test_a_person_is_made_when_first_seen(transactional_db, caller, kind, name):
    made = people.person(caller)
    assert (made.kind, made.name) == (kind, name)
    assert people.person(caller).pk == made.pk


def test_a_user_is_a_person_under_their_name(transactional_db, django_user_model):
    user = django_user_model.objects.create_user("ada", first_name="Ada", last_name="L")
    made = people.person(Caller("session", user_id=user.pk))
    assert (made.kind, made.name, made.reference) == ("user", "Ada L", str(user.pk))


def test_without_the_scope_nobody_is_a_person(transactional_db):
    with pytest.raises(Problem) as refused:
        people.person(Caller("key", key_id=1, scopes=frozenset({"redact"})))
    assert refused.value.code == "forbidden"
