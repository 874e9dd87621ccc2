"""Every text of a request is read, together with the others, and structure is not."""

import asyncio
import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as some

from chat.gateway.redacting import redacted
from project.errors import Problem


class Shouts:
    """An exchange that writes what it reads in capitals, and keeps it."""

    media = ""

    def __init__(self):
        self.read = []

    async def aredact(self, texts):
        self.read += texts
        return [text.upper() for text in texts]


def shouted(body, media=""):
    exchange = Shouts()
    exchange.media = media
    return asyncio.run(redacted(body, exchange))


def in_message(**fields):
    made = shouted({"messages": [{"role": "user", **fields}]})
    return made["messages"][0]


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("content", "a text", "A TEXT"),
        ("content", [{"type": "text", "text": "a text"}], [{"type": "text", "text": "A TEXT"}]),
        ("content", '{"key": "a value"}', '{"KEY":"A VALUE"}'),
        ("content", "{no json}", "{NO JSON}"),
        ("name", "anna_schmidt", "ANNA_SCHMIDT"),
        ("unknown", {"key": ["a value", 1, None, True]}, {"KEY": ["A VALUE", 1, None, True]}),
        ("role", "somebody@example.com", "SOMEBODY@EXAMPLE.COM"),
        ("tool_call_id", "call_1", "call_1"),
    ],
)
def test_a_field_of_a_message_is_read_or_kept(field, value, seen):
    made = in_message(**{field: value})
    assert made.get(field, made.get(field.upper())) == seen


def test_arguments_of_calls_are_read_as_the_json_that_they_are():
    call = {"id": "c", "type": "function", "function": {"name": "find", "arguments": '{"who": "x\\u0061", "n": 5}'}}
    made = in_message(tool_calls=[call])["tool_calls"][0]
    assert made == {**call, "function": {"name": "find", "arguments": '{"WHO":"XA","n":5}'.replace("n", "N")}}


def test_a_schema_keeps_its_keywords():
    schema = {
        "type": "object",
        "properties": {"who": {"type": "string", "format": "email", "description": "a text", "enum": ["b c"]}},
        "required": ["who"],
        "$defs": {"d": {"$ref": "#/$defs/e"}},
    }
    made = shouted({"messages": [], "tools": [{"type": "function", "function": {"name": "f", "parameters": schema}}]})
    assert made["tools"][0]["function"]["parameters"] == {
        "type": "object",
        "properties": {"WHO": {"type": "string", "format": "email", "description": "A TEXT", "enum": ["B C"]}},
        "required": ["WHO"],
        "$defs": {"D": {"$ref": "#/$defs/e"}},
    }


def test_an_unknown_field_is_read_with_its_name():
    assert shouted({"messages": [], "x_field": {"a": "b"}}) == {"messages": [], "X_FIELD": {"A": "B"}}


def test_long_numbers_are_read_and_others_are_not():
    class Hides(Shouts):
        async def aredact(self, texts):
            return [text.replace("4111111111111111", "[CARD_1]") for text in texts]

    body = {"messages": [], "seed": 4111111111111111, "x": {"card": 4111111111111111, "n": 41}}
    assert asyncio.run(redacted(body, Hides())) == {**body, "x": {"card": "[CARD_1]", "n": 41}}


def test_what_percent_encoding_hides_is_read():
    class Hides(Shouts):
        async def aredact(self, texts):
            return [text.replace("a@example.com", "[EMAIL_1]") for text in texts]

    def hidden(text):
        return asyncio.run(redacted({"prompt": text}, Hides()))["prompt"]

    assert hidden("see a%40example.com now") == "see [EMAIL_1] now"
    assert hidden("see %61%2540example.com now") == "see [EMAIL_1] now"
    assert hidden("100%25 sure, https://x.org/a%20b") == "100%25 sure, https://x.org/a%20b"


def test_a_block_of_lines_whose_lines_cannot_be_told_apart_is_read_line_by_line():
    class Joins(Shouts):
        async def aredact(self, texts):
            self.read += texts
            return [text.replace("one\nb: two", "[BOTH]").replace("two", "[TWO]") for text in texts]

    body = {"messages": [], "metadata": {"a": "one", "b": "two"}}
    assert asyncio.run(redacted(body, Joins()))["metadata"] == {"a": "one", "b": "[TWO]"}


def test_a_text_that_begins_like_a_pair_is_no_pair():
    body = {"messages": [{"role": "user", "content": "John: hi"}], "metadata": {"John": "hi"}}
    made = shouted(body)
    assert made["messages"][0]["content"] == "JOHN: HI"
    assert made["metadata"] == {"JOHN": "HI"}


def test_what_stays_over_the_turns_is_read_first():
    exchange = Shouts()
    messages = [{"role": "user", "content": text} for text in ("first text", "second text")]
    asyncio.run(redacted({"x": "last text", "messages": messages, "stop": "stop text"}, exchange))
    assert exchange.read[:4] == ["first text", "second text", "stop text", "x: last text"]


@pytest.mark.parametrize(
    ("setting", "policy", "passes"),
    [
        ("refuse", "", False),
        ("pass", "", True),
        ("refuse", "pass", True),
        ("pass", "refuse", False),
        ("refuse", "refuse", False),
    ],
)
def test_media_pass_where_the_policy_says_so_else_where_the_operator_does(settings, setting, policy, passes):
    settings.GATEWAY_MEDIA = setting
    parts = [
        {"type": "image_url", "image_url": {"url": "data:x"}},
        {"type": "input_audio", "input_audio": {"data": "aaaa"}},
        {"type": "file", "file": {"file_data": "bbbb"}},
    ]
    for part in parts:
        body = {"messages": [{"role": "user", "content": [part]}]}
        if passes:
            assert shouted(body, policy) == body
        else:
            with pytest.raises(Problem, match="media_refused"):
                shouted(body, policy)


def test_too_much_text_is_refused(settings):
    settings.GATEWAY_MAX_CHARACTERS = 10
    with pytest.raises(Problem, match="too_long"):
        shouted({"prompt": "more than ten"})


json_values = some.recursive(
    some.none() | some.booleans() | some.integers(-99, 99) | some.text(max_size=30),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


@how(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(json_values, some.text(max_size=40))
def test_whatever_nobody_wants_to_hide_arrives_as_it_was(value, text):
    class Leaves(Shouts):
        async def aredact(self, texts):
            return list(texts)

    body = {"messages": [{"role": "user", "content": text, "x": value}], "y": value}
    assert asyncio.run(redacted(body, Leaves())) == json.loads(json.dumps(body))
