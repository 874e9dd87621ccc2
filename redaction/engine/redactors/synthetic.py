"""Invented values of the same kind."""

from collections.abc import Callable, Sequence

from ..policy import Policy
from ..span import Entity


def inventor(
    policy: Policy, pairs: Sequence[tuple[str, Sequence[Entity]]], sample: str
) -> Callable[[str, Entity], tuple[str, str]]:
    """A replacer that invents."""
    raise NotImplementedError
