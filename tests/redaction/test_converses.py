"""What a socket can do beyond one request at a time."""

import asyncio
import json

import pytest

from project.auth import Caller
from project.errors import Problem
from redaction.conversation import Conversation

TICKETS = {"filter": [{"type": "BLOCK", "pattern": r"TK-\d+", "entity_type": "TICKET"}]}
MAIL = {"type": "BLOCK", "pattern": r"\w+@example\.com", "entity_type": "MAIL"}
QUICK = {"entity_types": [{"type": "ENABLE", "value": ["URL"]}], "filter": [*TICKETS["filter"], MAIL]}


async def say(socket, message):
    await socket.send_to(text_data=json.dumps(message))


async def hear(socket):
    return json.loads(await socket.receive_from(timeout=10))


async def ask(socket, message):
    await say(socket, message)
    return await hear(socket)


@pytest.mark.parametrize("name", [7, "a", ""])
async def test_an_id_comes_back(socket, name):
    answer = await ask(socket, {"id": name, "text": "TK-1", "entity_detection": TICKETS})
    assert (answer["id"], answer["processed_text"]) == (name, "[TICKET_1]")


async def test_an_id_comes_back_with_an_error(socket):
    assert (await ask(socket, {"id": 7, "text": 5}))["id"] == 7


@pytest.mark.parametrize("name", [1.5, True, [], {}, "x" * 201])
async def test_an_id_of_another_kind_is_refused(socket, name):
    answer = await ask(socket, {"id": name, "text": "Hi"})
    assert (answer["code"], answer["errors"][0]["field"]) == ("invalid", "id")


async def test_a_list_is_answered_with_a_list(socket):
    answer = await ask(socket, {"text": ["TK-1", "TK-2"], "entity_detection": TICKETS})
    assert [item["processed_text"] for item in answer] == ["[TICKET_1]", "[TICKET_1]"]


async def test_a_list_with_an_id_is_answered_with_items(socket):
    answer = await ask(socket, {"id": "x", "text": ["TK-1"], "entity_detection": TICKETS})
    assert (answer["id"], [item["processed_text"] for item in answer["items"]]) == ("x", ["[TICKET_1]"])


async def test_a_binary_frame_holds_json_too(socket):
    await socket.send_to(bytes_data=b'{"type": "ping"}')
    frame = await socket.receive_from()
    assert json.loads(frame) == {"type": "pong"}


async def test_answers_without_an_id_keep_the_order(socket):
    texts = ["TK-1 " * 2_000, "TK-2", "TK-3 " * 500, "TK-4"]
    for text in texts:
        await say(socket, {"text": text, "entity_detection": QUICK})
    lengths = [(await hear(socket))["characters_processed"] for _ in texts]
    assert lengths == [len(text) for text in texts]


async def test_a_short_request_with_an_id_overtakes_a_long_one(socket):
    await say(socket, {"id": "long", "text": "Anna met Bob in Paris. " * 600})
    await say(socket, {"id": "short", "text": "TK-1", "entity_detection": QUICK})
    assert [(await hear(socket))["id"] for _ in range(2)] == ["short", "long"]


def pieces(text, size):
    return [text[at : at + size] for at in range(0, len(text), size)]


@pytest.mark.parametrize("size", [1, 7, 1_000])
async def test_a_stream_gives_the_same_text_however_it_is_cut(socket, size):
    text = "Write to anna@example.com about TK-77.\nOr to bob@example.com.\n"
    deltas, entities = "", []
    for number, piece in enumerate(pieces(text, size)):
        message = {"stream": "s", "append": piece, **({"entity_detection": QUICK} if number == 0 else {})}
        answer = await ask(socket, message)
        deltas += answer["delta"]
        entities += answer["entities"]
    last = await ask(socket, {"stream": "s", "end": True})
    deltas += last["delta"]
    entities += last["entities"]
    assert last["end"] is True
    assert deltas == "Write to [MAIL_1] about [TICKET_1].\nOr to [MAIL_2].\n"
    for entity in entities:
        place = entity["location"]
        assert text[place["stt_idx"] : place["end_idx"]] == entity["text"]
        assert deltas[place["stt_idx_processed"] : place["end_idx_processed"]] == f"[{entity['processed_text']}]"
    assert len(entities) == 3


async def test_streams_do_not_mix(socket):
    for name in ("a", "b"):
        await ask(socket, {"stream": name, "append": f"{name}: TK-", "entity_detection": TICKETS})
    await ask(socket, {"stream": "a", "append": "1"})
    await ask(socket, {"stream": "b", "append": "2"})
    ends = [await ask(socket, {"stream": name, "end": True}) for name in ("a", "b")]
    assert [end["entities"][0]["text"] for end in ends] == ["TK-1", "TK-2"]


@pytest.mark.parametrize(
    ("message", "code", "field"),
    [
        ({"stream": "s", "end": True}, "unknown_stream", "stream"),
        ({"stream": "s"}, "invalid", "append"),
        ({"stream": "", "append": "x"}, "invalid", "stream"),
        ({"stream": 5, "append": "x"}, "invalid", "stream"),
        ({"stream": "s", "append": 5}, "invalid", "append"),
        ({"stream": "s", "append": "x", "end": "perhaps"}, "invalid", "end"),
        ({"stream": "s", "append": "a\0"}, "invalid", "append"),
        ({"stream": "s", "append": "x", "policy": "nope"}, "unknown_policy", "policy"),
        ({"stream": "s", "append": "x", "entity_detection": {"nope": 1}}, "invalid", "entity_detection.nope"),
    ],
)
async def test_a_wrong_piece_is_refused(socket, message, code, field):
    answer = await ask(socket, message)
    assert (answer["code"], answer["errors"][0]["field"]) == (code, field)


async def test_streams_of_one_socket_are_bounded(socket, settings):
    settings.SOCKET_STREAMS = 2
    for name in ("a", "b"):
        await ask(socket, {"stream": name, "append": "x"})
    assert (await ask(socket, {"stream": "c", "append": "x"}))["code"] == "too_many_streams"
    await ask(socket, {"stream": "a", "end": True})
    assert (await ask(socket, {"stream": "c", "append": "x"}))["stream"] == "c"


async def test_a_stream_keeps_no_text_that_is_decided(transactional_db):
    conversation = Conversation(Caller("anonymous"))
    for _ in range(50):
        said = conversation.read(json.dumps({"stream": "s", "append": "A line of words.\n" * 20}))
        await conversation.answer(said)
    assert len(conversation.streams["s"].text) < 2_000


async def test_more_work_than_can_wait_is_refused(client, settings):
    settings.MAX_WAITING = 0
    answer = await client.post("/process/text", json={"text": ["Hi"]})
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "busy", "1")


async def test_a_caller_over_the_rate_is_told_when_to_come_back(client, settings):
    settings.API_RATE, settings.API_BURST = 0.5, 2
    statuses = [(await client.post("/process/text", json={"text": []})).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


async def test_the_loop_turns_while_the_engine_works(client):
    longest, working = 0.0, True

    async def watch():
        nonlocal longest
        loop = asyncio.get_running_loop()
        while working:
            before = loop.time()
            await asyncio.sleep(0.005)
            longest = max(longest, loop.time() - before)

    watching = asyncio.create_task(watch())
    await client.post("/process/text", json={"text": ["Anna met Bob in Paris. " * 600]}, timeout=60)
    working = False
    await watching
    assert longest < 0.5


def test_what_is_not_an_object_is_no_message():
    with pytest.raises(Problem, match="invalid"):
        Conversation(Caller("anonymous")).read("[]")
