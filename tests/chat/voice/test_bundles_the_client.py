"""The page's copy of Pipecat's client is the one that deploy/voice-client pins, with all licences."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "deploy" / "voice-client"
BUNDLE = ROOT / "chat" / "static" / "chat" / "voice" / "pipecat"
PINS = json.loads((SOURCE / "package.json").read_text())
LOCKED = json.loads((SOURCE / "package-lock.json").read_text())["packages"]


@pytest.fixture(scope="module")
def banner():
    return (BUNDLE / "client.js").read_text()[:600].partition("*/")[0]


@pytest.mark.parametrize("name", PINS["dependencies"])
def test_the_bundle_has_the_pinned_versions(banner, name):
    version = PINS["dependencies"][name]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert f"{name} {version}" in banner
    assert LOCKED[f"node_modules/{name}"]["version"] == version


def test_the_bundle_was_made_from_what_lies_there(banner):
    digest = hashlib.sha256()
    for name in ("build.mjs", "entry.mjs", "nothing.mjs", "package-lock.json", "package.json"):
        digest.update((SOURCE / name).read_bytes())
    assert f"sha256 {digest.hexdigest()}" in banner


def test_each_package_in_it_is_named_with_its_licence():
    notice = (BUNDLE / "NOTICE.txt").read_text()
    named = dict(re.findall(r"^(\S+) (\d+\.\d+\.\d+) \(.+\)$", notice, re.M))
    assert {*PINS["dependencies"], "@protobuf-ts/runtime", "bowser"} <= set(named)
    assert named == {name: LOCKED[f"node_modules/{name}"]["version"] for name in named}
    assert len(re.findall("Permission is hereby|Redistribution and use|TERMS AND CONDITIONS", notice)) >= len(named)


def test_it_makes_no_code_from_strings():
    text = (BUNDLE / "client.js").read_text()
    assert not re.search(r"\beval\(|new Function\b|daily-js", text)


def test_its_lock_names_no_host():
    assert "resolved" not in (SOURCE / "package-lock.json").read_text()
