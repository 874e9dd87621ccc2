"""The model's tags: one `O`, and `B-` and `I-` for every label, in the order that its output has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from .. import taxonomy

OUTSIDE = 0

# Labels that compete for the same stretch. An entity goes on while the words stay in one group, whatever the label,
# so that an uncertain label never breaks an entity in two.
SHARED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "PERSON": ("NAME", "NAME_FAMILY", "NAME_GIVEN", "NAME_MEDICAL_PROFESSIONAL"),
        "PLACE": (
            "LOCATION", "LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET", "LOCATION_CITY", "LOCATION_COORDINATE",
            "LOCATION_COUNTRY", "LOCATION_STATE", "LOCATION_ZIP",
        ),
        "BODY": ("ORGANIZATION", "ORGANIZATION_MEDICAL_FACILITY"),
        "WHEN": ("DATE", "DATE_INTERVAL", "DAY", "DOB", "DURATION", "MONTH", "TIME", "YEAR"),
        "NUMBER": (
            "ACCOUNT_NUMBER", "BANK_ACCOUNT", "CREDIT_CARD", "CVV", "DRIVER_LICENSE", "HEALTHCARE_NUMBER",
            "NUMERICAL_PII", "ORGANIZATION_ID", "PASSPORT_NUMBER", "PHONE_NUMBER", "ROUTING_NUMBER", "SSN",
            "VEHICLE_ID",
        ),
        "BACKGROUND": ("LANGUAGE", "ORIGIN", "POLITICAL_AFFILIATION", "RELIGION"),
        "ILLNESS": ("CONDITION", "INJURY"),
    }
)  # fmt: skip


@cache
def groups(labels: tuple[str, ...] = taxonomy.LABELS) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each group's name and members, the shared ones first; a label that shares with none is its own group."""
    shared = [(name, tuple(m for m in members if m in labels)) for name, members in SHARED.items()]
    taken = {member for _, members in shared for member in members}
    return tuple((n, m) for n, m in shared if m) + tuple((lab, (lab,)) for lab in labels if lab not in taken)


def begin(index: int) -> int:
    """Tag of the first piece of label number `index`."""
    return 2 * index + 1


def inside(index: int) -> int:
    """Tag of every later piece of label number `index`."""
    return 2 * index + 2


@dataclass(frozen=True, slots=True)
class Grouping:
    """How tags are summed into groups: first the B- tags of every group, then the I- tags; `O` belongs to none.

    `alone` are the groups of one tag, whose tags are `tags`. Of the others, `shared`, the tags taken in `order` are
    neighbours, and begin at `starts`.
    """

    size: int
    alone: NDArray[np.intp]
    tags: NDArray[np.intp]
    shared: NDArray[np.intp]
    order: NDArray[np.intp]
    starts: NDArray[np.intp]

    def sums(self, chances: NDArray[np.float32]) -> NDArray[np.float32]:
        """(words, tags) to (words, 2 x groups).

        Not a product with a matrix of ones: BLAS would wake a thread per core for it, which costs milliseconds on a
        busy machine. A sum costs by the group, so the groups of one tag are copied.
        """
        summed = np.empty((len(chances), self.size), np.float32)
        summed[:, self.alone] = chances[:, self.tags]
        if len(self.shared):
            summed[:, self.shared] = np.add.reduceat(chances[:, self.order], self.starts, axis=1)
        return summed


@cache
def grouping(labels: tuple[str, ...]) -> Grouping:
    """How the tags of `labels` are summed into their groups."""
    members = [[labels.index(member) for member in group] for _, group in groups(labels)]
    tags = [[tag(index) for index in group] for tag in (begin, inside) for group in members]
    alone = [number for number, group in enumerate(tags) if len(group) == 1]
    shared = [number for number, group in enumerate(tags) if len(group) > 1]
    order = [tag for number in shared for tag in tags[number]]
    starts = np.cumsum([0, *(len(tags[number]) for number in shared[:-1])])
    return Grouping(
        len(tags),
        np.array(alone, np.intp),
        np.array([tags[number][0] for number in alone], np.intp),
        np.array(shared, np.intp),
        np.array(order, np.intp),
        starts.astype(np.intp),
    )
