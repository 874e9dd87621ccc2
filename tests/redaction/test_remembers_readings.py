"""A text that comes again is not read again; nothing of it is kept but offsets and labels."""

from dataclasses import replace

import pytest

from redaction import readings
from redaction.engine.policy import Policy
from redaction.engine.span import Entity
from redaction.readings import Readings

POLICY = Policy()
TEXT = "Anna Schmidt lives here."


@pytest.fixture
def read(monkeypatch):
    """The texts that were read, in order."""
    texts = []

    def detect(text, policy):
        texts.append(text)
        return [Entity(0, 4, "NAME", {"NAME": 1.0})] * (200 if text == "many" else 1)

    monkeypatch.setattr(readings, "detect", detect)
    return texts


def test_a_text_that_comes_again_is_not_read_again(read):
    kept = Readings()
    assert kept.detect("key:1", TEXT, POLICY) == kept.detect("key:1", TEXT, POLICY)
    assert read == [TEXT]


@pytest.mark.parametrize(
    ("caller", "text", "policy"),
    [
        ("key:2", TEXT, POLICY),
        ("key:1", TEXT + " ", POLICY),
        ("key:1", TEXT, replace(POLICY, threshold=0.4)),
        ("key:1", TEXT, replace(POLICY)),
    ],
)
def test_another_caller_text_or_policy_is_read(read, caller, text, policy):
    kept = Readings()
    kept.detect("key:1", TEXT, POLICY)
    kept.detect(caller, text, policy)
    assert len(read) == 2


def test_a_callers_answer_may_be_changed_by_it(read):
    kept = Readings()
    kept.detect("key:1", TEXT, POLICY).clear()
    assert len(kept.detect("key:1", TEXT, POLICY)) == 1


def test_the_least_recently_used_goes_first(read):
    kept = Readings(most=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        kept.detect("", text, POLICY)
    assert read == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_a_text_with_very_many_entities_is_not_kept(read):
    kept = Readings()
    kept.detect("", "many", POLICY)
    assert len(kept) == 0


def test_what_was_read_is_forgotten_after_a_time(read, settings, monkeypatch):
    now = 1_000.0
    monkeypatch.setattr(readings.time, "monotonic", lambda: now)
    kept = Readings()
    kept.detect("", "old", POLICY)
    now += settings.READINGS_SECONDS + 1
    kept.detect("", "new", POLICY)
    assert len(kept) == 1
    kept.detect("", "old", POLICY)
    assert read == ["old", "new", "old"]


def test_nothing_is_kept_where_the_operator_says_so(read, settings):
    settings.READINGS_SECONDS = 0
    kept = Readings()
    kept.detect("", TEXT, POLICY)
    kept.detect("", TEXT, POLICY)
    assert (read, len(kept)) == ([TEXT, TEXT], 0)


def test_no_text_is_kept(read):
    kept = Readings()
    kept.detect("key:1", TEXT, POLICY)
    assert "Anna" not in repr(list(kept._kept.items()))
