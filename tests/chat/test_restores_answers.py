"""Each text of an answer goes through a restorer of its own, however its pieces are mixed."""

import asyncio

import pytest

from chat.gateway.restoring import Restoring


class Late:
    """A restorer that holds everything until the end and then writes it in capitals."""

    def __init__(self, json):
        self.json, self.text = json, ""

    async def atake(self, text):
        self.text += text
        return ""

    async def afinish(self):
        return ("JSON:" if self.json else "") + self.text.upper()


class Exchange:
    def restorer(self, *, new=True, json=False):
        return Late(json)


def chunk(delta, finish=None, index=0, **more):
    return {"id": "x", "choices": [{"index": index, "delta": delta, "finish_reason": finish, **more}]}


def restored(*chunks, json=False):
    async def run():
        restoring = Restoring(Exchange(), json)
        made = [made for chunk in chunks async for made in restoring.chunks(chunk)]
        return made + [made async for made in restoring.rest()]

    return asyncio.run(run())


def test_pieces_of_one_text_are_one_text_whatever_comes_between():
    made = restored(
        chunk({"content": "a"}),
        chunk({"reasoning": "x"}),
        chunk({"content": "b"}),
        chunk({"reasoning": "y"}),
        chunk({}, "stop"),
    )
    assert made == [
        {"id": "x", "choices": [{"index": 0, "finish_reason": None, "delta": {"content": "AB", "reasoning": "XY"}}]},
        chunk({}, "stop"),
    ]


def test_what_is_no_text_passes_at_once():
    role, call = (
        {"role": "assistant"},
        {"tool_calls": [{"index": 1, "id": "c", "function": {"name": "f", "arguments": ""}}]},
    )
    assert restored(chunk(role), chunk(call)) == [chunk(role), chunk(call)]


def test_the_arguments_of_each_call_are_a_text_of_their_own():
    def piece(at, text):
        return chunk({"tool_calls": [{"index": at, "function": {"arguments": text}}]})

    made = restored(piece(0, "a"), piece(1, "x"), piece(0, "b"), chunk({}, "tool_calls"))
    calls = made[0]["choices"][0]["delta"]["tool_calls"]
    assert calls == [
        {"index": 0, "function": {"arguments": "JSON:AB"}},
        {"index": 1, "function": {"arguments": "JSON:X"}},
    ]


def test_the_rest_leaves_before_the_reason_of_its_own_choice():
    made = restored(chunk({"content": "a"}), chunk({"content": "b"}, index=1), chunk({}, "stop", index=1))
    assert made[0]["choices"] == [{"index": 1, "finish_reason": None, "delta": {"content": "B"}}]
    assert made[1]["choices"][0]["finish_reason"] == "stop"
    assert made[2]["choices"] == [{"index": 0, "finish_reason": None, "delta": {"content": "A"}}]


def test_a_piece_that_brings_text_and_the_end_gives_the_text_first():
    class Half(Late):
        async def atake(self, text):
            self.text += text[1:]
            return text[:1]

    async def run():
        exchange = type("Exchange", (), {"restorer": lambda self, new=True, json=False: Half(json)})()
        return [made async for made in Restoring(exchange).chunks(chunk({"content": "abc"}, "stop"))]

    made = asyncio.run(run())
    assert [one["choices"][0]["delta"] for one in made] == [{"content": "a"}, {"content": "BC"}, {}]
    assert [one["choices"][0]["finish_reason"] for one in made] == [None, None, "stop"]


def test_content_that_is_json_is_restored_as_json():
    assert restored(chunk({"content": "{}"}), json=True)[0]["choices"][0]["delta"] == {"content": "JSON:{}"}


def test_a_stream_has_no_probabilities_of_tokens():
    entry = {"token": "said", "logprob": -1.0, "bytes": [97], "top_logprobs": [{"token": "unsaid"}]}
    one = chunk({"content": "a", "role": "r"}, logprobs={"content": [entry]})
    made = restored(one, chunk({}, "stop", logprobs=None))
    assert [choice.get("logprobs") for chunk in made for choice in chunk["choices"]] == [None, None, None]
    assert "said" not in str(made)


