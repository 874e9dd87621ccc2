"""What ships can be trained further: its weights read back as floats."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from redaction.engine.ner import session, tokenize  # noqa: E402
from redaction.engine.ner.lists import MARKS  # noqa: E402
from redaction.engine.ner.shapes import SHAPES  # noqa: E402
from redaction.engine.shipped import SHIPPED  # noqa: E402
from redaction.training import network  # noqa: E402

TEXT = "Anna Kowalska mieszka w Warszawie; call John Smith at 555 010 9988."


@pytest.mark.parametrize("shipped", SHIPPED.values(), ids=lambda shipped: Path(shipped.home).name)
def test_the_weights_of_an_exported_model_tag_as_it_does(shipped):
    model = session.model(shipped.home)
    pieces = tokenize.pieces(model.tokenizer, model.continues, TEXT, model.lists)
    expected = model.logits(pieces, 0, len(pieces))
    tagger = network.loaded(shipped.home / "model.onnx").eval()
    ids = torch.tensor([[tokenize.CLS, *pieces.ids, tokenize.SEP]])
    shapes = torch.tensor([[0, *pieces.shapes, 0]])
    with torch.inference_mode():
        found = tagger(ids, shapes)[0, 1:-1].numpy()
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.995
    assert (found.argmax(1) == expected.argmax(1)).mean() > 0.8


def test_lists_learn_apart_from_shapes_and_ship_as_one_embedding():
    torch.manual_seed(1)
    tagger = network.listed(network.Tagger(9, layers=1)).eval()
    torch.nn.init.normal_(tagger.shapes.weight)
    torch.nn.init.normal_(tagger.lists.weight)
    with torch.no_grad():
        tagger.lists.weight[0] = 0
    ids, forms = torch.arange(200, 216)[None], torch.arange(0, 16 * 24, 24)[None] + 5
    expected = tagger(ids, forms)
    shipped = network.folded(tagger)
    assert shipped.shapes.num_embeddings == MARKS * SHAPES
    assert torch.allclose(shipped(ids, forms), expected, atol=1e-5)
    assert torch.allclose(network.listed(shipped)(ids, forms), expected, atol=1e-5)


def test_rounding_keeps_to_the_steps_of_int8_and_lets_gradients_pass():
    given = torch.linspace(-1, 3, 1000).view(1, 10, 100).requires_grad_()
    seen = network.rounded(given)
    assert len(seen.unique()) <= 256
    assert (seen - given).abs().max() <= 4 / 255
    seen.sum().backward()
    assert (given.grad == 1).all()
