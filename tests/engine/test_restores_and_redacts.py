"""New personal data in what a model writes is redacted while ours is restored, however the text is cut."""

import functools
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.detect import detect
from redaction.engine.placeholders import Mention, Placeholders
from redaction.engine.policy import Block, Policy
from redaction.engine.restoring import Restoring
from redaction.engine.vocabulary import vocabulary

from .finders import FINDERS, model

find = functools.partial(detect, recognizers=FINDERS, model=model())
VALUES = [("NAME", "Anna Berg"), ("EMAIL_ADDRESS", "anna@acme.example"), ("NAME_GIVEN", 'Bo "B" \\ Li'), ("AGE", "41")]


def words():
    table = Placeholders()
    table.allot([Mention(label, text) for label, text in VALUES], ours=True)
    return vocabulary(table.all(), ("[", "]"), "en")


WORDS = words()
POLICY = Policy(block=(Block(r"TK-\d+", "TICKET"),))


def run(text, cuts=(), **options):
    restoring = Restoring(WORDS, POLICY, detect=find, **options)
    edges = [0, *sorted(cut for cut in cuts if cut <= len(text)), len(text)]
    made = ""
    pieces = (restoring.read(text[start:end]) for start, end in itertools.pairwise(edges))
    for piece in pieces:
        made += restoring.write(piece, [f"<{one.label}>" for one in piece.entities])
    rest = restoring.end()
    return made + restoring.write(rest, [f"<{one.label}>" for one in rest.entities])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear [NAME_1], write to mary@acme.example.", "Dear Anna Berg, write to <EMAIL_ADDRESS>."),
        ("[EMAIL_ADDRESS_1] or mary@acme.example", "anna@acme.example or <EMAIL_ADDRESS>"),
        ("card 4242 4242 4242 4242 of [NAME_1]", "card <CREDIT_CARD> of Anna Berg"),
        ("see TK-12 and [NAME_9]", "see <TICKET> and [NAME_9]"),
        ("call 555 123 4567 [NAME_1]", "call <PHONE_NUMBER> Anna Berg"),
        ("mary%40acme.example or mary&#64;acme.example", "<EMAIL_ADDRESS> or <EMAIL_ADDRESS>"),
        ("100%25 & 5 &lt; 6 \\_ \\[x\\] \\u0041", "100%25 & 5 &lt; 6 \\_ \\[x\\] \\u0041"),
        ("\ufffc [NAME_1] \ufffc", "\ufffc Anna Berg \ufffc"),
        ("John Smith met [NAME_1]", "John Smith met Anna Berg"),
    ],
)
def test_identifiers_are_redacted_and_ours_restored(text, expected):
    assert run(text) == expected
    assert run(text, range(len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear [NAME_1], John Smith of Omaha called.", "Dear Anna Berg, <NAME> of <LOCATION_CITY> called."),
        ("[NAME_1] John Smith [NAME_1]", "Anna Berg <NAME> Anna Berg"),
    ],
)
def test_names_are_where_all_labels_are_asked_for(text, expected):
    assert run(text, all_labels=True) == expected
    assert run(text, range(len(text)), all_labels=True) == expected


PIECES = [
    "[NAME_1]", "[ name 1 ]", "[NAME_9]", "[EMAIL_ADDRESS_1]", "NAME_1", "[", "]", "%40", "&#64;", "\\_", "\\", "%",
    "&", '"',
    "John Smith", "Mary", "Omaha", "12 Elm Road", "555 123 4567", "4242 4242 4242 4242", "mary@acme.example",
    "A1234567",
    "TK-12", "password", "the", "at", "1", "GB29 NWBK", "x" * 25, " ", " ", " ", "\n", ". ", ", ", ": ", "{", "}",
    "\ufffc", "🙂",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80)
cuts = st.lists(st.integers(0, 300), max_size=8)


@settings(max_examples=200, deadline=None)
@given(texts, cuts, st.booleans(), st.booleans())
def test_any_chunking_gives_the_same(text, cuts, everything, source):
    whole = run(text, all_labels=everything, json=source)
    assert run(text, cuts, all_labels=everything, json=source) == whole
    assert run(text, range(len(text)), all_labels=everything, json=source) == whole


leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
leaves |= st.sampled_from([*PIECES, "hi\nmary@acme.example", "\u2028\\", "\x01", 4242424242424242, 5551234567])
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(PIECES), inner)
)


@settings(max_examples=200, deadline=None)
@given(trees, cuts, st.booleans())
def test_json_stays_json(tree, cuts, ascii_alone):
    source = json.dumps(tree, ensure_ascii=ascii_alone)
    made = run(source, cuts, json=True)
    assert shape(json.loads(made, object_pairs_hook=tuple)) == shape(json.loads(source, object_pairs_hook=tuple))


def shape(tree):
    """What redaction must not change: objects as tuples of pairs, lists, and which leaves are text or a number."""
    if isinstance(tree, tuple):
        return tuple(shape(value) for _, value in tree)
    if isinstance(tree, list):
        return [shape(inner) for inner in tree]
    return tree if isinstance(tree, bool) or tree is None else "leaf"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{"to": "[NAME_GIVEN_1]"}', {"to": 'Bo "B" \\ Li'}),
        ('{"[NAME_1]": "\\u005bNAME_1\\u005d"}', {"Anna Berg": "Anna Berg"}),
        ('{"a": [NAME_1], "b": [AGE_1], "c": [1, 2]}', {"a": "Anna Berg", "b": 41, "c": [1, 2]}),
        ('{"n": 4242424242424242, "m": 17.5, "k": -3}', {"n": "<CREDIT_CARD>", "m": 17.5, "k": -3}),
        ('"hi\\nmary@acme.example\\t\\"x\\""', 'hi\n<EMAIL_ADDRESS>\t"x"'),
        ('["\\ud83d\\ude00 caf\\u00e9 \\/ \\ud83d"]', ["\U0001f600 caf\u00e9 / \ud83d"]),
        ('{"u": "https://x.example/?q=%5BNAME_1%5D"}', {"u": "https://x.example/?q=Anna%20Berg"}),
    ],
)
def test_values_are_written_as_json_has_them(source, expected):
    assert json.loads(run(source, json=True)) == expected
    assert json.loads(run(source, range(len(source)), json=True)) == expected


@pytest.mark.parametrize(
    "source", ['{"a": "b', '{"a": "\\', '{"a": "\\u00', '{"a', "[1, 2", "nul", '{"a": "\\q"}', '"\n"']
)
def test_what_is_not_quite_json_passes_all_the_same(source):
    assert run(source, json=True).replace("\\n", "\n").replace("\\\\q", "\\q") == source
    assert run(source, range(len(source)), json=True) == run(source, json=True)


def test_a_word_is_given_out_when_the_next_begins():
    restoring = Restoring(WORDS, POLICY, detect=find)
    text = "These are plain words of an answer that John Smith might give in Omaha tomorrow"
    held = 0
    for at, character in enumerate(text):
        held += 1 - len(restoring.read(character).text)
        assert held <= len(text[: at + 1].rsplit(" ", 1)[-1]) + 1


def test_memory_does_not_grow_with_the_text():
    restoring = Restoring(WORDS, POLICY, detect=find, json=True)
    for _ in range(300):
        piece = restoring.read('{"a": "[NAME_1] and mary@acme.example", "b": 17},\n')
        restoring.write(piece, ["x" for _ in piece.entities])
        waiting = (restoring.writer.objects, restoring.writer.taboo, restoring.writer.numbers)
        assert max(map(len, waiting)) < 200
