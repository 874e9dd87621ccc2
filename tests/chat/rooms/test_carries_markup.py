"""Markup in any field comes back as the text that it is, in JSON that no browser takes for a page."""

import pytest

from ...conftest import aissue, client_of

PAYLOADS = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}${7*7}",
    "javascript:alert(1)//",
    "</textarea><svg onload=alert(1)>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_it_arrives_as_text(application, payload):
    async with client_of(application, **{"x-api-key": await aissue("Ada")}) as ada:
        await ada.patch("/rooms/me", json={"name": payload})
        room = (await ada.post("/rooms", json={"name": payload, "topic": payload, "public": True})).json()
        path = f"/rooms/{room['id']}"
        off = [{"type": "ENABLE", "value": ["SSN"]}]
        await ada.patch(path, json={"entity_types": off})
        await ada.post(f"{path}/messages", json={"text": payload, "client_msg_id": payload[:64]})
        answers = {
            "rooms": await ada.get("/rooms"),
            "members": await ada.get(f"{path}/members"),
            "messages": await ada.get(f"{path}/messages"),
            "search": await ada.post(f"{path}/search", json={"query": payload}),
            "preview": await ada.post(f"{path}/preview", json={"text": payload}),
        }
        for answer in answers.values():
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
        seen = answers["rooms"].json()["rooms"][0]
        assert (seen["name"], seen["topic"]) == (payload, payload)
        assert answers["members"].json()["members"][0]["name"] == payload
        assert answers["messages"].json()["messages"][0]["text"] == payload
        assert answers["messages"].json()["messages"][0]["author"]["name"] == payload
        assert len(answers["search"].json()["messages"]) == 1
        assert answers["preview"].json()["text"] == payload
        refused = await ada.post(f"{path}/messages/1/reactions", json={"emoji": payload[:32]})
        assert refused.status_code == 400
        assert payload not in refused.text