class Plain(Exchange):
    """Restores nothing but what says "[NAME_1]"."""

    def restorer(self, *, new=True, json=False):
        class Puts(Late):
            async def afinish(self):
                return self.text.replace("[NAME_1]", "Ann")

        return Puts(json)


def token(said, logprob=-0.25, **more):
    alternatives = {"top_logprobs": [{"token": "An", "logprob": -3.0, "bytes": None}]}
    return {"token": said, "logprob": logprob, "bytes": list(said.encode()), **alternatives, **more}


def answered(content, tokens, **more):
    choice = {"index": 0, "message": {"role": "assistant", "content": content, **more}, "logprobs": tokens}
    return asyncio.run(Restoring(Plain()).whole({"choices": [choice]}))["choices"][0]["logprobs"]


def test_an_answer_that_stays_as_it_was_keeps_the_probabilities_of_its_tokens():
    halves = [token("\\xc3", bytes=[0xC3]), token("\\xa9", bytes=[0xA9])]
    found = answered("Yes é", {"content": [token("Yes", -0.5), token(" "), *halves], "refusal": None})
    assert found == {
        "content": [
            {"token": "Yes", "logprob": -0.5, "bytes": [89, 101, 115], "top_logprobs": []},
            {"token": " ", "logprob": -0.25, "bytes": [32], "top_logprobs": []},
            {"token": "\\xc3", "logprob": -0.25, "bytes": [0xC3], "top_logprobs": []},
            {"token": "\\xa9", "logprob": -0.25, "bytes": [0xA9], "top_logprobs": []},
        ],
        "refusal": None,
    }
    without_bytes = {"content": [{"token": "Yes", "logprob": -0.5}]}
    assert answered("Yes", without_bytes)["content"][0]["bytes"] == [89, 101, 115]


@pytest.mark.parametrize(
    ("content", "tokens"),
    [
        ("I am [NAME_1].", {"content": [token("I am [NAME_1].")]}),
        ("Yes", {"content": [token("Yes"), token(" and a secret")]}),
        ("Yes", {"content": [token("secret", bytes=[])]}),
        ("Yes", {"content": [token("Yes", None)]}),
        ("Yes", {"content": ["Yes"]}),
        ("Yes", {"content": [{"logprob": -1.0}]}),
        ("Yes", {"content": [token("Yes", bytes=[999])]}),
        ("Yes", {"content": "Yes"}),
        ("Yes", ["Yes"]),
        ("Yes", "Yes"),
        ([{"type": "text", "text": "Yes"}], {"content": [token("Yes")]}),
        (None, {"content": [token("Yes")]}),
    ],
)
def test_probabilities_that_do_not_fit_what_is_said_are_left_out(content, tokens):
    assert answered(content, tokens) is None


def test_the_token_that_is_told_is_the_one_that_was_read():
    found = answered("Yes", {"content": [token("a secret", bytes=[89, 101, 115])]})
    assert found["content"][0]["token"] == "Yes"


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        ({"id": "a", "model": "m", "object": "o", "note": "n"}, {"id": "a", "model": "m", "object": "o", "note": "N"}),
        ({"data": [{"embedding": "aGk=", "note": "n"}]}, {"data": [{"embedding": "aGk=", "note": "N"}]}),
        ({"message": {"role": "r", "content": "c"}}, {"message": {"role": "r", "content": "C"}}),
        ({"choices": [{"logprobs": {"tokens": ["a"]}, "text": "t"}]}, {"choices": [{"logprobs": None, "text": "T"}]}),
        ({"usage": {"total_tokens": 3}, "list": ["a", ["b"]]}, {"usage": {"total_tokens": 3}, "list": ["A", ["B"]]}),
    ],
)  # fmt: skip
def test_a_whole_answer_is_restored_leaf_by_leaf(answer, seen):
    assert asyncio.run(Restoring(Exchange()).whole(answer)) == seen
