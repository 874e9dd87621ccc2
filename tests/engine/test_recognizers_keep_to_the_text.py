from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine import taxonomy
from redaction.engine.document import Document
from redaction.engine.recognizers import addresses, ages, dates, durations, money, places, spoken, times, traits

RECOGNIZERS = tuple(
    recognizer
    for module in (dates, times, durations, ages, money, places, addresses, spoken, traits)
    for recognizer in module.RECOGNIZERS
)
PIECES = st.sampled_from(
    (
        "3 May 1980",
        "born on",
        "2018 to 2022",
        "12/06/1973",
        "10:40",
        "3pm",
        "six years",
        "aged 41",
        "€3,410.22",
        "250 EUR",
        "12 Oak Road",
        "Leeds LS8 2JT",
        "Hauptstraße 12",
        "10115 Berlin",
        "ul. Długa 5/7",
        "00-238 Warszawa",
        "one two three",
        "at example dot com",
        "speaks Polish",
        "Sex: F",
        "İstanbul",
        "ẞ",
        "DOB",
        ",",
        ".",
        "\n",
        "\t",
        "-",
        "“",
        "’s",
        "1",
        "٣",
        "²",
        "51.5074, -0.1278",
        "5'11\"",
        "née le",
        "P.O. Box 12",
        "Flat 3",
        "Texas",
        "TX 78701",
        "Apt. 4",
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=14).flatmap(
    lambda pieces: st.sampled_from((" ", "", "\n")).map(lambda gap: gap.join(pieces))
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_it_yields_trimmed_spans_of_known_labels_inside_the_text(text):
    document = Document(text)
    for recognizer in RECOGNIZERS:
        for span in recognizer.find(document):
            value = text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(text)
            assert value == value.strip()
            assert value[-1] not in ",;:"
            assert span.label in taxonomy.LABELS
            assert span.label in recognizer.labels
            assert 0 < span.score <= 1


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_it_reads_the_same_twice(text):
    for recognizer in RECOGNIZERS:
        assert list(recognizer.find(Document(text))) == list(recognizer.find(Document(text)))
