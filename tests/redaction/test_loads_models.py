"""MODELS are loaded before the server is ready, others when a text needs them; `/diagnostics` says which are."""

import pytest
from django.core.checks import run_checks

from redaction import services
from redaction.engine.ner import session

GERMAN = "Guten Tag, ich bin Hannelore Vogt und wohne seit Mai in der Lindenstraße 4 in Kassel."


@pytest.fixture
def nothing_loaded(monkeypatch):
    monkeypatch.setattr(session, "_loaded", {})


async def named(client):
    answer = await client.get("/diagnostics")
    return [model["name"] for model in answer.json()["models"]]


@pytest.mark.parametrize("models", [["english"], ["english", "multilingual"], ["fast", "english"]])
async def test_the_rehearsal_loads_what_the_setting_names(client, nothing_loaded, settings, models):
    settings.MODELS = models
    services.rehearse()
    assert set(await named(client)) == {*models}


async def test_another_model_is_loaded_by_the_first_text_that_needs_it(client, nothing_loaded):
    assert (await client.post("/process/text", json={"text": ["Ask Anna Smith."]})).status_code == 200
    assert await named(client) == ["english"]
    assert (await client.post("/process/text", json={"text": [GERMAN]})).status_code == 200
    assert await named(client) == ["english", "multilingual"]
    fast = {"text": ["Ask Anna Smith."], "entity_detection": {"accuracy": "standard"}}
    assert (await client.post("/process/text", json=fast)).status_code == 200
    assert await named(client) == ["english", "multilingual", "fast"]


async def test_what_is_said_of_a_loaded_model(client, nothing_loaded):
    await client.post("/process/text", json={"text": ["Ask Anna Smith."]})
    (model,) = (await client.get("/diagnostics")).json()["models"]
    assert model["tier"] == "best"
    assert model["languages"] == ["en"]
    assert 0 < model["bytes"] <= 30_000_000
    assert model["version"]


def test_a_model_that_does_not_exist_stops_the_server(settings):
    settings.MODELS = ["english", "klingon"]
    assert [error.id for error in run_checks(tags=["project"])] == ["redaction.E001"]
    settings.MODELS = ["english"]
    assert run_checks(tags=["project"]) == []
