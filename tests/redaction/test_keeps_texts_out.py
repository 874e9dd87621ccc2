"""What a caller sends, and the key they send it with, is in no log and in no error."""

import functools
import gc
import json
import logging

import pytest

from redaction import answering

CANARY = "Zebulon Quartermaine 078-05-1120"


@pytest.mark.parametrize(
    "body",
    [
        {"text": [CANARY]},
        {"text": [CANARY], "entity_detection": {"filter": [{"type": "ALLOW", "pattern": f"({CANARY}"}]}},
        {"text": [CANARY], "entity_detection": {CANARY: 1}},
        {"text": [CANARY], "entity_detection": {"accuracy": CANARY}},
        {"text": [CANARY], "project_id": CANARY},
        {"text": [CANARY], "policy": CANARY},
        {"text": [CANARY], "entity_detection": {"entity_types": [{"type": "ENABLE", "value": [CANARY]}]}},
        {"text": [CANARY], "processed_text": {"pattern": CANARY}},
        {"text": {CANARY: 1}},
    ],
)
async def test_nothing_of_it_is_logged_or_repeated(client, caplog, capfd, body):
    caplog.set_level(logging.DEBUG)
    answer = await client.post("/process/text", json=body, headers={"x-request-id": "plain"})
    captured = capfd.readouterr()
    for part in CANARY.split():
        assert part not in caplog.text + captured.out + captured.err
        assert answer.status_code == 200 or part not in answer.text


async def test_a_failure_inside_is_recorded_without_it(client, caplog, capfd, monkeypatch):
    def fail(*_):
        raise RuntimeError(CANARY)

    monkeypatch.setattr(answering, "process_each", fail)
    answer = await client.post("/process/text", json={"text": [CANARY]})
    captured = capfd.readouterr()
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "RuntimeError" in caplog.text + captured.err
    assert "Zebulon" not in caplog.text + captured.out + captured.err + answer.text


async def test_a_failure_on_a_socket_is_recorded_without_it(socket, caplog, capfd, monkeypatch):
    def fail(*_):
        raise RuntimeError(CANARY)

    monkeypatch.setattr(answering, "process_each", fail)
    await socket.send_to(text_data=json.dumps({"text": CANARY}))
    answer = await socket.receive_from()
    captured = capfd.readouterr()
    assert json.loads(answer)["code"] == "internal_error"
    assert "Zebulon" not in caplog.text + captured.out + captured.err + answer


async def test_a_key_is_not_logged(client, key, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "httpx")  # the client's own log has the URL that it asked for
    await client.post("/process/text", json={"text": ["Hi"]}, headers={"x-api-key": key})
    await client.post(f"/process/text?token={key}", json={"text": ["Hi"]})
    captured = capfd.readouterr()
    assert key not in caplog.text + captured.out + captured.err


async def test_no_cache_holds_it_after_the_answer(client):
    original = "Wilhelmina Quackenbush"
    texts = [f"{original} wohnt in Paris.", f"{original}?", f"{original} " * 30]
    await client.post("/process/text", json={"text": texts, "processed_text": {"marker_language": "auto"}})
    await client.post("/process/text", json={"text": texts, "processed_text": {"type": "SYNTHETIC"}})
    entities = [{"processed_text": "NAME_1", "text": original}]
    await client.post("/process/text/reidentify", json={"processed_text": ["[NAME_1]"], "entities": entities})
    caches = [one for one in gc.get_objects() if type(one) is functools._lru_cache_wrapper]
    assert len(caches) > 10
    assert not [cache.__wrapped__ for cache in caches if any(original in text for text in held(cache))]


CONTAINERS = (dict, list, tuple, set, frozenset)


def held(thing, depth=6):
    """Every string that is reached from the thing over so many references; nothing is asked, so nothing is loaded."""
    for one in gc.get_referents(thing):
        if type(one) is str:
            yield one
        elif (depth and type(one).__module__ != "builtins") or type(one) in (dict, list, tuple, set, frozenset):
            yield from held(one, depth - 1) if depth else ()


def test_what_a_cache_holds_is_seen():
    @functools.lru_cache
    def keeping(text):
        return (text,)

    keeping("Wilhelmina Quackenbush")
    assert "Wilhelmina Quackenbush" in set(held(keeping))
