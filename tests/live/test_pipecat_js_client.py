"""Pipecat's own JS client and WebSocket transport, unmodified, in Node."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from chat.assistant import echo
from chat.voice import rtvi
from tests import peers

from .servers import product

FOLDER = Path(__file__).with_name("pipecat_js")
SAID = "My name is John Smith."
HIDDEN = "My name is [NAME_1]."


def played(tmp_path_factory, *arguments, **settings):
    server = product(tmp_path_factory.mktemp("js"), ANONYMOUS="always", **settings)
    try:
        script = peers.node_package("pipecat-js", FOLDER) / "client.mjs"
        command = ["node", "--loader", script.with_name("loader.mjs"), script, server.url, server.ws, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
    finally:
        server.stop()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return played(tmp_path_factory, VOICE_UNCHECKED_AUDIO="relay")


def test_start_gives_its_transport_what_it_takes_and_no_more(told):
    assert set(told["conversation"]["params"]) == {"wsUrl", "token"}


def test_it_connects_and_is_ready(told):
    assert told["conversation"]["ready"]["version"] == rtvi.VERSION
    assert told["conversation"]["seen"]["connected"] == 1


def test_its_requests_are_answered(told):
    assert told["conversation"]["redacted"]["processed_text"] == HIDDEN
    assert "t must be one of" in told["conversation"]["seen"]["refused"][0]["error"]


def test_its_text_is_answered(told):
    assert "".join(told["conversation"]["seen"]["texts"]) == f"{echo.ABOUT} You said: {SAID} Hello."


def test_its_transcript_is_redacted(told):
    wanted = {"text": HIDDEN, "user_id": "u", "timestamp": "t", "final": True}
    assert told["conversation"]["seen"]["transcripts"] == [wanted]


def test_it_hears_itself_at_the_rate_that_it_plays(told):
    heard = np.array(told["conversation"]["heard"])
    spectrum = np.abs(np.fft.rfft(heard[2_000:22_000]))
    assert np.argmax(spectrum) * 24_000 / 20_000 == pytest.approx(440, abs=2)
    assert 600 <= told["conversation"]["took"] <= 2_500  # ms, for a second that came in one burst


def test_it_learns_of_the_end_once(told):
    assert told["conversation"]["seen"]["disconnected"] == 1


def test_its_token_is_good_once(told):
    assert told["again"]["errors"][0]["code"] == "credentials_invalid"
    assert told["again"]["disconnected"] == 1


@pytest.mark.parametrize("session", ["first", "later"])
def test_its_sessions_end_in_time(ended, session):
    assert [notice["type"] for notice in ended[session]["notices"]] == ["warning", "bye"]
    assert ended[session]["disconnected"] == 1


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    return played(tmp_path_factory, "timeout", VOICE_SESSION_TIMEOUT="3")
