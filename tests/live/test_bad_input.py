"""Bad input over real sockets: one clear error each, the same over REST and on /ws, and nothing of it in any log."""

import json
import time

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from .clients import PATIENCE, hear, is_open, open_socket

CANARY = "Quillfeather-Obrecht"
JSON = {"Content-Type": "application/json"}
DETECTING = ["/process/text", "/ner/text", "/analyze/text"]
MIB = 2**20


def raw(**fields):
    return json.dumps({"text": CANARY, **fields}).encode()


def detection(**fields):
    return raw(entity_detection=fields)


def selector(kind, *names):
    return detection(entity_types=[{"type": kind, "value": list(names)}])


def pattern(kind, regex, **fields):
    return detection(filter=[{"type": kind, "pattern": regex, **fields}])


def deep(levels):
    return b'{"text": ' + b"[" * levels + b'"' + CANARY.encode() + b'"' + b"]" * levels + b"}"


TYPES, FILTER = "entity_detection.entity_types[0]", "entity_detection.filter[0]"
REFUSED = {
    "not JSON": (b"{text: " + CANARY.encode(), "invalid_json", []),
    "half of JSON": (b'{"text": "' + CANARY.encode(), "invalid_json", []),
    "nothing": (b"", "invalid_json", []),
    "JSON that is no object": (b'["' + CANARY.encode() + b'"]', "invalid", []),
    "bytes that are not UTF-8": (b'{"text": "' + CANARY.encode() + b'\xff"}', "invalid_json", []),
    "a number beyond all bounds": (b'{"text": 1e9999}', "invalid_json", []),
    "no text": (b'{"texts": "' + CANARY.encode() + b'"}', "invalid", ["text"]),
    "a null": (raw(text=None), "invalid", ["text"]),
    "a number for text": (raw(text=5), "invalid", ["text"]),
    "an object for text": (raw(text={CANARY: CANARY}), "invalid", ["text"]),
    "a number among texts": (raw(text=[CANARY, 5]), "invalid", ["text[1]"]),
    "NUL": (raw(text=f"{CANARY}\0"), "invalid", ["text"]),
    "NUL among texts": (raw(text=["Hi", f"{CANARY}\0"]), "invalid", ["text[1]"]),
    "a lone surrogate": (raw(text=f"{CANARY}\ud800"), "lone_surrogate", []),
    "a lone low surrogate": (raw(text=f"\udc00{CANARY}"), "lone_surrogate", []),
    "a text that is too long": (raw(text=CANARY * 25_001), "too_long", ["text"]),
    "too many texts": (raw(text=[CANARY] * 1_001), "too_many", ["text"]),
    "too many names": (selector("ENABLE", *["NAME"] * 10_001), "invalid", [f"{TYPES}.value"]),
    "JSON that is too deep": (deep(33), "too_deep", []),
    "JSON as deep as a stack": (deep(500), "too_deep", []),
    "an unknown label": (selector("ENABLE", "NAME", CANARY), "unknown_label", [f"{TYPES}.value[1]"]),
    "an unknown group": (selector("DISABLE", "HIPPA"), "unknown_label", [f"{TYPES}.value[0]"]),
    "a label in lower case": (selector("ENABLE", "name"), "unknown_label", [f"{TYPES}.value[0]"]),
    "an unknown kind of selector": (selector(CANARY, "NAME"), "invalid", [f"{TYPES}.type"]),
    "a bad pattern": (pattern("ALLOW", f"({CANARY}"), "invalid_pattern", [f"{FILTER}.pattern"]),
    "a back-reference": (pattern("ALLOW_TEXT", r"(a)\1"), "invalid_pattern", [f"{FILTER}.pattern"]),
    "a look-ahead": (pattern("BLOCK", "(?=a)", entity_type="A"), "invalid_pattern", [f"{FILTER}.pattern"]),
    "a pattern that is too long": (pattern("ALLOW", CANARY * 51), "invalid", [f"{FILTER}.pattern"]),
    "a pattern that grows": (pattern("ALLOW", "((a{900}){900})"), "invalid_pattern", [f"{FILTER}.pattern"]),
    "BLOCK without a type": (pattern("BLOCK", "a"), "invalid", [f"{FILTER}.entity_type"]),
    "a threshold over 1": (pattern("BLOCK", "a", entity_type="A", threshold=2), "invalid", [f"{FILTER}.threshold"]),
    "an unknown field": (detection(acuracy=CANARY), "invalid", ["entity_detection.acuracy"]),
    "an unknown accuracy": (detection(accuracy=CANARY), "invalid", ["entity_detection.accuracy"]),
    "a list for an object": (raw(entity_detection=[CANARY]), "invalid", ["entity_detection"]),
    "a word for a flag": (raw(link_batch=CANARY), "invalid", ["link_batch"]),
    "a project of 61 characters": (raw(project_id="p" * 61), "invalid", ["project_id"]),
    "a project with a space": (raw(project_id="a b"), "invalid", ["project_id"]),
    "an unknown policy": (raw(policy=CANARY), "unknown_policy", ["policy"]),
    "two errors": (
        raw(project_id="p" * 61, entity_detection={"accuracy": CANARY}),
        "invalid",
        ["entity_detection.accuracy", "project_id"],
    ),
}
UNREADABLE = {"invalid_json", "lone_surrogate", "too_deep"}  # codes of what cannot be read, an id included


