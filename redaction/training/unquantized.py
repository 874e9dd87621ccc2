"""The weights of an exported model as floats again, so that a later run goes on from what ships.

What rounding to int8 took, at most half a step of each channel, some hundred steps of training give back.
"""

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

PRODUCT = re.compile(r"/((?:\w+|layers\.\d+)(?:/\w+)*)/MatMul_quant")


def weights(path: Path) -> dict[str, Tensor]:
    """The state of the tagger that `export` wrote to `path` (model.onnx, int8), in float32."""
    graph = onnx.load(path).graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made = {name: array for name, array in given.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "Gather" and node.input[0].endswith("_quantized"):
            name = node.input[0].removesuffix("_quantized")
            made[name] = _floats(given, name)
        elif node.op_type == "MatMulInteger" and (product := PRODUCT.fullmatch(node.name)):
            module = product[1].replace("/", ".")
            made[f"{module}.weight"] = _floats(given, node.input[1].removesuffix("_quantized")).T
    return {name: torch.from_numpy(np.array(array, np.float32)) for name, array in made.items()}


def _floats(given: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Scale times (whole number less zero point); the scale is one number, or one for each column."""
    whole = given[f"{name}_quantized"].astype(np.float32)
    floats: np.ndarray = (whole - given[f"{name}_zero_point"].astype(np.float32)) * given[f"{name}_scale"]
    return floats
