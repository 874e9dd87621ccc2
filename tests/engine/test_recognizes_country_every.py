import random
import re

import pytest

from redaction.engine.document import Document
from redaction.engine.recognizers import countries
from redaction.engine.recognizers.numbers import REPEAT, passes
from tests.engine.marked import found

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RARE = {"ihi", "curp"}  # a fixed beginning, a date: chance meets none; they stand in the tables of their countries
CASES = [
    pytest.param(number, shape, id=f"{number.keys.split('|')[0]}-{shape}")
    for number in countries.NUMBERS
    if number.keys.split("|")[0] not in RARE
    for shape in number.shapes.split("|")[:2]
]


def written_out(shape):
    return REPEAT.sub(lambda match: match[1] * int(match[2]), shape).replace("~", "")


WEAK = [case for case in CASES if re.fullmatch("9{9,11}", written_out(case.values[1]))]


def invented(number, shape, tries=60_000):
    """A number of that shape that passes its check, or None where chance does not meet one."""
    chance = random.Random(shape)
    full = written_out(shape)
    for _ in range(tries):
        value = "".join(chance.choice({"9": "0123456789", "A": CAPITALS}.get(c, c)) for c in full)
        if passes(number, value):
            return value
    return None


@pytest.mark.parametrize(("number", "shape"), CASES)
def test_each_kind_is_found_behind_its_name(number, shape):
    value = invented(number, shape)
    assert value is not None
    key = number.keys.split("|")[0]
    closing = ")" if "(" in value else ""
    text = f"{key}: {value}{closing}"
    assert (len(key) + 2, len(text), number.label) in found(countries.RECOGNIZERS, text)


@pytest.mark.parametrize(("number", "shape"), WEAK)
def test_nine_to_eleven_bare_digits_need_a_name(number, shape):
    value = invented(number, shape)
    assert value is not None
    document = Document(f"Order {value} left the warehouse")
    assert all(span.score <= 0.45 for finder in countries.RECOGNIZERS for span in finder.find(document))


def test_it_knows_at_least_forty_countries():
    assert len(countries.MODULES) >= 40
