"""`manage.py evaluate`, `manage.py accuracy` and `manage.py benchmark`."""

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


@pytest.fixture
def sets(tmp_path):
    """Two labelled sets of a few rows, in the form of the real ones."""
    folder = tmp_path / "sets"
    mapping = {"datasets": {}, "coarse": {"NAME": "PERSON", "NAME_GIVEN": "PERSON", "NAME_FAMILY": "PERSON"}}
    rows = [
        {"text": "Ask Anna Smith about the invoice today.", "spans": [[4, 14, "PER"]]},
        {"text": "Nobody is named here.", "spans": []},
        {"text": "It is <i>no</i> more than that.", "spans": [[16, 20, "PER"]]},
    ]
    for name, split in (("wnut17", "test"), ("pl_pii_bench", "dev")):
        mapping["datasets"][name] = {"labels": {"PER": "NAME"}, "covered": ["PERSON"], "ignore_gold": []}
        (folder / name).mkdir(parents=True)
        (folder / name / f"{split}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "mapping.json").write_text(json.dumps(mapping))
    return folder


def test_it_measures_sets_beside_their_targets(sets, tmp_path, capsys):
    call_command("accuracy", sets, "wnut17", "pl_pii_bench", "--out", tmp_path / "pages")
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    named = [line[:2] for line in lines[1:-1]]
    assert named == [["wnut17", "high_automatic"], ["wnut17", "standard"], ["pl_pii_bench", "high_automatic"]]
    assert ["reached" in line[-1] for line in lines[1:-1]] == [True, True, True]
    assert lines[3][2:] == ["masked", "recall", "0.500", "0.000-1.000", ">=", "0.90", "not", "reached"]
    assert "wnut17-standard.html" in (tmp_path / "pages" / "index.html").read_text()
    assert "&lt;i&gt;no" in (tmp_path / "pages" / "wnut17-standard.html").read_text()


def test_it_measures_another_accuracy_and_fewer_rows(sets, capsys, monkeypatch):
    monkeypatch.setattr("redaction.training.accuracy.QUICK", 1)
    call_command("accuracy", sets, "pl_pii_bench", "--quick", "--accuracy", "high_multilingual")
    line = capsys.readouterr().out.splitlines()[1]
    assert "high_multilingual" in line
    assert "1.000-1.000" in line


@pytest.mark.parametrize("missing", ["mapping.json", "wnut17/test.jsonl"])
def test_it_says_which_set_it_cannot_read(sets, missing):
    (sets / missing).unlink()
    with pytest.raises(CommandError, match="wnut17"):
        call_command("accuracy", sets, "wnut17")
    with pytest.raises(CommandError, match="no set nowhere"):
        call_command("accuracy", sets, "nowhere")
