"""Conversations: one value one placeholder, from turn to turn, and back again, by nobody else."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from project.auth import Caller
from project.sockets import database
from redaction import services, vault
from redaction.models import Conversation, Placeholder, Policy, Project
from redaction.schema import NONE, ProcessTextRequest, ReidentifyTextRequest, StreamRequest, parse, parse_options

from ..conftest import aissue

SYNTHETIC = {"processed_text": {"type": "SYNTHETIC"}}
CALLER = Caller("anonymous")


async def process(client, text, conversation="c", **fields):
    answer = await client.post("/process/text", json={"text": text, "conversation": conversation, **fields})
    assert answer.status_code == 200, answer.text
    return [item["processed_text"] for item in answer.json()]


async def reidentify(client, text, conversation="c", **fields):
    body = {"processed_text": text, "conversation": conversation, **fields}
    answer = await client.post("/process/text/reidentify", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


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
    await process(client, ["Please write to Mr. Quentin Tarr today."])
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


async def test_sensitive_values_stay_covered_on_request(client):
    made = await process(client, ["card 4242 4242 4242 4242"])
    answer = await reidentify(client, made, reidentify_sensitive_fields=False)
    assert answer == ["card #### #### #### 4242"]


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


@pytest.mark.parametrize(
    "options", [{"type": "MASK"}, {"pattern": "[BEST_ENTITY_TYPE]"}, {"pattern": "ALL_ENTITY_TYPES"}]
)
async def test_what_tells_nobody_apart_keeps_nothing(client, options):
    [made] = await process(client, ["John Smith"], processed_text=options)
    assert "John" not in made
    assert await database.run(Placeholder.objects.count) == 0


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


async def test_without_values_only_digests_are_kept(application, client):
    first = await services.aexchange(CALLER, NONE, conversation="c", keep_values=False)
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
    from pathlib import Path

    for path in Path(folder).parent.glob(f"{Path(folder).name}*"):
        content = path.read_bytes().lower()
        assert not [word for word in (b"quartermaine", b"zebulon", b"zeb@example", b"divorce") if word in content]


async def test_without_the_key_placeholders_stay(client, settings):
    await process(client, ["John Smith"])
    settings.ENCRYPTION_KEYS = ["k" * 40]
    assert await reidentify(client, ["[NAME_1]"]) == ["[NAME_1]"]
    assert await process(client, ["John Smith"]) == ["[NAME_1]"]


async def test_a_conversation_ends_some_days_after_its_last_turn(client, settings):
    settings.CONVERSATION_DAYS = 7
    await process(client, ["John Smith"])
    await process(client, ["Ann Lee"], "young")
    await database.run(Conversation.objects.filter(pk=1).update, used=timezone.now() - timedelta(days=6))
    await process(client, ["Mary Jones"])
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
    old = timezone.now() - timedelta(days=8)
    first = await database.run(lambda: Conversation.objects.order_by("pk").first())
    await database.run(Conversation.objects.filter(pk=first.pk).update, used=old)
    assert await reidentify(client, ["[NAME_1]"]) == ["[NAME_1]"]
    assert await database.run(vault.purge) == 1
    assert await database.run(Conversation.objects.count) == 1
    assert await process(client, ["Mary Jones"]) == ["[NAME_1]"]


async def test_one_that_is_over_but_not_purged_begins_anew(client):
    await process(client, ["John Smith"])
    await database.run(Conversation.objects.update, used=timezone.now() - timedelta(days=31))
    assert await process(client, ["Mary Jones"]) == ["[NAME_1]"]
    assert await reidentify(client, ["[NAME_1]"]) == ["Mary Jones"]


async def test_a_short_life_is_counted_from_the_last_turn_too(client, settings):
    settings.CONVERSATION_DAYS = 0.01
    await process(client, ["John Smith"])
    row = await database.run(Conversation.objects.get)
    row.used -= timedelta(minutes=10)
    await database.run(row.save)
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]
    assert (await database.run(Conversation.objects.get)).used > row.used + timedelta(minutes=9)


async def test_zero_days_are_for_ever(client, settings):
    settings.CONVERSATION_DAYS = 0
    await process(client, ["John Smith"])
    await database.run(Conversation.objects.update, used=timezone.now() - timedelta(days=3_000))
    assert await database.run(vault.purge) == 0
    assert await reidentify(client, ["[NAME_1]"]) == ["John Smith"]


async def test_one_that_is_deleted_in_the_middle_begins_anew(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    await turn.aredact(["John Smith"])
    await database.run(Conversation.objects.all().delete)
    assert await turn.aredact(["Mary Jones and John Smith"]) == ["[NAME_2] and [NAME_1]"]
    again = await services.aexchange(CALLER, NONE, conversation="c")
    assert await again.aredact(["Mary Jones"]) == ["[NAME_2]"]


async def test_an_exchange_restores_what_its_model_writes(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    sent = await turn.aredact(["I am John Smith, john@example.com.", "Greet John Smith"])
    assert sent == ["I am [NAME_1], [EMAIL_ADDRESS_1].", "Greet [NAME_1]"]
    assert turn.counts == {"NAME": 2, "EMAIL_ADDRESS": 1}
    restorer = turn.restorer()
    text = "Hello [NAME_1]! Is john@example.com or bob@example.org yours? "
    got = "".join([await restorer.atake(letter) for letter in text]) + await restorer.afinish()
    assert got == "Hello John Smith! Is john@example.com or [EMAIL_ADDRESS_2] yours? "
    assert turn.counts == {"NAME": 2, "EMAIL_ADDRESS": 2}


async def test_what_only_the_model_wrote_is_never_put_back(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    restorer = turn.restorer()
    assert await restorer.atake("ask bob@example.org ") + await restorer.afinish() == "ask [EMAIL_ADDRESS_1] "
    later = await services.aexchange(CALLER, NONE, conversation="c")
    sent = await later.aredact(["You said [EMAIL_ADDRESS_1]; I am ann@example.org"])
    assert sent == ["You said [EMAIL_ADDRESS_1]; I am [EMAIL_ADDRESS_2]"]
    restorer = later.restorer()
    assert await restorer.atake("[EMAIL_ADDRESS_1] [EMAIL_ADDRESS_2] ") == "[EMAIL_ADDRESS_1] ann@example.org "
    assert await later.aredact(["It is bob@example.org"]) == ["It is [EMAIL_ADDRESS_1]"]
    restorer = later.restorer()
    assert await restorer.atake("[EMAIL_ADDRESS_1] ") == "bob@example.org "


async def test_names_that_the_model_writes_are_redacted_where_the_policy_says_so(application):
    def policies():
        main = Project.objects.get_or_create(name="main")[0]
        Policy.objects.create(project=main, name="strict", answers=Policy.Answers.EVERYTHING)

    await database.run(policies)
    text = "Dear [NAME_1], your doctor Anna Petersen of Omaha will call. "
    results = {}
    for policy in (None, "strict"):
        options = parse_options(StreamRequest, {"policy": policy}) if policy else NONE
        turn = await services.aexchange(CALLER, options)
        await turn.aredact(["I am John Smith."])
        restorer = turn.restorer()
        results[policy] = await restorer.atake(text) + await restorer.afinish()
    assert results[None] == "Dear John Smith, your doctor Anna Petersen of Omaha will call. "
    assert results["strict"].startswith("Dear John Smith, ")
    assert "Petersen" not in results["strict"]
    assert "[NAME_1]" not in results["strict"]


async def test_without_a_conversation_nothing_is_kept(application):
    turn = await services.aexchange(CALLER, NONE)
    assert await turn.aredact(["John Smith"]) == ["[NAME_1]"]
    assert await turn.aredact(["Mary Jones and John Smith"]) == ["[NAME_2] and [NAME_1]"]
    assert await database.run(Conversation.objects.count) == 0


def test_blocking_callers_get_the_same(transactional_db):
    def body(kind, field, *texts):
        return parse(kind, {field: list(texts), "conversation": "c"}, field)

    [item] = services.process(CALLER, body(ProcessTextRequest, "text", "I am John Smith."))
    assert item["processed_text"] == "I am [NAME_1]."
    assert services.reidentify(CALLER, body(ReidentifyTextRequest, "processed_text", "[NAME_1]")) == ["John Smith"]
    live = services.stream(CALLER, NONE, conversation="c")
    assert live.take("Mary Jones met John Smith.", end=True)["delta"] == "[NAME_2] met [NAME_1]."
    restorer = services.exchange(CALLER, NONE, conversation="c").restorer()
    assert restorer.take("[NAME_2], ask bob@example.org ") + restorer.finish() == "Mary Jones, ask [EMAIL_ADDRESS_1] "
