"""What of an unfinished transcript is held back: the end that may still become personal, and nothing else."""

import pytest

from chat.voice.tail import open_tail


def entity(text, part):
    start = text.index(part)
    return {"location": {"stt_idx": start, "end_idx": start + len(part)}}


@pytest.mark.parametrize(
    ("text", "found", "shown"),
    [
        ("so yes I met John", ["John"], "so yes I met "),
        ("so yes I met John Smi", ["John"], "so yes I met "),
        ("he wrote to john dot smith at gm", [], "he wrote to "),
        ("my number is four one one double two", [], "my number is "),
        ("call 030 123", [], "call "),
        ("we will leave tomor", [], "we will leave "),
        ("we will leave tomorrow.", [], "we will leave tomorrow."),
        ("his name is Jan van der", [], "his name is "),
        ("write to anna@exam", [], "write to "),
        ("", [], ""),
        ("Hel", [], ""),
    ],
)
def test_the_open_end_is_held(text, found, shown):
    assert text[: open_tail(text, [entity(text, part) for part in found])] == shown


def test_an_entity_is_never_cut():
    text = "it is on the main street now"
    held = open_tail(text, [entity(text, "main street now")])
    assert text[:held] == "it is on the "
