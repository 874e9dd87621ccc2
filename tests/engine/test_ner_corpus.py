"""Marked texts are read as the annotation guideline says, and their variants stay well marked."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.engine import taxonomy
from redaction.training import perturb
from redaction.training.corpus import Text, mark, parse, read, split
from redaction.training.rounds import held_out
from redaction.training.synthesize import is_spoken, like, respoken


@pytest.mark.parametrize(
    ("marked", "plain", "spans"),
    [
        ("Hi {NAME_GIVEN|Ann}!", "Hi Ann!", [(3, 6, "NAME_GIVEN")]),
        ("{NAME|A}{AGE|5}", "A5", [(0, 1, "NAME"), (1, 2, "AGE")]),
        ("pw {PASSWORD|a\\}b} {x} {y|z}", "pw a}b {x} {y|z}", [(3, 6, "PASSWORD")]),
        ('{"name": "{NAME|Bo}"}', '{"name": "Bo"}', [(10, 12, "NAME")]),
        ("{LOCATION_ADDRESS|1 Elm\nLeeds}", "1 Elm\nLeeds", [(0, 11, "LOCATION_ADDRESS")]),
        ("😀 {NAME_GIVEN|Zoë}", "😀 Zoë", [(2, 5, "NAME_GIVEN")]),
        ("no marks at all", "no marks at all", []),
    ],
)
def test_marks_become_spans(marked, plain, spans):
    text = parse(marked)
    assert (text.text, list(text.spans)) == (plain, spans)


@pytest.mark.parametrize("marked", ["{NICKNAME|Bo}", "{NAME|}"])
def test_a_bad_mark_is_an_error_that_does_not_repeat_the_text(marked):
    with pytest.raises(ValueError, match=r"en/x\.txt#3") as caught:
        parse(f"secret {marked}", "en", "en/x.txt#3")
    assert "secret" not in str(caught.value)


VALUES = st.text(st.characters(exclude_characters="\\", codec="utf-8"), min_size=1, max_size=8)
PARTS = st.lists(
    st.tuples(st.sampled_from(["a ", "{ ", "\n", ""]), st.sampled_from(taxonomy.LABELS), VALUES), max_size=6
)


@given(PARTS)
def test_marking_is_the_inverse_of_reading(parts):
    marked = "".join(f"{gap}{{{label}|{value.replace('}', chr(92) + '}')}}}" for gap, label, value in parts)
    assert mark(parse(marked)) == marked


def test_texts_are_parted_by_lines_of_two_percent_signs():
    assert split("one\nline two\n%%\n\nthree 5%% off\n%%\n%%\n") == ["one\nline two", "three 5%% off"]


def test_a_folder_is_read_by_language_and_bad_texts_only_left_out_on_request(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "de").mkdir()
    (tmp_path / "en" / "chat.txt").write_text("hi {NAME_GIVEN|Bo}\n%%\nbad {FOO|x}\n%%\nthird\n")
    (tmp_path / "de" / "chat.txt").write_text("hallo\n")
    found = list(read(tmp_path, frozenset({"en"}), lenient=True))
    assert [(one.text, one.origin) for one in found] == [("hi Bo", "en/chat.txt#0"), ("third", "en/chat.txt#2")]
    with pytest.raises(ValueError, match=r"chat\.txt#1"):
        list(read(tmp_path, frozenset({"en"})))


def test_every_tenth_text_of_a_file_is_held_out_from_training():
    kept = [held_out(Text("", origin=f"en/chat.txt#{number}")) for number in range(20)]
    assert [number for number, out in enumerate(kept) if out] == [9, 19]


SAMPLE = parse(
    'Hi {NAME|Ann Lee},\ncall {PHONE_NUMBER|+44 20 7946 0018} "now", or mail {EMAIL_ADDRESS|ann@lee.example}.'
)


@given(st.integers(0, 10_000))
def test_whatever_a_text_is_changed_to_its_spans_hold_their_values(seed):
    changed = perturb.perturbed(random.Random(seed), SAMPLE)
    labels = [label for _, _, label in changed.spans]
    assert labels == ["NAME", "PHONE_NUMBER", "EMAIL_ADDRESS"]
    for start, end, _ in changed.spans:
        assert changed.text[start:end].strip() == changed.text[start:end] != ""
    phone = changed.spans[1]
    assert sum(c.isdigit() for c in changed.text[phone[0] : phone[1]]) >= 10


@pytest.mark.parametrize("way", [way for _, way in perturb.WAYS])
def test_the_same_seed_changes_a_text_the_same_way(way):
    assert way(random.Random(5), SAMPLE) == way(random.Random(5), SAMPLE)


@pytest.mark.parametrize(
    ("value", "spoken"),
    [("four four seven one", True), ("oh seven nine", True), ("one of two", False), ("4471", False), ("nine", False)],
)
def test_it_knows_digits_that_are_read_out(value, spoken):
    assert is_spoken(value) is spoken


def test_other_digits_are_drawn_in_the_same_form():
    rng = random.Random(1)
    assert [len(part) for part in like(rng, "AB-4471/x").split("-")] == [2, 6]
    assert like(rng, "AB-4471/x").endswith("/x")
    said = respoken(rng, "four double seven, extension one two three")
    assert said.split()[1] == "double"
    assert "extension" in said
