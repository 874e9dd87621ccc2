"""Scores beside the share that is right."""

from xml.etree import ElementTree

import pytest

from redaction.training.corpus import parse
from redaction.training.reliability import bins, error, judged, plot


def test_answers_fall_into_equal_stretches_of_the_scale():
    found = list(bins([(0.05, False), (0.95, True), (1.0, True), (0.91, False)]))
    assert [one.count for one in found] == [1, 3]
    assert found[1].score == pytest.approx(0.9533, abs=1e-3)
    assert found[1].right == pytest.approx(2 / 3)


def test_the_error_is_none_where_scores_are_what_they_say_and_large_where_they_boast():
    honest = [(0.75, True)] * 75 + [(0.75, False)] * 25
    boasting = [(0.95, False)] * 10
    assert error(list(bins(honest))) == pytest.approx(0)
    assert error(list(bins(boasting))) == pytest.approx(0.95)
    assert error([]) == 0


def test_entities_are_judged_by_what_the_text_says_of_them():
    found = judged([parse("Write to {EMAIL_ADDRESS|ann@example.org} today."), parse("Write to ann@example.org today.")])
    assert [right for _, right in found["pattern"]] == [True, False]


def test_the_picture_is_well_formed_and_names_each_source():
    picture = plot({"pattern": list(bins([(0.9, True)])), "model": list(bins([(0.4, False), (0.8, True)]))})
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own picture
    said = " ".join(node.text or "" for node in root.iter())
    assert "pattern: 1 entities" in said
    assert "model: 2 entities" in said
