"""Logits become entities as the rules of decoding say."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from redaction.engine import taxonomy
from redaction.engine.ner import tags
from redaction.engine.ner.detect import detect
from redaction.engine.ner.pool import Pool
from redaction.engine.ner.session import HOME
from redaction.engine.ner.tokenize import continuations

TOKENIZER = Tokenizer.from_file(str(Path(HOME) / "tokenizer.json"))
POOL = Pool(2)


@dataclass
class Scripted:
    """A network that gives each word the tags that a script says, as `word: tag=probability ...`."""

    script: dict[str, dict[str, float]]
    temperature: float = 1.0
    labels: tuple[str, ...] = taxonomy.LABELS
    tokenizer: Tokenizer = TOKENIZER
    continues: np.ndarray = field(default_factory=lambda: continuations(TOKENIZER))
    lists: None = None

    @property
    def grouping(self):
        return tags.grouping(self.labels)

    def logits(self, pieces, start, end):
        rows = np.full((end - start, 2 * len(self.labels) + 1), 1e-9)
        for row, number in enumerate(pieces.ids[start:end].tolist()):
            chances = self.script.get(self.tokenizer.id_to_token(number), {"O": 1.0})
            for name, chance in chances.items():
                rows[row, self.column(name)] = chance
        return np.log(rows).astype(np.float32)

    def column(self, name):
        if name == "O":
            return tags.OUTSIDE
        index = self.labels.index(name[2:])
        return tags.begin(index) if name[0] == "B" else tags.inside(index)


def found(text, script, recall=0.0):
    chances = {word: ({t: 0.97} if isinstance(t, str) else t) for word, t in script.items()}
    return detect(Scripted(chances), POOL, text, recall)


def spans(text, script, recall=0.0):
    return [(text[r.start : r.end], r.label) for r in found(text, script, recall)]


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        pytest.param(
            "Anna Smith called", {"anna": "B-NAME", "smith": "I-NAME"}, [("Anna Smith", "NAME")], id="begin and inside"
        ),
        pytest.param(
            "Anna Smith", {"anna": "B-NAME_GIVEN", "smith": "I-NAME_FAMILY"}, [("Anna Smith", "NAME")],
            id="a first name and a surname are a full name",
        ),
        pytest.param(
            "Anna Smith", {"anna": "B-NAME", "smith": {"I-NAME_FAMILY": 0.9, "I-NAME": 0.1}}, [("Anna Smith", "NAME")],
            id="an entity goes on under another label of its group",
        ),
        pytest.param(
            "Anna Boston", {"anna": "B-NAME", "boston": "I-LOCATION_CITY"},
            [("Anna", "NAME"), ("Boston", "LOCATION_CITY")], id="another group begins an entity, even as inside",
        ),
        pytest.param(
            "Anna Peter", {"anna": "B-NAME_GIVEN", "peter": "B-NAME_GIVEN"},
            [("Anna", "NAME_GIVEN"), ("Peter", "NAME_GIVEN")], id="begin after begin is two entities",
        ),
        pytest.param("by smith", {"smith": "I-NAME_FAMILY"}, [("smith", "NAME_FAMILY")], id="inside without a begin"),
        pytest.param(
            "Anna and Peter", {"anna": "B-NAME", "peter": "I-NAME"}, [("Anna", "NAME"), ("Peter", "NAME")],
            id="a word outside parts two entities",
        ),
        pytest.param(
            "in Boston",
            {"boston": {"O": 0.4, "B-LOCATION": 0.25, "B-LOCATION_CITY": 0.3, "B-LOCATION_STATE": 0.05}},
            [("Boston", "LOCATION_CITY")], id="labels of one group stand together against outside",
        ),
        pytest.param(
            "in Boston", {"boston": {"O": 0.4, "B-LOCATION_CITY": 0.3, "B-ORGANIZATION": 0.3}}, [],
            id="labels of different groups do not",
        ),
        pytest.param("\"Anna\",", {'"': "B-NAME", "anna": "I-NAME", ",": "I-NAME"}, [("Anna", "NAME")], id="edges"),
        pytest.param(
            "call (212) 555.",
            {"(": "B-PHONE_NUMBER"} | dict.fromkeys(("212", ")", "555", "."), "I-PHONE_NUMBER"),
            [("(212) 555", "PHONE_NUMBER")], id="a bracket that closes inside stays",
        ),
        pytest.param(
            "Foo Ltd.", {"foo": "B-ORGANIZATION", "ltd": "I-ORGANIZATION", ".": "I-ORGANIZATION"},
            [("Foo Ltd.", "ORGANIZATION")], id="a stop of an abbreviation stays",
        ),
        pytest.param("61,402", {"61": "B-MONEY", "402": "B-MONEY"}, [("61,402", "MONEY")], id="thousands"),
        pytest.param("61,40", {"61": "B-MONEY", "40": "B-MONEY"}, [("61", "MONEY"), ("40", "MONEY")], id="a list"),
        pytest.param(
            "ip 10.0", {"10": "B-IP_ADDRESS", "0": "B-IP_ADDRESS"}, [("10.0", "IP_ADDRESS")], id="glued by a stop",
        ),
        pytest.param(
            "Anna/Smith", {"anna": "B-NAME", "smith": "B-NAME"}, [("Anna", "NAME"), ("Smith", "NAME")],
            id="names with a stroke between them are two",
        ),
        pytest.param(", ,", {",": "B-NAME"}, [], id="punctuation alone is nothing"),
        pytest.param(
            "pw !abc", {"!": "B-PASSWORD", "abc": "I-PASSWORD"}, [("!abc", "PASSWORD")],
            id="a password keeps its edges",
        ),
    ],
)  # fmt: skip
def test_tags_become_entities(text, script, expected):
    assert spans(text, script) == expected


PLACE = {
    "12": "B-LOCATION_ADDRESS", "elm": "I-LOCATION_ADDRESS", "lane": "B-LOCATION_ADDRESS_STREET",
    "leeds": "B-LOCATION_CITY", "kent": "B-LOCATION_STATE", "france": "B-LOCATION_COUNTRY",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Elm, Leeds, Kent", [("12 Elm, Leeds, Kent", "LOCATION_ADDRESS")]),
        ("12 Elm\nLeeds\nFrance", [("12 Elm\nLeeds\nFrance", "LOCATION_ADDRESS")]),
        ("Lane, Leeds", [("Lane, Leeds", "LOCATION_ADDRESS")]),
        ("Leeds, Kent", [("Leeds", "LOCATION_CITY"), ("Kent", "LOCATION_STATE")]),
        ("12 Elm or Leeds", [("12 Elm", "LOCATION_ADDRESS"), ("Leeds", "LOCATION_CITY")]),
        ("12 Elm; Leeds", [("12 Elm", "LOCATION_ADDRESS"), ("Leeds", "LOCATION_CITY")]),
        ("12 Elm, 12 Elm", [("12 Elm", "LOCATION_ADDRESS"), ("12 Elm", "LOCATION_ADDRESS")]),
        ("on Lane", [("Lane", "LOCATION_ADDRESS_STREET")]),
    ],
)
def test_a_run_of_places_with_a_street_is_one_address(text, expected):
    assert spans(text, PLACE) == expected


def test_a_reading_says_how_likely_its_kind_and_each_label_is():
    script = {"boston": {"O": 0.2, "B-LOCATION": 0.3, "B-LOCATION_CITY": 0.4, "B-ORGANIZATION": 0.1}}
    (reading,) = found("in Boston", script)
    assert reading.label == "LOCATION_CITY"
    assert reading.score == pytest.approx(0.7, abs=0.01)
    assert reading.labels == pytest.approx(
        {"LOCATION_CITY": 0.4, "LOCATION": 0.7, "ORGANIZATION": 0.1}, abs=0.01
    )  # fmt: skip
    assert reading.span.source == "model"


def test_recall_finds_what_is_less_likely():
    script = {"smith": {"O": 0.7, "B-NAME_FAMILY": 0.3}}
    assert spans("by Smith", script) == []
    assert spans("by Smith", script, recall=1.5) == [("Smith", "NAME_FAMILY")]


def test_a_word_is_decided_as_a_whole():
    pieces = TOKENIZER.encode("Okonjowska").tokens
    assert len(pieces) > 1
    script = {pieces[0]: {"O": 0.6, "B-NAME_FAMILY": 0.4}} | dict.fromkeys(pieces[1:], "I-NAME_FAMILY")
    assert spans("Okonjowska", script) == [("Okonjowska", "NAME_FAMILY")]


def test_every_label_is_in_one_group():
    members = [label for _, group in tags.groups(taxonomy.LABELS) for label in group]
    assert sorted(members) == sorted(taxonomy.LABELS)
