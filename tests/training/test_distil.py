"""A shallow network learns what a deeper one holds likely, beside the labels."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="only training needs torch")

from redaction.training import network, train  # noqa: E402
from redaction.training.average import Average, blend  # noqa: E402
from redaction.training.distil import Teacher, divergence  # noqa: E402
from redaction.training.features import Features  # noqa: E402

TAGS = 5


@pytest.fixture(scope="module")
def teacher():
    torch.manual_seed(1)
    made = network.Tagger(TAGS, dropout=0.0, layers=3)
    with torch.no_grad():
        made.head.weight *= 5  # so that it is surer than chance
    return made


def windows(count):
    rng = np.random.default_rng(3)
    made = [rng.integers(1000, 2000, 12).astype(np.int32) for _ in range(count)]
    blank = np.zeros(12, np.int8)
    return [Features(ids, blank, blank.astype(np.int32), 1.0) for ids in made]


def test_equal_opinions_do_not_diverge_and_others_do():
    ours, theirs = torch.zeros(2, 3, TAGS), torch.zeros(2, 3, TAGS)
    weights = torch.ones(2, 3)
    assert float(divergence(ours, theirs + 7, weights)) == pytest.approx(0, abs=1e-6)
    theirs[0, 0, 1] = 5.0
    assert float(divergence(ours, theirs, weights)) > 0.1


def test_a_piece_without_weight_does_not_count():
    theirs = torch.zeros(1, 2, TAGS)
    theirs[0, 1, 2] = 9.0
    assert float(divergence(torch.zeros(1, 2, TAGS), theirs, torch.tensor([[1.0, 0.0]]))) == pytest.approx(0, abs=1e-6)


def test_a_hotter_divergence_weighs_unlikely_tags_more():
    theirs = torch.tensor([[[8.0, 2.0, 0.0, 0.0, 0.0]]])
    ours = torch.tensor([[[8.0, 0.0, 2.0, 0.0, 0.0]]])
    weights = torch.ones(1, 1)
    assert float(divergence(ours, theirs, weights, heat=3.0)) > float(divergence(ours, theirs, weights))


def test_a_shallow_network_has_copies_of_the_layers_kept(teacher):
    small = network.shallow(teacher, (0, 2))
    assert len(small.layers) == 2
    assert torch.equal(small.layers[1].up.weight, teacher.layers[2].up.weight)
    with torch.no_grad():
        small.layers[1].up.weight += 1
    assert not torch.equal(small.layers[1].up.weight, teacher.layers[2].up.weight)


def test_a_checkpoint_says_how_many_layers_and_tags_it_has(teacher, tmp_path):
    torch.save(network.shallow(teacher, (1,)).state_dict(), tmp_path / "one.pt")
    found = network.loaded(tmp_path / "one.pt")
    assert (len(found.layers), found.head.out_features) == (1, TAGS)


def trainer(tagger, rate=1e-2, **more):
    return train.Trainer(tagger, train.Settings(rate, seconds=600, **more))


def test_a_student_comes_nearer_to_its_teacher(teacher):
    student = network.shallow(teacher, (0, 1, 2))
    torch.nn.init.zeros_(student.head.weight)
    run = trainer(student, rate=1e-3, teacher=Teacher(teacher))
    everything = torch.ones(1, TAGS, dtype=torch.bool)  # labels say nothing: only the teacher teaches
    batch = windows(8)
    losses = [run.step(batch, everything) for _ in range(60)]
    assert sum(losses[-5:]) < 0.7 * sum(losses[:5])


def test_the_teacher_itself_does_not_learn(teacher):
    before = teacher.head.weight.detach().clone()
    trainer(network.shallow(teacher, (0,)), teacher=Teacher(teacher)).step(
        windows(4), torch.ones(1, TAGS, dtype=torch.bool)
    )
    assert torch.equal(before, teacher.head.weight)
    assert teacher.head.weight.grad is None


@pytest.mark.parametrize("words", [False, True])
def test_word_pieces_move_only_on_request(teacher, words):
    tagger = network.shallow(teacher, (0,))
    before = tagger.words.weight.detach().clone()
    only_first = torch.tensor([[True] + [False] * (TAGS - 1)])
    trainer(tagger, words=words).step(windows(4), only_first)
    assert torch.equal(before, tagger.words.weight) != words


def test_the_mean_of_the_weights_lies_between_where_they_were_and_are(teacher):
    tagger = network.shallow(teacher, (0,))
    average = Average(tagger, decay=0.9, every=1)
    start = tagger.head.bias.detach().clone()
    for _ in range(40):
        with torch.no_grad():
            tagger.head.bias += 0.1
        average.update()
    mean = average.weights(tagger)["head.bias"]
    assert bool((mean > start).all())
    assert bool((mean < tagger.head.bias).all())
    assert torch.equal(average.weights(tagger)["words.weight"], tagger.words.weight)


def test_runs_of_one_origin_are_blended_by_their_shares(tmp_path):
    for name, value in ("one", 1.0), ("two", 5.0):
        torch.save({"weight": torch.full((2,), value)}, tmp_path / f"{name}.pt")
    both = tmp_path / "one.pt", tmp_path / "two.pt"
    assert blend(both, (0.25, 0.75))["weight"].tolist() == [4.0, 4.0]
    with pytest.raises(ValueError, match="share"):
        blend(both, (0.5, 0.6))


def test_a_run_saves_its_last_weights_and_their_mean(teacher, tmp_path):
    run = trainer(network.shallow(teacher, (0,)))
    run.step(windows(4), torch.tensor([[True] + [False] * (TAGS - 1)]))
    run.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["last.pt", "mean.pt"]
    assert len(network.loaded(tmp_path / "mean.pt").layers) == 1


def test_batches_hold_every_window_once():
    given = windows(50)
    found = [one for batch in train.batches(given, random.Random(1)) for one in batch]
    assert len(found) == 50
    assert {id(one) for one in found} == {id(one) for one in given}
