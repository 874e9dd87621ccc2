"""Each kind of bad input has one clear error, the same over REST and on a socket; docs/api.md has this table."""

import json
from pathlib import Path

import pytest

from project.errors import KINDS

LONG = 500_001
DEEP = b'{"text": ' + b"[" * 40 + b"]" * 40 + b"}"


def options(**detection):
    return json.dumps({"text": "Hi", "entity_detection": detection}).encode()


TABLE = [
    ("not JSON", b"{text: 1", "invalid_json", None),
    ("not UTF-8", b'{"text": "\xff"}', "invalid_json", None),
    ("not an object", b'["Hi"]', "invalid", None),
    ("no text", b"{}", "invalid", "text"),
    ("null text", b'{"text": null}', "invalid", "text"),
    ("text of a wrong type", b'{"text": 5}', "invalid", "text"),
    ("an item of a wrong type", b'{"text": ["Hi", 5]}', "invalid", "text[1]"),
    ("NUL", b'{"text": "a\\u0000b"}', "invalid", "text"),
    ("a lone surrogate", b'{"text": "a\\ud800b"}', "lone_surrogate", None),
    ("a text that is too long", json.dumps({"text": "a" * LONG}).encode(), "too_long", "text"),
    ("too many texts", json.dumps({"text": ["a"] * 1_001}).encode(), "too_many", "text"),
    ("nesting that is too deep", DEEP, "too_deep", None),
    ("an unknown entity type", options(entity_types=[{"type": "ENABLE", "value": ["NAME", "NOPE"]}]),
     "unknown_label", "entity_detection.entity_types[0].value[1]"),
    ("an unknown group", options(entity_types=[{"type": "DISABLE", "value": ["HIPPA"]}]),
     "unknown_label", "entity_detection.entity_types[0].value[0]"),
    ("an unknown kind of selector", options(entity_types=[{"type": "MAYBE"}]),
     "invalid", "entity_detection.entity_types[0].type"),
    ("a bad pattern", options(filter=[{"type": "ALLOW", "pattern": "("}]),
     "invalid_pattern", "entity_detection.filter[0].pattern"),
    ("a back-reference", options(filter=[{"type": "ALLOW", "pattern": r"(a)\1"}]),
     "invalid_pattern", "entity_detection.filter[0].pattern"),
    ("a pattern that is too long", options(filter=[{"type": "ALLOW", "pattern": "a" * 1_001}]),
     "invalid", "entity_detection.filter[0].pattern"),
    ("BLOCK without a type", options(filter=[{"type": "BLOCK", "pattern": "a"}]),
     "invalid", "entity_detection.filter[0].entity_type"),
    ("a threshold over 1", options(filter=[{"type": "BLOCK", "pattern": "a", "entity_type": "A", "threshold": 2}]),
     "invalid", "entity_detection.filter[0].threshold"),
    ("an unknown field inside an object", options(acuracy="high"), "invalid", "entity_detection.acuracy"),
    ("an unknown accuracy", options(accuracy="best"), "invalid", "entity_detection.accuracy"),
    ("a boolean of a wrong type", b'{"text": "Hi", "link_batch": 1}', "invalid", "link_batch"),
    ("a project id of 61 characters", json.dumps({"text": "Hi", "project_id": "p" * 61}).encode(),
     "invalid", "project_id"),
    ("a project id with other characters", b'{"text": "Hi", "project_id": "a b"}', "invalid", "project_id"),
    ("a marker pattern of one's own", b'{"text": "Hi", "processed_text": {"pattern": "[TYPE]"}}',
     "invalid", "processed_text.pattern"),
    ("a mask of two characters", b'{"text": "Hi", "processed_text": {"type": "MASK", "mask_character": "##"}}',
     "invalid", "processed_text.mask_character"),
    ("an unknown policy", b'{"text": "Hi", "policy": "nope"}', "unknown_policy", "policy"),
]  # fmt: skip
CASES = [pytest.param(*case[1:], id=case[0]) for case in TABLE]


@pytest.mark.parametrize(("body", "code", "field"), CASES)
async def test_it_is_refused_over_rest(client, body, code, field):
    answer = await client.post("/process/text", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == KINDS[code].status
    check(answer.json(), code, field)


@pytest.mark.parametrize(("body", "code", "field"), CASES)
async def test_it_is_refused_on_a_socket_that_stays_open(socket, body, code, field):
    await socket.send_to(bytes_data=body)
    error = json.loads(await socket.receive_from(timeout=5))
    assert error["status"] == KINDS[code].status
    check(error, code, field)
    await socket.send_to(text_data='{"type": "ping"}')
    assert json.loads(await socket.receive_from()) == {"type": "pong"}


def check(error, code, field):
    assert list(error)[:3] == ["detail", "code", "errors"]
    assert error["code"] == code
    assert [one["field"] for one in error["errors"]] == ([] if field is None else [field])
    assert error["detail"]
    assert all(one["message"] for one in error["errors"])


async def test_a_pattern_that_would_backtrack_takes_no_time(client):
    detection = {"filter": [{"type": "BLOCK", "pattern": "(a+)+$", "entity_type": "A"}]}
    answer = await client.post("/process/text", json={"text": ["a" * 5_000 + "!"], "entity_detection": detection})
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() < 5


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "code"),
    [
        ("GET", "/process/text", {}, 405, "method_not_allowed"),
        ("POST", "/process/text/", {}, 404, "not_found"),
        ("GET", "/nothing", {}, 404, "not_found"),
        ("POST", "/process/text", {"Content-Type": "text/csv"}, 415, "unsupported_media_type"),
        ("POST", "/process/files/uri", {}, 404, "files_not_supported"),
        ("POST", "/process/text", {"Host": "elsewhere.example"}, 400, "bad_request"),
        ("GET", "/admin/nothing?x=1", {"Host": "elsewhere.example"}, 400, "bad_request"),
    ],
)
async def test_every_error_has_one_shape(client, method, path, headers, status, code):
    answer = await client.request(method, path, content=b"{}", headers={"Content-Type": "application/json"} | headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert list(answer.json()) == ["detail", "code", "errors"]


async def test_a_body_over_the_limit_is_refused_before_it_is_read(client, settings):
    settings.MAX_BODY_BYTES = 1_024
    answer = await client.post("/process/text", json={"text": ["a" * 2_000]})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_500_000_characters_of_any_script_pass(client):
    detection = {"entity_types": [{"type": "ENABLE", "value": ["EMAIL_ADDRESS"]}]}
    answer = await client.post(
        "/process/text", json={"text": ["語 " * 250_000], "entity_detection": detection}, timeout=60
    )
    assert answer.status_code == 200
    assert answer.json()[0]["characters_processed"] == 500_000


def test_the_documents_have_the_whole_table():
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
    missing = [what for what, _, code, _ in TABLE if f"| {what} |" not in text or f"`{code}`" not in text]
    assert missing == []
