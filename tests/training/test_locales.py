"""Values of other languages are written as their countries write them."""

import random
import re

import pytest

from redaction.engine import taxonomy
from redaction.training import forms, templates
from redaction.training.corpus import parse
from redaction.training.gazetteer import Gazetteer
from redaction.training.locales import HOME, Locales, inflected, pools, table
from redaction.training.rounds import some

LANGUAGES = sorted(path.parent.name for path in HOME.glob("*/local.tsv"))
NOT_LABELS = {"countries", "lands", "months", "weekdays", "words"}
OWN = [("GB", "Anna", "Smith"), ("PL", "Zofia", "Mazur"), ("ES", "Lucía", "Pérez"), ("DE", "Emma", "Weber"),
       ("FR", "Léa", "Morel"), ("IT", "Giulia", "Ricci"), ("NL", "Sanne", "Bakker"), ("PT", "Inês", "Silva"),
       ("SE", "Elsa", "Berg"), ("DK", "Freja", "Holm")]  # fmt: skip
LANDS = ["Poland", "Spain", "Germany", "France", "Italy", "Netherlands", "Portugal", "Sweden", "Denmark"]
LISTS = {
    "forenames_by_country.tsv": "\n".join(f"{country}\t{given}" for country, given, _ in OWN),
    "surnames_by_country.tsv": "\n".join(f"{country}\t{family}" for country, _, family in OWN),
    "cities_by_country.tsv": "\n".join(f"{land}\tRegion\tStadt" for land in LANDS),
    "countries_by_lang.tsv": "\n".join(f"{language}\tFR\tFrance-{language}" for language in [*LANGUAGES, "en"]),
    "libpostal_dictionaries.tsv": "all\tgiven_names\tMeurig\nall\tsurnames\tGiusti",
    **dict.fromkeys(("us_given_names_pp.txt", "firstnames_corpora.txt", "us_surnames_pp.txt"), "Alpha\nBeta"),
    **dict.fromkeys(("lastnames_corpora.txt", "capitals.txt", "us_cities.txt", "english_towns.txt"), "Alpha\nBeta"),
    **dict.fromkeys(("canadian_municipalities.txt", "companies_sp500.txt", "fortune500.txt"), "Alpha\nBeta"),
    **dict.fromkeys(("charities.txt", "newspapers.txt"), "Alpha\nBeta"),
}  # fmt: skip


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    for name, content in LISTS.items():
        (folder / name).write_text(content + "\n", encoding="utf-8")
    return Locales(Gazetteer(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_fills_without_a_rest(locales, language):
    values, rng = locales.of(language, {}), random.Random(5)
    for label in set(table(language)) - NOT_LABELS:
        for _ in range(60):
            value = values.draw(rng, label)
            assert value == value.strip()
            assert value
            assert not re.search(r"[#@%{}]", value), (label, value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_a_language_name_known_labels(language):
    assert set(table(language)) - NOT_LABELS <= set(taxonomy.LABELS)
    assert set(forms.table(language, "keys.tsv")) <= set(taxonomy.LABELS)
    slots = {slot for _, line in templates.read(language) for slot in templates.SLOT.findall(line)}
    assert slots <= set(taxonomy.LABELS)
    assert not any(templates.SLOT.search(line) for kind, line in templates.read(language) if kind == "negatives")


@pytest.mark.parametrize(
    ("language", "label", "form"),
    [
        ("pl", "LOCATION_ZIP", r"\d\d-\d{3}"),
        ("pl", "SSN", r"[\d ]{11,14}"),
        ("de", "LOCATION_ZIP", r"(D-)?\d{4,5}"),
        ("it", "SSN", r"[A-Z]{6} ?\d\d[A-Z]\d\d ?[A-Z]\d{3}[A-Z]"),
        ("nl", "LOCATION_ZIP", r"\d{4}( ?[A-Z]{2})?"),
        ("sv", "LOCATION_ZIP", r"\d{3} ?\d\d"),
        ("pt", "LOCATION_ZIP", r"\d{4,5}-\d{3}"),
        ("da", "SSN", r"\d{6}-?\d{4}"),
    ],
)
def test_numbers_have_their_country_s_form(locales, language, label, form):
    rng = random.Random(2)
    assert all(re.fullmatch(form, locales.of(language, {}).draw(rng, label)) for _ in range(50))


def test_names_are_mostly_of_the_language_s_countries(locales):
    rng = random.Random(4)
    drawn = [locales.of("pl", {}).invented.parts(rng)[1] for _ in range(200)]
    assert sum(name.startswith("Mazur") for name in drawn) > 50
    assert len(set(drawn)) > 2


def test_what_authors_wrote_is_drawn_where_no_pattern_is(locales):
    pool = pools([parse("Er hat {CONDITION|Heuschnupfen}.", "de")])["de"]
    values = Locales(locales.lists).of("de", pool)
    assert "Heuschnupfen" in {values.draw(random.Random(seed), "CONDITION") for seed in range(4)}


def test_a_language_without_patterns_has_the_english_values(locales):
    assert locales.of("fi", {}) is locales.english
    assert locales.of("en", {}) is locales.english


@pytest.mark.parametrize(
    ("first", "last", "forms"),
    [
        ("Jan", "Kowalski", {"Jana Kowalskiego", "Janowi Kowalskiemu", "Janem Kowalskim"}),
        ("Marek", "Nowak", {"Mareka Nowaka", "Marekowi Nowakowi", "Marekiem Nowakiem"}),
        ("Anna", "Kowalska", {"Anny Kowalskiej", "Annie Kowalskiej", "Anną Kowalską"}),
    ],
)
def test_polish_names_are_declined_as_far_as_simple_endings_go(first, last, forms):
    assert {" ".join(inflected(random.Random(seed), first, last)) for seed in range(30)} == forms


def test_a_round_takes_no_more_texts_of_a_language_than_asked_for():
    texts = [parse(f"text {number}", language) for language in ("en", "de") for number in range(9)]
    kept = some(random.Random(1), texts, 4)
    assert sorted(text.language for text in kept) == ["de"] * 4 + ["en"] * 4
    assert len({(text.language, text.text) for text in kept}) == 8
