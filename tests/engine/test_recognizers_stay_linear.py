"""A text ten times as long takes about ten times as long, whatever it repeats."""

import time

import pytest

from redaction.engine.document import Document
from redaction.engine.recognizers import (
    addresses,
    ages,
    dates,
    durations,
    identity,
    money,
    organizations,
    places,
    spoken,
    times,
    traits,
)

MODULES = (dates, times, durations, ages, money, places, addresses, spoken, traits, organizations, identity)
REPEATED = (
    "1",
    "12/",
    "1-1-",
    "12:",
    "gmina ",
    "gmina Nowy ",
    "Sąd Rejonowy ",
    "sąd Nowy w ",
    "ul. Nowa 4 lok. 3, ",
    "II K ",
    "az 1 ",
    "1.1.",
    "may ",
    "May 3 ",
    "one ",
    "a ",
    "A ",
    "Oak ",
    "12 Oak ",
    "12 Oak Road, ",
    "St ",
    "1 St ",
    "rue de la ",
    "Calle A 1, ",
    "straße ",
    "Weg 1, ",
    "dot ",
    "a dot ",
    "at ",
    "j at x dot ",
    "$1",
    "1,000",
    "five hundred ",
    "one hundred and ",
    "2 years and ",
    "about ",
    "born ",
    "born on 3 May 1980 ",
    "2018 to ",
    "two two one oak drive ",
    "English and ",
    "speaks english, ",
    "\n",
    " ",
    "1 2 ",
    "AB1 ",
    "40°",
    "///a.",
    "is a ",
    "-",
    "Leeds LS8 2JT, ",
    "married ",
    "half past ",
    "twenty ",
    "5'",
    "12, Leeds, ",
    "Flat 1, ",
)


def seconds(text: str) -> dict[str, float]:
    """The shortest of two readings by each module."""
    taken = {}
    for module in MODULES:
        runs = []
        for _ in range(2):
            document = Document(text)
            start = time.process_time()
            for recognizer in module.RECOGNIZERS:
                for _span in recognizer.find(document):
                    pass
            runs.append(time.process_time() - start)
        taken[module.__name__] = min(runs)
    return taken


@pytest.mark.parametrize("part", REPEATED)
def test_it_reads_repeated_text_in_linear_time(part):
    small = seconds(part * (10_000 // len(part)))
    large = seconds(part * (100_000 // len(part)))
    slow = {name: (small[name], large[name]) for name in small if large[name] > 30 * small[name] + 0.05}
    assert not slow
