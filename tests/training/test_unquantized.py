"""What ships can be trained further: its weights read back as floats."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from redaction.engine.ner import session, tokenize  # noqa: E402
from redaction.engine.shipped import SHIPPED  # noqa: E402
from redaction.training import network  # noqa: E402

TEXT = "Anna Kowalska mieszka w Warszawie; call John Smith at 555 010 9988."


@pytest.mark.parametrize("shipped", SHIPPED.values(), ids=lambda shipped: Path(shipped.home).name)
def test_the_weights_of_an_exported_model_tag_as_it_does(shipped):
    model = session.model(shipped.home)
    pieces = tokenize.pieces(model.tokenizer, model.continues, TEXT)
    expected = model.logits(pieces, 0, len(pieces))
    tagger = network.loaded(shipped.home / "model.onnx").eval()
    ids = torch.tensor([[tokenize.CLS, *pieces.ids, tokenize.SEP]])
    shapes = torch.tensor([[0, *pieces.shapes, 0]])
    with torch.inference_mode():
        found = tagger(ids, shapes)[0, 1:-1].numpy()
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.995
    assert (found.argmax(1) == expected.argmax(1)).mean() > 0.8
