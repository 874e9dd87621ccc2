"""Resolution: who wins, what a span covers, which labels it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.engine.detect import detect, detect_many
from redaction.engine.policy import Block, Policy, Term
from redaction.engine.resolve import possible, resolve
from redaction.engine.span import Entity, Span
from redaction.engine.taxonomy import LABELS

from .counting import calls
from .finders import FINDERS, model


def found(text: str, policy: Policy = Policy(), **known: str) -> list[tuple[str, str]]:  # noqa: B008
    return named(text, detect(text, policy, recognizers=FINDERS, model=model()))


def named(text: str, entities: list[Entity]) -> list[tuple[str, str]]:
    return [(text[entity.start : entity.end], entity.label) for entity in entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith met Mary.", [("John Smith", "NAME"), ("Mary", "NAME_GIVEN")]),
        ("card 4242 4242 4242 4242 ok", [("4242 4242 4242 4242", "CREDIT_CARD")]),
        ("phone 555 123 4567", [("555 123 4567", "PHONE_NUMBER")]),
        ("born 1980-05-03", [("1980-05-03", "DOB")]),
        ("due 1980-05-03", [("1980-05-03", "DATE")]),
        ("mail John.Smith@acme.example now", [("John.Smith@acme.example", "EMAIL_ADDRESS")]),
        ("12 Elm Road, Omaha, Nebraska 68102", [("12 Elm Road, Omaha, Nebraska 68102", "LOCATION_ADDRESS")]),
        ("12 Elm Road,\nOmaha", [("12 Elm Road,\nOmaha", "LOCATION_ADDRESS")]),
        ("12 Elm Road. Omaha", [("12 Elm Road", "LOCATION_ADDRESS"), ("Omaha", "LOCATION_CITY")]),
        ("Omaha, Nebraska", [("Omaha", "LOCATION_CITY"), ("Nebraska", "LOCATION_STATE")]),
        ("Omaha 68102", [("Omaha", "LOCATION_CITY"), ("68102", "LOCATION_ZIP")]),
        ("part 68102", []),
        ("passport A1234567", []),
        ("", []),
        (" \n ", []),
    ],
)
def test_it_decides(text, expected):
    assert found(text) == expected


def test_a_full_name_carries_its_parts():
    text = "Hi John Smith"
    (name,) = detect(text, recognizers=(), model=model())
    assert set(name.labels) == {"NAME", "NAME_GIVEN", "NAME_FAMILY"}
    assert [(text[part.start : part.end], part.label) for part in name.nested] == [
        ("John", "NAME_GIVEN"),
        ("Smith", "NAME_FAMILY"),
    ]
    assert name.labels["NAME"] > name.labels["NAME_FAMILY"] > name.labels["NAME_GIVEN"]


def test_a_child_carries_its_parents():
    (city,) = detect("in Omaha", recognizers=(), model=model())
    assert city.label == "LOCATION_CITY"
    assert city.labels["LOCATION"] >= city.labels["LOCATION_CITY"]


def test_the_model_lifts_a_weak_pattern_that_it_reads_alike():
    text = "passport A1234567"
    (number,) = detect(text, recognizers=FINDERS, model=model({"A1234567": "NUMERICAL_PII"}))
    assert number.label == "PASSPORT_NUMBER"
    assert number.score == pytest.approx(1 - 0.7 * 0.1)


def test_the_model_refutes_a_weak_pattern_that_it_reads_otherwise():
    text = "take A1234567"
    assert named(text, detect(text, recognizers=FINDERS, model=model({"A1234567": "PRODUCT"}))) == []


@pytest.mark.parametrize(
    ("start", "end", "label", "expected"),
    [
        (0, 15, "NAME", "John Smith"),
        (3, 15, "NAME", "John Smith"),
        (0, 14, "ORGANIZATION", "Mr. John Smith"),
    ],
)
def test_it_trims_titles_and_punctuation(start, end, label, expected):
    text = "Mr. John Smith."
    (entity,) = resolve(text, [Span(start, end, label, 0.9, "model")], Policy())
    assert text[entity.start : entity.end] == expected


def test_brackets_stay_where_both_belong():
    text = "(call Acme (UK))"
    (entity,) = resolve(text, [Span(6, 16, "ORGANIZATION", 0.9, "model")], Policy())
    assert text[entity.start : entity.end] == "Acme (UK)"


def test_given_and_family_name_side_by_side_are_one_name():
    text = "Ann Lee called"
    spans = [Span(0, 3, "NAME_GIVEN", 0.9, "model"), Span(4, 7, "NAME_FAMILY", 0.8, "model")]
    assert named(text, resolve(text, spans, Policy())) == [("Ann Lee", "NAME")]


def test_what_a_loser_holds_beyond_the_winner_is_kept():
    text = "John Smith 555-01-2345"
    spans = [Span(0, 22, "NAME", 0.9, "model"), Span(11, 22, "SSN", 0.9, checked=True)]
    assert named(text, resolve(text, spans, Policy())) == [("John Smith", "NAME"), ("555-01-2345", "SSN")]


def test_a_block_beats_everything():
    text = "card 4242 4242 4242 4242"
    policy = Policy(block=(Block("4242 4242$", "OURS"),))
    assert ("4242 4242", "OURS") in found(text, policy)


def test_the_model_gives_way_to_forms_inside_its_form():
    text = "on 2024-01-02 10:30 sharp"
    spans = [
        Span(3, 19, "DATE", 0.99, "model"),
        Span(3, 13, "DATE", 0.9),
        Span(14, 19, "TIME", 0.9),
    ]
    assert named(text, resolve(text, spans, Policy())) == [("2024-01-02", "DATE"), ("10:30", "TIME")]


def test_a_strong_pattern_stands_inside_a_number_that_the_model_drew_too_wide():
    text = "SSN 219-09-8834 DL D4418823"
    spans = [Span(4, 27, "HEALTHCARE_NUMBER", 0.6, "model"), Span(19, 27, "DRIVER_LICENSE", 0.85)]
    values = named(text, resolve(text, spans, Policy()))
    assert values == [("219-09-8834 DL", "HEALTHCARE_NUMBER"), ("D4418823", "DRIVER_LICENSE")]


def test_a_number_that_holds_what_the_model_saw_of_it_wins():
    text = "Order 114-8827361-0092"
    spans = [
        Span(6, 9, "MONEY", 0.9, "model"),
        Span(10, 22, "PHONE_NUMBER", 0.9, "model"),
        Span(6, 22, "NUMERICAL_PII", 0.6),
    ]
    assert named(text, resolve(text, spans, Policy())) == [("114-8827361-0092", "NUMERICAL_PII")]


def test_a_number_does_not_go_on_in_the_next_line():
    text = "+351 912 555 014\n2;Asel"
    assert named(text, resolve(text, [Span(0, 18, "PHONE_NUMBER", 0.9, "model")], Policy())) == [
        ("+351 912 555 014", "PHONE_NUMBER")
    ]


def test_a_number_right_before_a_street_belongs_to_the_address():
    text = "at 79063 63 Rue de Kairouan"
    spans = [Span(3, 8, "PHONE_NUMBER", 0.7, "model"), Span(9, 27, "LOCATION_ADDRESS", 0.9)]
    assert named(text, resolve(text, spans, Policy())) == [("79063 63 Rue de Kairouan", "LOCATION_ADDRESS")]


def test_the_unit_of_an_age_stays_outside():
    text = "a 20 year old man"
    spans = [Span(2, 13, "AGE", 0.98, "model"), Span(2, 4, "AGE", 0.95)]
    assert named(text, resolve(text, spans, Policy())) == [("20", "AGE")]


def test_a_list_names_the_kind_of_place_that_the_model_is_unsure_of():
    unsure = {"LOCATION": 0.95, "LOCATION_CITY": 0.55, "LOCATION_COUNTRY": 0.4}
    spans = [Span(0, 6, "LOCATION_CITY", 0.95, "model", labels=unsure), Span(0, 6, "LOCATION_COUNTRY", 0.8)]
    assert named("Norway", resolve("Norway", spans, Policy())) == [("Norway", "LOCATION_COUNTRY")]


def test_unlikely_labels_are_left_out():
    span = Span(0, 4, "NAME_GIVEN", 0.97, "model", labels={"NAME": 0.97, "NAME_GIVEN": 0.87, "NAME_FAMILY": 0.1})
    (entity,) = resolve("Greg", [span], Policy())
    assert entity.labels == {"NAME": 0.97, "NAME_GIVEN": 0.87}


def test_the_longer_reading_of_one_class_holds_the_shorter():
    text = "from 2018 to 2022"
    spans = [Span(5, 9, "DATE", 0.9), Span(13, 17, "DATE", 0.9), Span(5, 17, "DATE_INTERVAL", 0.8, "model")]
    assert named(text, resolve(text, spans, Policy())) == [("2018 to 2022", "DATE_INTERVAL")]


@pytest.mark.parametrize(
    ("labels", "disabled", "expected"),
    [
        ({"NAME"}, set(), [("John Smith", "NAME"), ("Mary", "NAME")]),
        ({"NAME_GIVEN"}, set(), [("John", "NAME_GIVEN"), ("Mary", "NAME_GIVEN")]),
        ({"NAME", "NAME_FAMILY"}, {"NAME_GIVEN"}, [("John Smith", "NAME")]),
        ({"NAME_FAMILY"}, {"NAME"}, [("Smith", "NAME_FAMILY")]),
        ({"URL"}, set(), []),
    ],
)  # fmt: skip
def test_it_reports_the_label_that_was_asked_for(labels, disabled, expected):
    policy = Policy(labels=frozenset(labels), disabled=frozenset(disabled))
    assert found("John Smith met Mary", policy) == expected


def test_a_label_that_nobody_asked_for_still_refutes():
    text = "4242 4242 4242 4242"
    assert found(text, Policy(labels=frozenset({"PHONE_NUMBER"}))) == []


def test_an_operators_own_type_beats_a_likelier_reading_of_ours():
    ours, own = Span(7, 12, "NUMERICAL_PII", 0.98, source="model"), Span(7, 12, "BADGE", 0.6)
    policy = Policy(terms=(Term("x", "BADGE", 0.6),))
    assert [entity.label for entity in resolve("Ticket TK-12", [ours, own], policy)] == ["BADGE"]


def test_a_threshold_counts_per_label():
    assert found("phone 555 123 4567", Policy(thresholds={"PHONE_NUMBER": 0.99})) == []
    assert found("part 68102", Policy(thresholds={"LOCATION_ZIP": 0.2})) == [("68102", "LOCATION_ZIP")]


spans_anywhere = st.builds(
    lambda start, length, label, score, source, checked: Span(
        start, start + length, label, score, source, checked and source == "pattern"
    ),
    st.integers(0, 60),
    st.integers(1, 30),
    st.sampled_from(LABELS),
    st.floats(0.01, 1),
    st.sampled_from(["pattern", "model", "block"]),
    st.booleans(),
)


@given(st.text(min_size=90, max_size=90), st.lists(spans_anywhere, max_size=12))
def test_entities_never_overlap_and_stay_inside(text, spans):
    entities = resolve(text, spans, Policy(labels=frozenset(LABELS)))
    ends = [0, *(entity.end for entity in entities)]
    assert all(before <= entity.start < entity.end <= 90 for before, entity in zip(ends, entities, strict=False))
    assert all(entity.label in entity.labels for entity in entities)


@given(st.lists(spans_anywhere, max_size=12))
def test_the_order_of_finding_does_not_matter(spans):
    text = "abcde fghij klmno " * 5
    policy = Policy(labels=frozenset(LABELS))
    unique = list({(span.start, span.end, span.label, span.source, span.checked): span for span in spans}.values())
    forward = resolve(text, unique, policy)
    assert named(text, resolve(text, unique[::-1], policy)) == named(text, forward)


@given(st.lists(spans_anywhere, max_size=12))
def test_every_word_that_a_block_or_a_lone_model_read_is_covered(spans):
    text = "abcde fghij klmno " * 5
    if any(span.source == "model" for span in spans):
        spans = [span for span in spans if span.source == "model"]
    entities = resolve(text, spans, Policy(labels=frozenset(LABELS), threshold=0))
    covered = {index for entity in entities for index in range(entity.start, entity.end)}
    for span in spans:
        if span.source != "pattern" and possible(text, span):  # no word is a file or an address
            assert covered.issuperset(i for i in range(span.start, min(span.end, 90)) if text[i].isalnum())


def test_the_time_is_linear_in_the_text():
    def cost(times: int) -> int:
        text = (
            "John Smith lives at 12 Elm Road, Omaha, Nebraska 68102. Call 555 123 4567 or 4242 4242 4242 4242. " * times
        )
        entities = []
        count = calls(lambda: entities.extend(detect(text, recognizers=FINDERS, model=model())))
        assert len(entities) == 4 * times
        return count

    cost(1)  # what is kept from the first use on
    assert cost(400) < 10 * cost(50)


def test_entities_of_linked_texts_count_from_their_own_start():
    texts = ["I am John Smith", "", "in Omaha"]
    entities = detect_many(texts, linked=True, recognizers=FINDERS, model=model())
    assert [named(text, found) for text, found in zip(texts, entities, strict=True)] == [
        [("John Smith", "NAME")],
        [],
        [("Omaha", "LOCATION_CITY")],
    ]
