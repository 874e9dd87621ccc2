"""The requests that published programs send, byte for byte in shape, and what those programs read of the answer."""

import itertools
import json

import httpx
import pytest

from . import servers
from .clients import PATIENCE, hear, manage, open_socket, post, say

SENTENCE = "My name is John and my friend is Grace and we live in Barcelona"
# The types that OpenAdapt turns on; one of them has been split in two since.
OPENADAPT = [
    "ACCOUNT_NUMBER", "AGE", "DATE", "DATE_INTERVAL", "DOB", "DRIVER_LICENSE", "DURATION", "EMAIL_ADDRESS", "EVENT",
    "FILENAME", "GENDER_SEXUALITY", "HEALTHCARE_NUMBER", "IP_ADDRESS", "LANGUAGE", "LOCATION", "LOCATION_ADDRESS",
    "LOCATION_CITY", "LOCATION_COORDINATE", "LOCATION_COUNTRY", "LOCATION_STATE", "LOCATION_ZIP", "MARITAL_STATUS",
    "MONEY", "NAME", "NAME_FAMILY", "NAME_GIVEN", "NAME_MEDICAL_PROFESSIONAL", "NUMERICAL_PII", "ORGANIZATION",
    "ORGANIZATION_MEDICAL_FACILITY", "OCCUPATION", "ORIGIN", "PASSPORT_NUMBER", "PASSWORD", "PHONE_NUMBER",
    "PHYSICAL_ATTRIBUTE", "POLITICAL_AFFILIATION", "RELIGION", "SSN", "TIME", "URL", "USERNAME", "VEHICLE_ID",
    "ZODIAC_SIGN", "BLOOD_TYPE", "CONDITION", "DOSE", "DRUG", "INJURY", "MEDICAL_PROCESS", "STATISTICS",
    "BANK_ACCOUNT", "CREDIT_CARD", "CREDIT_CARD_EXPIRATION", "CVV", "ROUTING_NUMBER",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("shapes")


@pytest.fixture(scope="module")
def server(folder):
    """Asks for a key, and lets the page of another origin read its answers."""
    running = servers.product(folder, ANONYMOUS="never", CORS_ALLOWED_ORIGINS="http://localhost:3000")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def key(server, folder):
    return manage(folder, "createkey", "programs")


def nemo(server, key, text, entities=()):
    """As NeMo Guardrails asks, for detection and for masking."""
    detection = {"accuracy": "high_automatic", "return_entity": False}
    payload = {"text": [text], "link_batch": False, "entity_detection": detection}
    if entities:
        detection["entity_types"] = [{"type": "ENABLE", "value": list(entities)}]
    headers = {"Content-Type": "application/json", "x-api-key": key}
    return httpx.post(f"{server.url}/process/text", content=json.dumps(payload), headers=headers, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("text", "entities", "present", "masked"),
    [
        (
            SENTENCE,
            [],
            True,
            "My name is [NAME_GIVEN_1] and my friend is [NAME_GIVEN_2] and we live in [LOCATION_CITY_1]",
        ),
        (SENTENCE, ["LOCATION_CITY"], True, SENTENCE.replace("Barcelona", "[LOCATION_CITY_1]")),
        (SENTENCE, ["EMAIL_ADDRESS", "CREDIT_CARD"], False, SENTENCE),
        ("The weather is fine.", [], False, "The weather is fine."),
        ("Mail ann@example.com", ["NAME_FAMILY", "EMAIL_ADDRESS"], True, "Mail [EMAIL_ADDRESS_1]"),
    ],
)
def test_nemo_guardrails_detects_and_masks(server, key, text, entities, present, masked):
    answer = nemo(server, key, text, entities)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    result = answer.json()
    assert any(item["entities_present"] for item in result) is present
    assert result[0]["processed_text"] == masked
    assert result[0]["entities"] == []


def test_nemo_guardrails_learns_that_its_key_is_wrong(server):
    assert nemo(server, "wrong", SENTENCE).status_code == 401


@pytest.mark.parametrize("header", ["X-API-KEY", "x-api-key", "X-Api-Key"])
@pytest.mark.parametrize("prefix", ["/deid/v3", "/v3", "/v4", "/community/v4", "/professional/v4", "/cloud", ""])
def test_openadapt_and_older_programs_find_their_paths(server, key, header, prefix):
    payload = {
        "text": ["Sam Jones, +1 415 555 0132"],
        "link_batch": False,
        "entity_detection": {
            "accuracy": "high",
            "entity_types": [{"type": "ENABLE", "value": OPENADAPT}],
            "return_entity": True,
        },
        "processed_text": {"type": "MARKER", "pattern": "[UNIQUE_NUMBERED_ENTITY_TYPE]"},
    }
    data = post(server, f"{prefix}/process/text", payload, **{header: key}).json()
    assert data[0].get("processed_text") == "[NAME_1], [PHONE_NUMBER_1]"


def test_openadapt_reads_an_error_by_its_detail(server):
    data = post(server, "/deid/v3/process/text", {"text": ["Hi"]}, **{"X-API-KEY": "wrong"}).json()
    assert isinstance(data["detail"], str)


def dotnet(server, key, path, request):
    """As the .NET client sends: what is null left out, a charset, no Accept."""
    body = json.dumps(request).encode()
    headers = {"x-api-key": key, "Content-Type": "application/json; charset=utf-8"}
    answer = httpx.post(server.url + path, content=body, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_dotnet_client_sends_every_option_and_reads_typed_answers(server, key):
    request = {
        "text": ["Card 4242 4242 4242 4242 of Ann Lee", "Ticket TK-12"],
        "link_batch": True,
        "entity_detection": {
            "accuracy": "standard_high_multilingual",
            "entity_types": [
                {"type": "ENABLE", "value": ["CREDIT_CARD", "NAME"]},
                {"type": "DISABLE", "value": ["HEALTH_INFORMATION"]},
            ],
            "filter": [
                {"type": "BLOCK", "pattern": "TK-[0-9]+", "entity_type": "TICKET", "threshold": 1},
                {"type": "ALLOW", "pattern": "^Nobody$"},
                {"type": "ALLOW_TEXT", "pattern": "^Card"},
            ],
            "return_entity": True,
            "enable_non_max_suppression": True,
            "validation_options": [{"algorithm": "luhn", "on_entities": ["CREDIT_CARD"]}],
        },
        "project_id": "main",
        "processed_text": {
            "type": "MARKER",
            "pattern": "[UNIQUE_NUMBERED_ENTITY_TYPE]",
            "marker_language": "en",
            "coreference_resolution": "model_prediction",
        },
    }
    first, second = dotnet(server, key, "/process/text", request)
    assert first["processed_text"] == "Card [CREDIT_CARD_1] of [NAME_1]"
    assert second["processed_text"] == "Ticket [TICKET_1]"
    for item in (first, second):
        assert type(item["characters_processed"]) is int
        assert type(item["entities_present"]) is bool
        assert all(isinstance(share, float) for share in item["languages_detected"].values())
        for entity in item["entities"]:
            assert {type(index) for index in entity["location"].values()} == {int}
            assert {type(score) for score in entity["labels"].values()} <= {float, int}
            assert entity["best_label"] in entity["labels"]
    [validated] = first["entities"][0]["validation_results"]
    assert set(validated) == {"formatted", "validation_method", "status"}
    assert validated["validation_method"] == "luhn"
    assert all(isinstance(value, str) for value in validated.values())


@pytest.mark.parametrize("accuracy", ["standard", "standard_multilingual", "standard_automatic"])
def test_the_dotnet_client_asks_for_synthetic_text(server, key, accuracy):
    replacing = {"type": "SYNTHETIC", "synthetic_entity_accuracy": accuracy, "coreference_resolution": "combined"}
    [item] = dotnet(server, key, "/process/text", {"text": ["My name is Ann Lee"], "processed_text": replacing})
    [entity] = item["entities"]
    assert item["processed_text"] == f"My name is {entity['processed_text']}"
    assert "Ann" not in item["processed_text"]


@pytest.mark.parametrize("bracketed", [False, True])
def test_the_dotnet_client_restores(server, key, bracketed):
    marker = "[NAME_1]" if bracketed else "NAME_1"
    request = {"processed_text": ["My name is [NAME_1]"], "entities": [{"processed_text": marker, "text": "Ann Lee"}]}
    assert dotnet(server, key, "/process/text/reidentify", request) == ["My name is Ann Lee"]


@pytest.mark.parametrize(
    ("options", "texts", "expected"),
    [
        pytest.param(
            {"processed_text": {"type": "MARKER", "pattern": "[BEST_ENTITY_TYPE]"}},
            ["My name is John and my friend is Grace"],
            ["My name is [NAME_GIVEN] and my friend is [NAME_GIVEN]"],
            id="markers that are not unique",
        ),
        pytest.param(
            {"processed_text": {"type": "MARKER", "pattern": "BEST_ENTITY_TYPE"}},
            ["My name is John and my friend is Grace"],
            ["My name is NAME_GIVEN and my friend is NAME_GIVEN"],
            id="markers without brackets",
        ),
        pytest.param(
            {"processed_text": {"type": "MASK", "mask_character": "*"}},
            ["My name is John and my friend is Grace"],
            ["My name is **** and my friend is *****"],
            id="mask",
        ),
        pytest.param(
            {"entity_detection": {"entity_types": [{"type": "ENABLE", "value": ["LOCATION_CITY"]}]}},
            [SENTENCE],
            [SENTENCE.replace("Barcelona", "[LOCATION_CITY_1]")],
            id="types by name",
        ),
        pytest.param(
            {},
            ["My password is: 4XDX63F8O1", "My password is: 33LMVLLDHNasdfsda"],
            ["My password is: [PASSWORD_1]", "My password is: [PASSWORD_1]"],
            id="batch",
        ),
        pytest.param(
            {"link_batch": "true"},
            ["My password is: 4XDX63F8O1", "My password is: 33LMVLLDHNasdfsda"],
            ["My password is: [PASSWORD_1]", "My password is: [PASSWORD_2]"],
            id="a batch that is linked, by the word true",
        ),
    ],
)
def test_the_official_samples_get_what_they_show(server, key, options, texts, expected):
    detection = {"return_entity": True, **options.get("entity_detection", {})}
    body = {"link_batch": False, **options, "text": texts, "entity_detection": detection}
    answer = post(server, "/v3/process/text", body, **{"X-API-KEY": key, "Accept": "application/json, text/plain, */*"})
    assert [item["processed_text"] for item in answer.json()] == expected


def test_the_official_synthetic_sample_keeps_nobody(server, key):
    body = {
        "text": [SENTENCE],
        "link_batch": False,
        "entity_detection": {"return_entity": True},
        "processed_text": {
            "type": "SYNTHETIC",
            "synthetic_entity_accuracy": "standard",
            "preserve_relationships": True,
        },
    }
    [item] = post(server, "/v3/process/text", body, **{"X-API-KEY": key}).json()
    assert [entity["text"] for entity in item["entities"]] == ["John", "Grace", "Barcelona"]
    assert not {"John", "Grace", "Barcelona"} & set(item["processed_text"].split())


def test_the_page_of_another_origin_may_ask(server, key):
    asking = {
        "Origin": "http://localhost:3000",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-api-key",
    }
    allowed = httpx.options(f"{server.url}/v3/process/text", headers=asking)
    assert allowed.headers["access-control-allow-origin"] == "http://localhost:3000"
    answer = post(server, "/v3/process/text", {"text": ["Hi"]}, Origin=asking["Origin"], **{"X-API-KEY": key})
    assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"


def test_the_live_demo_of_another_origin_sends_the_whole_text_after_every_word(product):
    """It runs on this machine, has no key, and shows the last answer only."""
    words = ["Hello,", "my", "name", "is", "John", "Smith", "and", "I", "live", "in", "Barcelona", ""]
    with open_socket(product, origin="http://localhost:3000") as socket:
        typed = [f"{text} " for text in itertools.accumulate(words[:-1], "{} {}".format)]
        for text in typed:
            say(socket, {"text": text})
        answers = [hear(socket) for _ in typed]
    assert [answer["characters_processed"] for answer in answers] == [len(text) for text in typed]
    assert answers[-1]["processed_text"] == "Hello, my name is [NAME_1] and I live in [LOCATION_CITY_1] "
