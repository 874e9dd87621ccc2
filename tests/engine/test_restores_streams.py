"""Placeholders in what a model writes: which are taken for ours, however they are mangled, and which are left alone."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine.placeholders import Mention, Placeholders
from redaction.engine.policy import Marker, Synthetic
from redaction.engine.restoring import Restoring, restored
from redaction.engine.vocabulary import vocabulary

from .counting import calls

VALUES = [
    ("NAME", "John Smith"), ("NAME", "Mary O'Neil"), ("EMAIL_ADDRESS", "john@acme.com"), ("NAME_GIVEN", "Bo"),
    ("PHONE_NUMBER", "555 0100"), ("MONEY", '5 < 6 "dollars"'),
]  # fmt: skip


def known(values=VALUES):
    made = Placeholders()
    made.allot([Mention(label, text) for label, text in values], ours=True)
    return made


WORDS = vocabulary(known().all(), ("[", "]"), "es")


def run(text, cuts=(), words=WORDS, **options):
    restoring = Restoring(words, **options)
    edges = [0, *sorted(cut for cut in cuts if cut <= len(text)), len(text)]
    pieces = [restoring.read(text[start:end]) for start, end in itertools.pairwise(edges)]
    return "".join(restoring.write(piece, ()) for piece in [*pieces, restoring.end()])


def letter_by_letter(text, words=WORDS, **options):
    return run(text, range(len(text)), words, **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[NAME_1]", "John Smith"),
        ("**[NAME_1]**, *[NAME_2]*", "**John Smith**, *Mary O'Neil*"),
        ("`[NAME_1]` and \"[NAME_1]\"", "`John Smith` and \"John Smith\""),
        ("[**NAME_1**] [`NAME_1`]", "John Smith John Smith"),
        ("[name_1] [Name_1] [nAmE_1]", "John Smith John Smith John Smith"),
        ("[ NAME_1 ] [NAME 1] [NAME _ 1]", "John Smith John Smith John Smith"),
        ("[NAME\u00a01] [NAME\u200b_1] [\u2060NAME_1\ufeff] [NA\u00adME_1]", "John Smith " * 3 + "John Smith"),
        ("[NAME_\n1] [EMAIL\nADDRESS_1]", "John Smith john@acme.com"),
        ("[NAME1] [NAME__1] [NAME-1] [NAME: 1] [NAME #1]", " ".join(["John Smith"] * 5)),
        ("[NAME\u20111] [NAME\u20131]", "John Smith John Smith"),
        ("[EMAIL ADDRESS 1] [EMAILADDRESS1] [E-mail address 1]", "john@acme.com john@acme.com john@acme.com"),
        (r"\[NAME_1\] \[NAME\_1\] [NAME\_1] \\[NAME\\_1\\]", " ".join(["John Smith"] * 4)),
        ("&#91;NAME_1&#93; &lsqb;NAME_1&rsqb; &#x5B;NAME&#95;1&#x5d;", "John Smith John Smith John Smith"),
        ("&lbrack;NAME_2&rbrack; &lt;MONEY_1&gt;", "Mary O&#x27;Neil 5 &lt; 6 &quot;dollars&quot;"),
        ("?q=%5BNAME_1%5D&r=%5bEMAIL%5fADDRESS_1%5d", "?q=John%20Smith&r=john%40acme.com"),
        ("%255BNAME_2%255D", "Mary%2520O%2527Neil"),
        (r"\u005bNAME_1\u005D", "John Smith"),
        ("［NAME_1］ 【NAME_1】 ［ＮＡＭＥ＿１］ [NAME_１]", " ".join(["John Smith"] * 4)),
        ("[NAME_1]'s [NAME_1]\u2019s [NAME_1]s [NAME_1]en",
    "John Smith's John Smith\u2019s John Smiths John Smithen"),
        ("NAME_1 NAME_1, (NAME_1) NAME_1.", "John Smith John Smith, (John Smith) John Smith."),
        ("**NAME_1** NAME\\_1 NAME__1 NAME\u200b_1", "**John Smith** John Smith John Smith John Smith"),
        ("NAME_1's NAME_1s NAME_1en NAME_1ом", "John Smith's John Smiths John Smithen John Smithом"),
        ("NAME_1さん, NAME_1先生", "John Smithさん, John Smith先生"),
        ("<NAME_1> {NAME_1} {{NAME_1}}", "John Smith John Smith {John Smith}"),
        ("[NAME_1 said] NAME_1]", "[John Smith said] John Smith]"),
        ("[[NAME_1], [NAME_2]] [[NAME_1]]", "[John Smith, Mary O'Neil] [John Smith]"),
        ('["NAME_1"]', '["John Smith"]'),
        ("[NAME_1](mailto:[EMAIL_ADDRESS_1])", "John Smith(mailto:john@acme.com)"),
        ("[NAME_GIVEN_1] [NOMBRE_1] NOMBRE_1", "Bo John Smith John Smith"),
        ("[correo electronico 1]", "john@acme.com"),
        ("[NAME_1][NAME_2]NAME_1", "John SmithMary O'NeilJohn Smith"),
    ],
)  # fmt: skip
def test_it_restores(text, expected):
    assert run(text) == expected
    assert letter_by_letter(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "name 1", "Name 1", "NAME 1", "name_1", "Name_1", "NAME1", "NAME-1", "the name 1 of 2", "EMAIL ADDRESS 1",
        "[NAME_3]", "NAME_3", "[NAME_10]", "NAME_10", "NAME_1_2", "NAME_1x2", "NAME_12", "[NAME_1 0]", "[NAME_01]",
        "XNAME_1", "_NAME_1", "NAME_1_", "NAME_1suffix", "NAME_1X", "[XNAME_1]", "[NAME]", "NAME_", "[NAME_one]",
        "[NAME_GIVEN_2]", "[GIVEN_1]", "[EMAIL_1]", "[PERSON_1]", "[VORNAME_1]", "[AGE_1]", "[name_1 is here]",
        "[name 1 of 2]", "[see NAME]", "<name_1>", "<Name_1/>", "{name_1}", "name[1]", "NAME[1]", "names[1]", "[1]",
        "[NAME_1", "[[NAME 1", "[NAME /1]", '["name_1"]', "[NAME,1]", "[" * 50, "\\" * 50, "%5B" * 20, "&#91;" * 20,
        "[NAME_" + " " * 50 + "1]", "[" + "NAME" * 40 + "_1]", "%", "&", "\\", "&#9", "%5", "\\u005", "a&b", "100%",
        "[NAME_¹²]", "NAME_\u0661", "",
    ],
)  # fmt: skip
def test_it_leaves_alone(text):
    expected = {"[NAME_1": "[John Smith"}.get(text, text)
    assert run(text) == expected
    assert letter_by_letter(text) == expected


PARTS = [
    "[", "]", "\\[", "\\]", "NAME", "name", "_", "\\_", " ", "1", "2", "0", "EMAIL", "ADDRESS", "EMAIL_ADDRESS_1",
    "*", "**",
    "`", "[NAME_1]", "NAME_1", "%5B", "%5D", "%", "&#91;", "&#93;", "&", "<", ">", "{", "}", "［", "］", "\u200b",
    "\u00a0",
    "s", "en", "さん", "x", "\n", '"', "\\", "\\u005b", "é", "🙂", "\ud83d", "Dear ", ", ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=25).map("".join) | st.text(max_size=60)
cuts = st.lists(st.integers(0, 120), max_size=8)


@settings(max_examples=500)
@given(texts, cuts)
def test_any_chunking_gives_the_same(text, cuts):
    whole = run(text)
    assert run(text, cuts) == whole
    assert letter_by_letter(text) == whole


@settings(max_examples=300)
@given(texts, cuts)
def test_json_in_any_chunks_gives_the_same(text, cuts):
    whole = run(text, json=True)
    assert run(text, cuts, json=True) == whole
    assert letter_by_letter(text, json=True) == whole


@given(
    st.lists(st.sampled_from(["[NAME_1]", "[NAME_2]", "NAME_1", "[AGE_1]", " ", "1", "a"]), max_size=12).map("".join)
)
def test_only_values_of_the_conversation_appear(text):
    made = run(text)
    for placeholder, value in (("NAME_1", "John Smith"), ("NAME_2", "Mary O'Neil")):
        assert made.count(value) <= text.count(placeholder)


def test_at_most_one_unfinished_placeholder_is_held_back():
    text = "Dear [NAME_1], see [this] and [NAMES] or 100% & co; [NAME of it] NAME_1 wrote [EMAIL_ADDRESS_1]. " * 5
    restoring = Restoring(WORDS)
    given = 0
    for at, character in enumerate(text):
        given += len(restoring.read(character).text)
        held = restoring.reader.lexer.held
        assert "[NAME_1]".startswith(held) or "[EMAIL_ADDRESS_1]".startswith(held) or len(held) <= len("NAME_1wro"), at
    assert held == ""


@pytest.mark.parametrize("text", ["plain words of a text", "see the note", "a [b", "100% of", "x & y z", "New York"])
def test_what_cannot_become_a_placeholder_passes_at_once(text):
    restoring = Restoring(WORDS)
    assert "".join(restoring.write(restoring.read(character), ()) for character in text) == text


def test_a_marker_that_two_labels_share_is_nobodys():
    words = vocabulary(known([("AB_C", "one"), ("ABC", "two"), ("AB_C", "three")]).all(), ("[", "]"), "en")
    assert run("[AB_C_1] [ABC_1] [AB_C_2] [ABC_2]", (), words) == "[AB_C_1] [ABC_1] three three"


def test_labels_may_end_in_numbers():
    words = vocabulary(known([("AREA_5", "one"), ("AREA", "two")]).all(), ("[", "]"), "en")
    assert run("[AREA_5_1] [AREA_1] [AREA 5 1] [AREA_51] AREA_5_1", (), words) == "one two one [AREA_51] one"


@pytest.mark.parametrize("brackets", [("<", ">"), ("{", "}"), ("#", "#"), ("|", "|"), ("«", "»"), ("", "")])
def test_brackets_of_the_policys_own_are_known(brackets):
    words = vocabulary(known().all(), brackets, "en")
    written = f"{brackets[0]}NAME_1{brackets[1]}"
    assert run(f"Dear {written}.", (), words) == "Dear John Smith."
    assert run("[name_1] NAME_1", (), words) == "John Smith John Smith"


def test_what_is_not_to_be_restored_stays_as_it_was_written():
    table = known()
    table.allot([Mention("NAME", "Zoe New")], ours=False)
    words = vocabulary(table.all(), ("[", "]"), "en")
    assert run("[name_3] [ NAME_3 ] NAME_3 [NAME_1]", (), words) == "[name_3] [ NAME_3 ] NAME_3 John Smith"


def test_values_put_back_are_not_read_again():
    words = vocabulary(known([("NAME", "[NAME_2]"), ("NAME", "[NAME_1]")]).all(), ("[", "]"), "en")
    assert run("[NAME_1] [NAME_2]", (), words) == "[NAME_2] [NAME_1]"


def invented(pairs):
    table = Placeholders()
    table.allot([Mention(label, text, stand_in=made) for label, text, made in pairs], ours=True)
    return vocabulary(table.all(), ("[", "]"), "en")


INVENTED = invented(
    [
        ("NAME", "John Smith", "Peter Jones"), ("NAME", "Jane Smith", "Rose Jones"), ("AGE", "41", "37"),
        ("PHONE_NUMBER", "555 0100", "555 0199"), ("LOCATION_CITY", "Omaha", "New Town"), ("CONDITION", "flu", "flu"),
        ("NAME", "李小龙", "王伟"), ("NAME_GIVEN", "Will", "Mark"), ("ORGANIZATION", "Acme", "New Town Bank"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Peter Jones, Rose Jones called.", "Dear John Smith, Jane Smith called."),
        ("Mr. Jones, Peter, PETER JONES, Peter\nJones", "Mr. Smith, John, John Smith, John Smith"),
        ("He is 37 in 37 days", "He is 37 in 37 days"),
        ("Call 555 0199 or 555 01991", "Call 555 0100 or 555 01991"),
        ("In New Town: New Town Bank, New Towns", "In Omaha: Acme, New Towns"),
        ("王伟先生", "李小龙先生"),
        ("the mark on Mark", "the mark on Will"),
        ("Peters Jonesy", "Peters Jonesy"),
        ("Peter", "John"),
        ("New Town", "Omaha"),
    ],
)
def test_invented_values_come_back(text, expected):
    assert run(text, (), INVENTED) == expected
    assert letter_by_letter(text, INVENTED) == expected


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["Peter", "Jones", " ", "New", "Town", "Bank", "s", "37", "王伟", ", "]), max_size=20).map(
        "".join
    ),
    cuts,
)
def test_invented_values_come_back_from_any_chunks(text, cuts):
    assert run(text, cuts, INVENTED) == run(text, (), INVENTED)


@pytest.mark.parametrize(
    "redaction", [Marker(), Marker(language="ja"), Marker("UNIQUE_HASHED_ENTITY_TYPE"), Synthetic()]
)
def test_whole_texts_come_back_too(redaction):
    assert restored(["[NAME_1] and [name 2]", ""], known().all()) == ["John Smith and Mary O'Neil", ""]


def test_the_cost_is_linear_in_the_text():
    def cost(times):
        text = "Dear [NAME_1], [[[[ see %5B &#9 NAME NAM [NAME_99] [name 12 NAME_1 \\[ [EMAIL ADDR" * times
        return calls(lambda: letter_by_letter(text))

    cost(1)
    assert cost(80) < 8.5 * cost(10)


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "[NAME_" * 5_000, "\\" * 20_000, "%25" * 8_000, "NAME_1" * 4_000, "[ " * 9_000]
)
def test_no_text_is_slow(text):
    before = time.process_time()
    run(text)
    assert time.process_time() - before < 5


def test_it_knows_what_is_allotted_while_it_runs():
    table = known()
    words = vocabulary(table.all(), ("[", "]"), "en")
    table.watchers.append(words.add)
    table.allot([Mention("ORGANIZATION", "Acme")], ours=True)
    assert run("[ORGANIZATION_1]", (), words) == "Acme"
