"""privateai_client, unmodified: its own integration tests for text and bleeping, and its objects in a program."""

import base64
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import peers

from . import servers
from .clients import manage

PACKAGES = ("privateai_client==4.2.1", "pytest==9.2.0", "python-dotenv==1.2.4")
SUPPORTED = "not file and not object_entity"
CASES = 42
SCRIPT = Path(__file__).with_name("privateai_script.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("privateai")


@pytest.fixture(scope="module")
def server(folder):
    """Asks for a key, which the client must send."""
    running = servers.product(folder, ANONYMOUS="never")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def key(server, folder):
    return manage(folder, "createkey", "privateai_client")


@pytest.fixture(scope="module")
def python():
    return peers.interpreter("privateai", *PACKAGES)


@pytest.fixture(scope="module")
def told(python, server, key):
    """What the client's objects gave to a program, and what it logged."""
    done = subprocess.run([python, SCRIPT, server.url, key], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "log": done.stderr}


def test_all_its_own_text_and_bleep_cases_pass(python, server, key, folder):
    environment = {**os.environ, "PAI_API_URL": server.url, "PAI_API_KEY": key}
    command = [python, "-m", "pytest", "-c", os.devnull, "-p", "no:cacheprovider", "-k", SUPPORTED, "--tb=short"]
    command += ["--pyargs", "privateai_client.tests.test_integration"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout
    assert re.search(rf"\b{CASES} passed, \d+ deselected", done.stdout), done.stdout
    assert not re.search(r"\b(failed|skipped|error|xfailed)", done.stdout), done.stdout


def test_it_takes_the_server_for_its_own_version(told):
    assert told["version"].split(".")[:2] == ["4", "2"]
    assert told["log"] == ""


def test_it_finds_the_server_well(told):
    assert told["ping"] is True
    assert "# TYPE " in told["metrics"]
    platform, cpus, version = told["diagnostics"]
    assert (bool(platform), cpus, version) == (True, os.cpu_count(), told["version"])


def test_it_reads_processed_texts(told):
    assert told["processed"] == ["Hello, my name is [NAME_1].", "Mail [EMAIL_ADDRESS_1] or call [NAME_1]."]
    assert told["labels"] == ["NAME", "EMAIL_ADDRESS", "NAME"]
    assert told["present"] == [True, True]
    assert told["characters"] == [29, 47]
    assert told["by_dict"] == told["processed"][:1]
    assert told["empty"] == [""]


def test_its_filters_selectors_and_masks_hold(told):
    assert told["narrow"] == ["***** of ****************"]


def test_what_it_redacted_it_restores(told):
    texts = ["Hello, my name is John Smith.", "Mail john.smith@example.com or call John Smith."]
    assert told["restored"] == texts
    assert told["restored_one"] == texts[:1]


def test_its_recording_is_bleeped(told):
    before, after = (base64.b64decode(told[name]) for name in ("recording", "bleeped"))
    assert len(after) == len(before)
    assert (after[:44], after[44 : 44 + 8_000]) == (before[:44], before[44 : 44 + 8_000])
    assert set(after[44 + 8_000 : 44 + 16_000]) != {0}
    assert after[44 + 16_000 :] == before[44 + 16_000 :]


def test_it_reads_named_entities(told):
    [found] = told["ner"]
    assert [list(entity) for entity in found] == [["text", "location", "label", "likelihood"]] * len(found)
    assert (found[0]["text"], found[0]["label"]) == ("John Smith", "NAME")
    assert found[0]["location"] == {"stt_idx": 18, "end_idx": 28}
    assert {entity["text"] for entity in found[1:]} == {"John", "Smith"}


def test_it_reads_analyzed_entities(told):
    [found] = told["analyzed"]
    formatted = {entity["best_label"]: entity["analysis_result"]["formatted"] for entity in found}
    assert formatted["CREDIT_CARD"] == "4242 4242 4242 4242"
    assert set(formatted) == {"CREDIT_CARD", "DOB"}


@pytest.mark.parametrize(("case", "status"), [("nobody", 401), ("wrong", 401), ("bad", 400)])
def test_it_understands_refusals(told, case, status):
    assert told[case].startswith(f"The request returned with a {status} ")


def test_a_bad_request_tells_it_which_field(told):
    assert "entity_detection.accuracy" in told["bad"]
