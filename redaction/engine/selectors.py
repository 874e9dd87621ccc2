"""ENABLE and DISABLE selectors of a request, made into the labels of a policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from . import taxonomy
from .groups import GROUPS

KNOWN = frozenset(taxonomy.LABELS)


@dataclass(frozen=True, slots=True)
class Selector:
    """Take these entity types, or leave them out. `values` are labels or names of groups; none changes nothing."""

    kind: Literal["ENABLE", "DISABLE"]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a policy's `labels` and `disabled` become."""

    labels: frozenset[str]
    disabled: frozenset[str]


class SelectorError(ValueError):
    """An entity type or group that nobody knows. `selector` and `value` are its indices; its text is not repeated."""

    def __init__(self, selector: int, value: int) -> None:
        super().__init__(f"entity_types[{selector}].value[{value}] is neither an entity type nor a group")
        self.selector = selector
        self.value = value


def select(selectors: Iterable[Selector], default: frozenset[str] = taxonomy.DEFAULT) -> Selection:
    """All ENABLE selectors together name what is looked for (`default` where there is none); DISABLE takes away.

    Raises SelectorError. Disabling a parent leaves its children; enabling one covers them, reported by its name.
    """
    enabled: set[str] = set()
    disabled: set[str] = set()
    for index, selector in enumerate(selectors):
        chosen = enabled if selector.kind == "ENABLE" else disabled
        for position, value in enumerate(selector.values):
            chosen |= expand(value, index, position)
    return Selection(frozenset(enabled or default) - disabled, frozenset(disabled))


def expand(value: str, selector: int, position: int) -> frozenset[str]:
    """The labels that one value of a selector names. Raises SelectorError."""
    if value in KNOWN:
        return frozenset({value})
    if value in GROUPS:
        return GROUPS[value].labels
    raise SelectorError(selector, position)
