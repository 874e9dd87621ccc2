"""Markers: patterns, wrappers, languages, hashes, offsets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.detect import detect
from redaction.engine.policy import Marker, Mask, Policy
from redaction.engine.redactors import redact, redact_many
from redaction.engine.redactors.words import LANGUAGES, labels_by_word, tables
from redaction.engine.span import Entity
from redaction.engine.taxonomy import LABELS

from .finders import FINDERS, model

KNOWN = {"John Smith": "NAME", "Mary": "NAME_GIVEN"}
FULL = "[NAME,NAME_FAMILY,NAME_GIVEN]"
TEXT = "John Smith wrote to Mary; john smith waits."


def marked(text: str = TEXT, marker: Marker = Marker(), **policy) -> str:  # noqa: B008
    made = Policy(redaction=marker, **policy)
    return redact(
        text, detect(text, made, recognizers=FINDERS, model=model({**KNOWN, "john smith": "NAME"})), made
    ).text


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        (Marker(), "[NAME_1] wrote to [NAME_GIVEN_1]; [NAME_1] waits."),
        (Marker("BEST_ENTITY_TYPE"), "[NAME] wrote to [NAME_GIVEN]; [NAME] waits."),
        (Marker("ALL_ENTITY_TYPES"), f"{FULL} wrote to [NAME_GIVEN,NAME]; {FULL} waits."),
        (Marker(opening="", closing=""), "NAME_1 wrote to NAME_GIVEN_1; NAME_1 waits."),
        (Marker(opening="<", closing="!"), "<NAME_1! wrote to <NAME_GIVEN_1!; <NAME_1! waits."),
        (Marker(language="de"), "[NAME_1] wrote to [VORNAME_1]; [NAME_1] waits."),
        (Marker(language="ja"), "[氏名_1] wrote to [名_1]; [氏名_1] waits."),
        (Marker(language="auto"), "[NAME_1] wrote to [NAME_GIVEN_1]; [NAME_1] waits."),
    ],
)  # fmt: skip
def test_a_pattern_writes_its_markers(marker, expected):
    assert marked(marker=marker) == expected


def test_auto_follows_the_text():
    text = "Gestern hat Mary uns geschrieben, dass sie nächste Woche nicht zur Arbeit kommen kann."
    assert "[VORNAME_1]" in marked(text, Marker(language="auto"))


def test_a_hash_is_equal_within_a_project_and_not_across():
    marker = Marker("UNIQUE_HASHED_ENTITY_TYPE")
    one, again, other, secret = (
        marked(marker=marker, secret=b"k", project="a"),
        marked("Mary and John  Smith", marker=marker, secret=b"k", project="a"),
        marked(marker=marker, secret=b"k", project="b"),
        marked(marker=marker, secret=b"l", project="a"),
    )
    marks = re.findall(r"\[NAME_[A-Z2-7]{10}\]", one)
    assert len(marks) == 2
    assert len(set(marks)) == 1
    assert re.search(r"\[NAME_GIVEN_[A-Z2-7]{10}\]", one)[0] in again
    assert len({one, other, secret}) == 3


def test_a_linked_list_counts_on_and_others_restart():
    texts = ["Ann", "Bo", "Ann"]
    entities = [[Entity(0, len(text), "NAME", {"NAME": 1.0})] for text in texts]
    assert [item.text for item in redact_many(texts, entities, Policy(), linked=True)] == ["[NAME_1]", "[NAME_2]", "[NAME_1]"]  # fmt: skip  # noqa: E501
    assert [item.text for item in redact_many(texts, entities, Policy())] == ["[NAME_1]"] * 3


def test_every_language_has_every_label_once():
    assert len(LANGUAGES) == 14
    for language, words in tables().items():
        assert list(words) == list(LABELS), language
        assert len(set(words.values())) == len(LABELS), language
        assert all(
            re.fullmatch(r"\w+", word.replace("ा", "").replace("ि", "")) or language == "hi" for word in words.values()
        )


def test_a_word_leads_back_to_its_label():
    assert labels_by_word()["TARJETA_DE_CRÉDITO"] == "CREDIT_CARD"
    assert all(labels_by_word()[label] == label for label in LABELS)


@given(st.text(max_size=60), st.sets(st.integers(0, 60), max_size=10), st.sampled_from([Marker(), Mask("*")]))
def test_offsets_are_right_for_any_text(text, cuts, redaction):
    edges = sorted(cut for cut in cuts if cut <= len(text))
    entities = [Entity(start, end, "NAME", {"NAME": 1.0}) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    result = redact(text, entities, Policy(redaction=redaction))
    rest, at = [], 0
    for replacement in result.replacements:
        assert result.text[replacement.start : replacement.end] == replacement.text
        assert replacement.bare in replacement.text
        rest.append(result.text[at : replacement.start])
        at = replacement.end
    rest.append(result.text[at:])
    kept = [text[start:end] for start, end in zip([0, *(e.end for e in entities)], [*(e.start for e in entities), len(text)], strict=True)]  # fmt: skip  # noqa: E501
    assert rest == kept
