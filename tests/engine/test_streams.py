"""Live streams: the same output however the text is cut up, nothing lost, no identifier in part."""

import functools
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.detect import detect
from redaction.engine.points import Scanner
from redaction.engine.policy import Block, Marker, Mask, Policy
from redaction.engine.redactors import redact
from redaction.engine.redactors.redacted import Replacement
from redaction.engine.stream import Delta, Stream, joined

from .counting import calls
from .finders import FINDERS, model

find = functools.partial(detect, recognizers=FINDERS, model=model())

PIECES = [
    "John Smith", "John", "Mary", "Jane Doe", "Acme", "Omaha", "Nebraska", "12 Elm Road", "68102", "555 123 4567",
    "4242 4242 4242 4242", "call", "born", "1980-05-03", "mary@acme.example", "A1234567", "and", "the", "lives", "at",
    "Zoë Müller", "李小龙", "很好。", "Dr.", "e.g.", "1.", "one two three",
    " ", " ", " ", " ", "\n", "\r\n", "\n\n", ". ", "! ", ", ", "… ", "\t", "x" * 40, "(", ")", "🙂", "\u0301",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=120).map("".join) | st.text(max_size=200)


def run(text: str, cuts: list[int], policy: Policy = Policy(), **options) -> Delta:  # noqa: B008
    stream = Stream(policy, detect=find, **options)
    edges = [0, *sorted(cut for cut in cuts if cut <= len(text)), len(text)]
    deltas = [stream.append(text[start:end]) for start, end in itertools.pairwise(edges)]
    return joined([*deltas, stream.end()])


@settings(max_examples=300, deadline=None)
@given(texts, st.lists(st.integers(0, 400), max_size=12), st.integers(1, 14))
def test_any_chunking_gives_the_same(text, cuts, words):
    policy = Policy(block=(Block("lives", "VERB"),))
    whole = run(text, [], policy, words=words)
    assert run(text, cuts, policy, words=words) == whole
    assert run(text, list(range(len(text))), policy, words=words) == whole


@settings(max_examples=200, deadline=None)
@given(texts, st.lists(st.integers(0, 400), max_size=12))
def test_nothing_is_lost_and_offsets_are_right(text, cuts):
    delta = run(text, cuts)
    rebuilt, at, source = [], 0, 0
    for one in delta.entities:
        assert delta.text[one.start : one.end] == one.text
        assert delta.text[at : one.start] == text[source : one.entity.start]
        rebuilt += [delta.text[at : one.start], text[one.entity.start : one.entity.end]]
        at, source = one.end, one.entity.end
    assert "".join([*rebuilt, delta.text[at:]]) == text


@settings(deadline=None)
@given(texts)
def test_a_mask_keeps_the_length(text):
    assert len(run(text, [7, 30], Policy(redaction=Mask())).text) == len(text)


@pytest.mark.parametrize("words", [1, 2, 3, 5, 12])
@pytest.mark.parametrize(
    "value",
    ["4242 4242 4242 4242", "555 123 4567", "12 Elm Road, Omaha, Nebraska 68102", "mary@acme.example", "John Smith"],
)
def test_an_identifier_is_never_emitted_in_part(value, words):
    for filler in range(8):
        text = f"{'so ' * filler}this is {value} and then more words follow here until the end"
        delta = run(text, list(range(len(text))), words=words)
        assert [text[one.entity.start : one.entity.end] for one in delta.entities] == [value]


def test_a_sentence_is_final_when_it_ends():
    stream = Stream(Policy(), detect=find)
    assert stream.append("I am John Smith") == Delta("", ())
    assert stream.append(". ").text == "I am [NAME_1]. "
    assert stream.append("And you, John Smith?\n").text == "And you, [NAME_1]?\n"
    assert stream.append("Mary is") == Delta("", ())
    assert stream.end().text == "[NAME_GIVEN_1] is"


