"""Text files: redacted before they are stored, shown as text alone."""

import pytest

from chat.models import Attachment
from chat.rooms import services
from project.errors import Problem
from project.sockets import database

from ...conftest import aissue, client_of
from .conftest import CANARIES, PRIVATE, asay

FILE = f"# Notes\n{PRIVATE}\n<script>alert(1)</script>\n".encode()


async def uploaded(person, room, name="notes.md", kind="text/markdown", content=FILE):
    return await services.aupload(person, room, name, kind, content)


async def test_a_file_is_kept_redacted_and_posted_once(cast):
    file = await uploaded(cast.member, cast.room)
    assert file["entities"] >= 3
    row = await database.run(Attachment.objects.get)
    assert not any(canary in row.text for canary in CANARIES)
    posted = await asay(cast.member, cast.room, "", attachments=[file["id"]])
    assert posted["attachments"] == [file]
    with pytest.raises(Problem) as refused:
        await asay(cast.member, cast.room, "Again", attachments=[file["id"]])
    assert refused.value.code == "attachment_not_found"


async def test_nobody_posts_or_reads_what_another_has_uploaded_and_not_posted(cast):
    file = await uploaded(cast.member, cast.room)
    with pytest.raises(Problem):
        await asay(cast.owner, cast.room, "Mine", attachments=[file["id"]])
    with pytest.raises(Problem) as refused:
        await services.aattachment(cast.owner, cast.room, file["id"])
    assert refused.value.code == "attachment_not_found"
    await asay(cast.member, cast.room, "", attachments=[file["id"]])
    assert (await services.aattachment(cast.owner, cast.room, file["id"])).name == "notes.md"


async def test_the_name_of_a_file_is_redacted_too(cast):
    file = await uploaded(cast.member, cast.room, "zebulon.quartermaine@example.com.txt", "text/plain")
    assert "quartermaine" not in file["name"]
    assert file["name"].endswith(".txt")
    plain = await uploaded(cast.member, cast.room, "../../etc/notes_2.csv", "text/csv")
    assert plain["name"] == "notes_2.csv"


@pytest.mark.parametrize(
    ("name", "kind", "content", "code"),
    [
        ("a.png", "image/png", b"Hi", "unsupported_media_type"),
        ("a.html", "text/html", b"Hi", "unsupported_media_type"),
        ("a.svg", "image/svg+xml", b"<svg/>", "unsupported_media_type"),
        ("a.txt", "text/plain", b"\xff\xfe", "invalid_utf8"),
        ("a.txt", "text/plain", b"a\0b", "invalid"),
        ("a.txt", "text/plain", b"x" * 300_000, "body_too_large"),
        ("", "text/plain", b"Hi", "invalid"),
        ("a\r\nb.txt", "text/plain", b"Hi", "invalid"),
        ("x" * 200 + ".txt", "text/plain", b"Hi", "too_long"),
    ],
)
async def test_what_is_no_text_file_is_refused(cast, name, kind, content, code):
    with pytest.raises(Problem) as refused:
        await uploaded(cast.member, cast.room, name, kind, content)
    assert refused.value.code == code
    assert not await database.run(Attachment.objects.exists)


async def test_over_rest_it_comes_back_as_text_to_be_saved(application):
    async with client_of(application, **{"x-api-key": await aissue("Ada")}) as ada:
        path = f"/rooms/{(await ada.post('/rooms', json={'name': 'Files'})).json()['id']}/attachments"
        file = (await ada.post(path, files={"file": ("nötes.md", FILE, "text/markdown")})).json()
        answer = await ada.get(f"{path}/{file['id']}")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script>" in answer.text
        assert not any(canary in answer.text for canary in CANARIES)
        assert (await ada.post(path, json={})).status_code == 415
        assert (await ada.post(path, files={"other": ("a.txt", b"Hi")})).status_code == 400
        broken = {"content-type": "multipart/form-data; boundary=x"}
        assert (await ada.post(path, content=b"--y\r\n", headers=broken)).status_code == 400
        broken = {"content-type": "multipart/form-data"}
        assert (await ada.post(path, content=b"Hi", headers=broken)).status_code == 400
        assert (await ada.get(f"{path}/a_nothing")).json()["code"] == "attachment_not_found"
        assert (await ada.get(f"{path}/%00")).status_code == 404
