"""/metrics counts what the engine does, over every way in, and repeats nothing of it."""

import re

import httpx
import pytest

from .clients import ask, open_socket, post

TEXT = "Zebulon Quartermaine lives in Ouagadougou."
COUNTED = ("tacet_characters_total", "tacet_model_seconds_count")


def counts(server):
    """Characters processed and runs of the model so far."""
    exposed = httpx.get(f"{server.url}/metrics").text
    assert not [word for word in ("Zebulon", "Quartermaine", "Ouagadougou") if word in exposed]
    return [float(re.search(rf"^{name} (\S+)$", exposed, re.M)[1]) for name in COUNTED]


def by_socket(server, message):
    with open_socket(server) as socket:
        return ask(socket, message)


WAYS = {
    "process": lambda server: post(server, "/process/text", {"text": [TEXT]}),
    "ner": lambda server: post(server, "/ner/text", {"text": [TEXT]}),
    "analyze": lambda server: post(server, "/analyze/text", {"text": [TEXT]}),
    "socket": lambda server: by_socket(server, {"text": TEXT}),
    "stream": lambda server: by_socket(server, {"stream": "s", "append": TEXT, "end": True}),
}


@pytest.mark.parametrize("way", WAYS)
def test_characters_and_runs_of_the_model_are_counted(product, way):
    characters, runs = counts(product)
    WAYS[way](product)
    more_characters, more_runs = counts(product)
    assert more_characters - characters == len(TEXT)
    assert more_runs > runs


def test_a_text_that_needs_no_model_runs_none(product):
    characters, runs = counts(product)
    post(product, "/process/text", {"text": ["   "]})
    assert counts(product) == [characters + 3, runs]
