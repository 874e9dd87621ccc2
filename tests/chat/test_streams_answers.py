"""A streamed answer ends with [DONE] or with an error, and is not read further ahead than its caller."""

import asyncio
from typing import ClassVar

import pytest

from chat.gateway.endpoint import Gate
from chat.gateway.openai import ChatEvents
from chat.gateway.streaming import AHEAD, Pump
from project.errors import Problem


def piece(text):
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}


class Answering:
    """A turn whose answer is these chunks; an exception among them is raised."""

    headers: ClassVar[dict[str, str]] = {}
    restoring = type("Counted", (), {"characters": 0})

    def __init__(self, *items):
        self.items = items

    async def chunks(self):
        for item in self.items:
            if isinstance(item, Exception):
                raise item
            yield item


class Failing(ChatEvents):
    """A protocol that cannot write what comes second."""

    def take(self, chunk):
        if chunk == piece("two"):
            raise KeyError("delta of Anna Schmidt")
        yield from super().take(chunk)


async def sent(turn, events=None):
    gate = Gate()
    pump = Pump(turn.chunks())
    first = await pump.next(5)
    made = [said async for said in gate.events(first, pump, events or ChatEvents(), turn)]
    await pump.aclose()
    return b"".join(made).decode()


@pytest.mark.parametrize(
    ("failure", "code"), [(RuntimeError("Anna Schmidt"), "internal_error"), (Problem(code="upstream_failed"), None)]
)
async def test_an_answer_that_fails_amid_ends_with_an_error(failure, code, caplog):
    heard = await sent(Answering(piece("one"), failure))
    *_, last = heard.strip().split("\n\n")
    assert "one" in heard
    assert f'"code":"{code or failure.code}"' in last
    assert "[DONE]" not in heard
    assert "Schmidt" not in heard + caplog.text


async def test_an_answer_that_cannot_be_written_ends_with_an_error(caplog):
    heard = await sent(Answering(piece("one"), piece("two"), piece("three")), Failing())
    assert '"code":"internal_error"' in heard.strip().split("\n\n")[-1]
    assert "[DONE]" not in heard
    assert "Schmidt" not in heard + caplog.text


async def test_a_good_answer_ends_with_done():
    assert (await sent(Answering(piece("one")))).endswith("data: [DONE]\n\n")


async def test_an_answer_is_not_read_further_ahead_than_its_caller():
    read = 0

    async def endless():
        nonlocal read
        while True:
            read += 1
            yield piece("on")

    pump = Pump(endless())
    await pump.next(5)
    for _ in range(10 * AHEAD):
        await asyncio.sleep(0)
    assert AHEAD <= read <= AHEAD + 2
    await pump.aclose()
