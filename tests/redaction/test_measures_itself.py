"""`manage.py evaluate` and `manage.py benchmark`."""

import json

import pytest
from django.core.management import CommandError, call_command

ROWS = [
    {"text": "Write to ana@harbour.example today.", "spans": [[9, 28, "EMAIL_ADDRESS"]]},
    {"text": "Nobody is named here.", "spans": []},
    {"text": "Call +44 20 7946 0958 <b>now</b>", "spans": [[5, 21, "EMAIL_ADDRESS"]]},
]


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)))
    return path


def test_it_scores_labelled_texts(labelled, capsys):
    call_command("evaluate", labelled, "--json")
    figures = json.loads(capsys.readouterr().out)
    assert (figures["exact"]["tp"], figures["exact"]["fp"], figures["exact"]["fn"]) == (1, 1, 1)
    assert figures["masked"]["R"] == 1.0
    assert figures["negatives"]["fp_per_1000_tokens"] == 0


def test_it_scores_a_range_of_rows(labelled, capsys):
    call_command("evaluate", labelled, "--first", "0", "--last", "1", "--json")
    assert json.loads(capsys.readouterr().out)["exact"]["F1"] == 1.0


def test_it_maps_the_labels_of_other_sets(labelled, tmp_path, capsys):
    mapping = tmp_path / "mapping.json"
    other = {"labels": {"EMAIL_ADDRESS": "PHONE_NUMBER"}, "covered": ["PHONE_NUMBER"], "ignore_gold": []}
    mapping.write_text(json.dumps({"datasets": {"other": other}, "coarse": {}}))
    call_command("evaluate", labelled, "--mapping", mapping, "--dataset", "other", "--json")
    figures = json.loads(capsys.readouterr().out)
    assert (figures["exact"]["tp"], figures["exact"]["fn"]) == (1, 1)


def test_its_report_shows_errors_and_nothing_that_was_right(labelled, tmp_path):
    page = tmp_path / "errors.html"
    call_command("evaluate", labelled, "--report", page)
    html = page.read_text()
    assert "Nobody is named" not in html
    assert "ana@harbour.example" not in html
    assert "&lt;b&gt;now" in html


@pytest.mark.parametrize("content", ["", "{", '{"text": "no spans"}'])
def test_it_says_when_a_file_is_not_labelled_text(tmp_path, content):
    path = tmp_path / "bad.jsonl"
    path.write_text(content)
    with pytest.raises(CommandError):
        call_command("evaluate", path)


def test_it_prints_the_speed_of_the_engine(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("redaction.management.commands.benchmark.LEAST_SECONDS", 0.05)
    path = tmp_path / "texts.txt"
    path.write_text("Call Ana on +44 20 7946 0958.\n\nNobody is named here.\n")
    call_command("benchmark", path)
    assert "of it" in capsys.readouterr().out


def test_it_says_when_there_is_nothing_to_measure(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("\n")
    with pytest.raises(CommandError):
        call_command("benchmark", path)
