"""Putting the original values back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .redactors.words import labels_by_word

SENSITIVE = frozenset(
    {
        "ACCOUNT_NUMBER", "BANK_ACCOUNT", "CREDIT_CARD", "CREDIT_CARD_EXPIRATION", "CVV", "DRIVER_LICENSE",
        "HEALTHCARE_NUMBER", "PASSPORT_NUMBER", "PASSWORD", "ROUTING_NUMBER", "SSN", "VEHICLE_ID",
    }
)  # fmt: skip
WRAPPERS = {"[": "]", "<": ">", "{": "}"}
MARKER = re.compile(r"(?P<word>[^\W\d]\w*?)(?:_(?:\d+|[A-Z2-7]{10}))?")
PREFIX = 2  # characters that a key is found by


@dataclass(frozen=True, slots=True)
class Original:
    """What stood where. `processed` may have brackets or not; `label` is read off the marker where it is empty."""

    processed: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Restorer:
    """Keys to look for: what each becomes, and how long the keys are that begin alike."""

    values: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    start: re.Pattern[str] | None = None

    def restore(self, text: str) -> str:
        """The text with every key replaced, the longest first, in one pass; what was put in is not read again."""
        if self.start is None:
            return text
        return "".join(self.pieces(text, self.start))

    def pieces(self, text: str, start: re.Pattern[str]) -> Iterator[str]:
        """The text in order, keys already replaced."""
        at = 0
        while found := start.search(text, at):
            begin = found.start()
            key = self.key_at(text, begin)
            yield text[at:begin]
            yield self.values[key] if key else text[begin]
            at = begin + (len(key) if key else 1)
        yield text[at:]

    def key_at(self, text: str, at: int) -> str:
        """The longest key that stands here as a whole word, else nothing."""
        prefix = text[at : at + PREFIX]
        for length in (*self.lengths.get(prefix, ()), *self.lengths.get(prefix[:1], ())):
            key = text[at : at + length]
            if key in self.values and len(key) == length and stands_alone(text, at, at + length):
                return key
        return ""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is not a part of a longer word: NAME_1 is not found in NAME_10."""
    joined_left = start > 0 and word(text[start - 1]) and word(text[start])
    return not joined_left and not (end < len(text) and word(text[end - 1]) and word(text[end]))


def word(character: str) -> bool:
    """Whether the character can be part of a marker's name."""
    return character.isalnum() or character == "_"


def restorer(originals: Iterable[Original], sensitive: bool = True) -> Restorer:
    """A restorer for these originals; with `sensitive` false, values of sensitive types come back masked."""
    values: dict[str, str] = {}
    for original in originals:
        if not original.processed:
            continue
        value = original.text if sensitive else veiled(original)
        for key in keys(original.processed):
            values.setdefault(key, value)
    lengths: dict[str, set[int]] = {}
    for key in values:
        lengths.setdefault(key[:PREFIX], set()).add(len(key))
    ordered = {prefix: tuple(sorted(found, reverse=True)) for prefix, found in lengths.items()}
    starts = "".join(re.escape(first) for first in sorted({key[0] for key in values}))
    return Restorer(values, ordered, re.compile(f"[{starts}]") if starts else None)


def keys(processed: str) -> Iterator[str]:
    """The forms in which a marker can stand in a text: as it is, in brackets, or without those that it has."""
    yield processed
    if WRAPPERS.get(processed[0]) == processed[-1] and len(processed) > 2:
        yield processed[1:-1]
    elif MARKER.fullmatch(processed.replace(",", "_")) and processed.upper() == processed:
        yield from (f"{opening}{processed}{closing}" for opening, closing in WRAPPERS.items())


def veiled(original: Original) -> str:
    """The value, masked with '#' where its type is sensitive; of a card number the last quarter stays readable."""
    label = original.label or label_of(original.processed)
    if label not in SENSITIVE:
        return original.text
    shown = len(original.text) // 4 if label == "CREDIT_CARD" else 0
    hidden = len(original.text) - shown
    return "".join(each if each.isspace() else "#" for each in original.text[:hidden]) + original.text[hidden:]


def label_of(processed: str) -> str:
    """The entity type that a marker names, in whichever language it was written."""
    bare = processed[1:-1] if WRAPPERS.get(processed[0]) == processed[-1] else processed
    match = MARKER.fullmatch(bare.partition(",")[0])
    return labels_by_word().get(match["word"].upper(), "") if match else ""


def restore(texts: Sequence[str], originals: Iterable[Original], *, sensitive: bool = True) -> list[str]:
    """Each text with its originals put back; linear in the texts."""
    made = restorer(originals, sensitive)
    return [made.restore(text) for text in texts]
