"""Who is asked first, who is left alone, and what the embedded echo says."""

import asyncio
import json

import pytest

from chat import models
from chat.assistant import breaker, echo, upstream, upstreams
from chat.assistant.problems import Refusal

FIRST, SECOND = upstreams.Upstream("first", "http://first"), upstreams.Upstream("second", "http://second", "gpt")


@pytest.fixture(autouse=True)
def _forget():
    upstreams.forget()
    breaker.forget()


@pytest.fixture
def rows(transactional_db):
    models.Upstream.objects.create(name="low", base_url="http://low", model="small", priority=1)
    models.Upstream.objects.create(name="high", base_url="http://high", priority=2)
    models.Upstream.objects.create(name="off", base_url="http://off", priority=3, enabled=False)


def names(found):
    return [one.name for one in found]


def test_without_any_the_echo_answers(transactional_db):
    assert names(asyncio.run(upstreams.configured())) == ["echo"]


def test_that_of_the_environment_is_asked_first(rows, settings):
    settings.UPSTREAM_BASE_URL = "http://own"
    assert names(asyncio.run(upstreams.configured())) == ["environment", "high", "low"]


@pytest.mark.parametrize(
    ("model", "order"), [("anything", ["high", "low"]), ("small", ["low", "high"]), ("low", ["low", "high"])]
)
def test_a_model_goes_to_the_upstream_that_has_it_and_the_others_stand_in(rows, model, order):
    assert names(asyncio.run(upstreams.candidates(model))) == order


def test_one_that_failed_three_times_is_left_alone_until_its_time_is_up(settings):
    for _ in range(2):
        breaker.failed(FIRST)
    assert breaker.ready([FIRST, SECOND]) == [FIRST, SECOND]
    breaker.failed(FIRST)
    assert breaker.ready([FIRST, SECOND]) == [SECOND]
    breaker.answered(FIRST)
    assert breaker.ready([FIRST, SECOND]) == [FIRST, SECOND]


def test_one_that_asks_for_time_gets_it_and_the_last_one_is_asked_all_the_same():
    breaker.failed(SECOND, 60)
    breaker.failed(FIRST, 120)
    assert breaker.ready([FIRST, SECOND]) == [SECOND]


def said(body):
    async def run():
        return [delta async for delta in upstream.astream(body)]

    return asyncio.run(run())


def test_the_echo_says_what_it_is_word_by_word(transactional_db):
    deltas = said({"messages": [{"role": "user", "content": "Hello [NAME_1]"}]})
    assert "".join(delta.text for delta in deltas) == f"{echo.ABOUT} You said: Hello [NAME_1]"
    assert len(deltas) > 10
    assert deltas[-1].finish == "stop"


TOOL = {
    "type": "function",
    "function": {
        "name": "find",
        "parameters": {"type": "object", "properties": {"who": {"type": "string"}, "most": {"type": "integer"}}},
    },
}


FUNCTION = {"name": "f", "parameters": {"type": "object", "properties": {"a": {"type": "string"}}}}
SAYS = [{"role": "user", "content": "hi"}]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"messages": 3},
        {"messages": []},
        {"messages": ["hi"]},
        {"messages": [{"role": "user", "content": 5}]},
        {"messages": [{"role": "user", "content": [{"type": "text", "text": None}]}]},
        {"messages": SAYS, "tools": [3]},
        {"messages": SAYS, "tools": 3},
        {"messages": SAYS, "tools": {"a": 1}},
        {"messages": SAYS, "tools": [{"function": FUNCTION}], "tool_choice": {"function": "f"}},
        {"messages": SAYS, "tools": [{"function": {"parameters": {"properties": [1]}}}]},
        {"messages": SAYS, "tools": [{"function": {"parameters": {"type": [1], "properties": {"a": {"enum": 1}}}}}]},
        {"messages": SAYS, "tools": [{"function": {"parameters": {"properties": {"a": {"enum": {"b": 1}}}}}}]},
        {"messages": SAYS, "tools": [{"function": {"parameters": {"properties": {"a": {"type": {}}}}}}]},
    ],
)
def test_the_echo_refuses_what_no_model_could_read(body):
    with pytest.raises(Refusal):
        echo.whole(body)

    async def first():
        return await anext(echo.chunks(body))

    with pytest.raises(Refusal):
        asyncio.run(first())


def test_the_echo_calls_a_tool_once_and_reports_what_it_answered(transactional_db):
    asked = [{"role": "user", "content": "Anna"}]
    deltas = said({"messages": asked, "tools": [TOOL]})
    calls = [call for delta in deltas for call in delta.calls]
    assert json.loads("".join(call["function"]["arguments"] for call in calls)) == {"who": "Anna", "most": 1}
    assert deltas[-1].finish == "tool_calls"
    answered = [*asked, {"role": "tool", "content": "found"}]
    whole = echo.whole({"messages": answered, "tools": [TOOL]})
    assert whole["choices"][0]["message"]["content"].endswith("The tool answered: found")


@pytest.mark.parametrize(
    ("model", "given", "expected"),
    [
        ("o3-mini", {"max_tokens": 5}, {"max_completion_tokens": 5}),
        ("openai/gpt-5.1", {"max_tokens": 5}, {"max_completion_tokens": 5}),
        ("gpt-5", {"max_tokens": 5, "max_completion_tokens": 6}, {"max_completion_tokens": 6}),
        ("gpt-4o", {"max_tokens": 5}, {"max_tokens": 5}),
        ("llama-3", {"max_completion_tokens": 5}, {"max_completion_tokens": 5}),
        ("olmo", {"max_tokens": 5}, {"max_tokens": 5}),
    ],
)
def test_a_model_that_thinks_gets_its_limit_by_the_name_that_it_takes(model, given, expected):
    named = upstream._named({"model": "any", **given}, upstreams.Upstream("a", "http://a.example", model))
    assert named == {"model": model, **expected}
