"""Code, logs, measurements and goods hold nothing personal, whatever a reading says; what looks like them may."""

import pytest

from redaction.engine.detect import detect
from redaction.engine.machines import is_code, refutes
from redaction.engine.policy import Policy
from redaction.engine.span import Source, Span
from redaction.engine.taxonomy import LABELS


def refuted(text: str, part: str, label: str, score: float = 0.8, source: Source = "model") -> bool:
    start = text.index(part)
    return refutes(text, Span(start, start + len(part), label, score, source))


@pytest.mark.parametrize(
    ("text", "part", "label"),
    [
        ("Shelf.take/2 returns it", "Shelf.take", "URL"),
        ("using Depot.IO;", "IO", "URL"),
        ("depot: main.o slot.o", "main.o slot.o", "URL"),
        ("take(self.at, self.in);", "self.in", "URL"),
        ("[tool.lint]", "tool.lint", "FILENAME"),
        ("import depot.shelf.bins as b", "depot.shelf.bins", "FILENAME"),
        ("shelf.take(4)", "shelf.take", "FILENAME"),
        ("alias /srv/static/;", "static", "FILENAME"),
        ('"@types/depot": "2.1"', "types/depot", "USERNAME"),
        ("CFLAGS += -Wall", "CFLAGS", "USERNAME"),
        ("[   12.345678] usb_storage probe", "usb_storage", "USERNAME"),
        ('segment with name "_UNDO_7$"', "UNDO_7$", "PASSWORD"),
        ("match [A-Za-z_] once", "A-Za-z", "PASSWORD"),
        ("pci 0000:00:1f.2: reg", "00:1f.2", "IP_ADDRESS"),
        ("cost=33.38..1094.12", "33.38..1094.12", "IP_ADDRESS"),
        ("[   12.345678] usb", "12.345678", "LOCATION_COORDINATE"),
        ("7,50.001,50.010,0.009", "50.001,50.010", "LOCATION_COORDINATE"),
        ("clock 2495.998 MHz", "2495", "MEDICAL_CODE"),
        ("number is 6.02e23 now", "6.02e23", "PHONE_NUMBER"),
        ("00000010  03 00 3e 00 01 00 00", "03 00 3e 00 01 00 00", "BANK_ACCOUNT"),
        ('"depot": "^20.11.30"', "20.11.30", "DATE"),
        ("clamp 1184-02-771", "1184-02", "DATE"),
        ("the trace id is 4bf92f35", "4bf92f35", "NUMERICAL_PII"),
        ("order code AL61-20-F", "AL61-20-F", "NUMERICAL_PII"),
        ("the ratio is 12:30", "12:30", "TIME"),
    ],
)
def test_a_form_of_machines_is_nobodys(text, part, label):
    assert refuted(text, part, label)


@pytest.mark.parametrize(
    ("text", "part", "label"),
    [
        ("see anna.example/post for more", "anna.example/post", "URL"),
        ("the site is anna dot example", "anna dot example", "URL"),
        ("open harbour.org today", "harbour.org", "URL"),
        ('send("harbour.org");', "harbour.org", "URL"),
        ("the file risk_v7.R", "risk_v7.R", "FILENAME"),
        ("put it in report.pdf", "report.pdf", "FILENAME"),
        ("budget dot x l s x", "budget dot x l s x", "FILENAME"),
        ("ask anna_k about it", "anna_k", "USERNAME"),
        ("password is UNDO_7$", "UNDO_7$", "PASSWORD"),
        ("from 192.168.4.11 only", "192.168.4.11", "IP_ADDRESS"),
        ("at 48.4647, 35.0462 now", "48.4647, 35.0462", "LOCATION_COORDINATE"),
        ("at 48.464, 35.046 now", "48.464, 35.046", "LOCATION_COORDINATE"),
        ("code 295.90 of the DSM", "295.90", "MEDICAL_CODE"),
        ("on 2024-02-11 we met", "2024-02-11", "DATE"),
        ("order number 302-551", "302-551", "NUMERICAL_PII"),
        ("at 12:30 sharp", "12:30", "TIME"),
    ],
)
def test_what_only_looks_like_it_stays(text, part, label):
    assert not refuted(text, part, label)


@pytest.mark.parametrize("label", ["PHONE_NUMBER", "SSN", "ACCOUNT_NUMBER"])
def test_a_pattern_loses_where_goods_are_named(label):
    assert refuted("Reel 118-40-2294 was cut", "118-40-2294", label, source="pattern")
    assert not refuted("SSN 118-40-2294 was used", "118-40-2294", label, source="pattern")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("let bin = shelf.get(id);", True),
        ("if (a == b) { stop(); }", True),
        ("Call me tomorrow (or later); I am home.", False),
        ("user=anna; host=mail", False),
    ],
)
def test_two_signs_make_a_line_code(line, code):
    assert is_code(line) is code


@pytest.mark.parametrize(
    "text",
    [
        "INSERT INTO bins (code, aisle, size) VALUES ($1, $2, $3)",
        "bins.first(where: { $0.isFree })",
        "cache.live = true; view.top = 0; shelf.render(bins);",
        "Lot 415-550-1207 passed; retain sample 415-550-1207-R.",
        "The gear ratio is 12:30, the pulley ratio 1:2.",
        "OPS-1123 blocks OPS-1130.",
        "The whole suite is green.",
        "def between?(x) = x.between?(@low, @high)",
        "Order code AL61-20-E2 is the anodised one.",
    ],
)
def test_patterns_find_nothing_in_goods_and_code(text):
    assert detect(text, Policy(labels=frozenset(LABELS)), model=None) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The fee is ($5), he said.", "MONEY"),
        ("She is Green and proud of it.", "POLITICAL_AFFILIATION"),
        ("OPS 5-470 was coded.", "MEDICAL_CODE"),
        ("thanks to (@anna_k, @ben_t)", "USERNAME"),
        ("female, 34, of Leeds", "GENDER"),
        ("Read it on harbour.org, it is free.", "URL"),
    ],
)
def test_patterns_still_find_what_is_somebodys(text, label):
    assert label in {found.label for found in detect(text, Policy(labels=frozenset(LABELS)), model=None)}