def cases(refused):
    return [pytest.param(*case, id=name) for name, case in refused.items()]


def object_of(body):
    """The JSON object of a body; None where it holds none."""
    try:
        message = json.loads(body)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def is_text(body):
    """Whether a text frame can carry it."""
    return body.isascii()


CASES = cases(REFUSED)
TEXTS = cases({name: case for name, case in REFUSED.items() if is_text(case[0])})
OBJECTS = cases({name: case for name, case in REFUSED.items() if object_of(case[0]) is not None})


@pytest.fixture(scope="module")
def socket(product):
    """One socket for all of it: it must outlive every refusal."""
    with open_socket(product) as made:
        yield made


def post(product, path, body, **headers):
    return httpx.post(product.url + path, content=body, headers={**JSON, **headers}, timeout=PATIENCE)


def check(error, code, fields):
    assert list(error)[:3] == ["detail", "code", "errors"]
    assert error["code"] == code
    assert sorted(one["field"] for one in error["errors"]) == fields
    assert all(list(one) == ["field", "message"] and one["message"] for one in error["errors"])
    assert error["detail"]
    assert CANARY not in json.dumps(error)


@pytest.mark.parametrize("path", DETECTING)
@pytest.mark.parametrize(("body", "code", "fields"), CASES)
def test_it_is_refused_over_rest(product, path, body, code, fields):
    answer = post(product, path, body)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert len(answer.json()) == 3
    check(answer.json(), code, fields)


@pytest.mark.parametrize(("body", "code", "fields"), CASES)
def test_it_is_refused_in_bytes_on_the_socket_which_stays_open(socket, body, code, fields):
    refused_on(socket, body, code, fields)


@pytest.mark.parametrize(("body", "code", "fields"), TEXTS)
def test_it_is_refused_in_text_on_the_socket_which_stays_open(socket, body, code, fields):
    refused_on(socket, body.decode(), code, fields)


def refused_on(socket, frame, code, fields):
    socket.send(frame)
    error = hear(socket)
    assert error.pop("status") == 400
    check(error, code, fields)
    assert is_open(socket)


@pytest.mark.parametrize(("body", "code", "fields"), OBJECTS)
def test_a_refusal_on_the_socket_carries_the_id(socket, body, code, fields):
    socket.send(json.dumps({**object_of(body), "id": "seven"}))
    error = hear(socket)
    assert error["code"] == code
    assert error.get("id") == (None if code in UNREADABLE else "seven")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"entities": []}', "processed_text"),
        (b'{"processed_text": 5}', "processed_text"),
        (b'{"processed_text": ["[NAME_1]"], "entities": [{"processed_text": "NAME_1"}]}', "entities[0].text"),
        (b'{"processed_text": ["[NAME_1]"], "entities": {}}', "entities"),
    ],
)
def test_a_wrong_reidentification_is_refused(product, body, field):
    answer = post(product, "/process/text/reidentify", body)
    assert answer.status_code == 400
    check(answer.json(), "invalid", [field])


@pytest.mark.parametrize("empty", ["", " ", "\n\t "])
def test_an_empty_text_is_answered_as_it_is(product, socket, empty):
    item = {"processed_text": empty, "entities": [], "entities_present": False, "characters_processed": len(empty)}
    answer = post(product, "/process/text", json.dumps({"text": [empty]}).encode()).json()[0]
    socket.send(json.dumps({"text": empty}))
    assert hear(socket) == answer
    answer.pop("languages_detected")
    assert answer == item


