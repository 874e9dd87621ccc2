"""Scores equal what one counts by hand."""

import random

import pytest

from redaction.training.scoring import Scheme, Score, add, figures, interval, summary, trimmed

COARSE = {
    "NAME": "PERSON",
    "NAME_GIVEN": "PERSON",
    "LOCATION": "LOCATION",
    "LOCATION_CITY": "LOCATION",
    "DATE": "DATETIME",
}
OURS = Scheme(None, frozenset({"ALL"}), frozenset(), COARSE)
PARTIAL = Scheme({"PER": "NAME", "LOC": "LOCATION", "ART": None}, frozenset({"PERSON"}), frozenset({"MISC"}), COARSE)


def scored(scheme, *rows):
    score = Score()
    for row, found in rows:
        add(score, row, found, scheme)
    return summary(score, draws=20)


def row(text, *spans, **more):
    return {"text": text, "spans": [list(span) for span in spans], **more}


TEXT = "Dr. Ann Lee lives in Leeds since May."  # Ann Lee 4-11, Leeds 21-26, May 33-36


@pytest.mark.parametrize(
    ("found", "exact", "fine", "relaxed", "masked"),
    [
        ([(4, 11, "NAME"), (21, 26, "LOCATION_CITY")], (2, 0, 0), (2, 0, 0), (2, 0, 0), 1.0),
        ([(0, 11, "NAME"), (21, 27, "LOCATION")], (2, 0, 0), (1, 1, 1), (2, 0, 0), 1.0),
        ([(4, 7, "NAME_GIVEN"), (21, 26, "DATE")], (0, 2, 2), (0, 2, 2), (0, 2, 2), 0.5),
        ([(4, 9, "NAME")], (0, 1, 2), (0, 1, 2), (1, 0, 1), 0.0),
        ([(0, 37, "DATE")], (0, 1, 2), (0, 1, 2), (0, 1, 2), 1.0),
        ([], (0, 0, 2), (0, 0, 2), (0, 0, 2), 0.0),
    ],
)
def test_it_counts_each_way(found, exact, fine, relaxed, masked):
    out = scored(OURS, (row(TEXT, (4, 11, "NAME"), (21, 26, "LOCATION_CITY")), found))
    for way, expected in (("exact", exact), ("fine", fine), ("relaxed", relaxed)):
        assert (out[way]["tp"], out[way]["fp"], out[way]["fn"]) == expected
    assert out["masked"]["R"] == masked


def test_types_that_a_set_does_not_cover_count_for_masking_only():
    gold = row(TEXT, (4, 11, "PER"), (21, 26, "LOC"))
    out = scored(PARTIAL, (gold, [(4, 11, "NAME"), (33, 36, "DATE"), (21, 26, "LOCATION")]))
    assert (out["exact"]["tp"], out["exact"]["fp"], out["exact"]["fn"]) == (1, 0, 0)
    assert (out["masked"]["R"], out["masked"]["n"]) == (1.0, 2)


@pytest.mark.parametrize("label", ["MISC", "ART", "UNHEARD"])
def test_labels_that_do_not_count_count_for_neither_side(label):
    out = scored(PARTIAL, (row(TEXT, (4, 11, "PER"), (21, 26, label)), [(4, 11, "NAME"), (21, 26, "NAME")]))
    assert (out["exact"]["tp"], out["exact"]["fp"], out["exact"]["fn"]) == (1, 0, 0)
    assert out["char"]["P"] == 1.0


def test_relaxed_takes_the_best_overlap_first_and_each_span_once():
    gold = row("Ann Lee", (0, 7, "NAME"))
    out = scored(OURS, (gold, [(0, 7, "NAME_GIVEN"), (0, 6, "NAME")]))
    assert (out["relaxed"]["tp"], out["relaxed"]["fp"]) == (1, 1)


def test_characters_are_letters_and_digits_only():
    out = scored(OURS, (row("a-b c d", (0, 3, "NAME")), [(0, 1, "NAME"), (4, 5, "DATE")]))
    assert out["char"] == {"P": 0.5, "R": 0.5, "F2": 0.5}


def test_false_alarms_are_counted_per_thousand_words_of_empty_texts():
    rows = [(row("one two three four"), [(0, 3, "DATE")]), (row("five"), []), (row("Ann", (0, 3, "NAME")), [])]
    assert scored(OURS, *rows)["negatives"] == {"docs": 2, "docs_hit": 1, "fp_per_1000_tokens": 200.0}


def test_an_entity_is_hidden_only_with_all_its_mentions():
    mask = [[0, 6, "DIRECT", "e1", None], [11, 14, "DIRECT", "e1", None], [15, 20, "QUASI", "e2", None]]
    text = row("Mr Lee and Lee Leeds", doc="d", mask=mask)
    assert scored(OURS, (text, [(3, 6, "NAME"), (15, 20, "LOCATION")]))["ER_direct"] == 0.0
    out = scored(OURS, (text, [(3, 6, "NAME"), (11, 14, "NAME")]))
    assert (out["ER_direct"], out["ER_quasi"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        (' "Ann", ', True, "Ann"), ("Mr Lee", True, "Lee"), ("Prof. Dr. Lee", True, "Lee"), ("Mr Lee", False, "Mr Lee"),
        ("@ann.", False, "@ann"), ("(212) 5!", False, "(212) 5!"), ("...", False, ""),
    ],
)  # fmt: skip
def test_edges_and_titles_do_not_count(text, person, expected):
    start, end = trimmed(text, 0, len(text), person)
    assert text[start:end] == expected


def test_figures_follow_their_definitions():
    assert figures(6, 2, 4) == {"P": 0.75, "R": 0.6, "F1": 0.6667, "F2": 0.625, "tp": 6, "fp": 2, "fn": 4}
    assert figures(0, 0, 0)["F1"] == 1.0
    assert figures(0, 3, 0)["F1"] == 0.0


def test_the_interval_holds_the_score_and_does_not_change():
    rows = [(1, 0, 0), (0, 1, 1), (1, 0, 1), (2, 1, 0)] * 10
    low, high = interval(rows, 200, random.Random(1))
    assert low < figures(40, 20, 20)["F1"] < high
    assert interval(rows, 200, random.Random(1)) == [low, high]
