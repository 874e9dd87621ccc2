"""The end of an unfinished transcript that the next words may still make personal."""

import re
from collections.abc import Sequence
from typing import Any

WORD = re.compile(r"\S+")
# Said in the middle of addresses, numbers and spelled names; the next word belongs to what is before.
SPOKEN = re.compile(
    "at|dot|dash|hyphen|minus|plus|underscore|slash|point|period|double|triple|oh|zero|one|two|three|four|five|six|seven"
    "|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|hundred|thousand|and|of|von|van|de|la|der|den|del|di|da|bin|al"
)
JOINS = re.compile("at|dot|dash|hyphen|underscore|slash|point|plus")  # between two words of one address
MARKS = frozenset("@._-+/:#&'’")


def open_tail(text: str, entities: Sequence[Any]) -> int:
    """Where the open end begins: the last word, which may not be whole, and all before it that it may belong to.

    An entity that reaches into the open end, or touches it, is open as a whole. `entities` are those that were found,
    with `location`. A full stop behind a word closes it.
    """
    start = len(text)
    behind = ""
    for word in reversed(list(WORD.finditer(text))):
        if _closes(word[0]) or (behind and not _may_go_on(word[0]) and not JOINS.fullmatch(behind.lower())):
            break
        start, behind = word.start(), word[0]
    return _before_entities(text, start, entities)


def _closes(word: str) -> bool:
    """Whether a sentence ends with the word; an initial or an abbreviated title ends none."""
    return word[-1] in ".!?" and len(word) > 4 and word[:-1].isalpha()


def _may_go_on(word: str) -> bool:
    """Whether the next word may belong to the same name, number or address."""
    bare = word.strip(",.!?;\"'()").lower()
    return (
        SPOKEN.fullmatch(bare) is not None
        or len(bare) == 1
        or not word[0].islower()
        or any(character.isdigit() or character in MARKS for character in word)
    )


def _before_entities(text: str, start: int, entities: Sequence[Any]) -> int:
    """The start, moved before each entity that reaches up to it."""
    for entity in reversed(entities):
        place = entity["location"]
        if place["end_idx"] > start or not text[place["end_idx"] : start].strip(" ,"):
            start = min(start, place["stt_idx"])
    return start
