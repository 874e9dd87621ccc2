"""One character over and over: the text keeps its length, the value is gone."""

from collections.abc import Callable

from ..policy import Mask
from ..span import Entity


def masker(redaction: Mask) -> Callable[[str, Entity], tuple[str, str]]:
    """A replacer that covers every character but white space."""

    def replace(mention: str, entity: Entity) -> tuple[str, str]:
        covered = masked(mention, redaction.character)
        return covered, covered

    return replace


def masked(mention: str, character: str) -> str:
    """The mention with every character but white space covered."""
    return "".join(each if each.isspace() else character for each in mention)
