"""Live texts on /ws: the same output however they are cut up, several at once, errors in band, nothing in part."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .clients import ask, hear, open_socket, say

BOUNDS = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SPOKEN = (
    "Good morning, this is Maria Alvarez from the billing office. I am calling John Smith about the invoice of "
    "12 March 2024. You can reach me at maria.alvarez@example.com or on +1 415 555 0132 until five. "
    "The card that we have on file, 4242 4242 4242 4242, has expired. "
    "We would send the letter to 123 Fake Street, Springfield.\nThank you, and give my regards to Anna.\n"
)
PIECES = [
    "Ann Lee", "ann@example.com", "4242 4242 4242 4242", "+44 20 7946 0018", "born 4 May 1985", "in Paris", "Dr. Zoë",
    "李小龙", "🙂", " ", " ", " ", ". ", ", ", "\n", "and then", "the", "ticket TK-12", "192.168.0.1", "\u0301", "(",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
NAMES = {"entity_types": [{"type": "ENABLE", "value": ["NAME"]}]}
TICKETS = {"filter": [{"type": "BLOCK", "pattern": r"TK-\d+", "entity_type": "TICKET"}]}


@pytest.fixture
def socket(product):
    with open_socket(product) as made:
        yield made


def cut(text, cuts):
    """The text in pieces, empty ones too."""
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(edges)]


def stream(socket, pieces, name="s", **options):
    """What comes of the pieces, all sent before the first answer is read: the joined text and the entities."""
    for number, piece in enumerate(pieces):
        say(socket, {"stream": name, "append": piece, **(options if number == 0 else {})})
    say(socket, {"stream": name, "end": True})
    answers = [hear(socket) for _ in range(len(pieces) + 1)]
    assert all(answer["stream"] == name for answer in answers)
    assert [answer.get("end", False) for answer in answers] == [False] * len(pieces) + [True]
    return "".join(answer["delta"] for answer in answers), [e for answer in answers for e in answer["entities"]]


def check_places(text, redacted, entities):
    """Every entity lies where it says, in the text and in what came out, and between them nothing has changed."""
    rebuilt, at = [], 0
    for entity in entities:
        place = entity["location"]
        assert text[place["stt_idx"] : place["end_idx"]] == entity["text"]
        assert redacted[place["stt_idx_processed"] : place["end_idx_processed"]] == f"[{entity['processed_text']}]"
        rebuilt += [redacted[at : place["stt_idx_processed"]], entity["text"]]
        at = place["end_idx_processed"]
    assert "".join([*rebuilt, redacted[at:]]) == text


@BOUNDS
@given(text=st.one_of(texts, st.text(alphabet=st.characters(exclude_characters="\0", codec="utf-8"), max_size=80)),
       cuts=st.lists(st.integers(0, 400), max_size=10))  # fmt: skip
def test_any_cutting_gives_the_same_text_and_entities(product, text, cuts):
    with open_socket(product) as socket:
        whole, entities = stream(socket, [text])
        assert stream(socket, cut(text, cuts)) == (whole, entities)
        check_places(text, whole, entities)


@pytest.mark.parametrize("size", [1, 3, 17, 1_000])
def test_a_spoken_text_is_redacted_as_it_comes(socket, size):
    redacted, entities = stream(socket, cut(SPOKEN, range(size, len(SPOKEN), size)))
    whole = ask(socket, {"text": SPOKEN})
    check_places(SPOKEN, redacted, entities)
    assert {entity["text"] for entity in whole["entities"]} <= {entity["text"] for entity in entities}


def test_an_identifier_never_comes_out_in_part(socket):
    seen = ""
    for letter in SPOKEN:
        seen += ask(socket, {"stream": "s", "append": letter})["delta"]
        assert not {"4242", "415", "555", "0132", "alvarez@", "Alvarez", "Smith", "Fake"} & set(seen.split())
        assert "maria." not in seen
        assert "@" not in seen
        assert "42" not in seen
    seen += ask(socket, {"stream": "s", "end": True})["delta"]
    assert {"[NAME_2]", "[EMAIL_ADDRESS_1]", "[PHONE_NUMBER_1]", "[CREDIT_CARD_1],"} <= set(seen.split())


def test_most_of_a_text_comes_before_its_end(socket):
    before = sum(len(ask(socket, {"stream": "s", "append": word})["delta"]) for word in SPOKEN.split(" "))
    last = ask(socket, {"stream": "s", "end": True})
    assert before > 5 * len(last["delta"])


@BOUNDS
@given(turns=st.lists(st.integers(0, 2), min_size=3, max_size=30))
def test_streams_side_by_side_do_not_mix(product, turns):
    whole = {0: "Ann Lee has TK-1.\n", 1: "Bob Ray, bob@example.com.\n", 2: "Card 4242 4242 4242 4242 of Eve Fox.\n"}
    left = {number: cut(text, range(4, len(text), 4)) for number, text in whole.items()}
    got = dict.fromkeys(whole, "")
    with open_socket(product) as socket:
        for number in [*turns, *sorted([*whole] * 20)]:
            if left[number]:
                answer = ask(socket, {"stream": f"s{number}", "append": left[number].pop(0)})
                assert answer["stream"] == f"s{number}"
                got[number] += answer["delta"]
        for number in whole:
            got[number] += ask(socket, {"stream": f"s{number}", "end": True})["delta"]
        alone = {number: stream(socket, [text])[0] for number, text in whole.items()}
    assert got == alone


def test_requests_between_the_pieces_change_nothing(socket):
    expected = stream(socket, [SPOKEN])
    got = "", []
    for piece in cut(SPOKEN, range(40, len(SPOKEN), 40)):
        answer = ask(socket, {"stream": "s", "append": piece})
        got = got[0] + answer["delta"], got[1] + answer["entities"]
        assert ask(socket, {"text": "Ann Lee"})["processed_text"] == "[NAME_1]"
    last = ask(socket, {"stream": "s", "end": True})
    assert (got[0] + last["delta"], got[1] + last["entities"]) == expected


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"append": 5}, "invalid"),
        ({"append": "a\0b"}, "invalid"),
        ({"end": "perhaps", "append": "x"}, "invalid"),
        ({}, "invalid"),
        ({"append": "a" * 500_001}, "too_long"),
    ],
)
def test_a_wrong_piece_is_refused_and_the_stream_goes_on(socket, wrong, code):
    first = ask(socket, {"stream": "s", "append": "Mail ann@exam", "id": 1})
    error = ask(socket, {"stream": "s", "id": 2, **wrong})
    assert (first["id"], error["id"], error["status"], error["code"]) == (1, 2, 400, code)
    rest = ask(socket, {"stream": "s", "append": "ple.com now.", "end": True})
    assert first["delta"] + rest["delta"] == "Mail [EMAIL_ADDRESS_1] now."


def test_what_cannot_be_read_harms_no_stream(socket):
    first = ask(socket, {"stream": "s", "append": "Mail ann@exam"})
    socket.send('{"stream": "s", "append": "')
    assert hear(socket)["code"] == "invalid_json"
    rest = ask(socket, {"stream": "s", "append": "ple.com now.", "end": True})
    assert first["delta"] + rest["delta"] == "Mail [EMAIL_ADDRESS_1] now."


def test_a_name_is_free_again_after_the_end(socket):
    assert stream(socket, ["Ann Lee"]) == stream(socket, ["Ann Lee"])
    assert ask(socket, {"stream": "s", "end": True})["code"] == "unknown_stream"


def test_a_stream_that_was_refused_is_not_open(socket):
    assert ask(socket, {"stream": "s", "append": "x", "policy": "nope"})["code"] == "unknown_policy"
    assert ask(socket, {"stream": "s", "end": True})["code"] == "unknown_stream"


def test_so_many_streams_and_no_more_are_open_on_one_socket(socket):
    codes = [ask(socket, {"stream": f"s{number}", "append": "x"}).get("code") for number in range(17)]
    assert codes == [None] * 16 + ["too_many_streams"]
    assert ask(socket, {"stream": "s0", "end": True})["delta"] == "x"
    assert "delta" in ask(socket, {"stream": "s16", "append": "x"})


def test_two_sockets_have_streams_of_their_own(product, socket):
    with open_socket(product) as other:
        ask(socket, {"stream": "s", "append": "Mail ann@"})
        assert ask(other, {"stream": "s", "end": True})["code"] == "unknown_stream"
    assert ask(socket, {"stream": "s", "append": "example.com", "end": True})["delta"] == "Mail [EMAIL_ADDRESS_1]"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"entity_detection": TICKETS}, "[TICKET_1] of [NAME_1]"),
        ({"processed_text": {"type": "MASK", "mask_character": "*"}, "entity_detection": NAMES}, "TK-1 of *** ***"),
        ({"processed_text": {"pattern": "<BEST_ENTITY_TYPE>"}, "entity_detection": NAMES}, "TK-1 of <NAME>"),
        ({"entity_detection": {"entity_types": [{"type": "ENABLE", "value": ["URL"]}]}}, "TK-1 of Ann Lee"),
    ],
)
def test_the_options_of_the_first_piece_hold_to_the_end(socket, options, expected):
    assert stream(socket, ["TK-1 of A", "nn Le", "e"], **options)[0] == expected


def test_entities_can_be_left_out(socket):
    redacted, entities = stream(socket, [SPOKEN], entity_detection={"return_entity": False})
    assert (entities, redacted.count("@")) == ([], 0)


def test_a_mention_keeps_its_number_through_the_stream(socket):
    redacted, _ = stream(socket, cut("Ann Lee called. Bob Ray answered.\nAnn Lee hung up.\n", [7, 20, 36]))
    assert redacted == "[NAME_1] called. [NAME_2] answered.\n[NAME_1] hung up.\n"


def test_a_long_stream_comes_out_as_it_goes_in(socket):
    """What is held back does not grow with the text."""
    piece = "The meeting is on Monday and Ann Lee will be there. " * 5
    for _ in range(40):
        say(socket, {"stream": "s", "append": piece})
    lengths = [len(hear(socket)["delta"]) for _ in range(40)]
    assert all(length > len(piece) / 2 for length in lengths)
