"""Partly labelled sets teach only what they label, and invented texts carry every label."""

import json
import random

import numpy as np
import pytest
from stdnum import iban, luhn
from tokenizers import Tokenizer

from redaction.engine import taxonomy
from redaction.engine.ner import shapes
from redaction.engine.ner.session import HOME
from redaction.engine.ner.tags import OUTSIDE, begin, inside
from redaction.training import forms, numbers, templates
from redaction.training.corpus import parse
from redaction.training.data import ANYTHING, Choice, Example, open_sets
from redaction.training.features import Allowed, Featurizer, recased
from redaction.training.gazetteer import Gazetteer
from redaction.training.locales import Locales
from redaction.training.rounds import Rounds
from redaction.training.sources import Source
from redaction.training.synthesize import Synthesizer
from redaction.training.values import Values

SHORT = (
    "firstnames_corpora us_given_names_pp lastnames_corpora us_surnames_pp us_cities english_towns "
    "canadian_municipalities "
    "companies_sp500 fortune500 charities newspapers occupations_esco_preferred diseases drugs nationalities religions"
)
LISTS = {
    "countries_by_lang.tsv": "en\tFR\tFrance\nen\tGE\tGeorgia",
    "states_world.txt": "Georgia\nBavaria",
    "cities_by_country.tsv": "Germany\tBavaria\tMunich\nUnited States\tNew York\tNew York",
    "capitals.txt": "Paris",
    "forenames_by_country.tsv": "GB\tAnna\nGB\tJordan",
    "surnames_by_country.tsv": "GB\tSmith\nGB\tJordan",
    "libpostal_dictionaries.tsv": "all\tgiven_names\tMeurig\nall\tsurnames\tGiusti",
    "us_addresses_usaddress.txt": "12 Elm St Springfield IL 62704",
    "hospitals.txt": "Alpha Hospital",
    **{f"{name}.txt": "Alpha\nBeta" for name in SHORT.split()},
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    for name, content in LISTS.items():
        (folder / name).write_text(content + "\n", encoding="utf-8")
    return Gazetteer(folder)


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("NAME", "Anna Smith", {"NAME", "NAME_MEDICAL_PROFESSIONAL"}),
        ("NAME", "Anna", {"NAME_GIVEN"}),
        ("NAME", "Smith", {"NAME_FAMILY"}),
        ("NAME", "Jordan", {"NAME_GIVEN", "NAME_FAMILY"}),
        ("LOCATION", "France", {"LOCATION_COUNTRY"}),
        ("LOCATION", "Munich", {"LOCATION_CITY"}),
        ("LOCATION", "Georgia", {"LOCATION_COUNTRY", "LOCATION_STATE"}),
        ("LOCATION", "12 Elm Street", {"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"}),
        ("ORGANIZATION", "St. Mary's Hospital", {"ORGANIZATION_MEDICAL_FACILITY"}),
        ("DATE", "about six years", {"DURATION"}),
        ("DATE", "three weeks ago", {"DATE", "DOB"}),
        ("DATE", "from 2018 to 2022", {"DATE_INTERVAL", "DATE"}),
        ("TIME", "noon", {"TIME"}),
    ],
)
def test_a_vague_label_is_narrowed_by_what_the_value_says(lists, label, value, expected):
    assert lists.narrow(label, value) == expected


ENTRY = {
    "labels": {"PER": "NAME", "DATE": "DATE", "TITLE": None, "EVENT": "EVENT"},
    "covered": ["PERSON", "DATETIME"],
    "ignore_gold": ["MISC"],
}
COARSE = {label: "PERSON" for label in taxonomy.LABELS if taxonomy.is_a(label, "NAME")} | {"DATE": "DATETIME"}


