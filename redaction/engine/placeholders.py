"""What stands for what in one conversation: placeholders and the values behind them."""

import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from .numbering import Numbering, normalized
from .policy import Coreference
from .taxonomy import coarse

Identify = Callable[[str, str], Hashable]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A label and what tells it from others of the label: its number or hash.

    `stand_in` is the invented value, where it is one. `reveal` gives the value, or None where it cannot be read; it is
    itself None where no value is kept. `ours` says that the caller's side wrote the value, which is then restored; what
    only the model wrote is not.
    """

    label: str
    tail: str
    ours: bool = True
    stand_in: str = ""
    reveal: Callable[[], str | None] | None = None

    @property
    def value(self) -> str | None:
        """What may be put back, if anything."""
        return self.reveal() if self.ours and self.reveal is not None else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A value that needs a placeholder: its label, its text, and its hash or stand-in where it has no number."""

    label: str
    text: str
    tail: str = ""
    stand_in: str = ""


def identity(label: str, mention: str) -> Hashable:
    """What two mentions of one value have in common, whichever of one class's labels each was given."""
    return coarse(label), normalized(mention, label)


@dataclass(slots=True)
class Placeholders:
    """The placeholders of one conversation as far as they are known here. Safe for several threads.

    One value has one placeholder, whose label is that of its first mention. With `coreference` other than heuristics
    they are counted as numbering.py does: NAME_2 and NAME_FAMILY_2 are one person. `reserved` are numbers that stand in
    the texts already and mean something else.
    """

    coreference: Coreference = "heuristics"
    identify: Identify = identity
    reserved: set[tuple[str, int]] = field(default_factory=set)
    known: dict[Hashable, Placeholder] = field(default_factory=dict)
    watchers: list[Callable[[Placeholder], None]] = field(default_factory=list)
    _highest: dict[str, int] = field(default_factory=dict)
    _linked: dict[tuple[str, str], Placeholder] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _numbering: Numbering = field(init=False)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self._numbering = Numbering(self.coreference)

    def find(self, label: str, mention: str) -> Placeholder | None:
        """The placeholder of a value."""
        with self._lock:
            found = self.known.get(self.identify(label, mention))
            if found is None and self._numbering.refers(label):
                found = self._linked.get((label, self._numbering.identity(label, mention)))
            return found

    def missing(self, mentions: Iterable[Mention], *, ours: bool) -> list[Mention]:
        """The mentions, once per value, that have no placeholder, or, if they are `ours`, only one of the model's."""
        with self._lock:
            self._learn(mentions := list(mentions))
            each: dict[Hashable, Mention] = {}
            for one in mentions:
                each.setdefault(self.identify(one.label, one.text), one)
            return [one for one in each.values() if lacks(self.find(one.label, one.text), ours)]

    def plan(self, mentions: Iterable[Mention], *, ours: bool) -> list[tuple[Hashable, Placeholder]]:
        """Placeholders for the values that lack one, with their keys, to be added once they are kept."""
        with self._lock:
            draft = self.draft()
            made: list[tuple[Hashable, Placeholder]] = []
            for mention in self.missing(mentions, ours=ours):
                if lacks(found := draft.find(mention.label, mention.text), ours):
                    made.append((self.identify(mention.label, mention.text), draft._made(mention, found, ours)))
                    draft.add(*made[-1])
            return made

    def draft(self) -> "Placeholders":
        """The same placeholders, apart: what is added there is not known here."""
        with self._lock:
            draft = Placeholders(self.coreference, self.identify, self.reserved, dict(self.known))
            draft._highest, draft._linked, draft._numbers = dict(self._highest), dict(self._linked), dict(self._numbers)
            draft._numbering = self._numbering
            return draft

    def add(self, key: Hashable, placeholder: Placeholder) -> None:
        """Know a placeholder, in place of what was known for the value."""
        with self._lock:
            self.known[key] = placeholder
            self._count(placeholder)
            for watch in self.watchers:
                watch(placeholder)

    def allot(self, mentions: Iterable[Mention], *, ours: bool) -> None:
        """Give every value its placeholder, here in memory."""
        with self._lock:
            for key, placeholder in self.plan(mentions, ours=ours):
                self.add(key, placeholder)

    def meet(self, mentions: Iterable[Mention]) -> None:
        """Know the values of placeholders whose values are not kept, as long as they are in a text at hand."""
        with self._lock:
            for mention in mentions:
                key = self.identify(mention.label, mention.text)
                found = self.known.get(key)
                if found is not None and found.reveal is None:
                    self.add(key, replace(found, reveal=partial(str, mention.text)))

    def all(self) -> Sequence[Placeholder]:
        """Every placeholder, in the order in which they became known."""
        with self._lock:
            return list(self.known.values())

    def _learn(self, mentions: Iterable[Mention]) -> None:
        """Meet full names before their parts, so that "Smith" is the John Smith of the same text."""
        if self.coreference != "heuristics":
            self._numbering.people.learn(
                normalized(one.text, one.label) for one in mentions if coarse(one.label) == "PERSON"
            )

    def _count(self, placeholder: Placeholder) -> None:
        label, number = placeholder.label, int(placeholder.tail) if placeholder.tail.isdecimal() else 0
        linked = self._numbering.refers(label)
        counted = coarse(label) if linked else label
        self._highest[counted] = max(self._highest.get(counted, 0), number)
        value = placeholder.reveal() if linked and placeholder.reveal is not None else None
        if value is not None:
            person = self._numbering.identity(label, value)
            self._linked.setdefault((label, person), placeholder)
            self._numbers.setdefault((counted, person), number)

    def _made(self, mention: Mention, found: Placeholder | None, ours: bool) -> Placeholder:
        reveal = partial(str, mention.text)
        if found is not None:
            return Placeholder(found.label, found.tail, ours, found.stand_in, reveal)
        tail = mention.tail or str(self._number(mention))
        return Placeholder(mention.label, tail, ours, mention.stand_in, reveal)

    def _number(self, mention: Mention) -> int:
        label = mention.label
        if not self._numbering.refers(label):
            return self._free(label, label)
        person = self._numbering.identity(label, mention.text)
        return self._numbers.get((coarse(label), person)) or self._free(label, coarse(label))

    def _free(self, label: str, counted: str) -> int:
        numbers = count(self._highest.get(counted, 0) + 1)
        return next(number for number in numbers if (label, number) not in self.reserved)


def lacks(found: Placeholder | None, ours: bool) -> bool:
    """Whether a value still needs a placeholder."""
    return found is None or (ours and not found.ours)
