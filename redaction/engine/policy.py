"""What to look for and what to put in its place: one frozen value, made from a request and the rows it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from . import taxonomy

Accuracy = Literal[
    "standard", "standard_high", "standard_high_multilingual", "standard_high_automatic",
    "high", "high_multilingual", "high_automatic",
]  # fmt: skip
ACCURACIES: tuple[Accuracy, ...] = get_args(Accuracy)
USUAL: Accuracy = "high_automatic"
MarkerPattern = Literal[
    "BEST_ENTITY_TYPE", "ALL_ENTITY_TYPES", "UNIQUE_NUMBERED_ENTITY_TYPE", "UNIQUE_HASHED_ENTITY_TYPE"
]
Coreference = Literal["heuristics", "model_prediction", "combined"]

NO_THRESHOLDS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Marker:
    """Replace an entity by its label: `[NAME_1]`."""

    pattern: MarkerPattern = "UNIQUE_NUMBERED_ENTITY_TYPE"
    opening: str = "["
    closing: str = "]"
    language: str = "en"
    coreference: Coreference = "heuristics"


@dataclass(frozen=True, slots=True)
class Mask:
    """Replace every character of an entity, white space excepted, by one character: `#### #####`."""

    character: str = "#"


@dataclass(frozen=True, slots=True)
class Synthetic:
    """Replace an entity by an invented value of the same kind."""

    coreference: Coreference = "heuristics"


Redaction = Marker | Mask | Synthetic


def coreference_of(redaction: Redaction) -> Coreference:
    """How a redaction tells who is meant; masks tell nobody."""
    return "heuristics" if isinstance(redaction, Mask) else redaction.coreference


@dataclass(frozen=True, slots=True)
class Block:
    """A caller's own pattern whose matches are entities of `label`, any name, with `score` (default 1)."""

    pattern: str
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """A recognizer that an operator wrote: a pattern with optional context words and checksum name."""

    pattern: str
    label: str
    score: float = 0.6
    context: frozenset[str] = frozenset()
    check: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """All that detection and replacement need to know.

    `labels` are the entity types looked for; an entity whose own label is not among them is reported by its nearest
    parent that is, unless its label is in `disabled`. `project` keeps hashes and inventions of two projects apart.
    `thresholds` overrides the acceptance score per label; `threshold` is the one for the rest; readings of the model
    count from four fifths of it. `allow` and `allow_text` are patterns in RE2 syntax, already validated. `recall` is
    subtracted from the model's logit for "no entity": above 0 finds more, below 0 less.
    """

    labels: frozenset[str] = taxonomy.DEFAULT
    disabled: frozenset[str] = frozenset()
    threshold: float = 0.5
    thresholds: Mapping[str, float] = field(default_factory=lambda: NO_THRESHOLDS, hash=False)
    recall: float = 0.0
    accuracy: Accuracy = USUAL
    allow: tuple[str, ...] = ()
    allow_text: tuple[str, ...] = ()
    block: tuple[Block, ...] = ()
    terms: tuple[Term, ...] = ()
    locale: str | None = None
    redaction: Redaction = field(default_factory=Marker)
    secret: bytes = b""
    project: str = "main"

    def threshold_of(self, label: str) -> float:
        """The least score at which `label` is accepted."""
        return self.thresholds.get(label, self.threshold)
