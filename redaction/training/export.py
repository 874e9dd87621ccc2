"""Writes a trained checkpoint as the files that the run time reads: `python -m redaction.training.export`."""

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from ..engine import taxonomy
from ..engine.ner.shapes import SHAPES
from . import base, network

OPSET = 17
OPERATORS = ["MatMul", "Gemm", "Gather"]


def float_network(tagger: network.Tagger, path: Path) -> None:
    """The network in float32, with inputs `ids` and `shapes` of (1, length) and output `logits`."""
    tagger.eval()
    ids = torch.full((1, 16), 1012)
    torch.onnx.export(
        tagger, (ids, torch.zeros_like(ids)), str(path), input_names=["ids", "shapes"], output_names=["logits"],
        dynamic_axes={name: {1: "length"} for name in ("ids", "shapes", "logits")}, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def quantized(given: Path, made: Path, reduce_range: bool = False) -> None:
    """The network in int8, one scale per channel: per-tensor scales cost up to 14 points on chat text.

    `reduce_range` uses 7 bits, for processors without VNNI whose 16-bit sums may overflow.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(given), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(made), op_types_to_quantize=OPERATORS, per_channel=True, reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
        )  # fmt: skip


def card(name: str, version: str, temperature: float, lists: bool = False) -> dict[str, object]:
    """What config.json holds."""
    return {
        "lists": lists,
        "name": name,
        "version": version,
        "labels": list(taxonomy.LABELS),
        "temperature": temperature,
    }


def write(checkpoint: Path, out: Path, name: str, version: str, temperature: float, whole: bool = False) -> None:
    """Writes model.onnx, tokenizer.json and config.json into `out`; with `whole`, in float32."""
    tagger = network.folded(network.loaded(checkpoint))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        given = out / "model.onnx" if whole else Path(folder) / "float.onnx"
        float_network(tagger, given)
        if not whole:
            quantized(given, out / "model.onnx")
    base.tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    config = json.dumps(card(name, version, temperature, tagger.shapes.num_embeddings > SHAPES), indent=1) + "\n"
    (out / "config.json").write_text(config, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="tacet-en")
    parser.add_argument("--version", default="1")
    parser.add_argument("--temperature", type=float, default=1.0, help="as `calibrate` finds it")
    parser.add_argument("--float", dest="whole", action="store_true", help="do not quantize")
    given = parser.parse_args()
    write(given.checkpoint, given.out, given.name, given.version, given.temperature, given.whole)
    print(f"{given.out / 'model.onnx'}: {(given.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
