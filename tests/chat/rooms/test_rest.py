"""The REST paths, from the first guest to the export."""

import json

import pytest

from chat.models import Message
from project.sockets import database

from ...conftest import aissue, client_of
from .conftest import CANARIES, PRIVATE

ELSEWHERE = ("203.0.113.9", 50_000)


@pytest.fixture
async def ada(application):
    async with client_of(application, ELSEWHERE, **{"x-api-key": await aissue("Ada")}) as made:
        yield made


@pytest.fixture
async def guest(application):
    async with client_of(application, ELSEWHERE) as made:
        token = (await made.post("/rooms/guests", json={"name": "Gus"})).json()["token"]
        made.headers["authorization"] = f"Bearer {token}"
        yield made


async def opened(client, **given):
    answer = await client.post("/rooms", json={"name": "Kitchen", **given})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_room_from_its_first_message_to_its_export(ada, guest):
    room = await opened(ada, public=True, keep_originals=True, reveal="moderators", topic="Soup")
    path = f"/rooms/{room['id']}"
    assert (room["role"], room["members"], room["seq"]) == ("owner", 1, 0)

    listed = (await guest.get("/rooms")).json()["rooms"]
    assert [(one["id"], one["role"]) for one in listed] == [(room["id"], None)]
    assert (await guest.get(f"{path}/messages")).status_code == 403
    assert (await guest.post(f"{path}/join")).json()["role"] == "guest"

    posted = await guest.post(f"{path}/messages", json={"text": PRIVATE, "client_msg_id": "1"})
    assert posted.status_code == 201
    again = await guest.post(f"{path}/messages", json={"text": PRIVATE, "client_msg_id": "1"})
    assert (again.status_code, again.json()) == (200, posted.json())

    page = (await ada.get(f"{path}/messages")).json()
    assert page == {"room": room["id"], "messages": [posted.json()], "more": False}
    assert (await ada.get(path)).json()["unread"] == 1
    assert (await ada.post(f"{path}/read", json={"seq": 1})).json()["seq"] == 1
    assert (await ada.get(path)).json()["unread"] == 0

    reacted = await ada.post(f"{path}/messages/1/reactions", json={"emoji": "👍"})
    assert reacted.json()["reactions"][0]["count"] == 1
    revealed = await ada.post(f"{path}/messages/1/reveal", json={"reason": "To call back."})
    assert revealed.json()["text"] == PRIVATE
    assert revealed.headers["cache-control"] == "no-store"
    assert (await guest.post(f"{path}/messages/1/reveal", json={"reason": "Me too."})).status_code == 403

    edited = await guest.patch(f"{path}/messages/1", json={"text": "Call someone."})
    assert (edited.json()["text"], edited.json()["rev"]) == ("Call someone.", 3)
    found = await ada.post(f"{path}/search", json={"query": "SOMEONE"})
    assert [one["seq"] for one in found.json()["messages"]] == [1]

    export = await ada.get(f"{path}/export")
    assert export.headers["content-type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in export.text.splitlines()]
    assert [line["type"] for line in lines] == ["room", "message"]
    assert (await guest.get(f"{path}/export")).status_code == 403

    assert (await guest.delete(f"{path}/messages/1")).json()["deleted"]
    assert (await guest.post(f"{path}/leave")).json() == {"room": room["id"], "role": None}
    assert (await ada.delete(path)).json() == {"id": room["id"]}
    assert (await ada.get(path)).json()["code"] == "room_not_found"
    assert not await database.run(Message.objects.exists)


async def test_members_are_given_roles_muted_and_banned(ada, guest):
    path = f"/rooms/{(await opened(ada, public=True))['id']}"
    await guest.post(f"{path}/join")
    me = (await guest.get("/rooms/me")).json()
    assert (me["name"], me["kind"]) == ("Gus", "guest")
    member = f"{path}/members/{me['id']}"
    assert (await ada.patch(member, json={"role": "member"})).json()["role"] == "member"
    assert (await ada.patch(member, json={"role": "owner"})).status_code == 400
    until = "2100-01-01T00:00:00Z"
    assert (await ada.patch(member, json={"muted_until": until})).status_code == 400
    assert (await ada.patch(member, json={})).status_code == 400
    assert [one["name"] for one in (await ada.get(f"{path}/members")).json()["members"]] == ["Ada", "Gus"]
    assert (await ada.delete(member)).json()["role"] is None
    assert (await guest.get(f"{path}/messages")).status_code == 403
    assert (await guest.post(f"{path}/join")).status_code == 200
    assert (await ada.patch(member, json={"banned": True})).json()["role"] is None
    assert (await guest.post(f"{path}/join")).json()["code"] == "forbidden"
    (one,) = (await ada.get(f"{path}/members")).json()["banned"]
    assert (one["id"], one["kind"], bool(one["banned"])) == (me["id"], "guest", True)
    assert (await ada.patch(member, json={"banned": False})).status_code == 200
    assert (await guest.post(f"{path}/join")).status_code == 200
    assert (await ada.get(f"{path}/members")).json()["banned"] == []
    assert "banned" not in (await guest.get(f"{path}/members")).json()


async def test_a_guest_who_takes_the_owner_s_name_is_seen_as_a_guest(ada, guest):
    path = f"/rooms/{(await opened(ada, public=True))['id']}"
    await guest.patch("/rooms/me", json={"name": "Ada"})
    await guest.post(f"{path}/join")
    for client in (ada, guest):
        await client.post(f"{path}/messages", json={"text": "Hello."})
    said = (await guest.get(f"{path}/messages")).json()["messages"]
    assert [(one["author"]["name"], one["author"]["kind"]) for one in said] == [("Ada", "key"), ("Ada", "guest")]


async def test_an_invitation_lets_a_guest_into_a_private_room_once(ada, guest):
    room = (await opened(ada))["id"]
    assert (await guest.get(f"/rooms/{room}")).status_code == 404
    invite = (await ada.post(f"/rooms/{room}/invites", json={"role": "guest"})).json()["invite"]
    entered = await guest.post("/rooms/accept", json={"invite": invite})
    assert (entered.json()["id"], entered.json()["role"]) == (room, "guest")
    await guest.post(f"/rooms/{room}/leave")
    assert (await guest.post("/rooms/accept", json={"invite": invite})).json()["code"] == "invite_invalid"


async def test_names_can_be_changed(ada):
    assert (await ada.patch("/rooms/me", json={"name": "Ada L."})).json()["name"] == "Ada L."
    assert (await ada.get("/rooms/me")).json()["name"] == "Ada L."


async def test_a_change_of_the_room_is_seen_and_checked(ada):
    path = f"/rooms/{(await opened(ada))['id']}"
    changed = (await ada.patch(path, json={"redaction": "MASK", "topic": "", "retention_days": 7})).json()
    assert (changed["policy"]["redaction"], changed["policy"]["retention_days"]) == ("MASK", 7)
    assert (await ada.patch(path, json={"policy": "none-such"})).json()["code"] == "unknown_policy"
    nothing = [{"type": "ENABLE", "value": ["NO_SUCH_TYPE"]}]
    assert (await ada.patch(path, json={"entity_types": nothing})).json()["code"] == "unknown_label"
    assert (await ada.patch(path, json={"nothing": 1})).json()["code"] == "invalid"


async def test_errors_repeat_nothing_that_was_sent(ada):
    room = (await opened(ada))["id"]
    sent = [
        ("/rooms", {"name": PRIVATE * 3}),
        (f"/rooms/{room}/messages", {"text": "Hi", "client_msg_id": PRIVATE * 2}),
        (f"/rooms/{room}/messages", {PRIVATE: PRIVATE}),
        (f"/rooms/{room}/messages", {"text": "Hi", "reply_to": PRIVATE}),
        (f"/rooms/{room}/messages/9/reveal", {"reason": PRIVATE}),
        (f"/rooms/{room}/search", {"query": PRIVATE * 9}),
        ("/rooms/accept", {"invite": PRIVATE}),
    ]
    for path, body in sent:
        answer = await ada.post(path, json=body)
        assert answer.status_code >= 400
        assert not any(canary in answer.text for canary in CANARIES)


@pytest.mark.parametrize("query", ["after=x", "limit=-1", "before=1e3", "limit=99999999999999999", "limit=0"])
async def test_a_page_is_asked_for_in_whole_numbers(ada, query):
    path = f"/rooms/{(await opened(ada))['id']}/messages"
    assert (await ada.get(f"{path}?{query}")).json()["code"] == "invalid"


async def test_pages_go_both_ways(ada):
    path = f"/rooms/{(await opened(ada))['id']}/messages"
    for _ in range(5):
        await ada.post(path, json={"text": "Hi."})

    async def page(query):
        answer = (await ada.get(f"{path}?{query}")).json()
        return [one["seq"] for one in answer["messages"]], answer["more"]

    assert await page("limit=2") == ([4, 5], True)
    assert await page("before=4&limit=2") == ([2, 3], True)
    assert await page("before=2") == ([1], False)
    assert await page("after=3") == ([4, 5], False)
    assert await page("after=0&limit=2") == ([1, 2], True)
    assert await page("after=5") == ([], False)
    assert await page("after=1&before=4") == ([2, 3], False)
