"""Means of weights: over the last part of a run, and of several runs: `python -m redaction.training.average`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from .network import Tagger, listed, loaded, state


class Average:
    """A running mean in which a step's weights count for `1 - decay` of what came before it."""

    def __init__(self, tagger: Tagger, decay: float, every: int = 5) -> None:
        self.names = [name for name, one in tagger.named_parameters() if one.requires_grad]
        self.given = [one for one in tagger.parameters() if one.requires_grad]
        self.means: list[Tensor] = [one.detach().clone() for one in self.given]
        self.decay, self.every, self.steps = decay, every, 0

    def update(self) -> None:
        """After each step; every `every`th is counted, for as much as all since the one before."""
        self.steps += 1
        if self.steps % self.every:
            return
        # Early on the mean follows closely: what the run started from should not weigh for long.
        decay = min(self.decay, self.steps / (self.steps + 10)) ** self.every
        with torch.no_grad():
            torch._foreach_lerp_(self.means, [one.detach() for one in self.given], 1 - decay)

    def weights(self, tagger: Tagger) -> dict[str, Tensor]:
        """The tagger's state with the means in place of what was trained."""
        return tagger.state_dict() | dict(zip(self.names, self.means, strict=True))


def blend(checkpoints: Sequence[Path], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weighted mean of the weights of several runs that began from the same ones.

    Runs of one origin lie in one valley of the loss, so that their mean is no worse than they are, and has learnt from
    the data of all (Wortsman et al. 2022). Raises ValueError if the shares do not sum to 1.
    """
    if len(shares) != len(checkpoints) or abs(sum(shares) - 1) > 1e-6:
        raise ValueError("one share for each checkpoint, 1 in all")
    given = [state(path) for path in checkpoints]
    if any("lists.weight" in one for one in given):  # who has not learnt lists says nothing of them
        given = [listed(loaded(path)).state_dict() for path in checkpoints]
    return {
        name: torch.stack([share * one[name] for share, one in zip(shares, given, strict=True)]).sum(0)
        for name in given[0]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the weighted mean of checkpoints of one origin.")
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(blend(given.checkpoints, given.shares), given.out)


if __name__ == "__main__":
    main()
