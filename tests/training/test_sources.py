"""What is reported never trains, and choices are made on neither."""

import pytest

from redaction.training import sources
from redaction.training.calibrate import CHOOSING as CALIBRATED
from redaction.training.calibrate import FOREIGN as CALIBRATED_FOREIGN
from redaction.training.evaluate import CHOOSING, FOREIGN, REPORTED

NEVER = {"presidio_synth", "gold_dev_en", "pl_pii_bench"}
TRAINED = [(model, source) for model, taken in sources.MODELS.items() for source in taken]


def rows(source):
    return {(source.name, split): (source.first, source.last) for split in source.splits}


def meets(one, other):
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize(("model", "source"), TRAINED, ids=[f"{model}-{source.name}" for model, source in TRAINED])
def test_no_row_that_is_reported_or_chosen_on_trains(model, source):
    assert source.name not in NEVER
    assert "test" not in source.splits
    for name, split, first, last in [*REPORTED.values(), *FOREIGN.values(), *CHOOSING.values()]:
        taken = rows(source).get((name, split))
        assert taken is None or not meets(taken, (first, last)), name


@pytest.mark.parametrize("source", [*CALIBRATED, *CALIBRATED_FOREIGN], ids=lambda source: source.name)
def test_temperatures_are_chosen_on_what_is_neither_trained_on_nor_reported(source):
    for other in (one for _, one in TRAINED if one.name == source.name):
        for place, taken in rows(other).items():
            assert place not in rows(source) or not meets(taken, rows(source)[place])
    for name, split, first, last in [*REPORTED.values(), *FOREIGN.values()]:
        assert (name, split) not in rows(source) or not meets(rows(source)[name, split], (first, last))