def test_it_tells_how_far_it_has_decided():
    stream = Stream(Policy(), detect=find)
    seen = [(len(stream.append(piece).entities), stream.decided) for piece in ("I am ", "John Smith", ". ", "Bye")]
    assert seen == [(0, 0), (0, 0), (1, 17), (0, 17)]


def test_an_address_may_go_on_in_the_next_line():
    stream = Stream(Policy(), detect=find)
    assert stream.append("To:\n12 Elm Road,\n").text == "To:\n"
    assert stream.append("Omaha\nThanks\n") == Delta("", ())
    assert stream.append("Bye\n").text == "[LOCATION_ADDRESS_1]\nThanks\nBye\n"


def test_a_stream_asks_for_more_recall_than_the_whole_text():
    asked = []

    def spy(text, policy):
        asked.append(policy.recall)
        return find(text, policy)

    Stream(Policy(recall=0.5), detect=spy).append("John. ")
    Stream(Policy(recall=0.5), detect=spy, recall=0).append("John. ")
    assert asked == [1.5, 0.5]


def test_a_spent_stream_takes_no_more():
    stream = Stream(Policy(), detect=find)
    stream.end()
    with pytest.raises(ValueError, match="ended"):
        stream.append("x")
    with pytest.raises(ValueError, match="ended"):
        stream.end()


def test_what_is_held_back_is_bounded():
    stream = Stream(Policy(redaction=Mask()), detect=find)
    given_out = sum(len(stream.append("4242 ").text) for _ in range(2_000))
    assert given_out > 10_000 - 1_300
    stream = Stream(Policy(), detect=find)
    given_out = sum(len(stream.append("x" * 100).text) for _ in range(100))
    assert given_out >= 8_000


def test_memory_does_not_grow_with_the_text():
    stream = Stream(Policy(), detect=find)
    for _ in range(500):
        stream.append("John Smith lives at 12 Elm Road, Omaha, Nebraska 68102. ")
        assert len(stream._text) < 3_000


def test_the_cost_is_linear_in_the_text():
    def cost(times: int, size: int) -> tuple[int, float]:
        text = "John Smith went to Omaha on 1980-05-03 and then wrote a letter to Mary about it. " * times
        read = 0

        def counted(window, policy):
            nonlocal read
            read += len(window)
            return find(window, policy)

        def stream_it():
            stream = Stream(Policy(), detect=counted)
            for start in range(0, len(text), size):
                stream.append(text[start : start + size])
            stream.end()

        return calls(stream_it), read / len(text)

    cost(2, 100)  # what is kept from the first use on
    for size in (7, 10**9):
        (few, _), (many, read) = cost(20, size), cost(160, size)
        assert many < 10 * few
        assert read < 8  # how often a character is read


def test_it_agrees_with_the_whole_text():
    chooser = random.Random(7)
    same = total = 0
    for _ in range(200):
        text = " ".join(chooser.choice(PIECES[:21] + ["so", "well", "then", "we", "met."] * 4) for _ in range(60))
        streamed = run(text, []).entities
        covered = {index for one in streamed for index in range(one.entity.start, one.entity.end)}
        whole = redact(text, find(text), Policy()).replacements
        total += len(whole)
        same += sum(covered.issuperset(letters(text, one)) for one in whole)
    assert same / total >= 0.99


def letters(text: str, one: Replacement) -> list[int]:
    return [index for index in range(one.entity.start, one.entity.end) if text[index].isalnum()]


def test_the_language_of_its_markers_is_settled_once():
    policy = Policy(redaction=Marker(language="auto"))
    text = "Gestern hat uns Mary geschrieben. Today John wrote to all of us in English. "
    assert run(text, [], policy) == run(text, list(range(len(text))), policy)
    assert "VORNAME_2" in run(text, [], policy).text


@settings(deadline=None)
@given(texts, st.integers(1, 20))
def test_points_follow_from_the_text_alone(text, size):
    whole = list(Scanner(4).points(text))
    scanner, grown, points = Scanner(4), "", []
    for start in range(0, len(text), size):
        grown += text[start : start + size]
        points += scanner.points(grown)
    assert points == whole
