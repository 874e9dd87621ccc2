"""The model's tags: one `O`, and `B-` and `I-` for every label, in the order that its output has them."""

from collections.abc import Mapping
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


@cache
def group_matrix(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """Sums tags into groups: (tags, 2 x groups), first the B- columns, then the I- columns. `O` belongs to none."""
    table = groups(labels)
    matrix = np.zeros((2 * len(labels) + 1, 2 * len(table)), np.float32)
    for column, (_, members) in enumerate(table):
        for member in members:
            matrix[begin(labels.index(member)), column] = 1
            matrix[inside(labels.index(member)), len(table) + column] = 1
    return matrix
