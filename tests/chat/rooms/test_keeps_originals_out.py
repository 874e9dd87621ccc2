"""What was written before redaction is in no table, log, error or address."""

import logging
from pathlib import Path

import pytest
from django.db import connection

from chat.rooms import history, services
from project.sockets import database

from ...conftest import aissue, client_of
from .conftest import CANARIES, PRIVATE


def stored():
    """The database's file and what has not been moved into it yet, and each row as text."""
    name = Path(str(connection.settings_dict["NAME"]))
    raw = b"".join(file.read_bytes() for file in name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            raw += repr(cursor.fetchall()).encode()
    return raw


async def test_it_is_stored_nowhere_in_clear(application, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    file = {"file": (f"{CANARIES[2]}.txt", PRIVATE.encode(), "text/plain")}
    async with client_of(application, **{"x-api-key": await aissue("Ada")}) as ada:
        room = (await ada.post("/rooms", json={"name": "A", "keep_originals": True, "reveal": "owner"})).json()["id"]
        path = f"/rooms/{room}"
        attached = (await ada.post(f"{path}/attachments", files=file)).json()["id"]
        await ada.post(f"{path}/messages", json={"text": PRIVATE, "attachments": [attached]})
        await ada.post(f"{path}/messages", json={"text": "Hi."})
        await ada.patch(f"{path}/messages/2", json={"text": PRIVATE})
        await ada.post(f"{path}/preview", json={"text": PRIVATE})
        await ada.post(f"{path}/search", json={"query": CANARIES[0]})
        revealed = await ada.post(f"{path}/messages/1/reveal", json={"reason": "To see."})
        assert revealed.json()["text"] == PRIVATE
        shown = [await ada.get(f"{path}{end}") for end in ("/messages", "/export", f"/attachments/{attached}")]
    captured = capfd.readouterr()
    held = await database.run(stored)
    assert b"[EMAIL_ADDRESS_1]" in held
    for canary in CANARIES:
        assert canary.encode() not in held
        assert canary not in caplog.text + captured.out + captured.err
        assert not any(canary in answer.text for answer in shown)


@pytest.mark.parametrize(
    "place", ["redaction.services.aredact_in", "chat.rooms.messages.seal", "chat.rooms.wire.composed"]
)
async def test_a_failure_stores_nothing_and_tells_nothing(application, caplog, capfd, monkeypatch, place):
    async with client_of(application, **{"x-api-key": await aissue("Ada")}) as ada:
        room = (await ada.post("/rooms", json={"name": "A", "keep_originals": True})).json()["id"]

        def fail(*args, **options):
            raise RuntimeError(PRIVATE)

        monkeypatch.setattr(place, fail)
        answer = await ada.post(f"/rooms/{room}/messages", json={"text": PRIVATE})
        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
        monkeypatch.undo()
        assert (await ada.get(f"/rooms/{room}")).json()["seq"] == 0
    captured = capfd.readouterr()
    for canary in CANARIES:
        assert canary not in caplog.text + captured.out + captured.err + answer.text


async def test_models_show_no_text(cast):
    await services.apost(cast.member, cast.room, "A soup.")
    shown = await database.run(lambda: repr(list(history.Message.objects.all())))
    assert "message 1" in shown
    assert "soup" not in shown
