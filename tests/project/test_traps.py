"""docs/serving.md names, for each trap, the tests that are marked with its number."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\d+) \|.*\|([^|]*)\|$", re.M)
ROWS = {
    int(number): re.findall(r"`([\w/.]+)`", tests)
    for number, tests in ROW.findall((ROOT / "docs/serving.md").read_text())
}
WITHOUT = {23, 24}  # the row says why


def marked(path):
    return {int(number) for number in re.findall(r"pytest\.mark\.trap\((\d+)\)", path.read_text())}


def test_each_trap_has_a_row():
    assert sorted(ROWS) == list(range(1, 27))


@pytest.mark.parametrize("number", ROWS)
def test_the_tests_of_a_row_exist_and_carry_its_mark(number):
    files = [ROOT / "tests" / name for name in ROWS[number]]
    assert [path for path in files if not path.exists()] == []
    assert any(number in marked(path) for path in files if path.is_file()) is (number not in WITHOUT)


def test_each_mark_has_its_row():
    for path in (ROOT / "tests/live").glob("test_*.py"):
        for number in marked(path):
            assert f"live/{path.name}" in ROWS[number]
