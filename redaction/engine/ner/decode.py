"""Logits to entities."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .. import taxonomy
from .reading import Reading
from .tags import OUTSIDE, Grouping, groups
from .tokenize import Pieces

LEAST = 0.01  # a label below this share is not worth naming
STREETS = frozenset({"LOCATION_ADDRESS", "LOCATION_ADDRESS_STREET"})
LONE = ("NAME_GIVEN", "NAME_FAMILY")
LINK = re.compile(r"[\s,.|/–—-]{0,4}")  # what may stand between two parts of one address
EDGE_BEFORE = " \t\r\n\"'“”‘’«»,.;:!?<>|"
EDGE_AFTER = " \t\r\n\"'“”‘’«»,;:<>|(["
ABBREVIATED = re.compile(r"(?:^|[\W_])[^\W\d_]{1,3}\.$")  # the stop of "Ltd." and "J.", not a sentence's


@dataclass(frozen=True, slots=True)
class Word:
    """A word inside an entity: its characters, its group, and every label's probability."""

    start: int
    end: int
    group: int
    begins: bool
    mass: float
    shares: NDArray[np.float32]


def probabilities(logits: NDArray[np.float32], recall: float, temperature: float) -> NDArray[np.float32]:
    """Softmax over tags after taking `recall` from the logit of `O`."""
    shifted = logits.astype(np.float32, copy=True)
    shifted[:, OUTSIDE] -= recall
    shifted -= shifted.max(1, keepdims=True)
    shifted /= temperature
    np.exp(shifted, out=shifted)
    shifted /= shifted.sum(1, keepdims=True)
    return shifted


def words(pieces: Pieces, start: int, end: int, chances: NDArray[np.float32], grouping: Grouping) -> list[Word]:
    """The words from piece `start` to `end` that are more likely in an entity than not.

    A word takes the mean over its pieces, since no entity ends inside a word; whether it begins an entity is what its
    first piece says. `chances` are the tags' probabilities of these pieces, `grouping` sums them into groups.
    """
    firsts = np.flatnonzero(~pieces.continues[start:end])
    means = np.add.reduceat(chances, firsts, axis=0)
    means /= np.diff(np.append(firsts, end - start))[:, None]
    sums = grouping.sums(means)
    count = sums.shape[1] // 2
    masses = sums[:, :count] + sums[:, count:]
    best = masses.argmax(1)
    row = np.arange(len(firsts))
    first = grouping.sums(chances[firsts])
    opening = first[row, best] > first[row, count + best]
    inside = np.flatnonzero(masses[row, best] > means[:, OUTSIDE])
    lasts = np.append(firsts[1:], end - start) - 1
    return [
        Word(
            int(pieces.starts[start + firsts[i]]),
            int(pieces.ends[start + lasts[i]]),
            int(best[i]),
            bool(opening[i]),
            float(masses[i, best[i]]),
            means[i, 1::2] + means[i, 2::2],
        )
        for i in inside.tolist()
    ]


def runs(found: Iterable[Word], text: str) -> Iterator[list[Word]]:
    """Words of one group that belong together: neighbours of which the later one does not begin an entity."""
    run: list[Word] = []
    for word in found:
        if run and (word.begins or word.group != run[-1].group or text[run[-1].end : word.start].strip()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leaves out white space, quotes and punctuation at the edges, as far as they belong to the sentence."""
    while start < end and text[start] in EDGE_BEFORE:
        start += 1
    while start < end and text[end - 1] in EDGE_AFTER:
        end -= 1
    if text.endswith(".", start, end) and not ABBREVIATED.search(text, start, end):
        end -= 1
    for opening, closing in ("()", "[]", "{}"):
        if text.startswith(opening, start, end) and text.find(closing, start, end) < 0:
            start += 1
        if text.endswith(closing, start, end) and text.find(opening, start, end) < 0:
            end -= 1
    return start, end


def reading(run: list[Word], text: str, labels: tuple[str, ...]) -> Reading | None:
    """The entity that a run of words makes, or None if only punctuation is left of it."""
    shares = np.mean([word.shares for word in run], axis=0)
    members = [labels.index(member) for member in groups(labels)[run[0].group][1]]
    label = labels[max(members, key=lambda member: float(shares[member]))]
    if label in LONE and _is_full_name(run, labels):
        label = "NAME"
    start, end = trim(text, run[0].start, run[-1].end) if label != "PASSWORD" else (run[0].start, run[-1].end)
    if not any(map(str.isalnum, text[start:end])):
        return None
    return Reading(start, end, label, float(np.mean([word.mass for word in run])), totals(labels, shares, label))


def _is_full_name(run: list[Word], labels: tuple[str, ...]) -> bool:
    """Whether one word is rather a first name and another one rather a surname."""
    given, family = (labels.index(label) for label in LONE)
    first = {float(word.shares[given]) > float(word.shares[family]) for word in run}
    return len(first) > 1


def totals(labels: tuple[str, ...], shares: NDArray[np.float32], label: str) -> dict[str, float]:
    """Probability per label, a parent's with its children's added."""
    sums = dict.fromkeys((label, *taxonomy.ancestors(label)), 0.0)
    for index in np.flatnonzero(shares >= LEAST / 4).tolist():
        for name in (labels[index], *taxonomy.ancestors(labels[index])):
            sums[name] = sums.get(name, 0.0) + float(shares[index])
    return {name: min(1.0, total) for name, total in sums.items() if total >= LEAST or name == label}


def joined(first: Reading, second: Reading) -> Reading:
    """Two parts of one address as one."""
    labels = {
        name: max(first.labels.get(name, 0), second.labels.get(name, 0)) for name in (*first.labels, *second.labels)
    }
    score = min(first.score, second.score)
    labels["LOCATION_ADDRESS"] = max(labels.get("LOCATION_ADDRESS", 0), score)
    return Reading(first.start, second.end, "LOCATION_ADDRESS", score, labels)


def addresses(found: list[Reading], text: str) -> list[Reading]:
    """A run of place parts that holds a street is one address, over commas and line breaks."""
    chains: list[list[Reading]] = []
    for item in found:
        if chains and _linked(chains[-1][-1], item, text):
            chains[-1].append(item)
        else:
            chains.append([item])
    return [whole for chain in chains for whole in _one_address(chain)]


def _linked(first: Reading, second: Reading, text: str) -> bool:
    places = taxonomy.is_a(first.label, "LOCATION") and taxonomy.is_a(second.label, "LOCATION")
    return places and LINK.fullmatch(text, first.end, second.start) is not None


def _one_address(chain: list[Reading]) -> list[Reading]:
    if len(chain) == 1 or STREETS.isdisjoint(part.label for part in chain):
        return chain
    if any(a.label == b.label == "LOCATION_ADDRESS" for a, b in pairwise(chain)):
        return chain
    whole = chain[0]
    for part in chain[1:]:
        whole = joined(whole, part)
    return [whole]


def readings(found: Iterable[Word], text: str, labels: tuple[str, ...]) -> list[Reading]:
    """The entities in the text's order; they never overlap."""
    every = (reading(run, text, labels) for run in runs(found, text))
    return addresses([item for item in every if item is not None], text)
