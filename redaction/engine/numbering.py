"""Which number a mention gets: NAME_1, NAME_2, and NAME_1 again."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .people import People
from .policy import Coreference
from .span import Entity
from .taxonomy import FORMED, coarse

SPACES = re.compile(r"\s+")
WORDY = frozenset({"AGE", "DATE", "DATE_INTERVAL", "DAY", "DOB", "DURATION", "MONEY", "MONTH", "TIME", "YEAR"})
EXACT = frozenset({"EMAIL_ADDRESS", "FILENAME", "PASSWORD", "URL", "USERNAME"})  # punctuation tells them apart
SEPARABLE = FORMED - WORDY - EXACT

LEGAL_FORM = re.compile(
    r"(?:[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|sa|s\.a|srl|s\.r\.l|spa|"
    r"s\.p\.a|sarl|sas|bv|b\.v|nv|n\.v|ab|as|a/s|oy|sl|s\.l|lda|ltda|sp\. z o\.o)\.?)+$"
)


def core(organization: str) -> str:
    """The name of an organization, normalized, without its legal form and article."""
    return LEGAL_FORM.sub("", organization).removeprefix("the ") or organization


def normalized(mention: str, label: str) -> str:
    """What two mentions of one thing have in common: no case, one kind of space; of numbers, no separators."""
    if label == "PASSWORD":
        return mention
    plain = unicodedata.normalize("NFKC", mention).casefold()
    if label in SEPARABLE:
        return "".join(character for character in plain if character.isalnum()) or plain
    return SPACES.sub(" ", plain).strip()


@dataclass(slots=True)
class Numbering:
    """Numbers per label in the order of first appearance; the same mention keeps its number.

    One value serves one request, or one text of it where texts are not linked, or one stream. `numbers` and `counts`
    may be given to go on from earlier turns. With `coreference` other than heuristics a number is a person's: NAME_2,
    NAME_FAMILY_2 and NAME_GIVEN_2 are John Smith, Mr. Smith and John; and "Acme Corp." is "Acme".
    """

    coreference: Coreference = "heuristics"
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    people: People = field(default_factory=People)

    def number(self, label: str, mention: str) -> int:
        """The mention's number under its label, from 1."""
        counted = coarse(label) if self.refers(label) else label
        key = (counted, self.identity(label, mention))
        if key not in self.numbers:
            self.counts[counted] = self.counts.get(counted, 0) + 1
            self.numbers[key] = self.counts[counted]
        return self.numbers[key]

    def refers(self, label: str) -> bool:
        """Whether mentions of this label are counted by whom they mean."""
        return self.coreference != "heuristics" and coarse(label) in ("PERSON", "ORGANIZATION")

    def identity(self, label: str, mention: str) -> str:
        """What is counted: the mention, or the person behind it."""
        plain = normalized(mention, label)
        if not self.refers(label):
            return plain
        return f"\0{self.people.cluster(plain)}" if coarse(label) == "PERSON" else core(plain)


def clusters(text: str, entities: Iterable[Entity], coreference: Coreference = "heuristics") -> list[int]:
    """For each entity the cluster of mentions it belongs to, from 0 in order of appearance.

    `heuristics` puts equal mentions of one class together; the others also John Smith, Mr. Smith and John, Acme Corp.
    and Acme.
    """
    found: dict[tuple[str, str], int] = {}
    folk = People()
    entities = list(entities)
    if coreference != "heuristics":
        folk.learn(text[entity.start : entity.end] for entity in entities if coarse(entity.label) == "PERSON")
    ids: list[int] = []
    numbering = Numbering(coreference, people=folk)
    for entity in entities:
        key = (coarse(entity.label), numbering.identity(entity.label, text[entity.start : entity.end]))
        ids.append(found.setdefault(key, len(found)))
    return ids


def restarting(numbers: Mapping[tuple[str, str], int], coreference: Coreference = "heuristics") -> Numbering:
    """A numbering that goes on where `numbers` stopped."""
    counts: dict[str, int] = {}
    for (label, _), number in numbers.items():
        counts[label] = max(number, counts.get(label, 0))
    return Numbering(coreference, dict(numbers), counts)
