"""What a small network learns from a large one: beside the labels, how likely the large one holds every tag."""

from dataclasses import dataclass

import torch
from torch import Tensor

from .network import Tagger


@dataclass(frozen=True, slots=True)
class Teacher:
    """A trained network, and how much its opinion weighs against the labels.

    Both distributions are taken at temperature `heat`: above 1 the unlikely tags count for more.
    """

    tagger: Tagger
    weight: float = 1.0
    heat: float = 1.0

    def loss(self, student: Tensor, inputs: tuple[Tensor, Tensor, Tensor], weights: Tensor) -> Tensor:
        """Weighted divergence of the student's logits from what the teacher says of the same inputs."""
        with torch.inference_mode():
            taught = self.tagger.eval()(*inputs)
        return self.weight * divergence(student, taught, weights, self.heat)


def divergence(student: Tensor, teacher: Tensor, weights: Tensor, heat: float = 1.0) -> Tensor:
    """Mean Kullback-Leibler divergence from the teacher's tags to the student's, (batch, length, tags) each.

    Multiplied by the square of `heat`, so that its gradients keep their size (Hinton et al. 2015).
    """
    ours = (student.float() / heat).log_softmax(-1)
    theirs = (teacher.float() / heat).log_softmax(-1)
    apart = (theirs.exp() * (theirs - ours)).sum(-1)
    return heat**2 * (apart * weights).sum() / weights.sum()
