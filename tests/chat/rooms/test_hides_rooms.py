"""A private room cannot be found by guessing: what is not yours answers as what is not there."""

import pytest

from chat.models import Room
from chat.rooms import directory
from chat.rooms.urls import urlpatterns
from project.sockets import database

from ...conftest import client_of
from .conftest import make_room

ELSEWHERE = ("203.0.113.9", 50_000)
ABSENT = "AAAAAAAAAAAAAAAA"
BODIES = {
    "messages": {"text": "Hi"},
    "reactions": {"emoji": "👍"},
    "reveal": {"reason": "Why"},
    "read": {"seq": 1},
    "search": {"query": "a"},
    "preview": {"text": "Hi"},
}
PATHS = [
    str(route.pattern).removeprefix("rooms/<str:room>") for route in urlpatterns if "<str:room>" in str(route.pattern)
]
FILLED = {"<int:seq>": "1", "<str:person>": "p_000000000000", "<str:attachment>": "a_00000000000000"}


def filled(path):
    for name, value in FILLED.items():
        path = path.replace(name, value)
    return path


@pytest.fixture
async def guest(application):
    async with client_of(application, ELSEWHERE) as made:
        token = (await made.post("/rooms/guests", json={"name": "Gus"})).json()["token"]
        made.headers["x-api-key"] = token
        yield made


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", PATHS)
async def test_a_private_room_answers_as_an_absent_one(cast, guest, method, path):
    path = filled(path)
    name = path.rpartition("/")[2]
    sends = {"json": BODIES.get(name, {"text": "Hi"} if "/messages/" in path else {})}
    if name == "attachments":
        sends = {"files": {"file": ("a.txt", b"Hi", "text/plain")}}
    if method == "GET":
        sends = {}
    seen = await guest.request(method, f"/rooms/{cast.room}{path}", **sends)
    absent = await guest.request(method, f"/rooms/{ABSENT}{path}", **sends)
    assert (seen.status_code, seen.content) == (absent.status_code, absent.content)
    assert seen.status_code in (404, 405) or (method == "PATCH" and seen.json()["code"] == "invalid")
    assert {name for name in seen.headers if name != "date"} == {name for name in absent.headers if name != "date"}


async def test_a_list_shows_public_rooms_of_ones_project_alone(cast, guest):
    await database.run(make_room, cast.owner, name="Open", public=True)
    elsewhere = await database.run(make_room, cast.owner, name="Elsewhere", public=True)
    await database.run(Room.objects.filter(public_id=elsewhere["id"]).update, project="other")
    closed = await database.run(make_room, cast.owner, name="Old", public=True)
    await database.run(Room.objects.filter(public_id=closed["id"]).update, archived=True)
    listed = (await guest.get("/rooms")).json()["rooms"]
    assert [room["name"] for room in listed] == ["Open"]
    assert (await guest.get(f"/rooms/{elsewhere['id']}")).status_code == 404


@pytest.mark.parametrize("room", ["x", "%00", "a" * 200, "..", "AAAA AAAA AAAA A", "é" * 16, "guests"])
async def test_ids_of_any_shape_are_refused_alike(guest, transactional_db, room):
    answer = await guest.get(f"/rooms/{room}/messages")
    assert answer.status_code == 404


def test_ids_are_long_and_random(transactional_db, cast):
    ids = {directory.create(cast.owner, {"name": "A"}).value["id"] for _ in range(20)}
    assert len(ids) == 20
    assert all(len(each) == 16 for each in ids)
