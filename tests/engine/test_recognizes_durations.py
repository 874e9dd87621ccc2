import pytest

from redaction.engine.recognizers.durations import RECOGNIZERS

from .rows import read, unmarked

DURATIONS = [
    "been there {DURATION|about six years}",
    "needs {DURATION|30 extra minutes}.",
    "detained for {DURATION|eleven days} in",
    "a {DURATION|two-year} contract",
    "{DURATION|3 weeks} ago",
    "{DURATION|a few days}",
    "{DURATION|several months}",
    "{DURATION|half an hour}",
    "{DURATION|2 years and 3 months}",
    "{DURATION|2 to 3 weeks}",
    "{DURATION|5-7 business days}",
    "{DURATION|more than ten years}",
    "{DURATION|1.5 hours}",
    "{DURATION|45min}",
    "{DURATION|1h 30m}",
    "{DURATION|24-hour} shift",
    "for {DURATION|a week}",
    "{DURATION|a couple of weeks}",
    "{DURATION|zwei Jahre}",
    "seit {DURATION|drei Wochen}",
    "{DURATION|etwa sechs Monate}",
    "pendant {DURATION|trois semaines}",
    "{DURATION|unos 3 meses}",
    "{DURATION|due settimane}",
    "{DURATION|drie weken}",
    "{DURATION|três semanas}",
    "{DURATION|3 tygodnie}",
    "{DURATION|tre veckor}",
    "{DURATION|3 uger}",
    "{DURATION|twenty five years}",
    "timeout={DURATION|30 seconds}",
]
NOTHING = [
    "protestierten 200 Journalisten vor dem Haus",
    "Mujer de 68 años",
    "sei an die",
    "37 years old",
    "a 6-month-old baby",
    "88.2 s",
    "Leave for the stated time",
    "twice a day",
    "per day",
    "day 3",
    "week 12",
    "the last day",
    "$30 days",
    "v3 days",
    "years ago",
    "24/7",
    "37 Jahre alt",
    "37 años de edad",
    "1.2.3 days",
    "everyday",
    "Day 9 Month 11 Year 1987",
    "Tag 29 Monat 02",
    "Year 2004 Month 06",
    "Luc Delmas, 48 ans, horloger",
    "Rosa (65 anni)",
    "Ana Ruiz, 29 años.",
]


@pytest.mark.parametrize("row", DURATIONS)
def test_it_reads_lengths_of_time_with_their_approximators(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected
    assert read(text.lower(), RECOGNIZERS) == [(value.lower(), label) for value, label in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_ages_and_rates_alone(text):
    assert read(text, RECOGNIZERS) == []
