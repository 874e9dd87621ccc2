"""What the server says of itself is true: OpenAPI, AsyncAPI, the page, and the pages in docs/."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from project.errors import KINDS
from project.sockets import asyncapi
from redaction import openapi

ROOT = Path(__file__).parents[2]


def references(value):
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def found(document, reference):
    for part in reference.removeprefix("#/").split("/"):
        document = document[part]
    return document


@pytest.mark.parametrize("document", [openapi.document, asyncapi.document])
def test_every_reference_of_a_document_leads_somewhere(document):
    made = document()
    assert all(found(made, reference) for reference in references(made))


def test_objects_that_refuse_unknown_fields_say_so():
    schemas = openapi.document()["components"]["schemas"]
    assert schemas["EntityDetection"]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["ProcessTextRequest"]


def test_openapi_has_each_path_once_and_its_errors():
    made = openapi.document()
    assert not [path for path in made["paths"] if path.startswith(("/v3", "/v4"))]
    statuses = made["paths"]["/process/text"]["post"]["responses"]
    assert {"200", "400", "401", "403", "413", "415", "429", "503"} <= set(statuses)


def test_requests_are_the_same_on_the_socket_as_over_rest():
    ours = openapi.document()["components"]["schemas"]["ProcessTextRequest"]["properties"]
    socket = dict(asyncapi.document()["components"]["schemas"]["ProcessTextRequest"]["properties"])
    del socket["id"]
    assert socket == ours


async def test_documents_and_their_page_are_served(client):
    assert (await client.get("/schema")).json()["openapi"].startswith("3.1")
    assert (await client.get("/asyncapi")).json()["asyncapi"].startswith("3.")
    page = (await client.get("/docs")).text
    assert "/process/text/reidentify" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def rows(name):
    text = (ROOT / "docs" / name).read_text()
    return dict(re.findall(r"^\| `([A-Za-z0-9_]+)` \| ([^|]*) \|", text, re.MULTILINE))


def test_errors_md_lists_each_code_with_its_status():
    assert rows("errors.md") == {code: str(kind.status) for code, kind in KINDS.items()}


def test_settings_md_lists_each_variable():
    source = (ROOT / "project" / "settings.py").read_text()
    assert set(rows("settings.md")) == set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))


def test_the_settings_pass_their_own_checks():
    call_command("check")


@pytest.mark.parametrize(
    ("name", "value"),
    [("ANONYMOUS", "sometimes"), ("METRICS", "perhaps"), ("API_KEY_MODEL", "no.Model"), ("API_KEY_MODEL", "auth.User")],
)
def test_a_wrong_setting_is_found_before_the_server_starts(settings, name, value):
    setattr(settings, name, value)
    with pytest.raises(SystemCheckError, match=name):
        call_command("check", fail_level="WARNING")
