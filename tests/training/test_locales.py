"""Values of other languages are written as their countries write them."""

import random
import re

import pytest

from redaction.engine import taxonomy
from redaction.training import cases, forms, templates
from redaction.training.corpus import parse
from redaction.training.gazetteer import Gazetteer
from redaction.training.locales import HOME, Locales, pools, table
from redaction.training.rounds import some

LANGUAGES = sorted(path.parent.name for path in HOME.glob("*/local.tsv"))
NOT_LABELS = {"countries", "lands", "months", "weekdays", "words", "given", "family", "cities", "districts", "villages"}
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
    slots = {slot for _, line in templates.read(language) for slot in templates.SLOT.finditer(line)}
    assert {slot["label"] for slot in slots} <= set(taxonomy.LABELS)
    assert {slot["case"] for slot in slots} <= {None, *cases.CASES}
    assert not any(set("{}|") & set(templates.SLOT.sub("", line)) for _, line in templates.read(language))
    assert not any(templates.SLOT.search(line) for kind, line in templates.read(language) if kind == "negatives")


@pytest.mark.parametrize(
    ("language", "label", "form"),
    [
        ("pl", "LOCATION_ZIP", r"\d\d-\d{3}"),
        ("pl", "SSN", r"(\d[ -]?){10}\d"),
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
        ("Jan", "Kowalski", ("Jana Kowalskiego", "Janowi Kowalskiemu", "Janem Kowalskim", "Janie Kowalskim")),
        ("Marek", "Nowak", ("Marka Nowaka", "Markowi Nowakowi", "Markiem Nowakiem", "Marku Nowaku")),
        ("Anna", "Kowalska", ("Anny Kowalskiej", "Annie Kowalskiej", "Anną Kowalską", "Annie Kowalskiej")),
        ("Agnieszka", "Sikora", ("Agnieszki Sikory", "Agnieszce Sikorze", "Agnieszką Sikorą", "Agnieszce Sikorze")),
        ("Paweł", "Duda", ("Pawła Dudy", "Pawłowi Dudzie", "Pawłem Dudą", "Pawle Dudzie")),
        ("Zofia", "Wójcik", ("Zofii Wójcik", "Zofii Wójcik", "Zofią Wójcik", "Zofii Wójcik")),
        ("Jerzy", "Kupiec", ("Jerzego Kupca", "Jerzemu Kupcowi", "Jerzym Kupcem", "Jerzym Kupcu")),
    ],
)
def test_polish_names_are_declined(first, last, forms):
    assert tuple(" ".join(cases.person("pl", first, last, case)) for case in ("gen", "dat", "ins", "loc")) == forms


@pytest.mark.parametrize(
    ("nominative", "genitive", "locative"),
    [
        ("Warszawa", "Warszawy", "Warszawie"),
        ("Kraków", "Krakowa", "Krakowie"),
        ("Gdańsk", "Gdańska", "Gdańsku"),
        ("Katowice", "Katowic", "Katowicach"),
        ("Zielona Góra", "Zielonej Góry", "Zielonej Górze"),
        ("Nowy Sącz", "Nowego Sącza", "Nowym Sączu"),
        ("Wrocław", "Wrocławia", "Wrocławiu"),
    ],
)
def test_polish_places_are_declined(nominative, genitive, locative):
    assert [cases.declined("pl", nominative, case) for case in ("gen", "loc")] == [genitive, locative]


@pytest.mark.parametrize(
    ("language", "genitives"), [("de", "Webers Hans’"), ("da", "Webers Hans'"), ("sv", "Webers Hans")]
)
def test_other_genitives_take_an_s(language, genitives):
    assert " ".join(cases.possessive(language, name) for name in ("Weber", "Hans")) == genitives


def test_a_template_may_ask_for_a_case_or_hold_a_value(locales):
    filler = templates.Filler(locales.of("de", {}), random.Random(3))
    filled = filler.fill("{NAME_FAMILY:gen} {ORIGIN|dänische} Tante", "de")
    (start, end, _), (after, last, _) = filled.spans
    assert filled.text[start:end].endswith(("s", "’"))
    assert filled.text[after:last] == "dänische"
    assert [label for *_, label in filled.spans] == ["NAME_FAMILY", "ORIGIN"]


def test_a_round_takes_no_more_texts_of_a_language_than_asked_for():
    texts = [parse(f"text {number}", language) for language in ("en", "de") for number in range(9)]
    kept = some(random.Random(1), texts, 4)
    assert sorted(text.language for text in kept) == ["de"] * 4 + ["en"] * 4
    assert len({(text.language, text.text) for text in kept}) == 8
