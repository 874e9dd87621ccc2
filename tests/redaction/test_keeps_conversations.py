"""Conversations: one value one placeholder, from turn to turn, and back again."""

import json

import pytest

from project.sockets import database
from redaction.models import Conversation

from .conversing import SYNTHETIC, process, reidentify


async def test_a_value_keeps_its_placeholder_from_turn_to_turn(client):
    assert await process(client, ["I am John Smith."]) == ["I am [NAME_1]."]
    assert await process(client, ["Mary Jones met john  smith, and John Smith."]) == [
        "[NAME_2] met [NAME_1], and [NAME_1]."
    ]
    assert await process(client, ["Mary Jones"], "another") == ["[NAME_1]"]


async def test_all_texts_of_a_request_share_them(client):
    texts = ["Mail ann@example.com", "Mail bob@example.com", "ann@example.com again"]
    made = ["Mail [EMAIL_ADDRESS_1]", "Mail [EMAIL_ADDRESS_2]", "[EMAIL_ADDRESS_1] again"]
    assert await process(client, texts) == made


async def test_entities_say_what_was_replaced_as_without_a_conversation(client):
    body = {"text": ["John Smith"], "conversation": "c"}
    with_it = (await client.post("/process/text", json=body)).json()
    del body["conversation"]
    assert with_it == (await client.post("/process/text", json=body)).json()


async def test_a_known_value_is_found_where_nothing_gives_it_away(client):
    await process(client, ["Please write to Mr. Quentin Tarr, the tenant, today."])
    assert await process(client, ["total; Quentin Tarr; sum: x Quentin Tarr"]) == ["total; [NAME_1]; sum: x [NAME_1]"]


async def test_reidentify_needs_no_map(client):
    made = await process(client, ["John Smith, john@example.com"])
    assert await reidentify(client, [*made, "Dear **[name_1]**", "[NAME_2] [NAME_1]"]) == [
        "John Smith, john@example.com",
        "Dear **John Smith**",
        "[NAME_2] John Smith",
    ]
    assert await reidentify(client, made, "another") == made
    assert await reidentify(client, "[NAME_1] [X_1]", entities=[{"processed_text": "X_1", "text": "x"}]) == [
        "John Smith x"
    ]


@pytest.mark.parametrize("conversation", ["", "x" * 201, 5, ["c"]])
@pytest.mark.parametrize(("path", "field"), [("/process/text", "text"), ("/process/text/reidentify", "processed_text")])
async def test_a_bad_name_is_refused(client, path, field, conversation):
    answer = await client.post(path, json={field: ["x"], "conversation": conversation})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "conversation")


async def test_null_is_no_conversation(client):
    assert await process(client, ["John Smith"], None) == ["[NAME_1]"]
    assert await database.run(Conversation.objects.count) == 0


@pytest.mark.parametrize("name", ["a/b", "\u2603 \U0001f600", "x" * 200, "\0"])
async def test_a_name_may_be_any_text(client, name):
    await process(client, ["John Smith"], name)
    assert await reidentify(client, ["[NAME_1]"], name) == ["John Smith"]


async def test_a_number_that_stands_in_the_text_is_nobodys(client):
    assert await process(client, ["[NAME_1] is a blank. John Smith is not."]) == [
        "[NAME_1] is a blank. [NAME_2] is not."
    ]


async def test_an_invented_value_stays_and_comes_back(client):
    [first] = await process(client, ["John Smith, john@example.com, was here. Mr. Smith left."], **SYNTHETIC)
    [second] = await process(client, ["JOHN SMITH and john@example.com"], **SYNTHETIC)
    fake, mail = first.split(",")[0], first.split(", ")[1]
    assert "Smith" not in first
    assert second == f"{fake.upper()} and {mail}"
    assert await reidentify(client, [f"Dear {fake}, Mr. {fake.split()[1]}: {mail}. {fake.split()[1]}s"]) == [
        f"Dear John Smith, Mr. Smith: john@example.com. {fake.split()[1]}s"
    ]


async def test_hashed_markers_come_back(client):
    hashed = {"processed_text": {"pattern": "<UNIQUE_HASHED_ENTITY_TYPE>"}}
    [made] = await process(client, ["John Smith"], **hashed)
    assert made.startswith("<NAME_")
    assert await reidentify(client, [made, f"[{made[1:-1].lower()}]"]) == ["John Smith", "John Smith"]


async def test_markers_in_another_language_come_back(client):
    [made] = await process(client, ["John Smith"], processed_text={"marker_language": "es"})
    assert made != "[NAME_1]"
    assert await reidentify(client, [made]) == ["John Smith"]


async def test_persons_are_linked_as_their_numbers_are(client):
    linked = {"processed_text": {"coreference_resolution": "combined"}}
    assert await process(client, ["Mary Jones and John Smith"], **linked) == ["[NAME_1] and [NAME_2]"]
    assert await process(client, ["Mr. Smith and Mr. Adams"], **linked) == [
        "Mr. [NAME_FAMILY_2] and Mr. [NAME_FAMILY_3]"
    ]
    assert await reidentify(client, ["[NAME_2] [NAME_FAMILY_2]"]) == ["John Smith Smith"]


async def test_the_socket_speaks_of_conversations_too(socket, client):
    async def ask(message):
        await socket.send_to(text_data=json.dumps(message))
        return json.loads(await socket.receive_from(timeout=20))

    await process(client, ["Mary Jones"])
    assert (await ask({"text": "John Smith", "conversation": "c"}))["processed_text"] == "[NAME_2]"
    assert (await ask({"text": "x", "conversation": 5}))["errors"][0]["field"] == "conversation"


async def test_a_live_text_belongs_to_one(socket, client):
    deltas, entities = "", []
    text = "I am John Smith. Mary Jones is here. Write to john@example.com"
    for message in [*({"append": letter} for letter in text), {"end": True}]:
        await socket.send_to(text_data=json.dumps({"stream": "s", "conversation": "c", **message}))
        answer = json.loads(await socket.receive_from(timeout=20))
        deltas, entities = deltas + answer["delta"], entities + answer["entities"]
    assert deltas == "I am [NAME_1]. [NAME_2] is here. Write to [EMAIL_ADDRESS_1]"
    for one in entities:
        place = one["location"]
        assert text[place["stt_idx"] : place["end_idx"]] == one["text"]
        assert deltas[place["stt_idx_processed"] : place["end_idx_processed"]] == f"[{one['processed_text']}]"
    assert await process(client, ["Mary Jones"]) == ["[NAME_2]"]
