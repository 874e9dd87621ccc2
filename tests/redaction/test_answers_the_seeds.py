"""The documented examples of the text API give the documented output, over REST and on a socket."""

import json

import pytest

GREETING = "Hello, my name is John Smith."
EXAMPLES = [
    pytest.param({"text": "John Smith lives at 123 Fake St."}, "[NAME_1] lives at [LOCATION_ADDRESS_1].", id="marker"),
    pytest.param(
        {
            "text": "Hello, my name is Greg",
            "entity_detection": {"entity_types": [{"type": "DISABLE", "value": ["NAME", "NAME_GIVEN", "NAME_FAMILY"]}]},
        },
        "Hello, my name is Greg",
        id="disabled",
    ),
    pytest.param(
        {"text": GREETING, "processed_text": {"type": "MASK", "mask_character": "$"}},
        "Hello, my name is $$$$ $$$$$.",
        id="mask",
    ),
]


@pytest.mark.parametrize(("request_", "expected"), EXAMPLES)
async def test_it_redacts_on_a_socket(socket, request_, expected):
    await socket.send_to(text_data=json.dumps(request_))
    answer = json.loads(await socket.receive_from())
    assert answer["processed_text"] == expected


@pytest.mark.parametrize(("request_", "expected"), EXAMPLES)
async def test_it_redacts_over_rest(client, request_, expected):
    answer = await client.post("/process/text", json={**request_, "text": [request_["text"]]})
    assert [item["processed_text"] for item in answer.json()] == [expected]


async def test_offsets_cover_the_bracketed_marker(client):
    [item] = (await client.post("/process/text", json={"text": ["John Smith lives at 123 Fake St."]})).json()
    name, address = item["entities"]
    assert name["location"] == {"stt_idx": 0, "end_idx": 10, "stt_idx_processed": 0, "end_idx_processed": 8}
    assert address["location"] == {"stt_idx": 20, "end_idx": 31, "stt_idx_processed": 18, "end_idx_processed": 38}
    assert (name["processed_text"], name["text"]) == ("NAME_1", "John Smith")
