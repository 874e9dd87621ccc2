"""Names said letter by letter."""

import pytest

from redaction.engine.document import Document
from redaction.engine.recognizers.spelled import find_spelled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My name is spelled S-A-O-I-R-S-E, thanks", [("S-A-O-I-R-S-E", "NAME")]),
        ("the surname is k o w a l, yes", [("k o w a l", "NAME_FAMILY")]),
        ("First name: J. O. N", []),
        ("first name j, o, n", [("j, o, n", "NAME_GIVEN")]),
        ("my name? K for kilo, I, M.", [("K for kilo, I, M", "NAME")]),
        ("mein nachname, buchstabiert M-U-C-H", [("M-U-C-H", "NAME")]),
        ("the U-S-A won", []),
        ("options a, b, c and d", []),
        ("my name is Al and I", []),
    ],
)
def test_letters_after_a_word_for_names_are_a_name(text, found):
    assert [(text[one.start : one.end], one.label) for one in find_spelled(Document(text))] == found
