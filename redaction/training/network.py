"""The network: MiniLM with a shape embedding at the input and one linear layer of tags at the output."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from ..engine.ner.lists import MARKS
from ..engine.ner.shapes import SHAPES
from . import base, unquantized

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 128


def rounded(given: Tensor) -> Tensor:
    """The numbers as int8 inference sees them: 256 steps from the least to the greatest of a window; gradients pass.

    Most of what int8 costs comes from the few large numbers behind the activation, which make the steps wide.
    """
    with torch.no_grad():
        low = given.amin((-2, -1), keepdim=True).clamp(max=0)
        step = (given.amax((-2, -1), keepdim=True).clamp(min=0) - low) / 255
        seen = ((given - low) / step).round_() * step + low
    return given + (seen - given).detach()


class Layer(nn.Module):
    """One encoder layer, normalised after each half as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rounds = False

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = states.shape
        seen = rounded if self.rounds else _as_it_is
        heads = self.mixed(seen(states)).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = heads[0], heads[1], heads[2]
        # Plain products: torch's fused attention halves the speed of the backward pass on a CPU.
        weights = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(-1, -2))
        weights = weights if bias is None else weights + bias
        mixed = torch.matmul(weights.softmax(-1), value).transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm_attention(states + self.out(seen(mixed)))
        return self.norm_output(states + self.down(seen(nn.functional.gelu(self.up(seen(states))))))


def _as_it_is(given: Tensor) -> Tensor:
    return given


class Tagger(nn.Module):
    """Word pieces and shapes to logits of tags: (batch, length) -> (batch, length, tags).

    A shape counts what lists say of the word too, in steps of `SHAPES`, if there are so many `forms`.
    """

    def __init__(self, tags: int, dropout: float = 0.1, layers: int = LAYERS, forms: int = SHAPES) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(forms, WIDTH)
        self.lists: nn.Embedding | None = None  # until `folded`, apart from the shapes
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(WIDTH, tags)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, bias: Tensor | None = None) -> Tensor:
        forms = self.shapes.weight if self.lists is None else added(self.shapes.weight, self.lists.weight)
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + nn.functional.embedding(shapes, forms)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, bias)
        return self.head(self.dropout(states))


def rounding(tagger: Tagger) -> None:
    """From now on the layers train on what int8 inference will give them."""
    for layer in tagger.layers:
        layer.rounds = True


def added(shapes: Tensor, lists: Tensor) -> Tensor:
    """One embedding for each pair: (MARKS * SHAPES, width)."""
    return (lists[:, None] + shapes).flatten(0, 1)


def listed(tagger: Tagger) -> Tagger:
    """The tagger, made to read what lists say; what they say of a word has an embedding of its own in training."""
    if tagger.lists is None:
        forms = tagger.shapes.weight.detach()
        rows = forms.view(-1, SHAPES, WIDTH)
        tagger.shapes = nn.Embedding.from_pretrained(rows[0].clone(), freeze=False)
        tagger.lists = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(tagger.lists.weight)
        tagger.lists.weight.data[: len(rows)] = (rows - rows[0]).mean(1)
    return tagger


def folded(tagger: Tagger) -> Tagger:
    """The tagger with one embedding for shape and lists together, as it ships."""
    if tagger.lists is not None:
        forms = added(tagger.shapes.weight, tagger.lists.weight).detach()
        tagger.shapes, tagger.lists = nn.Embedding.from_pretrained(forms, freeze=False), None
    return tagger


def pretrained(tags: int) -> Tagger:
    """A tagger with the base's weights; shapes start at nothing, the head at random."""
    given = load_file(base.checked("model.safetensors", base.WEIGHTS))
    given = {name.removeprefix("bert."): tensor.float() for name, tensor in given.items()}
    tagger = Tagger(tags)
    kinds = given["embeddings.token_type_embeddings.weight"][0]
    taken = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        # Every text is of the first segment, so its embedding is part of the position.
        "positions.weight": given["embeddings.position_embeddings.weight"][:POSITIONS] + kinds,
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for part in ("weight", "bias"):
            three = [given[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            taken |= {
                f"{new}.mixed.{part}": torch.cat(three),
                f"{new}.out.{part}": given[f"{old}.attention.output.dense.{part}"],
                f"{new}.norm_attention.{part}": given[f"{old}.attention.output.LayerNorm.{part}"],
                f"{new}.up.{part}": given[f"{old}.intermediate.dense.{part}"],
                f"{new}.down.{part}": given[f"{old}.output.dense.{part}"],
                f"{new}.norm_output.{part}": given[f"{old}.output.LayerNorm.{part}"],
            }
    missing, unexpected = tagger.load_state_dict(taken, strict=False)
    assert not unexpected, unexpected
    assert set(missing) == {"shapes.weight", "head.weight", "head.bias"}, missing
    return tagger


def state(checkpoint: Path) -> Mapping[str, Tensor]:
    """The weights that a checkpoint or an exported model.onnx holds."""
    given: Mapping[str, Tensor] = (
        unquantized.weights(checkpoint) if checkpoint.suffix == ".onnx" else torch.load(checkpoint)
    )
    return given


def loaded(checkpoint: Path) -> Tagger:
    """A tagger as a checkpoint or an exported model.onnx holds it, with as many layers and tags."""
    given = state(checkpoint)
    layers = {name.split(".")[1] for name in given if name.startswith("layers.")}
    tagger = Tagger(len(given["head.bias"]), layers=len(layers), forms=len(given["shapes.weight"]))
    if "lists.weight" in given:
        listed(tagger)
    tagger.load_state_dict(given)
    return tagger


def shallow(tagger: Tagger, kept: Sequence[int]) -> Tagger:
    """A tagger of the layers numbered `kept` alone, with copies of all weights."""
    made = Tagger(tagger.head.out_features, layers=len(kept), forms=tagger.shapes.num_embeddings)
    if tagger.lists is not None:
        listed(made)
    given = {name: tensor for name, tensor in tagger.state_dict().items() if not name.startswith("layers.")}
    for new, old in enumerate(kept):
        given |= {f"layers.{new}.{name}": tensor for name, tensor in tagger.layers[old].state_dict().items()}
    made.load_state_dict(given)
    return made
