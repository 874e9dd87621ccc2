"""Of what a model writes at most one unfinished word, run of numbers or placeholder is held back."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.placeholders import Mention, Placeholders
from redaction.engine.policy import Policy
from redaction.engine.restoring import Restoring
from redaction.engine.vocabulary import vocabulary

WORDS = ["plain", "Anna", "garden,", "Berlin.", "it's", "(so)", "key", "a", "[draft]", "x" * 30]
NUMBERS = ["12", "+44", "7,5", "2024", "4242"]
OURS = {"[NAME_1]": "Anna Berg", "[EMAIL_ADDRESS_1]": "anna@acme.example"}
PLACEHOLDERS = list(OURS)


def vocabulary_of_ours():
    table = Placeholders()
    table.allot([Mention("NAME", OURS["[NAME_1]"]), Mention("EMAIL_ADDRESS", OURS["[EMAIL_ADDRESS_1]"])], ours=True)
    return vocabulary(table.all(), ("[", "]"), "en")


VOCABULARY = vocabulary_of_ours()


def nothing(text, policy, **_):
    return ()


def settled(tokens: Sequence[str]) -> str:
    """What has to be out while the last of these tokens is being written: all but it and the numbers before it."""
    at = len(tokens) - 1
    while at > 0 and tokens[at - 1] in NUMBERS:
        at -= 1
    return " ".join(OURS.get(token, token) for token in tokens[:at])


@given(st.lists(st.sampled_from([*WORDS, *NUMBERS, *PLACEHOLDERS]), min_size=1, max_size=30))
def test_at_most_one_unfinished_word_number_or_placeholder_is_held_back(tokens):
    restoring = Restoring(VOCABULARY, Policy(), detect=nothing)
    made = ""
    for at, token in enumerate(tokens):
        for character in f" {token}" if at else token:
            made += restoring.write(restoring.read(character), ())
            if character != " ":
                assert len(made) >= len(settled(tokens[: at + 1]))
    made += restoring.write(restoring.end(), ())
    assert made == " ".join(OURS.get(token, token) for token in tokens)


@given(st.lists(st.sampled_from([*WORDS, *NUMBERS, *PLACEHOLDERS]), min_size=1, max_size=30), st.integers(1, 9))
def test_the_model_is_asked_only_where_the_stream_says_that_it_is_not_light(tokens, size):
    text = " ".join(tokens)
    read = []
    restoring = Restoring(VOCABULARY, Policy(), detect=lambda text, policy, **given: read.append(not given) or ())
    for start in range(0, len(text), size):
        entered = restoring.enter(text[start : start + size])
        light = restoring.light(entered)
        read.clear()
        restoring.decide(entered)
        assert not (light and any(read))
