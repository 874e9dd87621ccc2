"""Whatever reaches the log, what could quote a user stays out of it."""

import io
import json
import logging

import pytest
import structlog

from project import logs

CANARY = "Maria Huber 4111-1111"


@pytest.fixture
def written():
    """What a handler with our formatter writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=logs._shared(),
            pass_foreign_args=True,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    names = ("project.test", "asyncio", "django.request", "somebody.else")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def test_an_exception_is_its_class_and_place(written):
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("project.test").exception("it failed")
    (line,) = written()
    assert (line["event"], line["error"]) == ("it failed", "ValueError")
    assert line["at"].startswith("test_logs.py:")
    assert CANARY not in json.dumps(line)


@pytest.mark.parametrize(
    ("name", "message", "arguments", "event"),
    [
        ("asyncio", f"Task exception was never retrieved: ValueError('{CANARY}')", (), "message of asyncio"),
        ("django.request", "Internal Server Error: %s", (f"/{CANARY}",), "Internal Server Error: %s"),
        ("somebody.else", CANARY, (), "message of somebody.else"),
        ("somebody.else", "%(text)s", ({"text": CANARY},), "%(text)s"),
        ("project.test", "listening on %s", ("127.0.0.1",), "listening on 127.0.0.1"),
    ],
)
def test_libraries_keep_their_template_and_lose_their_arguments(written, name, message, arguments, event):
    logging.getLogger(name).error(message, *arguments)
    (line,) = written()
    assert line["event"] == event
    assert CANARY not in json.dumps(line)


def test_only_named_extras_are_kept(written):
    logging.getLogger("project.test").error("x", extra={"request_id": "run-7", "text": CANARY})
    (line,) = written()
    assert line["request_id"] == "run-7"
    assert CANARY not in json.dumps(line)
