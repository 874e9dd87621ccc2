"""What the documents say of voice is what it does."""

import re
from pathlib import Path

from chat.voice import asyncapi, conversation, wishes

DOCS = Path(__file__).parents[3] / "docs" / "voice.md"


async def test_the_document_of_sockets_has_the_voice_socket_with_its_wires_and_its_query(client):
    document = (await client.get("/asyncapi")).json()
    channel = document["channels"]["voice"]
    assert channel["address"] == "/ws-client"
    assert set(channel["bindings"]["ws"]["query"]["properties"]) == {*wishes.NAMES, "token"}
    assert channel["messages"]["voice_frame"]["contentType"] == "application/x-protobuf"
    asked = channel["messages"]["voice_request"]["payload"]["properties"]["type"]["enum"]
    assert asked == list(conversation.HANDLERS)
    [heard] = [made for name, made in document["operations"].items() if name == "voice_heard"]
    for reference in heard["messages"]:
        assert reference["$ref"].rpartition("/")[2] in channel["messages"]


def test_the_page_names_each_message_and_wish():
    text = DOCS.read_text()
    for name in (*conversation.HANDLERS, *conversation.ANSWERS, *wishes.NAMES, *asyncapi.SEND):
        assert re.search(rf"`[^`]*\b{name}\b[^`]*`", text), name


async def test_start_and_bleep_answer_the_fields_that_are_named(client):
    schemas = (await client.get("/schema")).json()["components"]["schemas"]
    for body in (b"", b"{}", b'{"transport": "websocket", "body": {"room": "r"}}'):
        started = (await client.post("/start", content=body)).json()
        assert set(started) == set(schemas["Started"]["required"])
    assert set(schemas["BleepRequest"]["required"]) == {"file", "timestamps"}
    assert set(schemas["VoiceWishes"]["properties"]) == set(wishes.NAMES)
