"""The documented examples of the WebSocket endpoint that the text API is compatible with, over real sockets."""

import json
import subprocess

import pytest

from tests import peers

from .clients import ask, hear, open_socket, post, say

QUICKSTART = {"text": "John Smith lives at 123 Fake St."}
ANSWER = {
    "processed_text": "[NAME_1] lives at [LOCATION_ADDRESS_1].",
    "entities": [
        {
            "processed_text": "NAME_1",
            "text": "John Smith",
            "location": {"stt_idx": 0, "end_idx": 10, "stt_idx_processed": 0, "end_idx_processed": 8},
            "best_label": "NAME",
            "labels": {"NAME_GIVEN", "NAME", "NAME_FAMILY"},
        },
        {
            "processed_text": "LOCATION_ADDRESS_1",
            "text": "123 Fake St",
            "location": {"stt_idx": 20, "end_idx": 31, "stt_idx_processed": 18, "end_idx_processed": 38},
            "best_label": "LOCATION_ADDRESS",
            "labels": {"LOCATION_ADDRESS", "LOCATION"},
        },
    ],
    "entities_present": True,
    "characters_processed": 32,
    "languages_detected": {"en"},
}
DISABLED = {
    "text": "Hello, my name is Greg",
    "entity_detection": {"entity_types": [{"type": "DISABLE", "value": ["NAME", "NAME_GIVEN", "NAME_FAMILY"]}]},
}
MASKED = {
    "text": "Hello, my name is John Smith.",
    "processed_text": {"type": "MASK", "mask_character": "$"},
}
SCRIPT = """
import json
import sys

import websocket

ws = websocket.WebSocket()

ws.connect(sys.argv[1])

payload = {"text": "John Smith lives at 123 Fake St."}
ws.send(json.dumps(payload))
print(ws.recv())
ws.close()
"""


@pytest.fixture(scope="module")
def socket(product):
    with open_socket(product) as made:
        yield made


def check(answer):
    """The documented answer to the quick start: every key in its place, every value but the scores."""
    assert list(answer) == list(ANSWER)
    assert [list(entity) for entity in answer["entities"]] == [list(entity) for entity in ANSWER["entities"]]
    for entity, expected in zip(answer["entities"], ANSWER["entities"], strict=True):
        assert list(entity["location"]) == list(expected["location"])
        assert {**entity, "labels": set(entity["labels"])} == expected
        assert all(0 < score <= 1 for score in entity["labels"].values())
        assert all(score == round(score, 4) for score in entity["labels"].values())
    for key in ("processed_text", "entities_present", "characters_processed"):
        assert answer[key] == ANSWER[key]
    languages = answer["languages_detected"]
    assert max(languages, key=languages.get) == "en"
    assert 0 < languages["en"] <= 1


def test_the_quick_start_gives_the_documented_answer(socket):
    check(ask(socket, QUICKSTART))


def test_the_quick_start_gives_the_documented_answer_over_rest(product):
    answer = post(product, "/process/text", {"text": [QUICKSTART["text"]]})
    assert answer.status_code == 200
    [item] = answer.json()
    check(item)


def test_the_documented_script_prints_the_documented_answer(product):
    python = peers.interpreter("websocket-client", "websocket-client==1.8.0")
    done = subprocess.run([python, "-c", SCRIPT, product.ws + "/ws"], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    check(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("message", "redacted"),
    [
        pytest.param(DISABLED, "Hello, my name is Greg", id="disabled types"),
        pytest.param(MASKED, "Hello, my name is $$$$ $$$$$.", id="mask"),
        pytest.param({"text": DISABLED["text"]}, "Hello, my name is [NAME_GIVEN_1]", id="types left on"),
        pytest.param({"text": MASKED["text"]}, "Hello, my name is [NAME_1].", id="marker by default"),
    ],
)
def test_the_documented_payloads_give_the_documented_text(product, socket, message, redacted):
    on_socket = ask(socket, message)
    over_rest = post(product, "/process/text", {**message, "text": [message["text"]]}).json()
    assert on_socket["processed_text"] == redacted
    assert over_rest == [on_socket]


def test_a_disabled_type_is_not_reported(socket):
    answer = ask(socket, DISABLED)
    assert (answer["entities"], answer["entities_present"]) == ([], False)


def test_a_mask_covers_the_name_and_keeps_its_space(socket):
    [name] = ask(socket, MASKED)["entities"]
    assert (name["processed_text"], name["text"], name["best_label"]) == ("$$$$ $$$$$", "John Smith", "NAME")
    assert name["location"] == {"stt_idx": 18, "end_idx": 28, "stt_idx_processed": 18, "end_idx_processed": 28}


def test_many_exchanges_on_one_socket_stay_in_order(socket):
    texts = [f"{name} lives at {number} Fake St." for number, name in enumerate(["John Smith", "Mary Jones"] * 5, 100)]
    for text in texts:
        say(socket, {"text": text})
    found = [hear(socket)["entities"][-1]["text"] for _ in texts]
    assert found == [f"{number} Fake St" for number in range(100, 110)]