def test_no_texts_are_answered_with_none(product):
    assert post(product, "/process/text", b'{"text": []}').json() == []


@pytest.mark.parametrize("regex", ["(a+)+$", "(a|a)*b", "(.*)*x", "(a*)*c"])
def test_a_catastrophic_pattern_is_answered_fast(product, socket, regex):
    body = {"text": "a" * 20_000 + "!", "entity_detection": {"filter": [{"type": "ALLOW_TEXT", "pattern": regex}]}}
    body["entity_detection"]["entity_types"] = [{"type": "ENABLE", "value": ["EMAIL_ADDRESS"]}]
    begun = time.monotonic()
    assert post(product, "/process/text", json.dumps(body).encode()).status_code == 200
    socket.send(json.dumps(body))
    assert "processed_text" in hear(socket)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "code"),
    [
        ("POST", "/process/text", {"x-api-key": CANARY}, raw(), 401, "credentials_invalid"),
        ("POST", "/process/text", {"Authorization": f"Bearer {CANARY}"}, raw(), 401, "credentials_invalid"),
        ("POST", "/process/text", {"X-Forwarded-For": "203.0.113.9"}, raw(), 401, "credentials_missing"),
        ("GET", "/process/text", {}, b"", 405, "method_not_allowed"),
        ("PUT", "/ner/text", {}, raw(), 405, "method_not_allowed"),
        ("DELETE", "/analyze/text", {}, b"", 405, "method_not_allowed"),
        ("POST", "/process/text", {"Content-Type": "text/plain"}, raw(), 415, "unsupported_media_type"),
        (
            "POST",
            "/process/text",
            {"Content-Type": "application/x-www-form-urlencoded"},
            b"text=" + CANARY.encode(),
            415,
            "unsupported_media_type",
        ),
        ("POST", "/process/text", {}, raw(text=["a" * MIB] * 9), 413, "body_too_large"),
        ("POST", f"/process/{CANARY}", {}, raw(), 404, "not_found"),
        ("POST", "/process/text/", {}, raw(), 404, "not_found"),
        ("POST", "/process/files/uri", {}, raw(), 404, "files_not_supported"),
        ("POST", "/process/text", {"Host": f"{CANARY}.example"}, raw(), 400, "bad_request"),
    ],
)
def test_a_wrong_request_has_an_error_of_the_same_shape(product, method, path, headers, body, status, code):
    answer = httpx.request(method, product.url + path, headers=JSON | headers, content=body, timeout=PATIENCE)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
    assert len(answer.json()) == 3
    check(answer.json(), code, [])


def test_a_wrong_key_on_the_socket_is_told_before_the_close(product):
    with open_socket(product, additional_headers={"x-api-key": CANARY}) as socket:
        error = hear(socket)
        assert error.pop("status") == 401
        check(error, "credentials_invalid", [])
        assert hear(socket)["type"] == "bye"
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(PATIENCE)
    assert closed.value.rcvd.code == 4401


def test_a_message_over_the_limit_is_told_and_the_socket_stays(product, socket):
    socket.send(CANARY * 500_000)  # 10 MB, over the 8 MiB of a message and under the 16 MiB of the wire
    error = hear(socket)
    assert (error["status"], error["code"]) == (413, "message_too_big")
    assert is_open(socket)


def test_a_message_over_the_limit_of_the_wire_closes_the_socket_with_1009(product):
    with open_socket(product) as socket:
        socket.send(CANARY * 1_000_000)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(PATIENCE)
    assert closed.value.rcvd.code == 1009


def test_the_longest_text_is_answered(product, socket):
    text = "a b " * 125_000
    only_mail = {"entity_types": [{"type": "ENABLE", "value": ["EMAIL_ADDRESS"]}]}
    socket.send(json.dumps({"text": text, "entity_detection": only_mail}))
    assert hear(socket)["characters_processed"] == 500_000


def test_the_server_has_logged_nothing_of_it(product):
    """Stands last: it reads what all the others have left."""
    log = product.log()
    assert '"event": "request"' in log
    assert CANARY not in log
    assert "Traceback" not in log
