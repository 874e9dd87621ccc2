import pytest

from redaction.engine.recognizers.times import RECOGNIZERS

from .rows import read, unmarked

TIMES = [
    "{TIME|10 am}",
    "{TIME|12pm}",
    "{TIME|11 p.m.}",
    "Seen at {TIME|10:40}.",
    "2025-01-04 {TIME|22:10:03},441 INFO",
    "2025-01-04T{TIME|22:10:03Z}",
    "2025-01-04T{TIME|22:10}",
    "[04/Jan/2025:{TIME|22:10:03 +0000}] GET",
    "at {TIME|3pm} on Friday",
    "{TIME|3 PM}",
    "{TIME|3:30 p.m.} sharp",
    "{TIME|10:30 AM}.",
    "{TIME|10:40 GMT}",
    "{TIME|14:00 CET}",
    "{TIME|10:40}-{TIME|11:30}",
    "parked at {TIME|noon}.",
    "around {TIME|midnight}",
    "{TIME|half past three}",
    "{TIME|quarter to 5}",
    "{TIME|ten past four}",
    "{TIME|three o'clock}",
    "{TIME|5 o'clock}",
    "at {TIME|3}; wifi",
    "at {TIME|3} tomorrow",
    "at {TIME|nine} on monday",
    "at {TIME|three thirty pm}",
    "{TIME|0830 hours}",
    "um {TIME|18 Uhr}",
    "{TIME|18.30 Uhr}",
    "{TIME|18:30 Uhr}",
    "{TIME|halb acht}",
    "{TIME|Mitternacht}",
    "à {TIME|14h30}",
    "à {TIME|14h}",
    "às {TIME|15h}",
    "alle {TIME|15.30}",
    "kl. {TIME|14.30}",
    "godz. {TIME|14:30}",
    "om {TIME|9 uur}",
    "a las {TIME|3}",
    "{TIME|minuit}",
    '{"time": "{TIME|07:05}"}',
    "id;t\n1;{TIME|07:05};x",
    "{TIME|9:00} and {TIME|17:30}",
    "call after {TIME|6 pm}!",
    "at {TIME|14:05 KST} sharp",
    "due {TIME|noon ET}",
    "a las {TIME|13:00 horas}",
]
NOTHING = [
    "10:40:11:22:33:44",
    "main.py:10:40",
    "16:9 picture",
    "ratio 16:90",
    "John 3:16",
    "2001:db8:10:40::1",
    "127.0.0.1:8080",
    "I am here",
    "5 am Montag",
    "25:10",
    "10:75",
    "at 3 Main Street",
    "at 80.",
    "3h",
    "24 hours",
    "1 part cement to 2",
    "port 1040",
    "at 5.5",
    "at 5%",
    "costs $3:00",
    "half the people",
    "a quarter of them",
    "twenty to thirty people",
    "past two of them",
    "pm me",
    "score 21:15",
    "drawn at scale 1:50",
]


@pytest.mark.parametrize("row", TIMES)
def test_it_reads_times_of_day(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("row", TIMES)
def test_it_reads_them_in_lower_case(row):
    text, expected = unmarked(row)
    lower = [(value.lower(), label) for value, label in expected]
    assert read(text.lower(), RECOGNIZERS) == lower


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_look_alikes_alone(text):
    assert read(text, RECOGNIZERS) == []
