"""Re-identification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.policy import Marker, Policy
from redaction.engine.redactors import redact
from redaction.engine.restore import Original, restore
from redaction.engine.span import Entity

from .counting import calls

PAIRS = [Original("NAME_1", "Ann"), Original("NAME_10", "Bo"), Original("[CREDIT_CARD_1]", "4242 4242 4242 4242")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[NAME_1] and [NAME_10]", "Ann and Bo"),
        ("NAME_1 and NAME_10, NAME_100", "Ann and Bo, NAME_100"),
        ("<NAME_1> {NAME_10}", "Ann Bo"),
        ("[CREDIT_CARD_1] CREDIT_CARD_1", "4242 4242 4242 4242 4242 4242 4242 4242"),
        ("[NAME_2] stays", "[NAME_2] stays"),
        ("XNAME_1 NAME_1x _NAME_1", "XNAME_1 NAME_1x _NAME_1"),
        ("[NAME_1", "[Ann"),
        ("", ""),
    ],
)
def test_it_puts_values_back(text, expected):
    assert restore([text], PAIRS) == [expected]


def test_what_was_put_back_is_not_read_again():
    assert restore(["A B"], [Original("A", "B"), Original("B", "A")]) == ["B A"]


def test_plain_words_are_keys_too():
    originals = [Original("this", "that"), Original("is", "was"), Original("a", "b")]
    assert restore(["this is", "a thesis"], originals) == ["that was", "b thesis"]


@pytest.mark.parametrize(
    ("processed", "text", "expected"),
    [
        ("CREDIT_CARD_1", "4242 4242 4242 4242", "#### #### #### 4242"),
        ("[TARJETA_DE_CRÉDITO_2]", "4242424242424242", "############4242"),
        ("SSN_1", "078-05-1120", "###########"),
        ("PASSWORD_ABCDEFGHI2", "hunter 2!", "###### ##"),
        ("[SSN]", "078-05-1120", "###########"),
        ("NAME_1", "Ann", "Ann"),
        ("[DRIVER_LICENSE,NUMERICAL_PII]", "D123", "####"),
    ],
)
def test_sensitive_values_stay_covered_on_request(processed, text, expected):
    assert restore([processed], [Original(processed, text)], sensitive=False) == [expected]


def test_a_label_from_the_caller_counts_where_the_marker_says_nothing():
    assert restore(["Xq"], [Original("Xq", "hunter2", "PASSWORD")], sensitive=False) == ["#######"]


@given(st.text(alphabet="ab [NAME_1]", max_size=40), st.lists(st.integers(0, 40), max_size=8, unique=True))
def test_redaction_comes_back(text, cuts):
    edges = sorted(cut for cut in cuts if cut <= len(text))
    entities = [Entity(a, b, "NAME", {"NAME": 1.0}) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    result = redact(text, entities, Policy(redaction=Marker("UNIQUE_NUMBERED_ENTITY_TYPE", "⟦", "⟧")))
    originals = {r.text: text[r.entity.start : r.entity.end] for r in result.replacements}
    if len({value.casefold().split() == [] or value for value in originals.values()}) == len(result.replacements):
        assert restore([result.text], [Original(*pair) for pair in originals.items()]) == [text]


def test_the_time_is_linear():
    originals = [Original(f"NAME_{number}", f"Person {number}") for number in range(2_000)]

    def cost(times: int) -> int:
        text = "".join(f"Dear [NAME_{number % 2_000}], NAN NA [NOTE_1]. " for number in range(times))
        return calls(lambda: restore([text], originals))

    nothing = cost(0)  # the table of the originals
    assert cost(8_000) - nothing < 10 * (cost(1_000) - nothing)
