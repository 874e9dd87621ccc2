"""Dataclasses for values that are made by the hundred for each text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen, slots):
        """A dataclass that the type checker alone freezes: frozen ones take four times as long to make."""
        return dataclass(slots=slots, eq=True, unsafe_hash=frozen)


__all__ = ["value"]
