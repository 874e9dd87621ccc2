"""Requests made from the OpenAPI document, valid and invalid: every answer is documented, and none is a failure."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from .clients import PATIENCE

OPERATIONS = [
    ("GET", "/"),
    ("GET", "/diagnostics"),
    ("POST", "/process/text"),
    ("POST", "/process/text/reidentify"),
    ("POST", "/ner/text"),
    ("POST", "/analyze/text"),
    ("POST", "/process/files/uri"),
    ("POST", "/process/files/base64"),
    ("POST", "/tickets"),
    ("POST", "/start"),
    ("POST", "/bleep"),
]
MESSAGE = "/rooms/{room}/messages/{seq}"
ROOMS = [
    ("POST", "/rooms/guests"),
    ("GET", "/rooms/me"),
    ("PATCH", "/rooms/me"),
    ("GET", "/rooms"),
    ("POST", "/rooms"),
    ("POST", "/rooms/accept"),
    ("GET", "/rooms/{room}"),
    ("PATCH", "/rooms/{room}"),
    ("POST", "/rooms/{room}/join"),
    ("POST", "/rooms/{room}/invites"),
    ("GET", "/rooms/{room}/members"),
    ("PATCH", "/rooms/{room}/members/{person}"),
    ("DELETE", "/rooms/{room}/members/{person}"),
    ("GET", "/rooms/{room}/messages"),
    ("POST", "/rooms/{room}/messages"),
    ("GET", MESSAGE),
    ("PATCH", MESSAGE),
    ("DELETE", MESSAGE),
    ("POST", f"{MESSAGE}/reactions"),
    ("POST", f"{MESSAGE}/reveal"),
    ("POST", "/rooms/{room}/read"),
    ("POST", "/rooms/{room}/search"),
    ("GET", "/rooms/{room}/export"),
    ("POST", "/rooms/{room}/preview"),
    ("POST", "/rooms/{room}/attachments"),
    ("GET", "/rooms/{room}/attachments/{attachment}"),
    ("POST", "/rooms/{room}/leave"),
    ("DELETE", "/rooms/{room}"),
]
GATEWAY = [  # told in the words of other protocols, errors included
    ("POST", "/v1/chat/completions"),
    ("POST", "/v1/completions"),
    ("POST", "/v1/embeddings"),
    ("POST", "/v1/responses"),
    ("POST", "/v1/messages"),
    ("POST", "/v1/messages/count_tokens"),
    ("GET", "/v1/models"),
    ("GET", "/v1/models/{model}"),
    ("POST", "/assistant"),
]
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
TAKES_BODY = {"/process/text", "/process/text/reidentify", "/ner/text", "/analyze/text"}
MADE = [
    *((method, path, GenerationMode.POSITIVE) for method, path in OPERATIONS),
    *((method, path, GenerationMode.POSITIVE) for method, path in GATEWAY),
    *((method, path, GenerationMode.NEGATIVE) for method, path in OPERATIONS if path in TAKES_BODY),
]
BOUNDS = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def schema(product):
    return schemathesis.openapi.from_url(f"{product.url}/schema")


@pytest.fixture(scope="module")
def document(product):
    return httpx.get(f"{product.url}/schema").json()


def check(case):
    response = case.call(timeout=PATIENCE)
    case.validate_response(response, checks=CHECKS)
    assert response.status_code < 500
    return response


@pytest.mark.parametrize(("method", "path", "mode"), MADE)
def test_every_answer_is_documented(schema, method, path, mode):
    statuses = set()

    @BOUNDS
    @given(schema[path][method].as_strategy(generation_mode=mode))
    def answers(case):
        statuses.add(check(case).status_code)

    answers()
    if path in TAKES_BODY:
        assert (200 in statuses) == (mode is GenerationMode.POSITIVE)


@pytest.fixture
def room(product):
    """A room with two messages, one of them taken out again."""
    made = httpx.post(f"{product.url}/rooms", json={"name": "Fuzzed", "keep_originals": True}, timeout=PATIENCE).json()
    path = f"{product.url}/rooms/{made['id']}"
    for text in ("Call Anna Smith.", "Hello."):
        httpx.post(f"{path}/messages", json={"text": text}, timeout=PATIENCE)
    httpx.delete(f"{path}/messages/2", timeout=PATIENCE)
    yield made["id"]
    httpx.delete(path, timeout=PATIENCE)


TAKES_NOTHING = {"GET", "DELETE"}
EMPTY = ("join", "leave")  # posts without a body
ROOMS_MADE = [
    (method, path, mode)
    for method, path in ROOMS
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if mode is GenerationMode.POSITIVE or (method not in TAKES_NOTHING and not path.endswith(EMPTY))
]


@pytest.mark.parametrize(("method", "path", "mode"), ROOMS_MADE)
def test_every_answer_of_rooms_is_documented(schema, room, method, path, mode):
    statuses = set()

    @BOUNDS
    @given(schema[path][method].as_strategy(generation_mode=mode))
    def answers(case):
        if "{room}" in path:
            case.path_parameters = {**case.path_parameters, "room": room, "seq": 1}
        statuses.add(check(case).status_code)

    answers()
    if mode is GenerationMode.NEGATIVE:
        assert not statuses & {200, 201}


@BOUNDS
@given(data=st.data())
def test_every_path_answers_other_methods_as_documented(product, data):
    method = data.draw(st.sampled_from(["GET", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "OPTIONS"]))
    _, path = data.draw(st.sampled_from([one for one in OPERATIONS if one[0] == "POST"]))
    response = httpx.request(method, product.url + path, timeout=PATIENCE)
    assert response.status_code == (204 if method == "OPTIONS" else 405)
    assert "POST" in response.headers["Allow"]


def test_no_operation_is_left_out(document):
    documented = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert documented == {*OPERATIONS, *ROOMS, *GATEWAY}


def test_every_operation_documents_its_errors_in_the_one_shape(document):
    problem = {"$ref": "#/components/schemas/Problem"}
    for path, methods in document["paths"].items():
        if path.startswith("/v1/"):
            continue
        for operation in methods.values():
            errors = [answer for status, answer in operation["responses"].items() if status >= "400"]
            assert errors or path == "/"
            assert all(answer["content"]["application/json"]["schema"] == problem for answer in errors)