@pytest.fixture
def example(tmp_path, lists):
    def read(text, *spans):
        (tmp_path / "tiny").mkdir(exist_ok=True)
        (tmp_path / "tiny" / "train.jsonl").write_text(json.dumps({"text": text, "spans": spans}) + "\n")
        (tmp_path / "mapping.json").write_text(json.dumps({"datasets": {"tiny": ENTRY}, "coarse": COARSE}))
        return open_sets(tmp_path, [Source("tiny")], lists)[0]

    return read


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Mr Lee Wu", [0, 9, "PER"], [Choice(3, 9, frozenset({"NAME", "NAME_MEDICAL_PROFESSIONAL"}))]),
        ("the Lender pays", [4, 10, "PER"], [Choice(4, 10, ANYTHING, loose=True)]),
        ("see you tomorrow", [8, 16, "DATE"], []),
        ("his MISC thing", [4, 8, "MISC"], [Choice(4, 8, ANYTHING, loose=True)]),
        ("at Woodstock", [3, 12, "EVENT"], [Choice(3, 12, ANYTHING, loose=True)]),
        ("Dr Who", [0, 2, "TITLE"], []),
    ],
)
def test_spans_become_choices(example, text, span, expected):
    assert list(example(text, span).choices) == expected


def test_what_a_set_does_not_cover_stays_possible_everywhere(example):
    open_ = example("Anna met Bo").open
    assert {"ORGANIZATION", "LOCATION_CITY", "PHONE_NUMBER"} <= open_
    assert open_.isdisjoint({"NAME", "NAME_GIVEN", "DATE", "DURATION", "TIME", "YEAR"})


def test_pieces_know_their_allowed_tags():
    allowed = Allowed()
    reader = Featurizer(Tokenizer.from_file(str(HOME / "tokenizer.json")), allowed)
    text = "so Anna Lee won Oslo"
    choices = (Choice(3, 11, frozenset({"NAME"})), Choice(16, 20, ANYTHING, loose=True))
    (window,) = reader.windows(Example(text, choices, frozenset({"EVENT"}), weight=0.5))
    rows = [set(np.flatnonzero(row)) for row in allowed.table()[window.allowed]]
    name, event = taxonomy.LABELS.index("NAME"), taxonomy.LABELS.index("EVENT")
    outside = {OUTSIDE, begin(event), inside(event)}
    anything = set(range(2 * len(taxonomy.LABELS) + 1))
    assert rows == [anything, outside, {begin(name)}, {inside(name)}, outside, anything, anything]
    assert window.weight == 0.5


def test_another_case_changes_shapes_and_not_what_stands_before():
    given = np.array([shapes.TITLE + shapes.GLUED, shapes.UPPER, shapes.DIGITS + shapes.NEW_LINE], np.int8)
    expected = [shapes.LOWER + shapes.GLUED, shapes.LOWER, shapes.DIGITS + shapes.NEW_LINE]
    assert recased(given, shapes.LOWERED).tolist() == expected


@pytest.mark.parametrize("label", taxonomy.LABELS)
def test_a_value_of_every_label_can_be_drawn(lists, label):
    values = Values(lists)
    drawn = {values.draw(random.Random(seed), label) for seed in range(30)}
    assert all(value.strip() == value != "" for value in drawn)
    assert len(drawn) > 2


def test_templates_and_forms_hold_every_label():
    slots = {slot["label"] for _, template in templates.read("en") for slot in templates.SLOT.finditer(template)}
    assert set(taxonomy.LABELS) <= slots
    assert set(forms.table("en", "keys.tsv")) == set(taxonomy.LABELS)


def test_cards_and_ibans_have_right_check_digits():
    rng = random.Random(1)
    cards = [card for card in (numbers.card(rng) for _ in range(200)) if sum(c.isdigit() for c in card) > 12]
    assert cards
    assert all(luhn.is_valid(card.replace(" ", "").replace("-", "")) for card in cards)
    assert all(iban.is_valid(numbers.iban(rng), check_country=False) for _ in range(100))


def test_the_same_seed_makes_the_same_round(lists, tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "chat.txt").write_text(
        "I'm {NAME|Ann Lee}, {EMAIL_ADDRESS|ann@x.example}. Ask {NAME_GIVEN|Ann}!\n"
    )
    rounds = Rounds([tmp_path], lists, frozenset({"en"}), filled=50, variants=3)
    assert rounds.examples(7) == rounds.examples(7)
    assert rounds.examples(7) != rounds.examples(8)


def test_a_part_of_a_name_follows_the_name(lists):
    text = parse("{NAME|Ann Lee} wrote. Reply to {NAME_GIVEN|Ann} or Ms {NAME_FAMILY|Lee}.")
    followed = 0
    for seed in range(40):
        made = Synthesizer([text], Locales(lists), seed).refilled(text)
        whole, given, family = (made.text[start:end] for start, end, _ in made.spans)
        followed += given in whole and family in whole
    assert followed > 20
