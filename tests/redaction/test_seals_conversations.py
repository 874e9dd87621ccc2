"""What is kept of a conversation is sealed, and opens only to its project and to who may."""

from pathlib import Path

import pytest

from project.auth import Caller
from project.sockets import database
from redaction import services
from redaction.models import Placeholder
from redaction.schema import NONE

from ..conftest import aissue
from .conversing import SYNTHETIC, process, reidentify


async def test_only_a_key_that_may_reidentify_may_do_so(client):
    key = await aissue("redacts", scopes="redact")
    await process(client, ["John Smith"])
    body = {"processed_text": ["[NAME_1]"], "conversation": "c"}
    answer = await client.post("/process/text/reidentify", json=body, headers={"x-api-key": key})
    assert answer.status_code == 403


async def test_projects_are_apart(client):
    await process(client, ["John Smith"])
    there = {"x-api-key": await aissue("other", "elsewhere")}
    body = {"processed_text": ["[NAME_1]"], "conversation": "c"}
    assert (await client.post("/process/text/reidentify", json=body, headers=there)).json() == ["[NAME_1]"]
    await client.post("/process/text", json={"text": ["Mary Jones"], "conversation": "c"}, headers=there)
    assert (await client.post("/process/text/reidentify", json=body, headers=there)).json() == ["Mary Jones"]
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
    assert await reidentify(client, ["[NAME_1]"], project_id="part") == ["[NAME_1]"]


async def test_sensitive_values_stay_covered_on_request(client):
    made = await process(client, ["card 4242 4242 4242 4242"])
    answer = await reidentify(client, made, reidentify_sensitive_fields=False)
    assert answer == ["card #### #### #### 4242"]


@pytest.mark.parametrize(
    "options", [{"type": "MASK"}, {"pattern": "[BEST_ENTITY_TYPE]"}, {"pattern": "ALL_ENTITY_TYPES"}]
)
async def test_what_tells_nobody_apart_keeps_nothing(client, options):
    [made] = await process(client, ["John Smith"], processed_text=options)
    assert "John" not in made
    assert await database.run(Placeholder.objects.count) == 0


async def test_without_values_only_digests_are_kept(application, client):
    first = await services.aexchange(Caller("anonymous"), NONE, conversation="c", keep_values=False)
    assert await first.aredact(["John Smith and Mary Jones"]) == ["[NAME_1] and [NAME_2]"]
    assert await database.run(lambda: list(Placeholder.objects.exclude(sealed=None))) == []
    assert await process(client, ["Mary Jones met Peter Brown"]) == ["[NAME_2] met [NAME_3]"]
    assert await database.run(lambda: list(Placeholder.objects.exclude(sealed=None))) == []
    assert await reidentify(client, ["[NAME_1] [NAME_3]"]) == ["[NAME_1] [NAME_3]"]


async def test_what_is_kept_is_not_readable(client, settings):
    await process(client, ["Zebulon Quartermaine, zeb@example.com"], "Quartermaine's divorce", **SYNTHETIC)
    await process(client, ["My name is Zebulon Quartermaine."], "other")
    digests = await database.run(lambda: list(Placeholder.objects.values_list("digest", flat=True)))
    assert len(digests) == len(set(digests)) >= 3
    folder = settings.DATABASES["default"]["NAME"]
    if not str(folder).endswith("sqlite3"):
        pytest.skip("reads the file of SQLite")
    for path in Path(folder).parent.glob(f"{Path(folder).name}*"):
        content = path.read_bytes().lower()
        assert not [word for word in (b"quartermaine", b"zebulon", b"zeb@example", b"divorce") if word in content]


async def test_without_the_key_placeholders_stay(client, settings):
    await process(client, ["John Smith"])
    settings.ENCRYPTION_KEYS = ["k" * 40]
    assert await reidentify(client, ["[NAME_1]"]) == ["[NAME_1]"]
    assert await process(client, ["John Smith"]) == ["[NAME_1]"]
